"""Two publications are told apart by what their rows say, not by when they were loaded."""

import json
import os
from datetime import timedelta

import pytest

from flows.comparing import difference
from flows.usage import WrongUsage
from tests.warehouse.batches import AT, Doc, begin, load
from warehouse.comparing import totals
from warehouse.errors import WarehouseUnusable
from warehouse.ledger import finish_run
from warehouse.opening import PUBLISHED_FILE, writer
from warehouse.publishing import export_ops, publish
from warehouse.reconciling import reconcile

FIGURE = (("$5 million", {"value": 5e6}),)
STAYS = Doc("a.txt", "OpenAI spent $5 million. | Much.", url="https://a.example/1", figures=FIGURE)
GOES = Doc("b.txt", "OpenAI spent $5 million again.", url="https://b.example/1", source="b.example", figures=FIGURE)
MOVED = Doc("b.txt", "OpenAI has moved.", url="https://b.example/2", source="b.example")
OTHERWISE = Doc(
    "a.txt", STAYS.text, url=STAYS.url, figures=(("$5 million", {"value": 5e6, "metric": "price"}),), salt="again"
)


def published(c, folder, run_id, *docs):
    begin(c, run_id, AT + timedelta(hours=int(run_id[1:])))
    load(c, docs, run_id=run_id)
    reconcile(c)
    publish(c, folder, run_id=run_id, keep=2)
    finish_run(c, run_id, status="completed", finished_at=AT + timedelta(days=1), is_published=True)
    export_ops(c, folder)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def c(folder):
    with writer(folder) as connection:
        yield connection


@pytest.fixture
def twice(c, folder):
    published(c, folder, "r1", STAYS, GOES)
    published(c, folder, "r2", OTHERWISE, MOVED)
    return c, folder


def test_what_was_added_has_changed_or_is_gone_is_counted_and_shown(twice):
    found = difference(twice[1])
    assert (found.before, found.after) == ("r1", "r2")
    assert found.counts.rows() == [
        ("articles", 1, 1, 1, 2, 2),
        ("claims", 1, 0, 1, 3, 3),
        ("figures", 0, 1, 1, 2, 1),
        ("facts", 1, 0, 1, 1, 1),
    ]
    changed = found.changes.filter(table_name="figures", change="changed").row(0, named=True)
    assert changed["columns"] == ["metric"]
    assert (json.loads(changed["before"])["metric"], json.loads(changed["after"])["metric"]) == ("cost", "price")
    gone = found.changes.filter(table_name="articles", change="gone").row(0, named=True)
    assert (gone["id"], json.loads(gone["before"])["origin"], gone["after"]) == (GOES.article_id, "b.txt", None)


def test_a_folder_that_was_copied_without_times_is_compared_in_the_order_of_the_runs(twice):
    manifest = twice[1] / "publications" / "r1" / "manifest.json"
    os.utime(manifest, (4e9, 4e9))
    found = difference(twice[1])
    assert (found.before, found.after) == ("r1", "r2")


def test_the_same_articles_loaded_again_differ_in_nothing(c, folder):
    published(c, folder, "r1", STAYS)
    published(c, folder, "r2", STAYS)
    assert difference(folder, tables=("articles", "figures")).counts.select("added", "changed", "gone").sum().row(
        0
    ) == (0, 0, 0)


@pytest.mark.parametrize(
    ("runs", "why"),
    [
        (("r1", "r3"), "what r1 published has been pruned .* publications are here of r2, r3"),
        (("nobody", None), "no run is called nobody"),
        (("r4", None), "r4 published nothing"),
    ],
)
def test_a_publication_that_is_not_here_is_told_from_a_run_that_never_was(twice, runs, why):
    c, folder = twice
    published(c, folder, "r3", STAYS)
    begin(c, "r4", AT + timedelta(hours=5))
    export_ops(c, folder)
    with pytest.raises(WrongUsage, match=why):
        difference(folder, *runs)


def test_it_takes_two_publications_to_compare(c, folder):
    published(c, folder, "r1", STAYS)
    with pytest.raises(WrongUsage, match="it takes two to compare"):
        difference(folder)
    with pytest.raises(WrongUsage, match="entities is not compared"):
        difference(folder, tables=("entities",))


def test_a_publication_that_cannot_be_read_is_told_in_one_line(twice):
    (twice[1] / "publications" / "r1" / PUBLISHED_FILE).write_bytes(b"no database")
    with pytest.raises(WarehouseUnusable, match=r"r1.*cannot be"):
        difference(twice[1])
    with pytest.raises(WarehouseUnusable, match="r1 cannot be read"):
        totals(twice[1] / "publications" / "r1", twice[1] / "publications" / "r2")
