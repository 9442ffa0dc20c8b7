"""The suite of `mentions`: the forms of identifiers, lengths, and one mention a place."""

from expectations.suites.forms import ID, SLUG
from expectations.suites.parts import (
    WARNING,
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectCompoundColumnsToBeUnique,
)

LONGEST_NAME = 500
"""Characters; nothing longer is a name."""

MENTIONS: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="mention_id", regex=ID, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="entity_id", regex=SLUG, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="text", max_value=LONGEST_NAME, severity=WARNING),
    ExpectCompoundColumnsToBeUnique(column_list=["article_id", "char_start", "char_end"], severity=WARNING),
]
