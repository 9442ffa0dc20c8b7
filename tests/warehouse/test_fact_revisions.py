from dataclasses import replace
from datetime import date

import pytest

from tests.warehouse.batches import Doc, column, loaded
from warehouse.migrating import bring_up_to_date
from warehouse.reconciling import reconcile

YEAR = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}

WORDS = {
    "first": "OpenAI will have spent ${} million by the winter.",
    "second": "The bill came to ${} million after all, OpenAI admits.",
    "other": "For this year we count ${} million that left the accounts of the maker.",
}


def report(name, value, day, source, **given):
    return Doc(
        f"{name}.txt", WORDS[name].format(value), url=f"https://{source}/{name}", source=source, day=day,
        figures=((f"${value} million", YEAR | {"value": value * 1e6, "value_usd": value * 1e6} | given),),
    )  # fmt: skip


def both(first, second, day, source="a.example"):
    words = [f"For chips it paid ${first} million. ", f"OpenAI’s own count is ${second} million in all."]
    return Doc(
        "both.txt", " | ".join(words), url=f"https://{source}/both", source=source, day=day,
        figures=tuple((f"${n} million", YEAR | {"value": n * 1e6, "value_usd": n * 1e6}) for n in (first, second)),
    )  # fmt: skip


MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)


def test_what_a_source_says_later_is_a_revision_and_no_dispute(run):
    first = report("first", 5, date(2024, 3, 1), "a.example")
    second = report("second", 8, date(2024, 6, 1), "a.example")
    other = report("other", 8, date(2024, 5, 1), "b.example")
    loaded(run, [second], [other, first])
    assert run.execute("select agreement, reports, value_low from main.facts").fetchall() == [("corroborated", 2, 8e6)]
    assert run.execute(
        "select source_id, earlier, later, revised_by, earlier_sentence, later_on from main.fact_revisions"
    ).fetchall() == [("a.example", 5e6, 8e6, 3e6, first.text, date(2024, 6, 1))]
    assert column(run, "select count(*) from main.fact_figures") == [3]


def test_the_same_number_again_is_no_revision(run):
    loaded(run, [report("first", 5, date(2024, 3, 1), "a.example"), report("second", 5, date(2024, 6, 1), "a.example")])
    assert column(run, "select count(*) from main.fact_revisions") == [0]


@pytest.mark.parametrize(
    ("first", "given"),
    [
        (5, {"value_high": None, "qualifier": "at_least"}),
        (8.2, {"qualifier": "about"}),
        (20, {"value_low": None, "qualifier": "at_most"}),
    ],
)
def test_a_later_number_that_fits_the_words_before_it_is_no_revision(run, first, given):
    loaded(run, [report("first", first, MARCH, "a.example", **given), report("second", 8, JUNE, "a.example")])
    assert column(run, "select is_current from main.fact_figures order by is_current") == [False, True]
    assert column(run, "select count(*) from main.fact_revisions") == [0]


@pytest.mark.parametrize("later", [(8, 20), (20, 8)])
def test_of_several_later_numbers_the_nearest_revises(run, later):
    loaded(run, [report("first", 9, MARCH, "a.example"), both(*later, JUNE)])
    assert run.execute("select earlier, later from main.fact_revisions").fetchall() == [(9e6, 8e6)]


def test_a_number_that_a_later_article_repeats_beside_another_is_no_revision(run):
    loaded(run, [report("first", 20, MARCH, "a.example"), both(8, 20, JUNE)])
    assert column(run, "select count(*) from main.fact_revisions") == [0]


def test_what_was_replaced_is_no_part_of_timelines_disputes_and_counts(run):
    loaded(run, [report("first", 5, MARCH, "a.example"), report("second", 8, JUNE, "a.example"), report("other", 20, MARCH, "b.example")])  # fmt: skip
    assert run.execute("select value, lowest, highest, reports from main.metric_timeline").fetchall() == [
        (14e6, 8e6, 20e6, 2)
    ]
    assert column(run, "select reported from main.disputed_figures") == [8e6, 20e6]
    assert run.execute(
        "select source_id, figures, disputed from main.source_overview order by source_id"
    ).fetchall() == [("a.example", 2, 1), ("b.example", 1, 1)]
    assert run.execute("select published_on, disputed_facts from main.additions order by all").fetchall() == [
        (MARCH, 0),
        (MARCH, 1),
        (JUNE, 1),
    ]


