"""The suite of `figures`: the form of its identifier, lengths, sizes that anybody believes, and one figure a place."""

from great_expectations.expectations import (
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectCompoundColumnsToBeUnique,
)
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.suites.forms import ID

LONGEST_FIGURE = 500
"""Characters of the whole expression."""

LONGEST_UNIT = 100

GREATEST_DOLLARS = 1e16
"""About a hundred times the world's yearly product: a greater amount is misread or a joke; it loads and is counted."""

FIGURES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="figure_id", regex=ID, severity=FailureSeverity.WARNING),
    ExpectColumnValueLengthsToBeBetween(column="text", max_value=LONGEST_FIGURE, severity=FailureSeverity.WARNING),
    ExpectColumnValueLengthsToBeBetween(column="unit", max_value=LONGEST_UNIT, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToBeBetween(
        column="value_usd", min_value=-GREATEST_DOLLARS, max_value=GREATEST_DOLLARS, severity=FailureSeverity.INFO
    ),
    ExpectCompoundColumnsToBeUnique(
        column_list=["article_id", "char_start", "char_end"], severity=FailureSeverity.WARNING
    ),
]
