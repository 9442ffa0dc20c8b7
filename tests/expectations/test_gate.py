"""What is refused takes with it what hangs on it, whatever the batch, and says why."""

import json
from datetime import date

import polars as pl
import pytest

from expectations.contract import KEYS
from expectations.gate import judged
from expectations.severities import critical_failures
from tests.expectations.batches import ORIGINS, article_id, rows, tables


def _kept(judgement):
    return {table: getattr(judgement.tables, table)[KEYS[table]].to_list() for table in KEYS}


def _refused(judgement):
    return {(r["table_name"], r["record_id"]): r["reasons"] for r in judgement.quarantine.iter_rows(named=True)}


def _judged(batch):
    return judged(tables(batch), ORIGINS)


def test_a_sound_batch_passes_whole():
    batch = tables(rows())
    judgement = judged(batch, ORIGINS)
    assert judgement.quarantine.is_empty()
    assert judgement.results["success"].all()
    assert critical_failures(judgement.results) == 0
    for table in KEYS:
        assert getattr(judgement.tables, table).equals(getattr(batch, table))


def test_an_empty_batch_passes():
    judgement = _judged({table: [] for table in KEYS})
    assert judgement.quarantine.is_empty()
    assert judgement.results["success"].all()


def test_an_article_takes_everything_that_was_read_from_it():
    batch = rows()
    batch["articles"][0]["published_on"] = date(2025, 1, 1)
    judgement = _judged(batch)
    refused = _refused(judgement)
    assert refused["articles", article_id("a")] == ["published_before_retrieval"]
    assert {table for table, _ in refused} == set(KEYS)
    assert all("parent" in reasons for (table, _), reasons in refused.items() if table != "articles")
    assert {table: len(keys) for table, keys in _kept(judgement).items()} == {
        "sources": 1, "articles": 1, "signatures": 1, "mentions": 1, "claims": 2, "figures": 2,
    }  # fmt: skip
    assert judgement.quarantine["origin"].unique().to_list() == ["news/a.txt"]


def test_what_one_article_says_wrongly_of_its_source_harms_no_other_of_that_source():
    batch = rows()
    for row in (batch["articles"][1], batch["sources"][1]):
        row["source_id"] = "a.example"
    batch["sources"][0]["country"] = "USA"
    judgement = _judged(batch)
    assert _kept(judgement)["sources"] == [article_id("b")]
    assert _kept(judgement)["articles"] == [article_id("b")]


def test_what_is_said_of_a_source_takes_its_article():
    batch = rows()
    batch["sources"][1]["country"] = "USA"
    judgement = _judged(batch)
    assert _refused(judgement)["sources", article_id("b")] == ["expect_column_values_to_match_regex(country)"]
    assert _refused(judgement)["articles", article_id("b")] == ["parent"]
    assert _kept(judgement)["articles"] == [article_id("a")]


def test_a_claim_takes_its_figures_and_the_parts_that_continue_it():
    batch = rows()
    first, later, costs, *_ = (row["claim_id"] for row in batch["claims"])
    batch["claims"][0]["kind"] = "rumour"
    judgement = _judged(batch)
    assert _refused(judgement) == {
        ("claims", first): ["kind_listed"],
        ("claims", later): ["parent"],
        ("figures", batch["figures"][0]["figure_id"]): ["parent"],
        ("figures", batch["figures"][1]["figure_id"]): ["parent"],
    }
    assert costs in _kept(judgement)["claims"]


def test_a_figure_falls_alone():
    batch = rows()
    batch["figures"][0]["value_usd"] = 1.0
    judgement = _judged(batch)
    assert _refused(judgement) == {("figures", batch["figures"][0]["figure_id"]): ["dollars_at_rate"]}


FORMS = [
    ("mentions", 0, {"mention_id": "1"}, "expect_column_values_to_match_regex(mention_id)"),
    ("mentions", 1, {"entity_id": "Acme Inc"}, "expect_column_values_to_match_regex(entity_id)"),
    ("claims", 2, {"claim_id": "XYZ"}, "expect_column_values_to_match_regex(claim_id)"),
    ("figures", 0, {"unit_kind": "count", "unit": "x" * 101, "value_usd": None, "fx_rate": None, "fx_date": None},
     "expect_column_value_lengths_to_be_between(unit)"),
    ("figures", 2, {"figure_id": "0" * 21}, "expect_column_values_to_match_regex(figure_id)"),
]  # fmt: skip


