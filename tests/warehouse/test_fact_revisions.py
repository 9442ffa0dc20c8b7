from datetime import date

from tests.warehouse.batches import Doc, column, loaded

YEAR = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}

WORDS = {
    "first": "OpenAI will have spent ${} million by the winter.",
    "second": "The bill came to ${} million after all, OpenAI admits.",
    "other": "For this year we count ${} million that left the accounts of the maker.",
}


def report(name, value, day, source):
    return Doc(
        f"{name}.txt", WORDS[name].format(value), url=f"https://{source}/{name}", source=source, day=day,
        figures=((f"${value} million", YEAR | {"value": value * 1e6, "value_usd": value * 1e6}),),
    )  # fmt: skip


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
