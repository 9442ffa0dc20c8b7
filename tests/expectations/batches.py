"""A small sound batch: two articles of two sources with every kind of row, and what builds variations of it."""

from datetime import date, datetime
from typing import Any

import polars as pl

from expectations.contract import KEYS, SCHEMAS
from transforms.extraction import Tables
from transforms.ids import content_hash, stable_id

TEXTS = {
    "a": "Übung 😀 e\u0301: “We raised $5 million,” said Ann Lee, head of Acme, “and sold 30% more.” Costs fell.",
    "b": "阿里云称，下载量超过6亿次。利润约为2亿元。",
}
PUBLISHED = {"a": date(2024, 1, 28), "b": None}


def article_id(name: str) -> str:
    return stable_id("article", name)


def span(name: str, words: str) -> tuple[int, int]:
    start = TEXTS[name].index(words)
    return start, start + len(words)


def article(name: str) -> dict[str, Any]:
    return {
        "article_id": article_id(name), "source_id": f"{name}.example", "origin": f"news/{name}.txt", "url": None,
        "title": "A title", "author": None, "publisher": None, "licence": None, "published_on": PUBLISHED[name],
        "published_from": "text" if PUBLISHED[name] else None, "language": "en", "text": TEXTS[name], "word_count": 12,
        "content_hash": content_hash(name.encode()), "retrieved_at": datetime.fromisoformat("2024-07-22T10:00:00"), "pipeline_version": "1", "share_of_visible_text": None,
    }  # fmt: skip


def source(name: str) -> dict[str, Any]:
    return {
        "article_id": article_id(name), "source_id": f"{name}.example", "name": name.upper(), "domain": f"{name}.example", "country": "US",
        "language": "en", "licence": None,
    }  # fmt: skip


def signature(name: str) -> dict[str, Any]:
    return {"article_id": article_id(name), "text_hash": content_hash(name.encode()), "signature": [1, 2], "version": 1}


def mention(name: str, words: str, entity_id: str) -> dict[str, Any]:
    start, end = span(name, words)
    return {
        "mention_id": stable_id("mention", article_id(name), start, end), "article_id": article_id(name),
        "entity_id": entity_id, "text": words, "char_start": start, "char_end": end, "confidence": 0.9,
    }  # fmt: skip


def claim(name: str, words: str, sentence: str, **columns: Any) -> dict[str, Any]:
    start, end = span(name, words)
    first, last = span(name, sentence)
    row = dict.fromkeys(SCHEMAS["claims"]) | {
        "claim_id": stable_id("claim", article_id(name), start, end), "article_id": article_id(name), "text": words,
        "char_start": start, "char_end": end, "sentence_start": first, "sentence_end": last, "kind": "statistic",
        "is_quotation": False, "certainty": "asserted", "is_negated": False, "checkworthiness": 0.5, "confidence": 1.0,
    }  # fmt: skip
    return row | columns


def said(name: str, claimant: str, cue: str) -> dict[str, Any]:
    (start, end), (cue_start, cue_end) = span(name, claimant), span(name, cue)
    return {
        "claimant": claimant, "claimant_start": start, "claimant_end": end, "cue": cue, "cue_start": cue_start,
        "cue_end": cue_end, "attribution": "direct", "is_quotation": True,
    }  # fmt: skip


def figure(name: str, words: str, claim_words: str, **columns: Any) -> dict[str, Any]:
    start, end = span(name, words)
    claim_id = stable_id("claim", article_id(name), *span(name, claim_words))
    row = dict.fromkeys(SCHEMAS["figures"]) | {
        "figure_id": stable_id("figure", article_id(name), start, end), "claim_id": claim_id,
        "article_id": article_id(name), "text": words, "char_start": start, "char_end": end, "metric": "other",
        "qualifier": "exact", "is_projected": False, "confidence": 1.0,
    }  # fmt: skip
    return row | columns


QUOTED = TEXTS["a"][TEXTS["a"].index("“") : TEXTS["a"].index(" Costs")]
FIRST_PART, LATER_PART = "We raised $5 million,", "and sold 30% more."
CHINESE = "下载量超过6亿次。"


def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the batch, to be changed by a test."""
    spoken = said("a", "Ann Lee, head of Acme", "said")
    first = claim("a", FIRST_PART, QUOTED, **spoken)
    figures = [
        figure("a", "$5 million", FIRST_PART, metric="funding", value=5e6, value_low=5e6, value_high=5e6, unit="USD",
               unit_kind="money", value_usd=5e6, fx_rate=1.0, fx_date=date(2024, 1, 26)),
        figure("a", "30% more", LATER_PART, metric="shipments", value=30.0, value_low=30.0, value_high=30.0,
               unit="percent", unit_kind="percent", change="increase", change_basis="comparison"),
        figure("b", "超过6亿次", CHINESE, metric="downloads", value=6e8, value_low=6e8, qualifier="at_least",
               unit="download", unit_kind="count"),
        figure("b", "约为2亿元", "利润约为2亿元。", metric="profit", value=2e8, value_low=2e8, value_high=2e8,
               qualifier="about", unit="CNY", unit_kind="money", period_end=date(2023, 12, 31), value_usd=2.8e7,
               fx_rate=0.14, fx_date=date(2023, 12, 29)),
    ]  # fmt: skip
    return {
        "sources": [source("a"), source("b")],
        "articles": [article("a"), article("b")],
        "signatures": [signature("a"), signature("b")],
        "mentions": [mention("a", "Ann Lee", "ann-lee"), mention("a", "Acme", "acme"), mention("b", "阿里云", "alibaba-cloud")],
        "claims": [
            first,
            claim("a", LATER_PART, QUOTED, continues_claim_id=first["claim_id"], **spoken),
            claim("a", "Costs fell.", "Costs fell.", kind="event"),
            claim("b", CHINESE, "阿里云称，下载量超过6亿次。", **said("b", "阿里云", "称"), certainty="hedged") | {
                "attribution": "indirect", "is_quotation": False},
            claim("b", "利润约为2亿元。", "利润约为2亿元。"),
        ],
        "figures": figures,
    }  # fmt: skip


def tables(batch: dict[str, list[dict[str, Any]]]) -> Tables:
    return Tables(**{name: pl.DataFrame(batch[name], SCHEMAS[name], orient="row") for name in KEYS})


ORIGINS = pl.DataFrame({"article_id": [article_id("a"), article_id("b")], "origin": ["news/a.txt", "news/b.txt"]})
