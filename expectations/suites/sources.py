"""The suite of `sources`: the forms of its codes."""

from expectations.suites.forms import COUNTRY, DOMAIN, LANGUAGE, SOURCE
from expectations.suites.parts import WARNING, Expectation, ExpectColumnValuesToMatchRegex

SOURCES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="source_id", regex=SOURCE, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="domain", regex=DOMAIN, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="country", regex=COUNTRY, severity=WARNING),
    ExpectColumnValuesToMatchRegex(column="language", regex=LANGUAGE, severity=WARNING),
]
