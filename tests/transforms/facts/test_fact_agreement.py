from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.agreement import shared
from transforms.facts import KEY, STATEMENTS, facts
from transforms.schema import FACT_FIGURES, FACTS

JULY = date(2024, 7, 22)


def statement(figure_id="f1", **given):
    base = dict.fromkeys(STATEMENTS.names()) | {
        "figure_id": figure_id, "article_id": "a-" + figure_id, "source_id": "s-" + figure_id, "published_on": JULY, "subject_entity_id": "openai",
        "metric": "users", "value": 300.0, "unit": "user", "unit_kind": "count", "qualifier": "exact", "is_projected": False,
    }  # fmt: skip
    row = base | given
    if "value_low" not in given and "value_high" not in given:
        row |= {"value_low": row["value"], "value_high": row["value"]}
    return row


def stated(*rows):
    return facts(pl.DataFrame(list(rows), STATEMENTS, orient="row"))


def only(*rows):
    found, members = stated(*rows)
    assert len(found) == 1, found
    assert sorted(members["figure_id"]) == sorted(row["figure_id"] for row in rows)
    return found.row(0, named=True)


def said(*rows):
    """Agreement and bounds of what is said by (source, claimant, value, what else)."""
    given = [
        statement(f"f{i}", source_id=source, claimant=claimant, value=value, **(other[0] if other else {}))
        for i, (source, claimant, value, *other) in enumerate(rows)
    ]
    fact = only(*given)
    return fact["agreement"], fact["value_low"], fact["value_high"]


def money(figure_id, value, unit="USD", rate=1.0, day=JULY, **given):
    return statement(
        figure_id, metric="cost", value=value, unit=unit, unit_kind="money", fx_rate=rate, fx_date=day, **given
    )


OVER, UP_TO = {"qualifier": "at_least", "value_high": None}, {"qualifier": "at_most", "value_low": None}


@pytest.mark.parametrize(
    ("a", "b", "agreement", "low", "high"),
    [
        pytest.param({"value": 300}, {"value": 300}, "corroborated", 300, 300, id="the same"),
        pytest.param({"value": 300, "value_low": 300, **OVER}, {"value": 350}, "corroborated", 350, 350, id="over 300 and 350"),
        pytest.param({"value": 300}, {"value": 450}, "disputed", None, None, id="300 and 450"),
        pytest.param({"value": 300, "value_low": 300, **OVER}, {"value": 250}, "disputed", None, None, id="over 300 and 250"),
        pytest.param({"value": 300, "value_low": 300, **OVER}, {"value": 400, "value_low": 400, **OVER}, "corroborated", 400, None, id="over 300, over 400"),
        pytest.param({"value": 90, "value_high": 90, **UP_TO}, {"value": 40}, "corroborated", 40, 40, id="up to 90 and 40"),
        pytest.param({"value": 90, "value_high": 90, **UP_TO}, {"value": 120}, "disputed", None, None, id="up to 90 and 120"),
        pytest.param(
            {"value": 5.5e9, "value_low": 4e9, "value_high": 7e9, "qualifier": "between"}, {"value": 6e9}, "corroborated", 6e9, 6e9, id="a range and a number in it"
        ),
        pytest.param({"value": 300, "qualifier": "about"}, {"value": 325}, "corroborated", 324.5001, 325.4999, id="about 300 and 325"),
        pytest.param({"value": 300, "qualifier": "about"}, {"value": 340}, "disputed", None, None, id="about 300 and 340"),
        pytest.param({"value": 9.4e6}, {"value": 9.43e6}, "corroborated", None, None, id="9.4 million and 9.43 million"),
        pytest.param({"value": 9.4e6}, {"value": 9.5e6}, "disputed", None, None, id="9.4 million and 9.5 million"),
        pytest.param({"value": 9.4e6}, {"value": 9.6e6}, "disputed", None, None, id="9.4 million and 9.6 million"),
        pytest.param({"value": 2}, {"value": 3}, "disputed", None, None, id="2 and 3"),
        pytest.param({"value": -12}, {"value": -12.2}, "corroborated", None, None, id="-12 and -12.2"),
        pytest.param({"value": -12}, {"value": 12}, "disputed", None, None, id="-12 and 12"),
        pytest.param({"value": 0}, {"value": 0}, "corroborated", 0, 0, id="nothing twice"),
        pytest.param({"value": 0}, {"value": 1}, "disputed", None, None, id="nothing and one"),
        pytest.param({"value": 1, "unit": "rank", "unit_kind": "rank"}, {"value": 2, "unit": "rank", "unit_kind": "rank"}, "disputed", None, None, id="first and second"),
    ],
)  # fmt: skip
def test_two_sources_agree_where_some_value_fits_the_words_of_both(a, b, agreement, low, high):
    for first, second in ((a, b), (b, a)):
        fact = only(statement("f1", **first), statement("f2", **second))
        assert (fact["agreement"], fact["reports"]) == (agreement, 2)
        if low is not None or high is not None or agreement == "disputed":
            assert (fact["value_low"], fact["value_high"]) == (
                pytest.approx(low) if low is not None else None,
                pytest.approx(high) if high is not None else None,
            )


