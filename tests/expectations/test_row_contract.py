"""Every rule of the row contract keeps a sound row and finds the one row that breaks it, and nothing else."""

import json
from datetime import date, datetime

import polars as pl
import pytest

from expectations.contract import KEYS, RULES
from expectations.rows import broken_rules
from tests.expectations.batches import CHINESE, TEXTS, article_id, rows, span, tables

NAN, INFINITE = float("nan"), float("inf")
LENGTH = len(TEXTS["a"])
OTHER_CLAIM = rows()["claims"][3]["claim_id"]
SECOND_CLAIM = rows()["claims"][1]["claim_id"]
COSTS = rows()["claims"][2]["claim_id"]

# table, row of the batch, what is changed in it, the rule that it breaks
BREAKS = [
    ("sources", 0, {"name": " "}, "nothing_blank"),
    ("sources", 0, {"name": "N/A"}, "no_placeholder"),
    ("sources", 0, {"licence": "CC\0BY"}, "no_nul_character"),
    ("articles", 0, {"language": None}, "required_present"),
    ("articles", 0, {"author": ""}, "nothing_blank"),
    ("articles", 0, {"author": "unknown"}, "no_placeholder"),
    ("articles", 0, {"title": "A\0title"}, "no_nul_character"),
    ("articles", 0, {"published_from": "guess"}, "published_from_listed"),
    ("articles", 0, {"source_id": "elsewhere.example"}, "source_in_batch"),
    ("articles", 0, {"published_on": date(2024, 7, 24)}, "published_before_retrieval"),
    ("articles", 1, {"published_from": "url"}, "published_from_known"),
    ("articles", 0, {"word_count": 0}, "has_words"),
    ("signatures", 0, {"version": None}, "required_present"),
    ("signatures", 0, {"text_hash": ""}, "nothing_blank"),
    ("signatures", 0, {"text_hash": "a\0"}, "no_nul_character"),
    ("signatures", 0, {"article_id": "elsewhere"}, "article_in_batch"),
    ("mentions", 0, {"entity_id": None}, "required_present"),
    ("mentions", 0, {"entity_name": "Orrin", "entity_kind": "planet"}, "entity_kind_listed"),
    ("mentions", 0, {"entity_name": "Orrin"}, "unlisted_entity_described"),
    ("mentions", 0, {"entity_id": "\u3000"}, "nothing_blank"),
    ("mentions", 0, {"entity_id": "a\0"}, "no_nul_character"),
    ("mentions", 0, {"article_id": "elsewhere"}, "article_in_batch"),
    ("mentions", 0, {"char_start": -1}, "span_in_order"),
    ("mentions", 0, {"char_start": 9, "char_end": 9}, "span_in_order"),
    ("mentions", 0, {"char_end": LENGTH + 1}, "span_in_article"),
    ("mentions", 0, {"text": "Ann lee"}, "text_at_offsets"),
    ("mentions", 0, {"confidence": 1.01}, "confidence_is_a_score"),
    ("mentions", 0, {"confidence": NAN}, "confidence_is_a_score"),
    ("claims", 2, {"certainty": None}, "required_present"),
    ("claims", 2, {"subject_entity_id": ""}, "nothing_blank"),
    ("claims", 2, {"subject_entity_id": "a\0"}, "no_nul_character"),
    ("claims", 2, {"kind": "rumour"}, "kind_listed"),
    ("claims", 0, {"attribution": "quoted"}, "attribution_listed"),
    ("claims", 2, {"certainty": "sure"}, "certainty_listed"),
    ("claims", 2, {"article_id": "elsewhere"}, "article_in_batch"),
    ("claims", 2, {"text": "Costs rose."}, "text_at_offsets"),
    ("claims", 2, {"sentence_end": LENGTH + 1}, "sentence_in_article"),
    ("claims", 2, {"sentence_start": LENGTH - 1}, "sentence_holds_claim"),
    ("claims", 0, {"sentence_start": LENGTH - 1, "sentence_end": LENGTH}, "sentence_holds_claim"),
    ("claims", 1, {"continues_claim_id": "elsewhere"}, "first_part_in_batch"),
    ("claims", 1, {"continues_claim_id": SECOND_CLAIM}, "continues_first_part"),
    ("claims", 1, {"continues_claim_id": COSTS}, "continues_first_part"),
    ("claims", 1, {"continues_claim_id": OTHER_CLAIM}, "continues_first_part"),
    ("claims", 0, {"claimant": None}, "claimant_complete"),
    ("claims", 0, {"claimant_end": None}, "claimant_complete"),
    ("claims", 0, {"claimant_start": 0, "claimant_end": 0}, "claimant_in_article"),
    ("claims", 0, {"claimant": "Ann Lee, Head of Acme"}, "claimant_at_offsets"),
    ("claims", 0, {"cue_start": None}, "cue_complete"),
    ("claims", 0, {"cue_end": LENGTH + 1}, "cue_in_article"),
    ("claims", 0, {"cue": "says"}, "cue_at_offsets"),
    ("claims", 2, {"claimant_entity_id": "acme"}, "claimant_entity_named"),
    ("claims", 0, {"attribution": None}, "attribution_known"),
    ("claims", 1, {"claimant": "sold", "claimant_start": span("a", "sold")[0], "claimant_end": span("a", "sold")[1]}, "claimant_beside_content"),
    ("claims", 2, {"period_start": date(2024, 2, 1), "period_end": date(2024, 1, 1)}, "period_in_order"),
    ("claims", 2, {"checkworthiness": -0.1}, "checkworthiness_is_a_score"),
    ("claims", 2, {"confidence": 2.0}, "confidence_is_a_score"),
    ("figures", 1, {"metric": None}, "required_present"),
    ("figures", 1, {"subject": ""}, "nothing_blank"),
    ("figures", 1, {"per": "unknown"}, "no_placeholder"),
    ("figures", 1, {"subject": "a\0"}, "no_nul_character"),
    ("figures", 1, {"metric": "turnover"}, "metric_listed"),
    ("figures", 2, {"unit_kind": "number"}, "unit_kind_listed"),
    ("figures", 1, {"qualifier": "around"}, "qualifier_listed"),
    ("figures", 1, {"change": "up"}, "change_listed"),
    ("figures", 1, {"change_basis": "yearly"}, "change_basis_listed"),
    ("figures", 1, {"standing": "whole"}, "standing_listed"),
    ("figures", 1, {"text": "30 % more"}, "text_at_offsets"),
    ("figures", 1, {"claim_id": "elsewhere"}, "claim_in_batch"),
    ("figures", 1, {"claim_id": COSTS}, "in_claim_or_sentence"),
    ("figures", 1, {"value": INFINITE, "value_low": INFINITE, "value_high": INFINITE}, "numbers_finite"),
    ("figures", 1, {"qualifier": "between", "value_low": 31.0, "value_high": 29.0}, "bounds_in_order"),
    ("figures", 1, {"qualifier": "between", "value_low": 31.0, "value_high": 39.0}, "value_in_bounds"),
    ("figures", 2, {"value_low": 7e8}, "value_in_bounds"),
    ("figures", 1, {"qualifier": "at_least"}, "bounds_fit_qualifier"),
    ("figures", 1, {"qualifier": "at_most"}, "bounds_fit_qualifier"),
    ("figures", 1, {"qualifier": "between", "value_high": None}, "bounds_fit_qualifier"),
    ("figures", 1, {"value_high": 31.0}, "bounds_fit_qualifier"),
    ("figures", 3, {"unit": "yuan"}, "unit_fits_kind"),
    ("figures", 1, {"unit": "%"}, "unit_fits_kind"),
    ("figures", 2, {"unit": "percent"}, "unit_fits_kind"),
    ("figures", 2, {"unit": "Download"}, "counted_noun_in_lower_case"),
    ("figures", 1, {"value": -30.0, "value_low": -30.0, "value_high": -30.0}, "change_has_size"),
    ("figures", 1, {"change": None}, "change_basis_of_change"),
    ("figures", 2, {"unit": "rank", "unit_kind": "rank", "value": 0.0, "value_low": 0.0}, "rank_from_one"),
    ("figures", 3, {"period_start": date(2024, 2, 1)}, "period_in_order"),
    ("figures", 3, {"value_usd": None}, "dollars_have_a_rate"),
    ("figures", 3, {"fx_date": None}, "rate_has_a_day"),
    ("figures", 2, {"value_usd": 6e8, "fx_rate": 1.0, "fx_date": date(2024, 1, 1)}, "only_money_in_dollars"),
    ("figures", 3, {"value_usd": 2.9e7}, "dollars_at_rate"),
    ("figures", 3, {"value_usd": -2.8e7, "fx_rate": -0.14}, "rate_positive"),
    ("figures", 0, {"value_usd": 1e7, "fx_rate": 2.0}, "dollar_is_a_dollar"),
    ("figures", 0, {"fx_date": date(2024, 1, 29)}, "rate_of_the_day"),
    ("figures", 0, {"fx_date": date(2023, 12, 27)}, "rate_of_the_day"),
    ("figures", 3, {"fx_date": date(2024, 1, 1)}, "rate_of_the_day"),
    ("figures", 1, {"confidence": -1.0}, "confidence_is_a_score"),
]  # fmt: skip

