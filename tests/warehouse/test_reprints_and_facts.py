from dataclasses import replace
from datetime import date

from tests.warehouse.batches import Doc, column, export, load, loaded
from transforms.reprints import SIGNATURE_VERSION
from warehouse.checking import checks
from warehouse.reconciling import reconcile

TEXT = (
    "The market for large models grew in the first half of the year, said IDC on Monday, and OpenAI spent $5 million on GPT-3 in that time, "
    "which is far more than any of its rivals has ever paid for a single model of that size and kind."
)


def copy(name, day, *, words="", source=None):
    return Doc(
        f"{name}.txt",
        TEXT + words,
        url=f"https://{name}.example/1",
        source=source or f"{name}.example",
        day=day,
        figures=(("$5 million", {"value": 5e6}),),
    )


FIRST, SECOND, THIRD = (
    copy("first", date(2024, 7, 1)),
    copy("second", date(2024, 7, 2), words=" More."),
    copy("third", None),
)
OTHER = Doc(
    "other.txt",
    "OpenAI paid $9 million to train it.",
    url="https://other.example/1",
    source="other.example",
    figures=(("$9 million", {"value": 9e6}),),
)


def pointers(c):
    return dict(
        c.execute(
            "select origin, (select origin from main.articles as o where o.article_id = a.duplicate_of) from main.articles as a"
        ).fetchall()
    )


def failed(c):
    return checks(c).filter(success=False)["expectation"].to_list()


def test_the_earliest_is_the_original_and_alone_has_rows(run):
    loaded(run, [THIRD, SECOND, FIRST])
    assert pointers(run) == {"first.txt": None, "second.txt": "first.txt", "third.txt": "first.txt"}
    assert column(run, "select distinct article_id from main.claims union select article_id from main.figures") == [
        FIRST.article_id
    ]
    assert column(run, "select count(*) from parked.figures") == [2]
    assert column(run, "select reports from main.facts") == [1]
    assert failed(run) == []


def test_an_earlier_copy_that_arrives_later_becomes_the_original(run):
    loaded(run, [THIRD])
    assert column(run, "select article_id from main.figures") == [THIRD.article_id]
    loaded(run, [SECOND])
    assert pointers(run) == {"second.txt": None, "third.txt": "second.txt"}
    loaded(run, [FIRST])
    assert pointers(run) == {"first.txt": None, "second.txt": "first.txt", "third.txt": "first.txt"}
    assert column(run, "select article_id from main.figures") == [FIRST.article_id]
    assert column(run, "select agreement from main.facts") == ["single"]
    assert failed(run) == []


def test_a_group_that_loses_its_original_takes_the_next_without_reading_it_again(run):
    loaded(run, [FIRST, SECOND, THIRD])
    load(run, [replace(FIRST, text="OpenAI has taken this report down.", figures=())])
    reconcile(run)
    assert pointers(run) == {"first.txt": None, "second.txt": None, "third.txt": "second.txt"}
    assert column(run, "select article_id from main.figures") == [SECOND.article_id]
    assert failed(run) == []


def test_texts_joined_only_through_a_third_are_one_group_until_it_goes(run):
    parts = [" ".join(f"{letter}{i}" for i in range(60)) for letter in "abc"]
    middle = Doc("m.txt", " ".join(parts), url="https://m.example/1", day=date(2024, 7, 3))
    left = Doc("l.txt", " ".join(parts[:2]), url="https://l.example/1", day=date(2024, 7, 2))
    right = Doc("r.txt", " ".join(parts[1:]), url="https://r.example/1", day=date(2024, 7, 1))
    loaded(run, [left], [right])
    assert pointers(run) == {"l.txt": None, "r.txt": None}
    loaded(run, [middle])
    assert pointers(run) == {"l.txt": "r.txt", "m.txt": "r.txt", "r.txt": None}
    loaded(run, [replace(middle, text="Gone.")])
    assert pointers(run) == {"l.txt": None, "m.txt": None, "r.txt": None}


def test_what_a_crash_left_unreconciled_is_done_the_next_time(run):
    load(run, [FIRST, SECOND])
    assert column(run, "select count(*) from ops.touched") == [2]
    assert reconcile(run).repointed_articles == 1
    before = export(run)
    again = reconcile(run)
    assert (again.touched_articles, again.facts_written, again.facts_removed) == (0, 0, 0)
    assert export(run) == before


def test_signatures_of_another_version_are_made_again_from_the_text(run):
    loaded(run, [FIRST])
    run.execute("update ops.signatures set version = 0, signature = [], text_hash = 'old'")
    run.execute("delete from ops.bands")
    loaded(run, [SECOND])
    assert column(run, "select distinct version from ops.signatures") == [SIGNATURE_VERSION]
    assert pointers(run) == {"first.txt": None, "second.txt": "first.txt"}


