"""The suite of `articles`: the forms of identifiers and codes, and lengths."""

from great_expectations.expectations import (
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToMatchRegex,
)
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.suites.forms import ADDRESS, ID, LANGUAGE, SHA_256

LONGEST_TITLE = 1_000
"""Characters; a longer title is no title but a paragraph: it loads and is counted."""

ARTICLES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="article_id", regex=ID, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="content_hash", regex=SHA_256, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="language", regex=LANGUAGE, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="url", regex=ADDRESS, severity=FailureSeverity.WARNING),
    ExpectColumnValueLengthsToBeBetween(column="title", max_value=LONGEST_TITLE, severity=FailureSeverity.INFO),
]
