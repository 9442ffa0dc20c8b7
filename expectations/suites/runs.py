"""The suites of a run: its counts and measures in one row, and the rows that it staged."""

from expectations.suites.parts import (
    CRITICAL,
    INFO,
    WARNING,
    Expectation,
    ExpectColumnPairValuesAToBeGreaterThanB,
    ExpectColumnPairValuesToBeEqual,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToNotBeNull,
    FailureSeverity,
)

FALL, RISE = 0.5, 2.0
"""How far a volume or rate may lie from the trailing median of the runs before."""

RISEN = 0.25
"""By how much a share of what is missing may exceed its trailing median."""

DRIFT = 0.3
"""The share of figures, or claims, that may have changed sides against the mix of the runs before."""

SILENCE = 3.0
"""How many of its usual intervals a source may be silent."""


def _to_usual(name: str, said: str, *, may_rise: bool = True) -> Expectation:
    wanted = f"{said} between {FALL:g} and {RISE:g} times" if may_rise else f"{said} at least {FALL:g} times"
    return ExpectColumnValuesToBeBetween(
        column=f"{name}_to_usual", min_value=FALL, max_value=RISE if may_rise else None, severity=WARNING,
        notes=f"{wanted} the median of the runs before",
    )  # fmt: skip


def _at_most(name: str, share: float, said: str, severity: FailureSeverity = WARNING) -> Expectation:
    notes = f"at most {share:.0%} {said}"
    return ExpectColumnValuesToBeBetween(column=name, max_value=share, severity=severity, notes=notes)


def _risen(name: str, said: str) -> Expectation:
    notes = f"the share {said} exceeds the median of the runs before by at most {RISEN:.0%}"
    return ExpectColumnValuesToBeBetween(column=f"{name}_risen_by", max_value=RISEN, severity=WARNING, notes=notes)


RUN: list[Expectation] = [
    ExpectColumnPairValuesToBeEqual(
        column_A="items_accounted", column_B="items_seen", severity=CRITICAL, notes="every item ended with one status"
    ),
    ExpectColumnValuesToBeBetween(
        column="failed_share",
        max_value=1,
        strict_max=True,
        severity=CRITICAL,
        notes="not every item that was tried failed",
    ),
    _at_most("rows_refused_share", 0.5, "of the rows are refused", CRITICAL),
    _at_most("rows_refused_share", 0.1, "of the rows are refused"),
    _at_most("refused_share", 0.5, "of the items are rejected, quarantined or failed"),
    _to_usual("items_seen", "items seen:", may_rise=False),
    _to_usual("claims_per_article", "claims for an article:"),
    _to_usual("figures_per_article", "figures for an article:"),
    _to_usual("figures_per_claim", "figures for a claim:"),
    _at_most("metric_other_share", 0.6, "of the figures have the metric other"),
    _at_most("unit_kind_other_share", 0.3, "of the figures have a unit of the kind other"),
    _at_most("kind_statement_share", 0.9, "of the claims are of the kind statement"),
    _risen("articles_without_date_share", "of articles without a day"),
    _risen("figures_without_subject_share", "of figures without a subject"),
    _at_most("metric_drift", DRIFT, "of the figures have another metric than in the runs before"),
    _at_most("kind_drift", DRIFT, "of the claims are of another kind than in the runs before"),
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
    "run_conversions": [
        ExpectColumnValuesToBeBetween(
            column="off",
            max_value=0.1,
            severity=WARNING,
            notes="an amount given in two currencies is within 10% of the day's rate",
        )
    ],
    "run_sources": [
        ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="items",
            column_B="min_items",
            or_equal=True,
            ignore_row_if="either_value_is_missing",
            severity=CRITICAL,
            notes="a source yields at least as many items as it declares in min_items",
        ),
        ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="max_items",
            column_B="items",
            or_equal=True,
            ignore_row_if="either_value_is_missing",
            severity=WARNING,
            notes="a source yields at most as many items as it declares in max_items; what is more is left out",
        ),
    ],
    "run_freshness": [
        ExpectColumnValuesToBeBetween(
            column="silent_to_usual",
            max_value=SILENCE,
            severity=WARNING,
            notes=f"a source has brought something new within {SILENCE:g} times its usual interval",
        )
    ],
}
"""The suites of a run by name: its measures, its articles, claims and figures, amounts in other currencies than the dollar,
amounts that an article converts itself (`off`: by which share it misses the day's rate), what each source yielded beside what it declares,
and how long each has brought nothing new."""
