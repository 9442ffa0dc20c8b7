"""The suites of tables that only the finished warehouse has: entities, facts and what the runs recorded."""

from expectations.suites.forms import COUNTRY, DOMAIN, ID, SHA_256, SLUG, SOURCE
from expectations.suites.parts import (
    INFO,
    WARNING,
    Expectation,
    ExpectColumnValueLengthsToBeBetween,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToMatchRegex,
    ExpectColumnValuesToNotBeNull,
    ExpectCompoundColumnsToBeUnique,
)

LONGEST_ENTITY = 300
"""Characters; a longer name is a misread sentence: it stands and is counted."""

FINISHED: dict[str, list[Expectation]] = {
    "entities": [
        ExpectColumnValuesToMatchRegex(column="entity_id", regex=SLUG, severity=WARNING),
        ExpectColumnValuesToMatchRegex(column="country", regex=COUNTRY, severity=WARNING),
        ExpectColumnValueLengthsToBeBetween(column="name", max_value=LONGEST_ENTITY, severity=INFO),
    ],
    "facts": [
        ExpectColumnValuesToMatchRegex(column="fact_id", regex=ID, severity=WARNING),
        ExpectColumnValuesToMatchRegex(column="subject_entity_id", regex=SLUG, severity=WARNING),
        ExpectColumnValuesToBeBetween(column="reports", min_value=1, severity=WARNING, notes="a fact has a report"),
        ExpectColumnValuesToNotBeNull(
            column="agreed",
            mostly=0.5,
            severity=WARNING,
            notes="at least half of the facts with several reports are not disputed",
        ),
    ],
    "fact_figures": [
        ExpectColumnValuesToMatchRegex(column="fact_id", regex=ID, severity=WARNING),
        ExpectColumnValuesToMatchRegex(column="figure_id", regex=ID, severity=WARNING),
        ExpectCompoundColumnsToBeUnique(column_list=["fact_id", "figure_id"], severity=WARNING),
    ],
    "sources": [
        ExpectColumnValuesToMatchRegex(column="source_id", regex=SOURCE, severity=WARNING),
        ExpectColumnValuesToMatchRegex(column="domain", regex=DOMAIN, severity=WARNING),
        ExpectColumnValuesToNotBeNull(column="name", mostly=0.5, severity=INFO),
    ],
    "items": [
        ExpectColumnValuesToMatchRegex(column="content_hash", regex=SHA_256, severity=WARNING),
        ExpectColumnValuesToNotBeNull(
            column="explained",
            severity=WARNING,
            notes="an item that did not load says why, one that did names its article",
        ),
    ],
    "quarantine": [
        ExpectColumnValuesToNotBeNull(
            column="origin", severity=WARNING, notes="what is refused says where it came from"
        )
    ],
}
"""By table; the rows that a run has touched are judged, however large the table."""
