"""Columns of every frame that crosses a room's door, in the order of the warehouse's tables."""

import polars as pl

TIME = pl.Datetime("us")
"""UTC, without a zone, as DuckDB's TIMESTAMP."""

SOURCES = pl.Schema(
    {
        "article_id": pl.String(),
        "source_id": pl.String(),
        "name": pl.String(),
        "domain": pl.String(),
        "country": pl.String(),
        "language": pl.String(),
        "licence": pl.String(),
    }
)
"""One row for each article: its publisher, as the article and the reference list have it; what neither says is NULL."""

ARTICLES = pl.Schema(
    {
        "article_id": pl.String(),
        "source_id": pl.String(),
        "origin": pl.String(),
        "url": pl.String(),
        "title": pl.String(),
        "author": pl.String(),
        "publisher": pl.String(),
        "licence": pl.String(),
        "published_on": pl.Date(),
        "published_from": pl.String(),
        "language": pl.String(),
        "text": pl.String(),
        "word_count": pl.Int64(),
        "content_hash": pl.String(),
        "retrieved_at": TIME,
        "pipeline_version": pl.String(),
        "share_of_visible_text": pl.Float64(),
    }
)
"""One row for each article; `duplicate_of`, `loaded_at` and `run_id` are added by loading."""

SIGNATURES = pl.Schema(
    {
        "article_id": pl.String(),
        "text_hash": pl.String(),
        "signature": pl.List(pl.UInt32()),
        "version": pl.Int64(),
    }
)
"""One row for each article: what finding its reprints needs; an article too short for shingles has an empty signature."""

ENTITIES = pl.Schema(
    {
        "entity_id": pl.String(),
        "name": pl.String(),
        "kind": pl.String(),
        "country": pl.String(),
        "parent_entity_id": pl.String(),
        "is_known": pl.Boolean(),
    }
)

MENTIONS = pl.Schema(
    {
        "mention_id": pl.String(),
        "article_id": pl.String(),
        "entity_id": pl.String(),
        "text": pl.String(),
        "char_start": pl.Int64(),
        "char_end": pl.Int64(),
        "confidence": pl.Float64(),
        "entity_name": pl.String(),
        "entity_kind": pl.String(),
    }
)
"""`entity_name` and `entity_kind`: what the article calls an entity in full that is in no list, and takes it for; NULL of a listed one."""

