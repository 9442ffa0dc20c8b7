"""The suites of a run: its counts and measures in one row, and the rows that it staged."""

from expectations.suites.parts import (
    CRITICAL,
    INFO,
    WARNING,
    Expectation,
    ExpectColumnPairValuesToBeEqual,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToNotBeNull,
)

FALL, RISE = 0.5, 2.0
"""How far a volume or rate may lie from the trailing median of the runs before."""

RUN: list[Expectation] = [
    ExpectColumnPairValuesToBeEqual(column_A="items_accounted", column_B="items_seen", severity=CRITICAL),
    ExpectColumnValuesToBeBetween(column="failed_share", max_value=1, strict_max=True, severity=CRITICAL),
    ExpectColumnValuesToBeBetween(column="rows_refused_share", max_value=0.5, severity=CRITICAL),
    ExpectColumnValuesToBeBetween(column="rows_refused_share", max_value=0.1, severity=WARNING),
    ExpectColumnValuesToBeBetween(column="refused_share", max_value=0.5, severity=WARNING),
    ExpectColumnValuesToBeBetween(column="items_seen_to_usual", min_value=FALL, severity=WARNING),
    ExpectColumnValuesToBeBetween(
        column="claims_per_article_to_usual", min_value=FALL, max_value=RISE, severity=WARNING
    ),
    ExpectColumnValuesToBeBetween(
        column="figures_per_article_to_usual", min_value=FALL, max_value=RISE, severity=WARNING
    ),
    ExpectColumnValuesToBeBetween(
        column="figures_per_claim_to_usual", min_value=FALL, max_value=RISE, severity=WARNING
    ),
    ExpectColumnValuesToBeBetween(column="metric_other_share", max_value=0.6, severity=WARNING),
    ExpectColumnValuesToBeBetween(column="unit_kind_other_share", max_value=0.3, severity=WARNING),
    ExpectColumnValuesToBeBetween(column="kind_statement_share", max_value=0.9, severity=WARNING),
]

RUNS: dict[str, list[Expectation]] = {
    "run": RUN,
    "run_articles": [ExpectColumnValuesToNotBeNull(column="published_on", mostly=0.5, severity=WARNING)],
    "run_claims": [ExpectColumnValuesToNotBeNull(column="kind", severity=CRITICAL)],
    "run_figures": [
        ExpectColumnValuesToNotBeNull(column="subject_entity_id", mostly=0.5, severity=INFO),
        ExpectColumnValuesToNotBeNull(column="subject_entity_id", mostly=0.2, severity=WARNING),
    ],
    "run_foreign_money": [ExpectColumnValuesToNotBeNull(column="value_usd", severity=INFO)],
    "run_conversions": [ExpectColumnValuesToBeBetween(column="off", max_value=0.1, severity=WARNING)],
}
"""The suites of a run by name: its measures, its articles, claims and figures, amounts in other currencies than the dollar,
and amounts that an article converts itself (`off`: by which share it misses the day's rate)."""
