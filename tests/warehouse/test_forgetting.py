"""What is forgotten is in no table any more, does not come back by another way, and nothing else goes with it."""

from datetime import timedelta

import polars as pl
import pytest

from tests.warehouse.batches import AT, Doc, begin, column, export, load, loaded, outcomes, tables
from transforms.schema import QUARANTINE
from warehouse.checking import checks
from warehouse.compacting import compact
from warehouse.fetches import FETCHES, HOSTS, record_fetches
from warehouse.forgetting import (
    FORGOTTEN,
    allow_again,
    finish,
    finish_contents,
    forget,
    forgotten_names,
    is_unfinished,
    state,
    without_forgotten,
)
from warehouse.items import write_items
from warehouse.ledger import finish_run
from warehouse.opening import writer
from warehouse.reconciling import reconcile
from warehouse.targets import found

TEXT = "OpenAI spent $5 million on GPT-3, said IDC in a report of the year, and it was much more than all of its rivals did at the time."
FIGURE = (("$5 million", {"value": 5e6}),)
FIRST = Doc("a.txt", TEXT, url="https://a.example/1", claimant="IDC", figures=FIGURE, day=None, salt="first")
REPRINT = Doc("b.txt", TEXT, url="https://b.example/1", source="b.example", claimant="IDC", figures=FIGURE)
OTHER = Doc("c.txt", "OpenAI paid $5 million. | It did.", url="https://c.example/1", source="c.example", figures=FIGURE)
REFUSED = pl.DataFrame([("rows", "figures", "f1", "b.txt", ["x"], '{"value": "NaN"}')], QUARANTINE, orient="row")
LATER = AT + timedelta(days=1)


def gone(c, target, run_id="r1"):
    counts = forget(c, target, run_id, LATER)
    reconcile(c)
    return counts


def test_the_warehouse_is_as_if_the_article_had_never_been(run, folder, tmp_path, empty):
    load(run, [FIRST, REPRINT, OTHER], quarantine=REFUSED)
    reconcile(run)
    assert column(run, "select origin from main.articles where duplicate_of is not null") == ["a.txt"]
    assert found(run, "https://b.example/1")["articles"] == 1
    assert gone(run, "https://b.example/1")["quarantine"] == 1
    (tmp_path / "never").mkdir()
    (tmp_path / "never" / "warehouse.duckdb").write_bytes(empty.read_bytes())
    with writer(tmp_path / "never") as never:
        begin(never)
        loaded(never, [FIRST, OTHER])
        assert export(run) == export(never)
    assert column(run, "select origin from ops.items order by 1") == ["a.txt", "c.txt"]
    finish_run(run, "r1", status="completed", finished_at=LATER, is_published=False)
    assert checks(run)["success"].all()


def test_an_article_goes_with_every_origin_of_its_bytes_and_every_text_at_its_address(run):
    twin = Doc("twin.txt", TEXT, url=FIRST.url, day=None, salt="first")
    lesser = Doc("lesser.txt", "OpenAI again.", url=FIRST.url, day=None, given_hash="0" * 64)
    loaded(run, [FIRST], [twin], [lesser], [OTHER])
    assert gone(run, "twin.txt")["items"] == 3
    assert column(run, "select origin from ops.items") == ["c.txt"]
    assert {"a.txt", "twin.txt", "lesser.txt", FIRST.content_hash, "0" * 64} == forgotten_names(run)


@pytest.mark.parametrize(
    ("target", "again"),
    [
        ("a.txt", FIRST),
        ("a.txt", Doc("a.txt", "OpenAI has other words now.", url="https://a.example/other")),
        ("a.txt", Doc("moved.txt", "OpenAI has other words now.", url="https://a.example/1")),
        ("a.example", Doc("new.txt", "OpenAI has news.", url="https://a.example/new")),
    ],
)
def test_what_is_forgotten_does_not_come_back_until_it_is_allowed(run, target, again):
    loaded(run, [FIRST, OTHER])
    gone(run, target)
    assert judged(run, again) == [("rejected", FORGOTTEN, None)]
    assert is_unfinished(run)
    assert column(run, "select origin from main.articles") == ["c.txt"]
    assert allow_again(run, target) > 0
    assert judged(run, again) == [("article", None, again.article_id)]


def judged(run, doc):
    kept = without_forgotten(run, tables([doc]).articles, outcomes([doc]), LATER)
    return kept.select("status", "reason", "article_id").rows()


def test_bytes_that_come_after_their_target_is_forgotten_are_noted_until_they_have_gone_too(run):
    loaded(run, [FIRST, OTHER])
    gone(run, "a.example")
    gone(run, "c.txt")
    finish(run, "a.example", LATER)
    assert judged(run, Doc("new.txt", "OpenAI has news.", url="https://a.example/new")) == [
        ("rejected", FORGOTTEN, None)
    ]
    assert state(run, "a.example") == "unfinished"
    finish_contents(run, LATER)
    assert (state(run, "a.example"), state(run, "c.txt")) == ("finished", "unfinished")