# What is unusual, and sound.
KEEPS = [
    ("articles", 0, {"title": None, "author": None, "url": "https://a.example/1"}),
    ("articles", 1, {"published_on": date(2024, 7, 23), "published_from": "text"}),
    ("articles", 0, {"title": "Unknown pleasures: N/A"}),
    ("mentions", 0, {"confidence": 0.0}),
    ("claims", 2, {"period_start": None, "period_end": date(1999, 1, 1)}),
    ("claims", 0, {"claimant": None, "claimant_start": None, "claimant_end": None}),
    ("claims", 0, {"sentence_end": span("a", "raised")[1]}),
    ("figures", 1, {"value": -12.0, "value_low": -12.0, "value_high": -12.0, "change": None, "change_basis": None}),
    ("figures", 1, {"value": 0.0, "value_low": None, "qualifier": "at_most"}),
    ("figures", 1, {"unit": "percentage_point"}),
    ("figures", 1, {"qualifier": "between", "value_low": 24.0, "value_high": 99.0}),
    ("figures", 0, {"fx_date": None}),
    ("figures", 3, {"value_usd": None, "fx_rate": None, "fx_date": None}),
    ("figures", 3, {"period_end": date(2030, 12, 31), "fx_date": date(2030, 12, 31)}),
    ("figures", 2, {"unit": "kWh", "unit_kind": "energy"}),
]


