from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.batches import AT, REFERENCE, Doc, begin, column, export, load, loaded, outcomes, tables
from transforms.schema import QUARANTINE
from warehouse.checking import checks
from warehouse.contesting import PREFERRED, SAME_BYTES
from warehouse.ledger import record_items
from warehouse.loading import load_entities
from warehouse.opening import writer
from warehouse.raw import RAW, raw_files, reconsidered_files, record_raw, standing_files
from warehouse.reconciling import reconcile

COST = "OpenAI spent $5 million on GPT-3, said IDC in a report. | It was the year of large models."
A = Doc("a.txt", COST, url="https://a.example/1", claimant="IDC", figures=(("$5 million", {"value": 5e6}),))
LOCAL = Doc(
    "local.txt",
    "GPT-3 cost OpenAI $9 million, a file says.",
    source="local",
    day=None,
    figures=(("$9 million", {"value": 9e6}),),
)


def failed(c):
    return checks(c).filter(~pl.col("success"))["expectation"].to_list()


def test_an_article_loads_with_its_rows_its_source_and_its_fate(run):
    assert load(run, [A]) == {"a.txt": "new"}
    assert column(run, "select origin || status || article_id from ops.items") == ["a.txtnew" + A.article_id]
    assert column(run, "select source_id from main.sources") == ["a.example"]
    assert [
        column(run, f"select count(*) from main.{table}")[0] for table in ("articles", "mentions", "claims", "figures")
    ] == [1, 2, 2, 1]
    assert column(run, "select run_id from main.articles") == ["r1"]


def test_new_text_at_the_same_origin_and_address_replaces_the_rows_and_keeps_the_id(run):
    loaded(run, [A])
    fresh = replace(A, text="OpenAI now says $6 million.", figures=(("$6 million", {"value": 6e6}),), claimant=None)
    assert load(run, [fresh]) == {"a.txt": "changed"}
    assert fresh.article_id == A.article_id
    reconcile(run)
    assert column(run, "select text from main.figures") == ["$6 million"]
    assert column(run, "select count(*) from main.claims") == [1]
    assert column(run, "select value_low from main.facts") == [6e6]
    assert failed(run) == []


def test_new_text_at_a_path_without_address_is_a_new_article_and_the_old_one_goes(run):
    loaded(run, [LOCAL])
    fresh = replace(
        LOCAL, text="GPT-3 cost OpenAI $8 million, the file says now.", figures=(("$8 million", {"value": 8e6}),)
    )
    assert load(run, [fresh]) == {"local.txt": "changed"}
    reconcile(run)
    assert column(run, "select article_id from main.articles") == [fresh.article_id]
    assert column(run, "select text from main.figures") == ["$8 million"]
    assert failed(run) == []


def test_an_old_article_stays_while_another_origin_has_its_bytes(run):
    loaded(run, [LOCAL])
    record_items(run, outcomes([replace(LOCAL, origin="copy.txt")], status="duplicate"), "r1")
    assert column(run, "select article_id from ops.items order by origin") == [LOCAL.article_id] * 2
    load(run, [replace(LOCAL, text="Something else by OpenAI.", figures=())])
    assert column(run, "select origin from main.articles order by 1") == ["copy.txt", "local.txt"]
    load(run, [replace(LOCAL, origin="copy.txt", text="And something else by OpenAI.", figures=())])
    reconcile(run)
    assert LOCAL.article_id not in column(run, "select article_id from main.articles")
    assert failed(run) == []


def test_an_origin_whose_bytes_become_those_of_another_leaves_its_old_article(run):
    other = Doc("b.txt", "OpenAI said something else.", url="https://b.example/2", source="b.example")
    loaded(run, [A, other])
    record_items(run, outcomes([replace(A, origin="b.txt")], status="duplicate"), "r1")
    reconcile(run)
    assert column(run, "select origin from main.articles") == ["a.txt"]
    assert column(run, "select source_id from main.sources") == ["a.example"]
    assert failed(run) == []