def test_money_in_two_currencies_agrees_within_the_conversion():
    fact = only(money("f1", 40e6, "CNY", 0.1376), money("f2", 5.6e6))
    assert (fact["unit"], fact["agreement"]) == ("USD", "corroborated")
    assert only(money("f1", 40e6, "CNY", 0.1376), money("f2", 6.5e6))["agreement"] == "disputed"


def test_money_in_one_currency_is_compared_at_one_rate():
    fact = only(
        money("f1", 123456e3, "CNY", 0.150, date(2024, 7, 1)), money("f2", 123456e3, "CNY", 0.137, date(2024, 7, 20))
    )
    assert fact["agreement"] == "corroborated"
    assert fact["value_low"] == fact["value_high"] == pytest.approx(123456e3 * 0.137)


def test_money_in_one_currency_is_compared_at_one_rate_beside_other_currencies_too():
    euros = [money(f"f{i}", 103e6, "EUR", rate, date(2024, i, 1)) for i, rate in ((1, 1.12), (2, 1.04))]
    fact = only(*euros, money("f3", 107e6))
    assert fact["agreement"] == "corroborated"
    assert only(*euros, money("f3", 130e6))["agreement"] == "disputed"


def test_each_statement_tells_the_rate_of_its_fact():
    rows = [
        money("f1", 4, "EUR", 1.12, date(2024, 7, 1)),
        money("f2", 4, "EUR", 1.04, date(2024, 7, 20)),
        money("f3", 9),
    ]
    assert stated(*rows)[1].select("figure_id", "rate").rows() == [("f1", 1.04), ("f2", 1.04), ("f3", 1.0)]
    assert stated(statement())[1]["rate"].to_list() == [1.0]


def test_the_same_amount_on_a_day_of_another_rate_is_no_revision():
    early, late = (
        {"period_end": date(2024, 12, 31), "published_on": date(2024, m, 1), "source_id": "a"} for m in (1, 9)
    )
    rows = [
        money("f1", 103456e3, "EUR", 1.25, date(2024, 1, 1), **early),
        money("f2", 103456e3, "EUR", 1.04, date(2024, 9, 1), **late),
        money("f3", 107e6, period_end=date(2024, 12, 31)),
    ]
    assert stated(*rows)[1].select("is_current", "revised_by").rows() == [(False, None), (True, None), (True, None)]


