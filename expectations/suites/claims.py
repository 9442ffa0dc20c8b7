"""The suite of `claims`: the form of its identifier, lengths, and one claim a place."""

from expectations.suites.forms import ID
from expectations.suites.parts import (
    WARNING,
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectCompoundColumnsToBeUnique,
)

LONGEST_CLAIM = 20_000
"""Characters; nothing longer is one sentence or quotation that anybody could check."""

LONGEST_CLAIMANT = 1_000
"""Characters, with title and apposition."""

CLAIMS: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="claim_id", regex=ID, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="text", max_value=LONGEST_CLAIM, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="claimant", max_value=LONGEST_CLAIMANT, severity=WARNING),
    ExpectCompoundColumnsToBeUnique(column_list=["article_id", "char_start", "char_end"], severity=WARNING),
]
