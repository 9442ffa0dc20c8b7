"""The row contract of sources, articles and signatures."""

import polars as pl

from expectations.contract.parts import Rule, all_or_none, identified, listed, parent_present, written

SOURCES: tuple[Rule, ...] = (
    *identified("sources", "source_id"),
    *written("sources", "source_id", "name", "domain", "country", "language", "licence"),
)

_RETRIEVAL = pl.col("retrieved_at").dt.date()

ARTICLES: tuple[Rule, ...] = (
    *identified(
        "articles",
        "source_id", "origin", "language", "text", "word_count", "content_hash", "retrieved_at", "pipeline_version",
    ),
    *written("articles", "title", "author", "publisher", "licence", "language"),
    *listed("articles"),
    parent_present("source_in_batch", "source_id", "source_found", "the source comes with its article"),
    Rule(
        "published_before_retrieval",
        "published_on",
        pl.col("published_on") <= _RETRIEVAL.dt.offset_by("1d"),
        "published_on is not later than the day after retrieval",
    ),
    Rule(
        "published_from_known",
        "published_from",
        all_or_none("published_on", "published_from"),
        "a day of publication says where it was found, and nothing else does",
        severity="info",
    ),
    Rule("has_words", "word_count", pl.col("word_count") >= 1, "an article has at least one word"),
)  # fmt: skip

SIGNATURES: tuple[Rule, ...] = (
    *identified("signatures", "text_hash", "signature", "version"),
    *written("signatures"),
    parent_present("article_in_batch", "article_id", "article_length", "the article comes with its signature"),
)