ABOUT = {"qualifier": "about"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 671)], ("corroborated", 671, 671), id="a whole and its part beside the whole"),
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 37)], ("corroborated", 37, 37), id="a whole and its part beside the part"),
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 37), ("b", None, 671)], ("corroborated", None, None), id="both numbers in both"),
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 72)], ("disputed", None, None), id="another number"),
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 671), ("c", None, 37)], ("disputed", None, None), id="each of two has another of them"),
        pytest.param([("a", None, 671), ("a", None, 37), ("b", None, 670, ABOUT)], ("corroborated", pytest.approx(670.5001), pytest.approx(671.4999)), id="a whole and its part beside about the whole"),
        pytest.param([("a", "x", 671), ("a", "x", 37), ("b", "y", 671)], ("corroborated", 671, 671), id="both numbers by one claimant"),
        pytest.param([("a", "x", 78), ("a", "y", 100), ("b", None, 78)], ("disputed", None, None), id="two claimants in one source"),
        pytest.param([("a", "x", 78), ("a", "y", 100), ("b", "x", 78), ("b", "y", 100)], ("disputed", None, None), id="two claimants in both sources"),
        pytest.param([("local", None, 671), ("local", None, 37)], ("disputed", None, None), id="files of nobody are told apart"),
    ],
)  # fmt: skip
def test_a_source_that_gives_several_numbers_agrees_with_one_that_gives_one_of_them(rows, told):
    assert said(*rows) == told
    assert said(*reversed(rows)) == told


@pytest.mark.parametrize(
    ("spans", "places"),
    [
        ([("a", 1, 2)], [(1, 2)]),
        ([("a", 1, 3), ("b", 2, 4)], [(2, 3)]),
        ([("a", 1, 2), ("b", 2, 4)], [(2, 2)]),
        ([("a", 1, 2), ("b", 3, 4)], []),
        ([("a", 1, 2), ("a", 2, 3), ("b", 0, 9)], [(1, 3)]),
        ([("a", 1, 2), ("a", 5, 6), ("b", 0, 9)], [(1, 2), (5, 6)]),
        ([("a", 1, float("inf")), ("b", 5, 6), ("b", 8, float("inf"))], [(5, 6), (8, float("inf"))]),
        ([("a", 1, 9), ("a", 2, 3), ("b", 2, 3)], [(2, 3)]),
        ([], []),
    ],
)
def test_shared_values_lie_in_a_span_of_every_voice(spans, places):
    assert shared(spans) == places
    assert shared(spans[::-1]) == places


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"subject_entity_id": None}, "no subject"),
        ({"metric": "other"}, "no metric"),
        ({"published_on": None}, "no date"),
        ({"change": "increase", "unit": "percent", "unit_kind": "percent"}, "a change without a period"),
        ({"metric": "cost", "unit": "VES", "unit_kind": "money"}, "money without a rate"),
    ],
)
def test_there_is_no_fact_where_the_thing_is_not_known(given, why):
    found, members = stated(statement(**given))
    assert found.is_empty(), why
    assert members.is_empty(), why
    assert (found.schema, members.schema) == (FACTS, FACT_FIGURES)


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ({}, date(2024, 7, 1), date(2024, 7, 31)),
        ({"published_on": date(2024, 2, 3)}, date(2024, 2, 1), date(2024, 2, 29)),
        ({"period_end": date(2030, 12, 31), "is_projected": True}, None, date(2030, 12, 31)),
        (
            {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31), "published_on": None},
            date(2023, 1, 1),
            date(2023, 12, 31),
        ),
        ({"change": "decrease", "period_end": date(2023, 12, 31)}, None, date(2023, 12, 31)),
    ],
)
def test_a_level_without_a_period_takes_the_month_of_its_article(given, start, end):
    fact = only(statement(**given))
    assert (fact["period_start"], fact["period_end"]) == (start, end)


@pytest.mark.parametrize("column", [name for name in KEY if name not in ("unit_kind", "period_start")])
def test_each_column_of_the_key_tells_two_facts_apart(column):
    other = {
        "subject_entity_id": "qwen", "metric": "developers", "unit": "visit", "per": "month", "change": "increase", "change_basis": "comparison",
        "is_projected": True, "period_end": date(2024, 12, 31),
    }[column]  # fmt: skip
    dated = {"period_start": date(2024, 1, 1), "period_end": date(2024, 6, 30)}
    found, _ = stated(statement("f1", **dated), statement("f2", **(dated | {column: other})))
    assert found["agreement"].to_list() == ["single", "single"]
    assert found["fact_id"].n_unique() == 2


