"""The tables of figures say one thing once, in the terms of the contract."""

import re

import polars as pl
import pytest

from seeds import References
from transforms.schema import ENUMERATIONS

REFERENCES = References()
KINDS = ENUMERATIONS["figures", "unit_kind"]
METRICS = ENUMERATIONS["figures", "metric"]
KEYS = {
    "currencies": ["kind", "language", "form"], "currency_countries": ["country", "form"], "currency_pegs": ["code"], "units": ["kind", "language", "form"],
    "scales": ["language", "form"], "number_words": ["language", "kind", "word"], "qualifiers": ["language", "place", "words"],
    "counted_nouns": ["language", "form"], "measure_words": ["form"], "irregular_plurals": ["plural"], "change_cues": ["language", "place", "words"],
    "change_bases": ["language", "words"], "metric_cues": ["language", "metric", "words", "unit_kinds"], "projection_cues": ["language", "words"],
    "period_words": ["language", "kind", "word"], "idioms": ["language", "phrase"], "figure_words": ["language", "kind", "word"],
    "figure_grammar": ["language", "class", "word"],
    "topic_words": ["language", "kind", "word"], "traditional_characters": ["traditional"],
}  # fmt: skip


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_no_row_stands_twice(table: str, key: list[str]) -> None:
    frame = REFERENCES.table(table)
    assert frame.filter(frame.select(key).is_duplicated()).to_dicts() == []


def test_currencies_have_codes_of_three_capitals() -> None:
    codes = {
        *REFERENCES.table("currencies")["code"],
        *REFERENCES.table("currency_pegs")["code"],
        *REFERENCES.table("currency_countries")["code"],
    }
    assert [code for code in codes if not re.fullmatch("[A-Z]{3}", code)] == []


def test_kinds_metrics_and_qualifiers_are_those_of_the_contract() -> None:
    assert set(REFERENCES.table("units")["unit_kind"]) <= set(KINDS)
    assert set(REFERENCES.table("counted_nouns")["metric"]) <= set(METRICS)
    cues = REFERENCES.table("metric_cues")
    assert set(cues["metric"]) <= set(METRICS)
    assert {kind for kinds in cues["unit_kinds"] for kind in kinds.split()} <= set(KINDS)
    assert set(REFERENCES.table("qualifiers")["qualifier"]) <= set(ENUMERATIONS["figures", "qualifier"])
    assert set(REFERENCES.table("change_cues")["change"]) <= set(ENUMERATIONS["figures", "change"])
    assert set(REFERENCES.table("change_bases")["change_basis"]) <= set(ENUMERATIONS["figures", "change_basis"])


def test_counted_nouns_are_lower_case_english_also_for_chinese() -> None:
    nouns = REFERENCES.table("counted_nouns")["noun"]
    assert [noun for noun in nouns if not re.fullmatch(r"[a-z][a-z -]*", noun)] == []


def test_numbers_are_numbers_and_pegs_name_their_source() -> None:
    for table, column in (
        ("scales", "factor"),
        ("number_words", "value"),
        ("currencies", "factor"),
        ("units", "factor"),
        ("currency_pegs", "rate"),
    ):
        assert REFERENCES.table(table)[column].cast(pl.Float64).min() >= 0
    assert REFERENCES.table("currency_pegs")["source"].null_count() == 0
