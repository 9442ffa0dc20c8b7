"""The suite of `sources`: the forms of its codes."""

from great_expectations.expectations import Expectation, ExpectColumnValuesToMatchRegex
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.suites.forms import COUNTRY, DOMAIN, LANGUAGE, SOURCE

SOURCES: list[Expectation] = [
    ExpectColumnValuesToMatchRegex(column="source_id", regex=SOURCE, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="domain", regex=DOMAIN, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="country", regex=COUNTRY, severity=FailureSeverity.WARNING),
    ExpectColumnValuesToMatchRegex(column="language", regex=LANGUAGE, severity=FailureSeverity.WARNING),
]