def test_what_was_only_refused_leads_to_nobody_else(run):
    wall = {"given_hash": "0" * 64}
    loaded(run, [FIRST, OTHER])
    write_items(run, outcomes([Doc("https://a.example/wall", "", **wall)], status="rejected"), "r1")
    write_items(run, outcomes([Doc("https://c.example/wall", "", **wall)], status="rejected"), "r1")
    assert gone(run, "a.example")["items"] == 2
    assert column(run, "select origin from ops.items order by 1") == ["c.txt", "https://c.example/wall"]
    assert "0" * 64 not in forgotten_names(run)


def test_a_source_goes_with_what_was_refused_of_it(run):
    refused = pl.DataFrame(
        [("rows", "articles", "x", "refused.txt", ["x"], '{"source_id": "a.example"}')], QUARANTINE, orient="row"
    )
    load(run, [FIRST, OTHER], quarantine=refused)
    assert gone(run, "a.example")["quarantine"] == 1
    assert column(run, "select source_id from main.sources") == ["c.example"]


def fetched(c, *addresses, hosts):
    """Addresses as (address, final address or None) and hosts, as fetching would remember them."""
    asked = [(address, final, None, None, None, False, 200, None, 0, None, AT) for address, final in addresses]
    answering = [(host, "User-agent: *", False, AT, 0, None) for host in hosts]
    record_fetches(c, pl.DataFrame(asked, FETCHES, orient="row"), pl.DataFrame(answering, HOSTS, orient="row"))


def test_with_a_source_goes_what_fetching_remembers_of_it_alone(run):
    loaded(run, [FIRST, OTHER])
    fetched(
        run,
        ("https://a.example/feed", None), ("https://short.example/x", "https://News.A.example:443/2"), ("https://c.example/feed", None),
        ("https://links.example/c", "https://c.example/2"), ("https://links.example/a", "https://a.example/3"), ("folder:///a.example/", None),
        hosts=["https://a.example", "http://news.a.example:8080", "https://cdn.a.example", "https://c.example", "https://links.example", "https://short.example"],
    )  # fmt: skip
    counts = gone(run, "a.example")
    assert (counts["fetches"], counts["hosts"]) == (3, 4)
    assert column(run, "select address from ops.fetches order by 1") == [
        "folder:///a.example/",
        "https://c.example/feed",
        "https://links.example/c",
    ]
    assert column(run, "select origin from ops.hosts order by 1") == ["https://c.example", "https://links.example"]
    assert not any(found(run, "a.example").values())


def test_with_an_article_goes_its_address_and_no_other_of_its_host(run):
    page = Doc("https://a.example/1", TEXT, url="https://a.example/1", figures=FIGURE)
    loaded(run, [page, OTHER])
    fetched(
        run, ("https://a.example/1", None), ("https://a.example/feed", None), ("https://t.example/1", "https://a.example/1"),
        hosts=["https://a.example", "https://t.example"],
    )  # fmt: skip
    gone(run, "https://a.example/1")
    assert column(run, "select address from ops.fetches") == ["https://a.example/feed"]
    assert column(run, "select origin from ops.hosts") == ["https://a.example"]


def test_a_source_of_which_nothing_but_a_fetch_is_known_is_forgotten_too(run):
    fetched(run, ("https://bücher.example/feed", None), hosts=["https://xn--bcher-kva.example"])
    assert gone(run, "xn--bcher-kva.example")["hosts"] == 1
    assert column(run, "select count(*) from ops.fetches") == [0]
    assert state(run, "xn--bcher-kva.example") == "unfinished"


def test_forgetting_is_unfinished_until_it_is_said_to_be(run):
    loaded(run, [FIRST])
    assert state(run, "a.txt") is None
    gone(run, "a.txt")
    assert state(run, "a.txt") == "unfinished"
    assert not any(gone(run, "a.txt").values())
    finish(run, "a.txt", LATER)
    assert state(run, "a.txt") == "finished"
    assert not any(found(run, "nobody.txt").values())


def test_nothing_of_what_was_deleted_is_left_in_a_compacted_file(folder):
    with writer(folder) as c:
        begin(c)
        loaded(c, [FIRST, OTHER])
        before = export(c)
        c.execute("create table main.scratch as select repeat('unforgettable ', 20000) as words")
    assert b"unforgettable" in (folder / "warehouse.duckdb").read_bytes()
    with writer(folder) as c:
        c.execute("drop table main.scratch")
    compact(folder)
    assert b"unforgettable" not in (folder / "warehouse.duckdb").read_bytes()
    assert [path.name for path in folder.glob(".*")] == []
    with writer(folder) as c:
        assert export(c) == before
        assert column(c, "select count(*) from duckdb_columns() where not internal and comment is null") == [0]