def test_the_same_bytes_read_better_under_a_new_id_leave_nothing_of_the_old_one(run):
    loaded(run, [LOCAL])
    record_items(run, outcomes([replace(LOCAL, origin="twin.txt")], status="duplicate"), "r1")
    better = replace(LOCAL, given_id="better")
    assert load(run, [better]) == {"local.txt": "changed"}
    assert len(column(run, "select article_id from main.articles")) == 2
    twin = outcomes([replace(better, origin="twin.txt")], status="duplicate").with_columns(article_id=pl.lit("better"))
    record_items(run, twin, "r1")
    reconcile(run)
    assert column(run, "select article_id from main.articles") == ["better"]
    assert failed(run) == []


@pytest.mark.parametrize("fate", ["rejected", "quarantined", "failed"])
def test_an_article_stays_where_its_new_bytes_do_not_load(run, fate):
    loaded(run, [LOCAL])
    record_items(run, outcomes([replace(LOCAL, text="x")], status=fate), "r1")
    assert column(run, "select article_id from main.articles") == [LOCAL.article_id]
    load(run, [replace(LOCAL, text="OpenAI at last.", figures=())])
    assert column(run, "select text from main.articles") == ["OpenAI at last."]


@pytest.mark.parametrize("fate", ["rejected", "quarantined"])
def test_an_article_goes_whose_own_bytes_are_refused_when_they_are_read_again(run, fate):
    loaded(run, [A])
    record_items(run, outcomes([A], status=fate), "r1")
    reconcile(run)
    assert column(run, "select count(*) from main.articles") == [0]
    assert column(run, "select count(*) from main.facts") == [0]
    assert failed(run) == []


def test_the_same_bytes_under_several_origins_are_one_article_of_the_least_origin(run):
    copies = [replace(LOCAL, origin=origin) for origin in ("m.txt", "z.txt", "b.txt")]
    assert load(run, copies[:2]) == {"m.txt": "new", "z.txt": "duplicate"}
    assert load(run, copies[2:]) == {"b.txt": "duplicate"}
    assert column(run, "select origin from main.articles") == ["b.txt"]
    assert column(run, "select distinct reason from ops.items where status = 'duplicate'") == [SAME_BYTES]


def test_an_article_that_names_another_origin_now_is_noted_as_changed(run):
    loaded(run, [LOCAL])
    for origin, touched in (("z.txt", []), ("b.txt", [LOCAL.article_id])):
        record_items(run, outcomes([replace(LOCAL, origin=origin)], status="duplicate"), "r1")
        assert column(run, "select id from ops.touched") == touched
    assert reconcile(run).touched_articles == 1
    assert column(run, "select origin from main.articles") == ["b.txt"]


OLD, NEW = date(2024, 7, 1), date(2024, 7, 9)


def test_of_two_texts_at_one_address_the_greater_stands_whatever_the_order(run):
    for place, (days, is_greater_first) in enumerate(product([(OLD, NEW), (None, OLD), (OLD, OLD)], [False, True])):
        pair = [
            Doc(f"{place}-{i}.txt", f"OpenAI text {place}-{i}.", url=f"https://a.example/{place}", day=day)
            for i, day in enumerate(days)
        ]
        lesser, greater = sorted(pair, key=lambda d: (d.day or date.min, d.content_hash))
        first, second = (greater, lesser) if is_greater_first else (lesser, greater)
        assert load(run, [first]) == {first.origin: "new"}
        assert load(run, [second]) == {second.origin: "duplicate" if is_greater_first else "new"}
        assert column(run, "select text from main.articles where article_id = ?", greater.article_id) == [greater.text]
        assert column(run, "select text from main.claims where article_id = ?", greater.article_id) == [greater.text]
        assert column(run, "select status || reason from ops.items where origin = ?", lesser.origin) == [
            "duplicate" + PREFERRED
        ]


def test_a_text_that_lost_its_address_is_read_again_when_the_winner_goes(run):
    lesser, greater = (
        Doc(o, f"OpenAI {o}.", url="https://a.example/1", day=day) for o, day in (("l.txt", OLD), ("g.txt", NEW))
    )
    loaded(run, [lesser], [greater])
    load(run, [replace(greater, text="OpenAI elsewhere.", url="https://a.example/2")])
    assert reconsidered_files(run).is_empty()  # nobody has kept its bytes
    assert column(run, "select status from ops.items where origin = 'l.txt'") == ["failed"]
    load(run, [lesser])
    reconcile(run)
    assert sorted(column(run, "select text from main.articles")) == ["OpenAI elsewhere.", "OpenAI l.txt."]
    assert failed(run) == []


