"""Articles made by hand, as the batches that loading takes, and the warehouse as rows to compare."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from transforms.extraction import Tables
from transforms.ids import stable_id
from transforms.reprints import signature_row
from transforms.schema import (
    ARTICLES,
    CLAIMS,
    ENTITIES,
    FIGURES,
    MENTIONS,
    OUTCOMES,
    QUALITY,
    QUARANTINE,
    SIGNATURES,
    SOURCES,
)
from warehouse.ledger import begin_run
from warehouse.loading import load_batch, load_entities
from warehouse.reconciling import reconcile

AT = datetime.fromisoformat("2024-08-01T12:00:00")

REFERENCE = pl.DataFrame(
    [
        ("openai", "OpenAI", "organisation", "US", None, True),
        ("gpt-3", "GPT-3", "model", None, "openai", True),
        ("idc", "IDC", "organisation", "US", None, True),
    ],
    ENTITIES,
    orient="row",
)


@dataclass(frozen=True)
class Doc:
    """One article. Each sentence is a claim; `figures` are pairs of words and what differs from a cost of OpenAI in dollars;
    `unlisted` are words, id, name and kind of entities that are in no list."""

    origin: str
    text: str
    url: str | None = None
    source: str = "a.example"
    day: date | None = date(2024, 7, 22)
    publisher: str | None = None
    language: str = "en"
    figures: tuple = ()
    salt: str = ""
    country: str | None = None
    claimant: str | None = None
    given_id: str | None = None
    unlisted: tuple = ()
    given_hash: str | None = None

    @property
    def content_hash(self) -> str:
        return self.given_hash or hashlib.sha256(f"{self.text}|{self.url}|{self.day}|{self.salt}".encode()).hexdigest()

    @property
    def article_id(self) -> str:
        return self.given_id or stable_id("article", self.url or self.content_hash)

    @property
    def sentences(self) -> list[tuple[int, int]]:
        spans, start = [], 0
        for part in self.text.split(" | "):
            spans.append((start, start + len(part)))
            start += len(part) + 3
        return spans


def tables(docs) -> Tables:
    rows = {"articles": [], "mentions": [], "claims": [], "figures": []}
    for d in docs:
        rows["articles"].append((
            d.article_id, d.source, d.origin, d.url, "A title", None, d.publisher, None, d.day, d.day and "text", d.language, d.text, len(d.text.split()),
            d.content_hash, AT, "1", None,
        ))  # fmt: skip
        for words, *entity in (("OpenAI", "openai", None, None), ("GPT-3", "gpt-3", None, None), *d.unlisted):
            at, size = d.text.find(words), len(words)
            if at >= 0:
                mention_id = stable_id("mention", d.article_id, at, at + size)
                rows["mentions"].append((mention_id, d.article_id, entity[0], words, at, at + size, 0.9, *entity[1:]))
        for start, end in d.sentences:
            claim = dict.fromkeys(CLAIMS.names()) | {
                "claim_id": stable_id("claim", d.article_id, start, end), "article_id": d.article_id, "text": d.text[start:end],
                "char_start": start, "char_end": end, "sentence_start": start, "sentence_end": end, "kind": "statistic",
                "is_quotation": False, "certainty": "asserted", "is_negated": False, "checkworthiness": 0.5, "confidence": 1.0,
            }  # fmt: skip
            if d.claimant and d.claimant in d.text[start:end]:
                at = d.text.index(d.claimant, start)
                claim |= {
                    "claimant": d.claimant,
                    "claimant_start": at,
                    "claimant_end": at + len(d.claimant),
                    "claimant_entity_id": "idc",
                    "attribution": "indirect",
                }
            rows["claims"].append(tuple(claim.values()))
        for words, given in d.figures:
            at = d.text.index(words)
            start, end = next(s for s in d.sentences if s[0] <= at < s[1])
            value = given["value"]
            figure = dict.fromkeys(FIGURES.names()) | {
                "figure_id": stable_id("figure", d.article_id, at, at + len(words)), "claim_id": stable_id("claim", d.article_id, start, end),
                "article_id": d.article_id, "text": words, "char_start": at, "char_end": at + len(words), "metric": "cost", "value_low": value,
                "value_high": value, "unit": "USD", "unit_kind": "money", "qualifier": "exact", "is_projected": False, "subject_entity_id": "openai",
                "value_usd": value, "fx_rate": 1.0, "fx_date": date(2024, 7, 22), "confidence": 1.0,
            } | given  # fmt: skip
            rows["figures"].append(tuple(figure.values()))
    sources = [(d.article_id, d.source, None, d.source, d.country, None, None) for d in docs]
    return Tables(
        sources=pl.DataFrame(sources, SOURCES, orient="row"),
        articles=pl.DataFrame(rows["articles"], ARTICLES, orient="row"),
        signatures=pl.DataFrame([signature_row(d.article_id, d.text) for d in docs], SIGNATURES, orient="row"),
        mentions=pl.DataFrame(rows["mentions"], MENTIONS, orient="row"),
        claims=pl.DataFrame(rows["claims"], CLAIMS, orient="row"),
        figures=pl.DataFrame(rows["figures"], FIGURES, orient="row"),
    )


def outcomes(docs, *, status="article", at=AT) -> pl.DataFrame:
    rows = [(d.origin, d.content_hash, status, None, d.article_id if status == "article" else None, at) for d in docs]
    return pl.DataFrame(rows, OUTCOMES, orient="row")


def begin(c, run_id="r1", at=AT) -> str:
    begin_run(c, run_id=run_id, flow="ingest", started_at=at, pipeline_version="1")
    load_entities(c, REFERENCE)
    return run_id


def load(c, docs, *, run_id="r1", at=AT, tables_of=tables, quarantine=None, results=None) -> dict[str, str]:
    """Load the articles as one batch; gives the status of each origin."""
    fates = load_batch(
        c, tables_of(docs), outcomes(docs, at=at),
        QUARANTINE.to_frame() if quarantine is None else quarantine,
        QUALITY.to_frame() if results is None else results,
        run_id=run_id, loaded_at=at,
    )  # fmt: skip
    return dict(fates.select("origin", "status").iter_rows())


def loaded(c, *batches, run_id="r1") -> None:
    """Load batches one after the other, and reconcile."""
    for docs in batches:
        load(c, docs, run_id=run_id)
    reconcile(c)


def export(c) -> dict[str, list[tuple]]:
    """Every row of `main`, in order, apart from run ids and times."""
    left_out = {
        "articles": "exclude (run_id, loaded_at, retrieved_at)",
        "sources": "exclude (first_seen_at, last_seen_at)",
    }
    names = ["sources", "articles", "entities", "mentions", "claims", "figures", "facts", "fact_figures"]
    return {
        name: c.execute(f"select * {left_out.get(name, '')} from main.{name} order by all").fetchall() for name in names
    }


def column(c, query, *parameters) -> list:
    return [row[0] for row in c.execute(query, list(parameters)).fetchall()]
