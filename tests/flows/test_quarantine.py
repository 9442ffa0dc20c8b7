"""What was refused is shown with its rule and version; released and replayed it loads if it is right by now, and is refused again if not."""

import pytest

from expectations.contract import RULES, Rule
from flows.quarantine import NotHeldError, held, let_go, shown
from flows.version import pipeline_version, rules_version
from tests.flows.looking import contents, fates
from tests.generate import write_articles


@pytest.fixture(scope="module")
def replayed(prefect_server):
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.replay import replay

    def run(data):
        with temporary_settings({PREFECT_API_URL: prefect_server}):
            return replay(data=str(data))

    return run


def test_a_refused_row_comes_back_until_its_rule_has_changed(ingested, replayed, tmp_path, monkeypatch):
    import polars as pl

    folder, data = tmp_path / "articles", tmp_path / "data"
    paths = write_articles(folder, 3)
    strict = Rule("short_enough", "word_count", pl.col("word_count") < 3, "an article has fewer than three words")
    with monkeypatch.context() as patched:
        patched.setitem(RULES, "articles", (*RULES["articles"], strict))
        ingested([folder], data)
        refused = held(data).filter(table_name="articles", origin=str(paths[0]))
        quarantine_id = refused["quarantine_id"].item()
        found = shown(data, quarantine_id)
        assert found.reasons == {"short_enough": "an article has fewer than three words"}
        assert (found.rules_version, found.pipeline_version) == (rules_version(), pipeline_version())
        assert found.record["origin"] == str(paths[0])
        assert let_go(data, quarantine_id) == str(paths[0])
        assert shown(data, quarantine_id).released_at is not None
        paths[0].unlink()  # its kept bytes are read, not its source
        assert replayed(data).items_quarantined == 1
        assert shown(data, quarantine_id).released_at is None
    let_go(data, quarantine_id)
    summary = replayed(data)
    assert (summary.items_seen, summary.items_new) == (1, 1)
    assert [row[2] for row in contents(data)["articles"]] == [str(paths[0])]
    assert fates(data)[str(paths[0])] == ("new", None)
    assert held(data).filter(origin=str(paths[0])).is_empty()


def test_what_was_never_refused_cannot_be_shown(ingested, tmp_path):
    ingested([write_articles(tmp_path / "articles", 1)[0]], tmp_path / "data")
    with pytest.raises(NotHeldError, match="nothing was refused as nobody"):
        shown(tmp_path / "data", "nobody")
