"""A run is held against its own sums and against the runs before; only what is critical keeps it from being published."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import polars as pl
import pytest

from expectations.contract import KEYS, SCHEMAS
from expectations.runs import FRESHNESS, YIELDS, RunCounts, is_quiet, judged_run, judged_sources, measures
from expectations.severities import critical_failures
from expectations.usual import compared
from seeds import References
from tests.expectations.batches import figure, rows, tables
from transforms.schema import MEASURES

GOOD = RunCounts(
    items_seen=20,
    items_new=8,
    items_changed=2,
    items_unchanged=9,
    items_rejected=1,
    claims_loaded=100,
    figures_loaded=40,
)
FIRST = datetime.fromisoformat("2026-01-01T00:00:00")
BEFORE = {"run_id": pl.String, "started_at": pl.Datetime("us"), **MEASURES}


def _history(*runs):
    """What runs had measured: items seen, claims and figures an article, figures a claim, as far as they are given."""
    names = ("items_seen", "claims_per_article", "figures_per_article", "figures_per_claim")
    found = [
        (f"r{i}", FIRST + timedelta(days=i), name, None, float(value))
        for i, run in enumerate(runs)
        for name, value in zip(names, run, strict=False)
    ]
    return pl.DataFrame(found, BEFORE, orient="row")


NOTHING = {table: [] for table in KEYS}
USUAL = _history((20, 11, 4.4, 0.4), (22, 9, 3.8, 0.42), (19, 10, 4.0, 0.4), (19,))


def _failed(results):
    return {
        (r["expectation"], r["column_name"], r["severity"]) for r in results.remove("success").iter_rows(named=True)
    }


def _judged(run, before=USUAL, batch=None, **more):
    found = tables(batch or rows())
    return judged_run(run, measures(run, found), before, found, References(), **more)


def test_a_good_run_has_nothing_against_it():
    results = _judged(GOOD)
    assert _failed(results) == {
        ("expect_column_values_to_not_be_null", "subject_entity_id", s) for s in ("info", "warning")
    }
    assert critical_failures(results) == 0


def test_a_run_that_saw_nothing_new_has_nothing_to_judge():
    seen = {"status": ["completed", "completed", "failed", "running"], "items_seen": [7, 19, 3, 0]}
    assert is_quiet(RunCounts(items_seen=19, items_unchanged=19), pl.DataFrame(seen))
    assert not is_quiet(RunCounts(items_seen=19, items_unchanged=18, items_new=1), pl.DataFrame(seen))
    assert not is_quiet(RunCounts(items_seen=7, items_unchanged=7), pl.DataFrame(seen))


def test_a_run_that_saw_less_than_the_run_before_is_judged():
    assert _failed(_judged(RunCounts(), batch=NOTHING)) == {
        ("expect_column_values_to_be_between", "items_seen_to_usual", "warning")
    }
    fewer = RunCounts(items_seen=9, items_unchanged=9)
    assert len(_failed(_judged(fewer, batch=NOTHING))) == 1


BETWEEN, EQUAL = "expect_column_values_to_be_between", "expect_column_pair_values_to_be_equal"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"items_duplicate": 1}, {(EQUAL, "items_accounted, items_seen", "critical")}),
        ({"items_new": 7}, {(EQUAL, "items_accounted, items_seen", "critical")}),
        ({"items_seen": 60, "items_unchanged": 49}, set()),
        ({"items_unchanged": 0, "items_rejected": 6, "items_failed": 4, "items_new": 7, "items_quarantined": 1}, {(BETWEEN, "refused_share", "warning")}),
        ({"rows_refused": 90}, {(BETWEEN, "rows_refused_share", "critical"), (BETWEEN, "rows_refused_share", "warning")}),
        ({"claims_loaded": 40, "figures_loaded": 25}, {(BETWEEN, "claims_per_article_to_usual", "warning")}),
        ({"claims_loaded": 250}, {(BETWEEN, "claims_per_article_to_usual", "warning"), (BETWEEN, "figures_per_claim_to_usual", "warning")}),
        ({"figures_loaded": 0}, {(BETWEEN, "figures_per_article_to_usual", "warning"), (BETWEEN, "figures_per_claim_to_usual", "warning")}),
    ],
)  # fmt: skip
def test_a_run_is_held_against_its_sums_and_what_is_usual(changes, expected):
    results = _judged(replace(GOOD, **changes), batch=NOTHING)
    assert _failed(results) == expected
    assert critical_failures(results) == sum(severity == "critical" for *_, severity in expected)


@pytest.mark.parametrize(("failed", "new", "critical"), [(5, 0, 1), (4, 0, 0), (5, 1, 0)])
def test_a_run_whose_items_all_failed_is_not_published(failed, new, critical):
    run = RunCounts(items_seen=failed + new + 10, items_failed=failed, items_new=new, items_unchanged=10)
    assert critical_failures(_judged(run, batch=NOTHING)) == critical


@pytest.mark.parametrize(
    ("runs", "usual"),
    [([], None), ([(500,)] * 2, None), ([(40,)] * 3, 0.5), ([(500,)] * 20 + [(20,)] * 10, 1.0)],
)
def test_only_enough_runs_of_late_say_what_is_usual(runs, usual):
    assert compared(measures(GOOD, tables(NOTHING)), _history(*runs))["items_seen_to_usual"].to_list() == [usual]


def test_a_mix_of_metrics_that_drifts_is_a_warning_with_what_was_measured():
    batch = rows()
    batch["figures"] = [
        dict.fromkeys(SCHEMAS["figures"])
        | {"figure_id": str(i), "metric": "cost" if i < 30 else "price", "unit_kind": "money"}
        for i in range(60)
    ]
    shares = [
        (f"r{i}", FIRST + timedelta(days=i), "metric_share", *share)
        for i in range(3)
        for share in (("cost", 0.9), ("users", 0.1))
    ]
    before = pl.concat([USUAL, pl.DataFrame(shares, BEFORE, orient="row")])
    results = _judged(GOOD, before, batch).filter(column_name="metric_drift")
    assert results["success"].to_list() == [False]
    assert json.loads(results["examples"][0][0])["metric_drift"] == pytest.approx(0.5)
    assert (BETWEEN, "metric_drift", "warning") not in _failed(
        _judged(GOOD, before.with_columns(part=pl.lit("cost")), batch=NOTHING)
    )


def test_a_source_is_held_to_the_counts_that_it_declares():
    declared = [
        ("feed", 3, 5, None),
        ("site", 12, None, 10),
        ("same", None, 5, None),
        ("free", 0, None, None),
        ("good", 5, 5, 5),
    ]
    results = _judged(GOOD, batch=NOTHING, yields=pl.DataFrame(declared, YIELDS, orient="row")).filter(
        suite="run_sources"
    )
    assert [json.loads(example)["source"] for kept in results["examples"] for example in kept] == ["feed", "site"]
    failed = results.filter(~pl.col("success"))
    assert failed.select("column_name", "severity").rows() == [
        ("items, min_items", "critical"),
        ("max_items, items", "warning"),
    ]


def test_sources_are_judged_alone_where_nothing_is_new_and_only_by_what_they_declare():
    free, feed = ("free", 0, None, None), ("feed", 3, 5, None)
    assert judged_sources(pl.DataFrame([free], YIELDS, orient="row"), None).is_empty()
    results = judged_sources(pl.DataFrame([free, feed], YIELDS, orient="row"), None)
    assert set(results["suite"]) == {"run_sources"}
    assert set(results["evaluated"]) == {1}
    assert critical_failures(results) == 1


def test_a_source_that_has_been_silent_for_long_is_a_warning():
    silent = [
        ("a.example", FIRST.date(), FIRST.date(), 1.0, 4.0, 4.0),
        ("b.example", FIRST.date(), FIRST.date(), 7.0, 9.0, 9 / 7),
    ]
    results = _judged(GOOD, batch=NOTHING, freshness=pl.DataFrame(silent, FRESHNESS, orient="row")).filter(
        suite="run_freshness"
    )
    assert results.select("severity", "success", "unexpected").rows() == [("warning", False, 1)]
    assert json.loads(results["examples"][0][0])["source_id"] == "a.example"


def test_a_share_of_what_is_missing_that_rises_is_a_warning():
    dated = [(f"r{i}", FIRST + timedelta(days=i), "articles_without_date_share", None, 0.0) for i in range(3)]
    batch = rows()
    batch["articles"] = [article | {"published_on": None, "published_from": None} for article in batch["articles"]] * 3
    failed = _failed(_judged(GOOD, pl.DataFrame(dated, BEFORE, orient="row"), batch))
    assert (BETWEEN, "articles_without_date_share_risen_by", "warning") in failed


def test_few_articles_are_not_held_against_rates():
    few = RunCounts(items_seen=20, items_new=4, items_unchanged=16, claims_loaded=1)
    assert _failed(_judged(few, batch=NOTHING)) == set()


def test_articles_without_a_date_are_a_warning():
    batch = rows()
    batch["articles"][0] |= {"published_on": None, "published_from": None}
    failure = ("expect_column_values_to_not_be_null", "published_on", "warning")
    assert failure in _failed(_judged(GOOD, batch=batch))
    assert failure not in _failed(_judged(GOOD))


def test_a_claim_without_kind_is_critical():
    batch = rows()
    batch["claims"][0]["kind"] = None
    assert critical_failures(_judged(GOOD, batch=batch)) == 1


def test_foreign_money_without_dollars_is_counted():
    batch = rows()
    batch["figures"][3] |= {"value_usd": None, "fx_rate": None, "fx_date": None}
    results = _judged(GOOD, batch=batch).filter(pl.col("suite") == "run_foreign_money")
    (row,) = results.rows()
    assert row[:8] == (
        "run_foreign_money",
        "expect_column_values_to_not_be_null",
        "value_usd",
        "info",
        False,
        1,
        1,
        100.0,
    )
    assert row[8] == "value_usd is known"


def test_a_wrong_conversion_is_a_warning():
    batch = rows()
    batch["articles"][1]["text"] = "约5亿美元（40亿元）。"
    one = figure("b", "6亿次", "利润约为2亿元。", value_usd=5e8, unit="USD", unit_kind="money") | {
        "char_start": 1,
        "char_end": 5,
    }
    other = one | {"figure_id": "x", "unit": "CNY", "value_usd": 5.6e8, "char_start": 6, "char_end": 10}
    batch["figures"] = [one, other]
    results = _judged(GOOD, batch=batch).filter(pl.col("suite") == "run_conversions")
    assert results.select("severity", "success", "evaluated", "unexpected").rows() == [("warning", False, 1, 1)]


def test_a_distribution_that_collapses_is_a_warning():
    batch = rows()
    batch["figures"] = [
        dict.fromkeys(SCHEMAS["figures"]) | {"figure_id": str(i), "metric": "other", "unit_kind": "other"}
        for i in range(60)
    ]
    failed = _failed(_judged(GOOD, batch=batch))
    assert {(BETWEEN, "metric_other_share", "warning"), (BETWEEN, "unit_kind_other_share", "warning")} <= failed
