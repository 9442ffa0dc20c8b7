"""Order, batches, workers and interruptions change no row of the warehouse."""

import pytest

from tests.flows.looking import contents, fates, ops
from tests.generate import write_articles


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("articles"), 60)


@pytest.fixture(scope="module")
def reference(articles, ingested, tmp_path_factory):
    """A warehouse of the articles, read in one run, in one batch, by one worker."""
    data = tmp_path_factory.mktemp("reference")
    summary = ingested([articles[0].parent], data, workers=1, batch_size=100)
    assert summary.items_new == 60
    assert sum(summary.counts.values()) == summary.items_seen == 60
    return data


def test_small_batches_and_two_workers_give_the_same_tables(articles, reference, ingested, tmp_path):
    ingested([articles[0].parent], tmp_path, workers=2, batch_size=13)
    assert contents(tmp_path) == contents(reference)


def test_three_runs_in_another_order_give_the_same_tables(articles, reference, ingested, tmp_path):
    backwards = articles[::-1]
    for part in (backwards[:17], backwards[17:40], backwards[40:]):
        ingested(part, tmp_path, batch_size=9)
    assert contents(tmp_path) == contents(reference)


def test_a_second_run_says_unchanged_and_publishes_nothing(articles, reference, ingested):
    before, published = contents(reference), (reference / "published").resolve()
    summary = ingested([articles[0].parent], reference)
    assert summary.counts == dict.fromkeys(summary.counts, 0) | {"unchanged": 60}
    assert not summary.is_published
    assert contents(reference) == before
    assert (reference / "published").resolve() == published


def test_reprocessing_gives_what_a_fresh_load_gives(reference, reprocessed):
    before = contents(reference)
    summary = reprocessed(reference, batch_size=25)
    assert summary.items_seen == 60
    assert contents(reference) == before


def test_a_changed_text_replaces_the_articles_rows(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    (path,) = write_articles(folder, 1)
    ingested([folder], data)
    path.write_text(path.read_text().replace("million", "billion"))
    assert ingested([folder], data).items_changed == 1
    fresh = tmp_path / "fresh"
    ingested([folder], fresh)
    assert contents(data) == contents(fresh)


def test_the_same_bytes_under_two_names_are_one_article(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    (path,) = write_articles(folder, 1)
    (folder / "a-copy.txt").write_bytes(path.read_bytes())
    (folder / "nothing-1.txt").write_bytes(b"")
    (folder / "nothing-2.txt").write_bytes(b"")
    summary = ingested([folder], data)
    assert summary.counts == dict.fromkeys(summary.counts, 0) | {"new": 1, "duplicate": 1, "rejected": 2}
    assert fates(data)[str(folder / "a-copy.txt")] != fates(data)[str(path)]
    assert ops(data, "items").filter(status="duplicate")["article_id"].to_list() == [contents(data)["articles"][0][0]]