def test_facts_count_a_reprint_once_and_other_sources_beside_it(run):
    loaded(run, [FIRST, SECOND], [OTHER])
    assert run.execute("select agreement, reports, value_low from main.facts").fetchall() == [("disputed", 2, None)]
    disputed = run.execute(
        "select reported, reported_low, unit, source_id, sentence from main.disputed_figures"
    ).fetchall()
    assert disputed == [(5e6, 5e6, "USD", "first.example", FIRST.text), (9e6, 9e6, "USD", "other.example", OTHER.text)]


def test_facts_are_written_again_only_for_what_was_touched(run):
    loaded(run, [FIRST, OTHER])
    run.execute("update main.facts set value_low = null, value_high = null, agreement = 'corroborated'")
    loaded(run, [Doc("z.txt", "OpenAI says nothing.", url="https://z.example/1")])
    assert column(run, "select agreement from main.facts") == ["corroborated"]
    loaded(run, [OTHER])
    assert column(run, "select agreement from main.facts") == ["disputed"]


def test_a_fact_goes_with_its_last_figure(run):
    loaded(run, [OTHER])
    load(run, [replace(OTHER, text="OpenAI says nothing.", figures=())])
    assert reconcile(run).facts_removed == 1
    assert column(run, "select count(*) from main.facts union all select count(*) from main.fact_figures") == [0, 0]


LINKS = [
    (None, "A model that cost $9 million and no less.", "0.txt"),
    (
        "https://o.example/1",
        "GPT-3 cost $9 million, & more.",
        "https://o.example/1#:~:text=GPT%2D3%20cost%20%249%20million%2C%20%26%20more.",
    ),
    (
        "https://o.example/2#top",
        "成本 $9 million。",
        "https://o.example/2#top:~:text=%E6%88%90%E6%9C%AC%20%249%20million%E3%80%82",
    ),
    (
        "https://o.example/3",
        "One two three four-four five six seven eight nine ten eleven $9 million at last it is.",
        "https://o.example/3#:~:text=One%20two%20three%20four%2Dfour%20five,million%20at%20last%20it%20is.",
    ),
]


def test_a_figure_links_to_its_sentence_on_the_page(run):
    loaded(
        run,
        [
            Doc(f"{i}.txt", text, url=url, figures=(("$9 million", {"value": 9e6}),))
            for i, (url, text, _) in enumerate(LINKS)
        ],
    )
    assert sorted(column(run, "select link from main.figure_trail")) == sorted(link for _, _, link in LINKS)


NO_MONEY = {"value_usd": None, "fx_rate": None, "fx_date": None}
PERCENT = NO_MONEY | {"unit": "percent", "unit_kind": "percent"}
KINDS = [
    ({}, "costs", None),
    ({"metric": "funding"}, "funding", None),
    (NO_MONEY | {"metric": "downloads", "unit": "download", "unit_kind": "count"}, "downloads", None),
    (PERCENT | {"value": 20.0, "change": "increase"}, "figure_changes", ("change_percent", 20.0)),
    (PERCENT | {"value": 20.0, "change": "decrease"}, "figure_changes", ("change_percent", -20.0)),
    (
        PERCENT | {"value": 2.0, "unit": "percentage_point", "change": "decrease"},
        "figure_changes",
        ("change_points", -2.0),
    ),
    (
        NO_MONEY | {"value": 3.0, "unit": "times", "unit_kind": "ratio", "change": "increase"},
        "figure_changes",
        ("change_times", 3.0),
    ),
    (
        NO_MONEY | {"value": 3.0, "unit": "user", "unit_kind": "count", "change": "decrease"},
        "figure_changes",
        ("change_count", -3.0),
    ),
    ({"change": "decrease"}, "figure_changes", ("change_usd", -9e6)),
    ({"metric": "revenue"}, None, None),
    (PERCENT | {"value": 20.0}, None, None),
]


def test_each_figure_stands_in_the_views_of_its_kind_with_one_unit_in_a_column(run):
    docs = [
        Doc(
            f"{i}.txt",
            f"OpenAI paid $9 million, {i}.",
            claimant="OpenAI",
            figures=(("$9 million", {"value": 9e6} | given),),
        )
        for i, (given, _, _) in enumerate(KINDS)
    ]
    loaded(run, docs)
    for doc, (_, view, change) in zip(docs, KINDS, strict=True):
        found = [
            name
            for name in ("costs", "funding", "downloads", "figure_changes")
            if column(run, f"select count(*) from main.{name} where article_id = ?", doc.article_id) == [1]
        ]
        assert found == ([view] if view else []), doc
        if change:
            names = ["change_percent", "change_points", "change_times", "change_count", "change_usd"]
            query = f"select {', '.join(names)} from main.figure_changes where article_id = ?"
            row = dict(zip(names, run.execute(query, [doc.article_id]).fetchall()[0], strict=True))
            assert row == dict.fromkeys(names) | dict([change])
    wide = "select entity, claimant, claimant_name, source_id, value, day, title from main.costs"
    assert run.execute(wide).fetchall() == [("OpenAI", "OpenAI", "IDC", "a.example", 9e6, date(2024, 7, 22), "A title")]