def test_rows_that_fail_their_suite_are_found_by_their_keys():
    batch = rows()
    for table, place, change, _ in FORMS:
        batch[table][place] |= change
    judgement = _judged(batch)
    assert _refused(judgement) == {
        (table, batch[table][place][KEYS[table]]): [reason] for table, place, _, reason in FORMS
    }
    assert judgement.quarantine["stage"].unique().to_list() == ["suite"]
    failed = judgement.results.remove("success")
    assert failed["severity"].unique().to_list() == ["warning"]
    assert failed["unexpected"].to_list() == [1] * len(FORMS)
    assert critical_failures(judgement.results) == 0


def test_a_row_names_every_expectation_that_it_fails():
    batch = rows()
    batch["sources"][0] |= {"domain": "https://a.example/", "language": "eng", "country": "us"}
    batch["articles"][1] |= {"language": "en\n", "content_hash": "abc", "url": "javascript:alert(1)"}
    refused = _refused(_judged(batch))
    columns = {"sources": ("domain", "country", "language"), "articles": ("content_hash", "language", "url")}
    for table, key in (("sources", article_id("a")), ("articles", article_id("b"))):
        assert refused[table, key] == [f"expect_column_values_to_match_regex({column})" for column in columns[table]]


def test_two_rows_at_one_place_are_both_refused():
    batch = rows()
    batch["mentions"].append(batch["mentions"][0] | {"mention_id": "0" * 20})
    refused = _refused(_judged(batch))
    assert set(refused) == {("mentions", "0" * 20), ("mentions", batch["mentions"][0]["mention_id"])}


def test_what_is_only_worth_knowing_loads():
    batch = rows()
    batch["figures"][2]["unit"] = "Download"
    batch["figures"][3] |= {"value": 1e20, "value_low": 1e20, "value_high": 1e20, "value_usd": 1.4e19}
    judgement = _judged(batch)
    assert judgement.quarantine.is_empty()
    assert judgement.results.remove("success")["severity"].to_list() == ["info", "info"]


def test_the_record_is_the_whole_row():
    batch = rows()
    batch["articles"][0] |= {"word_count": 0, "author": 'O\'Neil "X" \u202e\n😀'}
    judgement = _judged(batch)
    (record,) = judgement.quarantine.filter(pl.col("table_name") == "articles")["record"]
    row = json.loads(record)
    assert row["text"] == batch["articles"][0]["text"]
    assert row["author"] == batch["articles"][0]["author"]
    assert (row["word_count"], row["url"], row["published_on"]) == (0, None, "2024-01-28")


def test_a_row_of_no_known_article_is_refused_without_an_origin():
    batch = rows()
    batch["mentions"][0]["article_id"] = "elsewhere"
    judgement = _judged(batch)
    assert judgement.quarantine.select("origin", "reasons").rows() == [(None, ["article_in_batch"])]


def test_verdicts_do_not_depend_on_how_a_batch_is_composed():
    batch = rows()
    batch["articles"][0]["url"] = "ftp://a.example"
    batch["claims"][3]["kind"] = "rumour"
    batch["figures"][3]["figure_id"] = "short"
    batch["mentions"][2]["confidence"] = 7.0
    together = _refused(_judged(batch))
    alone = {}
    for name in ("b", "a"):
        own = {table: [row for row in batch[table] if row.get("article_id") == article_id(name)] for table in KEYS}
        alone |= _refused(_judged(own))
    assert len(together) > 10
    assert alone == together


@pytest.mark.parametrize(
    "misshapen",
    [
        lambda frame: frame.with_columns(pl.col("char_start").cast(pl.Int32)),
        lambda frame: frame.select(reversed(frame.columns)).with_columns(extra=1),
        lambda frame: frame.drop("claim_id", "article_id"),
    ],
)
def test_a_table_of_other_columns_is_a_critical_failure_and_does_not_load(misshapen):
    sound = tables(rows())
    wrong = type(sound)(**{table: getattr(sound, table) for table in KEYS} | {"claims": misshapen(sound.claims)})
    judgement = judged(wrong, ORIGINS)
    assert critical_failures(judgement.results) > 0
    assert judgement.tables.claims.is_empty()
    assert judgement.tables.figures.is_empty()
    assert judgement.tables.articles.height == 2
    refused = judgement.quarantine.filter(pl.col("table_name") == "claims")
    assert refused["reasons"].to_list() == [["columns"]] * 5
    assert judgement.tables.claims.schema == sound.claims.schema
