"""What must be true of the columns of a batch, which are judged as a frame: one row a column, as found and as declared."""

from great_expectations.expectations import Expectation, ExpectColumnPairValuesToBeEqual
from great_expectations.expectations.metadata_types import FailureSeverity

COLUMNS: list[Expectation] = [
    ExpectColumnPairValuesToBeEqual(
        column_A="column_name", column_B="declared_name", severity=FailureSeverity.CRITICAL
    ),
    ExpectColumnPairValuesToBeEqual(
        column_A="column_type", column_B="declared_type", severity=FailureSeverity.CRITICAL
    ),
]