def kept(docs):
    columns = ("content_hash", "file", "origin", "media_type", "retrieved_at")
    said = dict.fromkeys(RAW.names())
    rows = [
        said | dict(zip(columns, (d.content_hash, "b.parquet", d.origin, "text/plain", AT), strict=True)) for d in docs
    ]
    return pl.DataFrame(rows, RAW, orient="row")


@pytest.mark.parametrize("order", permutations(["x.txt", "y.txt", "z.txt"]))
def test_reading_again_with_other_days_gives_what_a_fresh_load_gives(empty, tmp_path_factory, order):
    before, after = ({"x.txt": 10, "y.txt": 5, "z.txt": 4}, {"x.txt": 3, "y.txt": 5, "z.txt": 6})
    read = {
        day_of: {
            o: Doc(o, f"OpenAI {o}.", url="https://a.example/1", day=date(2024, 7, days[o]), given_hash=o[0] * 64)
            for o in days
        }
        for day_of, days in (("before", before), ("after", after))
    }
    folder = tmp_path_factory.mktemp("again")
    (folder / "warehouse.duckdb").write_bytes(empty.read_bytes())
    with writer(folder) as c:
        begin(c)
        record_raw(c, kept(read["before"].values()))
        for doc in read["before"].values():
            load(c, [doc])
        for origin in order:
            load(c, [read["after"][origin]])
        for origin in reconsidered_files(c)["origin"]:
            load(c, [read["after"][origin]])
        assert reconsidered_files(c).is_empty()
        reconcile(c)
        assert column(c, "select origin from main.articles") == ["z.txt"]
        assert sorted(column(c, "select status from ops.items")) in (
            ["changed", "duplicate", "duplicate"], ["duplicate", "duplicate", "new"],
        )  # fmt: skip
        assert failed(c) == []


def test_an_article_that_stands_though_its_origin_was_refused_since_is_known_by_its_own_bytes(run):
    record_raw(run, kept([A, LOCAL]))
    loaded(run, [A, LOCAL])
    assert standing_files(run).is_empty()
    record_items(run, outcomes([replace(A, text="x")], status="rejected"), "r1")
    assert standing_files(run).select("origin", "content_hash").rows() == [("a.txt", A.content_hash)]
    assert raw_files(run)["origin"].to_list() == ["local.txt"]


def test_two_texts_of_one_batch_with_one_id_cannot_be_told_apart(run):
    with pytest.raises(ValueError, match=r"1\.txt, 2\.txt"):
        load(run, [Doc("1.txt", "One.", url="https://a.example/1"), Doc("2.txt", "Two.", url="https://a.example/1")])
    assert column(run, "select count(*) from ops.items") == [0]


def test_an_article_whose_row_was_refused_is_quarantined_with_the_reasons(run):
    refused = pl.DataFrame(
        [("rows", "articles", A.article_id, "a.txt", ["title is too long", "no language"], "{}")],
        QUARANTINE,
        orient="row",
    )
    assert load(run, [A], tables_of=lambda _: tables([]), quarantine=refused) == {"a.txt": "quarantined"}
    assert column(run, "select reason from ops.items") == ["no language; title is too long"]
    assert column(run, "select reasons from ops.quarantine") == [["title is too long", "no language"]]
    assert column(run, "select count(*) from main.articles") == [0]


def test_what_was_refused_is_held_no_longer_when_it_loads_and_held_again_when_it_is_refused_again(run):
    refused = pl.DataFrame([("rows", "mentions", "m", "a.txt", ["parent"], "{}")], QUARANTINE, orient="row")
    other = refused.with_columns(origin=pl.lit("other.txt"))
    held = "select origin from ops.quarantine where released_at is null order by all"
    load(run, [A], quarantine=pl.concat([refused, other]))
    load(run, [A], quarantine=refused)
    assert column(run, held) == ["a.txt", "other.txt"]
    load(run, [A])
    assert column(run, held) == ["other.txt"]