def _objections(batch):
    frames = {table: getattr(tables(batch), table) for table in KEYS}
    reasons, results = broken_rules(frames)
    failed = results.remove("success").select("suite", "expectation", "unexpected").rows()
    return failed, reasons


def test_sound_rows_break_no_rule():
    failed, reasons = _objections(rows())
    assert failed == []
    assert all(listed.list.len().sum() == 0 for listed in reasons.values())


@pytest.mark.parametrize(("table", "place", "change", "rule"), BREAKS)
def test_a_row_breaks_exactly_one_rule(table, place, change, rule):
    batch = rows()
    batch[table][place] |= change
    failed, reasons = _objections(batch)
    assert [objection for objection in failed if objection[0] == table] == [(table, rule, 1)]
    severity = next(r.severity for r in RULES[table] if r.name == rule)
    assert reasons[table][place].to_list() == ([] if severity == "info" else [rule])


@pytest.mark.parametrize(("table", "place", "change"), KEEPS)
def test_unusual_rows_are_sound(table, place, change):
    batch = rows()
    batch[table][place] |= change
    assert _objections(batch)[0] == []


@pytest.mark.parametrize("table", KEYS)
def test_a_row_without_its_key_is_found(table):
    batch = rows()
    batch[table][0][KEYS[table]] = None
    _, reasons = _objections(batch)
    assert "required_present" in reasons[table][0]


