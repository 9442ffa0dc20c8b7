"""The row contract of claims."""

import polars as pl

from expectations.contract.parts import (
    Rule,
    all_or_none,
    identified,
    in_article,
    listed,
    only_with,
    parent_present,
    period_in_order,
    placed,
    says,
    score,
    written,
)

_IN_SENTENCE = (pl.col("sentence_start") <= pl.col("char_start")) & (pl.col("char_end") <= pl.col("sentence_end"))
_MEETS_SENTENCE = (pl.col("sentence_start") < pl.col("char_end")) & (pl.col("char_start") < pl.col("sentence_end"))
_ATTRIBUTED = pl.col("claimant").is_not_null() | pl.col("cue").is_not_null()
_BESIDE_CONTENT = (pl.col("claimant_end") <= pl.col("char_start")) | (pl.col("char_end") <= pl.col("claimant_start"))
_FIRST_PART = (
    (pl.col("first_article_id") == pl.col("article_id"))
    & pl.col("first_continues_claim_id").is_null()
    & (pl.col("first_char_start") < pl.col("char_start"))
)


def _named(part: str) -> tuple[Rule, ...]:
    """The words of the claimant or the cue are there with both offsets, and the article says them there."""
    start, end = f"{part}_start", f"{part}_end"
    return (
        Rule(f"{part}_complete", part, all_or_none(part, start, end), f"{part}, {start} and {end}: all or none"),
        Rule(f"{part}_in_article", part, in_article(start, end), f"0 <= {start} < {end} <= length of the article"),
        Rule(f"{part}_at_offsets", part, says(part, start, end), f"the article says the {part} there"),
    )


CLAIMS: tuple[Rule, ...] = (
    *identified(
        "claims",
        "article_id", "text", "char_start", "char_end", "sentence_start", "sentence_end", "kind", "is_quotation",
        "certainty", "is_negated", "checkworthiness", "confidence",
    ),
    *written("claims"),
    *listed("claims"),
    parent_present("article_in_batch", "article_id", "article_length", "the article comes with its claims"),
    *placed(),
    Rule(
        "sentence_in_article",
        "sentence_start",
        in_article("sentence_start", "sentence_end"),
        "0 <= sentence_start < sentence_end <= length of the article",
    ),
    Rule(
        "sentence_holds_claim",
        "sentence_end",
        pl.when("is_quotation").then(_MEETS_SENTENCE).otherwise(_IN_SENTENCE),
        "the claim lies in its sentence; a quotation may run on from it",
    ),
    parent_present("first_part_in_batch", "continues_claim_id", "first_article_id", "the first part comes with the later ones"),
    Rule(
        "continues_first_part",
        "continues_claim_id",
        pl.col("first_article_id").is_null() | _FIRST_PART,
        "a later part names the first one, which lies before it in the same article and continues none itself",
    ),
    *_named("claimant"),
    *_named("cue"),
    Rule(
        "claimant_entity_named",
        "claimant_entity_id",
        only_with("claimant_entity_id", "claimant"),
        "a claimant's entity needs the words that name it",
    ),
    Rule(
        "attribution_known",
        "attribution",
        ~_ATTRIBUTED | pl.col("attribution").is_not_null(),
        "what has a claimant or a cue is not in the article's own voice",
    ),
    Rule(
        "claimant_beside_content",
        "claimant_start",
        _BESIDE_CONTENT,
        "the content holds no word of the claimant",
        severity="info",
    ),
    period_in_order(),
    score("checkworthiness"),
    score("confidence"),
)  # fmt: skip