def test_a_batch_that_breaks_a_rule_leaves_nothing(run):
    loaded(run, [LOCAL])
    before = export(run)
    broken = replace(A, figures=(("$5 million", {"value": 5e6, "metric": "nonsense"}),))
    with pytest.raises(duckdb.ConstraintException):
        load(run, [broken])
    assert export(run) == before
    assert column(run, "select origin from ops.items") == ["local.txt"]
    loaded(run, [A])


def test_a_second_load_of_the_same_changes_no_row(run):
    batch = [A, LOCAL, Doc("c.txt", COST, url="https://c.example/1", source="c.example", day=OLD)]
    loaded(run, batch)
    before = export(run)
    assert set(load(run, batch, at=AT + timedelta(days=1)).values()) == {"changed"}
    reconcile(run)
    assert export(run) == before


def test_sources_take_what_most_articles_say_and_go_with_the_last_of_them(run):
    docs = [
        Doc(f"{i}.txt", f"OpenAI text {i}.", publisher=p, language=lang)
        for i, (p, lang) in enumerate([("B", "en"), ("A", "zh"), ("A", "en"), ("B", "zh")])
    ]
    loaded(run, docs)
    assert run.execute("select name, language from main.sources").fetchall() == [("A", "en")]
    load(run, [replace(docs[1], publisher="B", text="OpenAI again.")])
    assert column(run, "select name from main.sources") == ["B"]
    for d in docs:
        load(run, [replace(d, text="Moved, says OpenAI." + d.origin, source="z.example")])
    assert column(run, "select source_id from main.sources") == ["z.example"]


def test_a_correction_of_what_is_stated_of_a_source_takes_effect_and_leaves_nothing_of_the_error(run):
    docs = [Doc(f"{i}.txt", f"OpenAI text {i}.", url=f"https://a.example/{i}", country="US") for i in range(2)]
    loaded(run, docs)
    assert column(run, "select country from main.sources") == ["US"]
    load(run, [replace(d, country="CN") for d in docs])
    assert column(run, "select country from main.sources") == ["CN"]
    load(run, [replace(d, country=None) for d in docs])
    assert column(run, "select country from main.sources") == [None]


def test_what_is_stated_of_a_source_is_what_most_of_its_present_articles_state_in_any_order(empty, tmp_path_factory):
    countries = ["US", "DE", "DE", "US", None]
    docs = [Doc(f"{i}.txt", f"OpenAI text {i}.", country=country) for i, country in enumerate(countries)]
    gone = Doc("0.txt", "OpenAI before.", country="US")
    for order in ([gone, *docs], [*docs[1:], gone, docs[0]], [gone, *docs[::-1]]):
        for batches in ([[d] for d in order], [order[:1], order[1:]] if order[0] is gone else [order[:5], order[5:]]):
            sources = arranged(empty, tmp_path_factory, batches, reconcile_between=False)["sources"]
            assert [row[3] for row in sources] == ["DE"]


def test_a_source_keeps_when_it_was_first_seen_and_moves_on_when_seen_again(run):
    loaded(run, [A])
    later = AT + timedelta(days=3)
    record_items(run, outcomes([A], status="unchanged", at=later).with_columns(article_id=pl.lit(A.article_id)), "r1")
    assert run.execute("select first_seen_at, last_seen_at from main.sources").fetchall() == [(AT, later)]
    load(run, [replace(A, text="Newer text of OpenAI.", figures=(), claimant=None)], at=later)
    assert run.execute("select first_seen_at, last_seen_at from main.sources").fetchall() == [(AT, later)]


def test_reference_entities_are_replaced_only_where_they_changed_and_stay_while_named(run):
    loaded(run, [A])
    assert load_entities(run, REFERENCE) == 0
    elsewhere = REFERENCE.with_columns(
        country=pl.when(pl.col("entity_id") == "idc").then(pl.lit("CN")).otherwise("country")
    )
    assert load_entities(run, elsewhere) == 1
    without = elsewhere.filter(pl.col("entity_id") != "gpt-3")
    assert load_entities(run, without) == 0
    assert column(run, "select entity_id from main.entities order by 1") == ["gpt-3", "idc", "openai"]
    load(run, [replace(A, text="OpenAI only.", figures=(), claimant=None)])
    assert load_entities(run, without) == 1
    assert run.execute("select entity_id, country from main.entities order by 1").fetchall() == [
        ("idc", "CN"),
        ("openai", "US"),
    ]