@pytest.mark.parametrize(
    ("sources", "reports", "agreement"),
    [
        (["a.example", "a.example"], 1, "single"),
        (["a.example", "b.example", "b.example"], 2, "corroborated"),
        (["local", "local"], 2, "corroborated"),
        (["local", "a.example"], 2, "corroborated"),
    ],
)
def test_reports_are_counted_by_source_and_local_ones_by_article(sources, reports, agreement):
    fact = only(*(statement(f"f{i}", source_id=source) for i, source in enumerate(sources)))
    assert (fact["reports"], fact["agreement"]) == (reports, agreement)


def test_two_figures_of_one_local_article_are_one_report():
    assert (
        only(statement("f1", source_id="local", article_id="a"), statement("f2", source_id="local", article_id="a"))[
            "reports"
        ]
        == 1
    )


def test_one_source_that_contradicts_itself_is_no_dispute_and_has_no_common_bounds():
    fact = only(statement("f1", source_id="a", value=100), statement("f2", source_id="a", value=900))
    assert (fact["agreement"], fact["value_low"], fact["value_high"]) == ("single", None, None)


FIGURES = st.builds(
    lambda n, value, source, qualifier, unit: money(
        str(n), value, unit, {"USD": 1.0, "CNY": 0.14}[unit], source_id=source, qualifier=qualifier
    ),
    st.integers(0, 10**6),
    st.floats(1, 1e12),
    st.sampled_from(["a", "b", "local"]),
    st.sampled_from(["exact", "about"]),
    st.sampled_from(["USD", "CNY"]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=6, unique_by=lambda row: row["figure_id"]), st.randoms())
def test_the_order_of_figures_changes_nothing(rows, rng):
    assert all(a.equals(b) for a, b in zip(stated(*rows), stated(*rng.sample(rows, len(rows))), strict=True))


def test_no_figures_give_no_facts():
    found, members = stated()
    assert (found.schema, members.schema, len(found)) == (FACTS, FACT_FIGURES, 0)


EARLY = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31), "published_on": date(2024, 7, 1)}
LATE = EARLY | {"published_on": date(2024, 9, 1)}


@pytest.mark.parametrize(
    ("rows", "reports", "agreement", "low"),
    [
        pytest.param([("a", 300, EARLY), ("a", 450, LATE)], 1, "single", 450, id="the later number of one source speaks"),
        pytest.param([("a", 300, EARLY), ("a", 450, LATE), ("b", 450, EARLY)], 2, "corroborated", 450, id="revised to what another says"),
        pytest.param([("a", 300, EARLY), ("a", 450, LATE), ("b", 300, EARLY)], 2, "disputed", None, id="revised away from what another says"),
        pytest.param([("a", 300, EARLY), ("b", 450, LATE)], 2, "disputed", None, id="two sources revise nothing of each other"),
        pytest.param([("a", 300, EARLY), ("a", 450, EARLY), ("b", 450, EARLY)], 2, "corroborated", 450, id="of two numbers of one day another source has one"),
        pytest.param([("local", 300, EARLY), ("local", 450, LATE)], 2, "disputed", None, id="local files are not one source"),
        pytest.param([("a", 300, LATE | {"published_on": None}), ("a", 450, LATE)], 1, "single", None, id="without a day nothing is earlier"),
    ],
)  # fmt: skip
def test_the_latest_statements_of_a_source_speak_for_it(rows, reports, agreement, low):
    given = [statement(f"f{i}", source_id=source, value=value, **when) for i, (source, value, when) in enumerate(rows)]
    fact = only(*given)
    assert (fact["reports"], fact["agreement"], fact["value_low"]) == (reports, agreement, low)
