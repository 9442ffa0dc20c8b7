"""The suite of `figures`: the form of its identifier, lengths, sizes that anybody believes, and one figure a place."""

from expectations.suites.forms import ID
from expectations.suites.parts import (
    INFO,
    WARNING,
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectCompoundColumnsToBeUnique,
)

LONGEST_FIGURE = 500
"""Characters of the whole expression."""

LONGEST_UNIT = 100

GREATEST_DOLLARS = 1e16
"""About a hundred times the world's yearly product: a greater amount is misread or a joke; it loads and is counted."""

FIGURES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="figure_id", regex=ID, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="text", max_value=LONGEST_FIGURE, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="unit", max_value=LONGEST_UNIT, severity=WARNING),
    ExpectColumnValuesToBeBetween(
        column="value_usd", min_value=-GREATEST_DOLLARS, max_value=GREATEST_DOLLARS, severity=INFO
    ),
    ExpectCompoundColumnsToBeUnique(column_list=["article_id", "char_start", "char_end"], severity=WARNING),
]