def test_the_maker_of_a_model_that_is_still_named_stays_though_both_left_the_list(run):
    loaded(run, [LOCAL])
    load_entities(run, REFERENCE.filter(~pl.col("entity_id").is_in(["gpt-3", "openai"])))
    assert set(column(run, "select entity_id from main.entities")) >= {"gpt-3", "openai"}
    assert "entities_have_their_parent" not in failed(run)


EMOJI = Doc(
    "e.txt",
    "👨‍👩‍👧 e\u0301 says 阿里云 OpenAI paid $7 million 🚀. | Next é.",
    figures=(("$7 million", {"value": 7e6}),),
)


def test_offsets_count_code_points_whatever_the_script(run):
    loaded(run, [EMOJI])
    assert failed(run) == []
    places = "select substring(articles.text, char_start + 1, char_end - char_start) from main.figures join main.articles using (article_id)"
    assert column(run, places) == ["$7 million"]
    assert column(run, "select sentence from main.figure_trail") == [EMOJI.text[: EMOJI.text.index(" |")]]


REPRINT = "The market for large models grew in the first half of the year, said IDC, and OpenAI spent $5 million on GPT-3 in that time."
MANY = [
    A,
    LOCAL,
    Doc("r1.txt", REPRINT, url="https://a.example/r", day=date(2024, 7, 3), figures=(("$5 million", {"value": 5e6}),)),
    Doc(
        "r2.txt",
        REPRINT + " More.",
        url="https://b.example/r",
        source="b.example",
        day=date(2024, 7, 2),
        figures=(("$5 million", {"value": 5e6}),),
    ),
    Doc(
        "r3.txt",
        REPRINT,
        url="https://c.example/r",
        source="c.example",
        day=None,
        figures=(("$5 million", {"value": 5e6}),),
    ),
    Doc(
        "u1.txt",
        "OpenAI first text of Tavistone.",
        url="https://d.example/u",
        source="d.example",
        day=OLD,
        publisher="D",
        unlisted=(("Tavistone", "tavistone", "Tavistone", "organisation"),),
    ),
    Doc("u2.txt", "OpenAI second text.", url="https://d.example/u", source="d.example", day=NEW, publisher="E"),
    replace(LOCAL, origin="copy.txt"),
    Doc(
        "f.txt",
        "OpenAI spent $8 million on it.",
        url="https://f.example/1",
        source="f.example",
        figures=(("$8 million", {"value": 8e6}),),
    ),
]


def arranged(empty, tmp_path_factory, batches, *, reconcile_between):
    folder = tmp_path_factory.mktemp("arranged")
    (folder / "warehouse.duckdb").write_bytes(empty.read_bytes())
    with writer(folder) as c:
        begin(c)
        for docs in batches:
            load(c, docs)
            if reconcile_between:
                reconcile(c)
        reconcile(c)
        assert failed(c) == []
        return export(c)


@pytest.fixture(scope="module")
def expected(empty, tmp_path_factory):
    return arranged(empty, tmp_path_factory, [[d] for d in MANY], reconcile_between=False)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(MANY), cuts=st.sets(st.integers(1, len(MANY) - 1)), reconcile_between=st.booleans())
def test_order_batches_and_number_of_runs_change_no_row(
    empty, tmp_path_factory, expected, order, cuts, reconcile_between
):
    edges = [0, *sorted(cuts), len(order)]
    batches = [list(order[a:b]) for a, b in pairwise(edges)]
    together = [docs for docs in batches if sum(d.origin in ("u1.txt", "u2.txt") for d in docs) > 1]
    if not together:
        assert arranged(empty, tmp_path_factory, batches, reconcile_between=reconcile_between) == expected


def test_both_orders_of_each_two_articles_give_the_same(empty, tmp_path_factory):
    for pair in ((MANY[2], MANY[3]), (MANY[5], MANY[6])):
        exports = [
            arranged(empty, tmp_path_factory, [[d] for d in order], reconcile_between=True)
            for order in permutations(pair)
        ]
        assert exports[0] == exports[1]


def test_times_are_kept_as_given(run):
    precise = AT + timedelta(microseconds=678)
    load(run, [A], at=precise)
    assert column(run, "select loaded_at from main.articles") == [precise]
