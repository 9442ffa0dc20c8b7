"""Corrections hold for what is loaded already and what comes, and the warehouse is that of a fresh load with them."""

import csv
import json

import duckdb
import pytest

from flows.correcting import AGAINST_THE_RULES, CorrectionsError, corrected_tables, read_corrections
from tests.flows.looking import contents, ops
from tests.warehouse.batches import Doc, tables
from warehouse.correcting import await_corrections
from warehouse.opening import writer
from warehouse.querying import query

URL = "https://a.example/1"
ARTICLE = f"---\nurl: {URL}\ndate: 2024-03-05\n---\nOpenAI raised $5 million in a round that was led by others, as its chief executive said.\n"
NAMES = ("table", "url", "text", "column", "value", "reason", "by", "date")
GOOD = ("figures", URL, "$5 million", "value", "50000000", "the article was corrected later", "Ines", "2026-11-01")
AGAINST = ("articles", URL, "", "published_on", "2999-01-01", "wrong", "", "")
NOWHERE = ("figures", URL, "$6 million", "value", "1", "misread", "", "")


def declare(path, *lines):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([NAMES, *lines])
    return path


def trail(data):
    return query(data, "select value, value_usd, corrected from figure_trail").rows()


def test_a_correction_holds_for_loaded_articles_until_it_is_taken_back(ingested, reprocessed, tmp_path):
    folder, data, fresh = tmp_path / "articles", tmp_path / "data", tmp_path / "fresh"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    ingested([folder], data)
    untouched = contents(data)
    declare(data / "corrections.csv", GOOD)
    summary = ingested([folder], data)
    assert (summary.items_changed, summary.is_published) == (1, True)
    assert trail(data) == [(5e7, 5e7, "value: 5000000.0 → 50000000 (the article was corrected later)")]
    assert ops(data, "corrections").select("old_value", "new_value", "corrected_by", "refused").rows() == [
        ("5000000.0", "50000000", "Ines", None)
    ]
    quiet = ingested([folder], data)
    assert quiet.items_unchanged == 1
    assert ops(data, "run_measures").filter(run_id=quiet.run_id).is_empty()
    assert set(ops(data, "quality_results").filter(run_id=quiet.run_id)["suite"]) == {"corrections", "warehouse"}
    corrected = contents(data)
    reprocessed(data)
    assert contents(data) == corrected
    ingested([folder], fresh, corrections=str(data / "corrections.csv"))
    assert contents(fresh) == corrected
    (data / "corrections.csv").unlink()
    assert ingested([folder], data).items_changed == 1
    assert contents(data) == untouched


def test_one_that_matches_nothing_keeps_the_run_from_being_published(ingested, tmp_path):
    data = tmp_path / "data"
    (tmp_path / "a.txt").write_text(ARTICLE)
    summary = ingested([tmp_path / "a.txt"], data, corrections=str(declare(tmp_path / "c.csv", GOOD, NOWHERE, AGAINST)))
    assert (summary.status, summary.is_published) == ("completed_with_failures", False)
    assert [(c.suite, c.severity, c.unexpected) for c in summary.failed_checks if c.severity == "critical"] == [
        ("corrections", "critical", 2)
    ]
    results = ops(data, "quality_results").filter(suite="corrections")
    reasons = {json.loads(example)["not_applied"] for example in results["examples"][0]}
    assert reasons == {"nothing matches it", f"{AGAINST_THE_RULES}: published_before_retrieval"}
    again = ingested([tmp_path / "a.txt"], data, corrections=str(tmp_path / "c.csv"))
    assert (again.items_unchanged, again.status) == (1, "completed_with_failures")
    with duckdb.connect(data / "warehouse.duckdb", read_only=True) as c:
        assert c.execute("select value, qualifier from main.figures").fetchall() == [(5e7, "exact")]
    with writer(data) as c:
        assert await_corrections(c, read_corrections(data, tmp_path / "c.csv")) == 0


def test_a_correction_against_the_rules_is_refused_and_the_others_hold(tmp_path):
    doc = Doc("a.txt", "OpenAI spent $5 million.", url=URL, figures=(("$5 million", {"value": 5e6}),))
    broken = ("figures", URL, "$5 million", "metric", "bribes", "wrong word", "", "")
    lines = read_corrections(tmp_path, declare(tmp_path / "c.csv", broken, (*GOOD[:3], "per", "month", *GOOD[5:])))
    found, applied = corrected_tables(tables([doc]), lines, None)
    assert found.figures.select("metric", "per").rows() == [("cost", None)]
    assert applied["refused"].str.contains("metric_listed").all()


def test_a_named_table_that_is_not_there_is_wrong_usage(tmp_path):
    with pytest.raises(CorrectionsError, match="no such file"):
        read_corrections(tmp_path, tmp_path / "nowhere.csv")
    (tmp_path / "corrections.csv").write_text("table,column\nfigures,colour\n")
    with pytest.raises(CorrectionsError, match=r"corrections\.csv: line 2: figures\.colour cannot be corrected"):
        read_corrections(tmp_path)
    assert read_corrections(tmp_path / "elsewhere").is_empty()
