"""The suite of `mentions`: the forms of identifiers, lengths, and one mention a place."""

from great_expectations.expectations import (
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectCompoundColumnsToBeUnique,
)
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.suites.forms import ID, SLUG

LONGEST_NAME = 500
"""Characters; nothing longer is a name."""

MENTIONS: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="mention_id", regex=ID, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="entity_id", regex=SLUG, severity=FailureSeverity.WARNING),
    ExpectColumnValueLengthsToBeBetween(column="text", max_value=LONGEST_NAME, severity=FailureSeverity.WARNING),
    ExpectCompoundColumnsToBeUnique(
        column_list=["article_id", "char_start", "char_end"], severity=FailureSeverity.WARNING
    ),
]