@pytest.mark.parametrize("table", KEYS)
def test_all_rows_of_one_key_are_refused(table):
    batch = rows()
    batch[table].append(batch[table][0] | {})
    _, reasons = _objections(batch)
    assert ["key_unique" in reason for reason in reasons[table]] == [
        row[KEYS[table]] == batch[table][0][KEYS[table]] for row in batch[table]
    ]


@pytest.mark.parametrize(
    ("table", "place", "change", "expected"),
    [
        ("claims", 2, {"char_start": -1}, {"span_in_order", "sentence_holds_claim"}),
        ("claims", 2, {"char_end": LENGTH + 1}, {"span_in_article", "sentence_holds_claim"}),
        ("figures", 1, {"char_start": -1}, {"span_in_order", "in_claim_or_sentence"}),
        ("figures", 1, {"char_end": LENGTH + 1}, {"span_in_article", "in_claim_or_sentence"}),
        ("figures", 1, {"article_id": "elsewhere"}, {"article_in_batch", "claim_of_same_article"}),
        ("figures", 1, {"value": NAN}, {"numbers_finite", "value_in_bounds", "bounds_fit_qualifier"}),
    ],
)
def test_a_row_names_every_rule_that_it_breaks(table, place, change, expected):
    batch = rows()
    batch[table][place] |= change
    assert set(_objections(batch)[1][table][place]) == expected


def test_offsets_count_code_points():
    text = "👩‍👩‍👧 e\u0301te\u0301 𝒳 漢字 end"
    batch = rows()
    batch["articles"][1] |= {"text": text}
    batch["claims"], batch["figures"] = batch["claims"][:3], batch["figures"][:2]
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            batch["mentions"].append(
                {"mention_id": f"{start}-{end}", "article_id": article_id("b"), "entity_id": "x", "text": text[start:end],
                 "char_start": start, "char_end": end, "confidence": 1.0}
            )  # fmt: skip
    batch["mentions"] = [row for row in batch["mentions"] if row["text"].strip() and row["text"] != "阿里云"]
    assert _objections(batch)[0] == []


def test_every_rule_has_a_row_that_breaks_it_and_says_what_it_wants():
    tried = {(table, rule) for table, _, _, rule in BREAKS}
    elsewhere = {
        (table, name)
        for table in KEYS
        for name in (
            "required_present",
            "key_unique",
            "span_in_order",
            "span_in_article",
            "claim_of_same_article",
            "article_in_batch",
        )
    }
    assert {(table, rule.name) for table, rules in RULES.items() for rule in rules} - tried <= elsewhere
    assert all(rule.meaning and rule.severity in ("warning", "info") for rules in RULES.values() for rule in rules)
    assert all(len({rule.name for rule in rules}) == len(rules) for rules in RULES.values())


def test_a_batch_without_rows_is_sound():
    failed, _ = _objections({table: [] for table in KEYS})
    assert failed == []


def test_a_day_of_retrieval_is_that_of_utc():
    batch = rows()
    batch["articles"][0] |= {"retrieved_at": datetime.fromisoformat("2024-01-27T23:59:59")}
    assert _objections(batch)[0] == []


def test_results_count_rows():
    batch = rows()
    batch["claims"][2]["kind"] = "rumour"
    frames = {table: getattr(tables(batch), table) for table in KEYS}
    _, results = broken_rules(frames)
    (row,) = results.filter(pl.col("expectation") == "kind_listed").rows()
    assert row[:8] == ("claims", "kind_listed", "kind", "warning", False, 5, 1, 20.0)
    assert row[8] == "kind is one of statistic, event, prediction, opinion, statement"
    (example,) = map(json.loads, row[9])
    assert (example["kind"], example["claim_id"]) == ("rumour", batch["claims"][2]["claim_id"])


def test_chinese_text_is_measured_in_characters():
    start, end = span("b", CHINESE)
    assert (start, end) == (5, 14)
