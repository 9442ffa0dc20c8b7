"""Where a batch dies, its documents are read one by one: the sound ones load, those that die alone are quarantined."""

from functools import partial

import pytest

from flows.batches import NOTHING_HELD, Batch, stage_batch
from flows.clock import now
from flows.guard import Guard, Limits
from flows.raw import write_raw
from flows.reading import prepare
from flows.sources import Found
from flows.sources.folder import read
from flows.stage import read_stage
from flows.version import Means
from tests.flows.ill_behaved import cannot_prepare
from tests.generate import write_articles


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    items = [read(Found(path.name, path, "text/plain"), retrieved_at=now()) for path in write_articles(folder, 4)]
    write_raw(folder / "raw.parquet", items)
    return Batch((folder / "raw.parquet",), tuple((item.content_hash, item.origin) for item in items))


def staged(batch, limits, stage, held=NOTHING_HELD):
    with Guard(1, limits, partial(prepare, Means()), preload="flows.reading") as guard:
        return read_stage(stage_batch(guard, batch, stage, held))


def test_read_alone_they_give_what_they_give_together(batch, tmp_path):
    (together,) = staged(batch, Limits(), tmp_path / "together")
    (alone,) = staged(batch, Limits(batch_seconds=0.001), tmp_path / "alone")
    assert together.outcomes.equals(alone.outcomes)
    assert together.outcomes["status"].to_list() == ["article"] * 4
    for table in ("articles", "claims", "figures", "mentions", "signatures"):
        assert getattr(together.tables, table).equals(getattr(alone.tables, table))


def test_what_takes_too_long_alone_is_quarantined_and_the_others_load(tmp_path):
    paths = write_articles(tmp_path, 3)
    paths[1].write_text(paths[1].read_text() * 2_000)
    items = [read(Found(path.name, path, "text/plain"), retrieved_at=now()) for path in paths]
    write_raw(tmp_path / "raw.parquet", items)
    batch = Batch((tmp_path / "raw.parquet",), tuple((item.content_hash, item.origin) for item in items))
    (read_alone,) = staged(batch, Limits(batch_seconds=2, document_seconds=2), tmp_path / "stage")
    fates = dict(zip(read_alone.outcomes["origin"], read_alone.outcomes.select("status", "reason").rows(), strict=True))
    assert fates == {
        "00000.txt": ("article", None),
        "00001.txt": ("quarantined", "deadline"),
        "00002.txt": ("article", None),
    }
    assert read_alone.quarantine.select("stage", "origin", "reasons").rows() == [("read", "00001.txt", ["deadline"])]
    assert len(read_alone.tables.articles) == 2


@pytest.mark.parametrize("limits", [Limits(), Limits(batch_seconds=0.001)])
def test_what_killed_its_readers_before_is_not_tried_again_and_the_others_load(batch, limits, tmp_path):
    killer, *sound = batch.items
    (read_around,) = staged(batch, limits, tmp_path / "stage", {killer[0]: "crash: SIGSEGV", "other bytes": "memory"})
    fates = read_around.outcomes.filter(content_hash=killer[0]).select("status", "reason", "article_id").rows()
    assert fates == [("quarantined", "crash: SIGSEGV", None)]
    assert read_around.quarantine.select("record_id", "origin", "reasons").rows() == [(*killer, ["crash: SIGSEGV"])]
    assert set(read_around.tables.articles["content_hash"]) == {content_hash for content_hash, _ in sound}


def test_a_batch_of_nothing_else_starts_no_worker(batch, tmp_path):
    held = dict.fromkeys((content_hash for content_hash, _ in batch.items), "deadline")
    with Guard(1, Limits(), cannot_prepare, preload="tests.flows.ill_behaved") as guard:
        (none_read,) = read_stage(stage_batch(guard, batch, tmp_path / "stage", held))
    assert none_read.outcomes["status"].to_list() == ["quarantined"] * 4


def test_two_texts_at_one_address_load_one_after_the_other(tmp_path):
    head = "---\nurl: https://harbour.example/one\n---\n"
    first, *others = write_articles(tmp_path, 4)
    items = []
    for path in (first, others[0]):
        path.write_text(head + path.read_text().split("---\n")[-1])
        items.append(read(Found(path.name, path, "text/plain"), retrieved_at=now()))
    write_raw(tmp_path / "raw.parquet", items)
    twice = Batch((tmp_path / "raw.parquet",), tuple((item.content_hash, item.origin) for item in items))
    rounds = staged(twice, Limits(), tmp_path / "stage")
    assert [len(part.tables.articles) for part in rounds] == [1, 1]