CLAIMS = pl.Schema(
    {
        "claim_id": pl.String(),
        "article_id": pl.String(),
        "text": pl.String(),
        "char_start": pl.Int64(),
        "char_end": pl.Int64(),
        "sentence_start": pl.Int64(),
        "sentence_end": pl.Int64(),
        "continues_claim_id": pl.String(),
        "kind": pl.String(),
        "claimant": pl.String(),
        "claimant_start": pl.Int64(),
        "claimant_end": pl.Int64(),
        "claimant_entity_id": pl.String(),
        "cue": pl.String(),
        "cue_start": pl.Int64(),
        "cue_end": pl.Int64(),
        "attribution": pl.String(),
        "is_quotation": pl.Boolean(),
        "certainty": pl.String(),
        "is_negated": pl.Boolean(),
        "subject_entity_id": pl.String(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "checkworthiness": pl.Float64(),
        "confidence": pl.Float64(),
    }
)

FIGURES = pl.Schema(
    {
        "figure_id": pl.String(),
        "claim_id": pl.String(),
        "article_id": pl.String(),
        "text": pl.String(),
        "char_start": pl.Int64(),
        "char_end": pl.Int64(),
        "metric": pl.String(),
        "value": pl.Float64(),
        "value_low": pl.Float64(),
        "value_high": pl.Float64(),
        "unit": pl.String(),
        "unit_kind": pl.String(),
        "per": pl.String(),
        "qualifier": pl.String(),
        "change": pl.String(),
        "change_basis": pl.String(),
        "subject": pl.String(),
        "subject_entity_id": pl.String(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "is_projected": pl.Boolean(),
        "value_usd": pl.Float64(),
        "fx_rate": pl.Float64(),
        "fx_date": pl.Date(),
        "confidence": pl.Float64(),
        "standing": pl.String(),
    }
)

FACTS = pl.Schema(
    {
        "fact_id": pl.String(),
        "subject_entity_id": pl.String(),
        "metric": pl.String(),
        "unit_kind": pl.String(),
        "unit": pl.String(),
        "per": pl.String(),
        "change": pl.String(),
        "change_basis": pl.String(),
        "is_projected": pl.Boolean(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "value_low": pl.Float64(),
        "value_high": pl.Float64(),
        "reports": pl.Int64(),
        "agreement": pl.String(),
    }
)

FACT_FIGURES = pl.Schema(
    {
        "fact_id": pl.String(),
        "figure_id": pl.String(),
        "is_current": pl.Boolean(),
        "revised_by": pl.String(),
        "rate": pl.Float64(),
    }
)

OUTCOMES = pl.Schema(
    {
        "origin": pl.String(),
        "content_hash": pl.String(),
        "status": pl.String(),
        "reason": pl.String(),
        "article_id": pl.String(),
        "seen_at": TIME,
    }
)
"""One row for each item of a batch or run: its fate. `status` is one of `ITEM_STATUSES`, or `article` while a batch waits to be loaded."""

QUARANTINE = pl.Schema(
    {
        "stage": pl.String(),
        "table_name": pl.String(),
        "record_id": pl.String(),
        "origin": pl.String(),
        "reasons": pl.List(pl.String()),
        "record": pl.String(),
    }
)
"""One row for each refused row or document; `record` is JSON. `quarantine_id`, `run_id` and the times are added by loading."""

QUALITY = pl.Schema(
    {
        "suite": pl.String(),
        "expectation": pl.String(),
        "column_name": pl.String(),
        "severity": pl.String(),
        "success": pl.Boolean(),
        "evaluated": pl.Int64(),
        "unexpected": pl.Int64(),
        "unexpected_percent": pl.Float64(),
        "meaning": pl.String(),
        "examples": pl.List(pl.String()),
    }
)
"""One row for each expectation of each validation; `run_id` and `checked_at` are added by loading.

`meaning` says in words what is expected, or what a row is that a check finds fault with; `examples` are the first rows of a failed one, as JSON.
"""

EXAMPLES = 5
"""How many rows are kept of a failed expectation of a validation."""

MEASURES = pl.Schema({"measure": pl.String(), "part": pl.String(), "value": pl.Float64()})
"""One row for each number that a run is judged by; `part` is the metric, kind, table or source that it is about, NULL for the whole run."""

ITEM_STATUSES = ("new", "changed", "unchanged", "duplicate", "rejected", "quarantined", "failed")

ENTITY_KINDS = ("organisation", "person", "place", "model", "product", "event")

ENUMERATIONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("articles", "published_from"): ("feed", "sitemap", "metadata", "url", "text"),
    ("entities", "kind"): ENTITY_KINDS,
    ("mentions", "entity_kind"): ENTITY_KINDS,
    ("claims", "kind"): ("statistic", "event", "prediction", "opinion", "statement"),
    ("claims", "attribution"): ("direct", "mixed", "indirect"),
    ("claims", "certainty"): ("asserted", "hedged"),
    ("figures", "metric"): (
        "cost", "price", "saving", "funding", "deals", "acquisition", "valuation", "revenue", "profit", "loss", "margin",
        "market_size", "spending", "compensation", "downloads", "users", "developers", "headcount", "shipments", "parameters",
        "tokens", "models", "share", "growth", "performance", "hardware", "energy", "sample_size", "duration", "rank", "other",
    ),
    ("figures", "unit_kind"): (
        "money", "percent", "count", "ratio", "rank", "duration", "compute", "energy", "data", "other",
    ),
    ("figures", "qualifier"): ("exact", "about", "at_least", "at_most", "between"),
    ("figures", "change"): ("increase", "decrease"),
    ("figures", "change_basis"): ("year_on_year", "quarter_on_quarter", "month_on_month", "comparison", "other"),
    ("figures", "standing"): ("former", "part"),
    ("facts", "agreement"): ("single", "corroborated", "disputed"),
}  # fmt: skip
"""All values of every enumerated column, by table and column."""
