"""What must be true of the columns of a batch, which are judged as a frame: one row a column, as found and as declared."""

from expectations.suites.parts import CRITICAL, Expectation, ExpectColumnPairValuesToBeEqual

COLUMNS: list[Expectation] = [
    ExpectColumnPairValuesToBeEqual(column_A="column_name", column_B="declared_name", severity=CRITICAL),
    ExpectColumnPairValuesToBeEqual(column_A="column_type", column_B="declared_type", severity=CRITICAL),
]
