"""The suite of `articles`: the forms of identifiers and codes, and lengths."""

from expectations.suites.forms import ADDRESS, ID, LANGUAGE, SHA_256
from expectations.suites.parts import (
    INFO,
    WARNING,
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToMatchRegex,
)

LONGEST_TITLE = 1_000
"""Characters; a longer title is no title but a paragraph: it loads and is counted."""

ARTICLES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="article_id", regex=ID, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="content_hash", regex=SHA_256, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="language", regex=LANGUAGE, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="url", regex=ADDRESS, severity=WARNING),
    ExpectColumnValueLengthsToBeBetween(column="title", max_value=LONGEST_TITLE, severity=INFO),
]