def test_a_warehouse_of_before_is_told_which_statements_are_current(run):
    loaded(run, [report("first", 5, MARCH, "a.example"), report("second", 8, JUNE, "a.example")])
    stated = run.execute("from main.fact_figures order by figure_id").fetchall()
    run.execute(
        """
        create temp table members as select fact_id, figure_id from main.fact_figures;
        drop table main.fact_figures;
        create table main.fact_figures (fact_id varchar not null, figure_id varchar primary key);
        insert into main.fact_figures from members;
        drop table members;
        delete from ops.migrations where version in (0, 7, 8)
        """
    )
    bring_up_to_date(run)
    assert column(run, "select count(*) from main.fact_figures where is_current") == [2]
    reconcile(run)
    assert run.execute("from main.fact_figures order by figure_id").fetchall() == stated
    assert column(run, "select count(*) from main.fact_figures where is_current") == [1]


def test_a_run_writes_the_facts_that_it_touched_and_no_others(run):
    many = [
        Doc(f"{i}.txt", f"OpenAI paid ${i} million for nothing but {i}.", url=f"https://a.example/{i}", day=date(2000 + i, 1, 1), figures=((f"${i} million", {"value": i * 1e6}),))
        for i in range(1, 21)
    ]  # fmt: skip
    loaded(run, many)
    assert column(run, "select count(*) from main.facts") == [20]
    before = dict(run.execute("select fact_id, value_low from main.facts").fetchall())
    run.execute("update main.facts set value_low = value_low - 1")
    loaded(run, [Doc("x.txt", "OpenAI paid $3 million.", url="https://b.example/x", source="b.example", day=date(2003, 1, 9), figures=(("$3 million", {"value": 3e6}),))])  # fmt: skip
    after = dict(run.execute("select fact_id, value_low from main.facts").fetchall())
    assert [fact for fact in before if after[fact] == before[fact]] == column(
        run, "select fact_id from main.facts where reports = 2"
    )


def euros(name, value, rate, day, source):
    return Doc(
        f"{name}.txt", WORDS[name].format(value).replace("$", "€"), url=f"https://{source}/{name}", source=source, day=day,
        figures=((f"€{value} million", YEAR | {"value": value * 1e6, "unit": "EUR", "fx_rate": rate, "fx_date": day, "value_usd": value * 1e6 * rate}),),
    )  # fmt: skip


def test_views_take_money_at_the_rate_of_its_fact(run):
    loaded(run, [euros("first", 103, 1.12, MARCH, "a.example"), euros("second", 103, 1.04, JUNE, "b.example")])
    bounds = run.execute("select value_low, value_high, agreement from main.facts").fetchall()
    assert bounds == [(pytest.approx(107.12e6), pytest.approx(107.12e6), "corroborated")]
    assert run.execute("select value, lowest, highest from main.metric_timeline").fetchall() == [
        (bounds[0][0], bounds[0][0], bounds[0][0])
    ]


def test_reports_in_dispute_stand_at_the_rate_of_their_fact(run):
    loaded(run, [euros("first", 103, 1.12, MARCH, "a.example"), euros("second", 120, 1.04, JUNE, "b.example")])
    assert run.execute("select reported, reported_low, reported_high from main.disputed_figures").fetchall() == [
        (pytest.approx(107.12e6),) * 3,
        (pytest.approx(124.8e6),) * 3,
    ]


def test_a_revision_upwards_is_none_downwards_where_the_rate_has_fallen(run):
    loaded(run, [euros("first", 103, 1.12, MARCH, "a.example"), euros("second", 109, 1.04, JUNE, "a.example")])
    assert run.execute("select earlier, later, revised_by, unit from main.fact_revisions").fetchall() == [
        (pytest.approx(107.12e6), pytest.approx(113.36e6), pytest.approx(6.24e6), "USD")
    ]


def test_a_level_of_a_timeline_lies_within_the_bounds_of_its_fact(run):
    over = {"value_high": None, "qualifier": "at_least"}
    loaded(run, [report("first", 300, MARCH, "a.example", **over), report("second", 350, MARCH, "b.example")])
    assert run.execute("select value, lowest, highest from main.metric_timeline").fetchall() == [(350e6, 300e6, 350e6)]
    assert run.execute("select value_low, value_high from main.facts").fetchall() == [(350e6, 350e6)]


def test_who_says_it_is_asked_where_one_source_gives_two_numbers(run):
    """A whole and its part by one are no dispute; two who contradict each other in one article are."""
    claimed = replace(both(8, 20, MARCH), claimant="OpenAI’s own count")
    loaded(run, [both(8, 20, MARCH), report("first", 20, MARCH, "b.example")])
    assert column(run, "select agreement from main.facts") == ["corroborated"]
    loaded(run, [claimed])
    assert column(run, "select agreement from main.facts") == ["disputed"]
