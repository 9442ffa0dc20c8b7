"""Amounts that an article gives in two currencies: how far its own conversion is off the day's rate."""

import re

import polars as pl

from seeds import References

LONGEST_GAP = 25
"""Characters between two amounts of which one converts the other: `, which is about `, ` (`."""

NEAR, FAR = 2.0, 20.0
"""Amounts further apart than this are not meant to be the same: side by side without a word, and where words say that one is worth the
other, who may have slipped by a power of ten."""


def conversions(figures: pl.DataFrame, articles: pl.DataFrame, references: References) -> pl.DataFrame:
    """One row (claim_id, figure_id, converted_figure_id, off) for each amount that its claim gives in a second currency.

    The two are levels of one metric, next to each other in one claim, in different currencies, and nothing between them parts them; `off`
    is the share by which the second, at the day's rate, misses the first. Without a rate for both there is no row.
    """
    pairs = _neighbours(figures).filter(
        pl.col("unit") != pl.col("converted_unit"),
        pl.col("metric") == pl.col("converted_metric"),
        pl.col("converted_per").is_null() | pl.col("per").eq_missing(pl.col("converted_per")),
        (pl.col("converted_start") - pl.col("char_end")).is_between(0, LONGEST_GAP),
    )
    gap = pl.col("article_text").str.slice(pl.col("char_end"), pl.col("converted_start") - pl.col("char_end"))
    most = pl.when(gap.str.contains(_cues(references, "converts"))).then(FAR).otherwise(NEAR)
    texts = articles.select("article_id", article_text="text").unique("article_id", keep="first")
    return (
        pairs.join(texts, on="article_id", maintain_order="left")
        .remove(gap.str.contains(_cues(references, "parts")))
        .filter(_ratio().is_between(1 / most, most))
        .select("claim_id", "figure_id", "converted_figure_id", off=(_ratio() - 1).abs())
    )


def _cues(references: References, kind: str) -> str:
    """An expression for any of the cues; one that begins or ends with a Latin letter is a whole word."""
    cues = references.table("conversion_cues").filter(kind=kind)["words"]
    edges = [("\\b" if re.match("[a-z]", cue) else "", "\\b" if re.search("[a-z]$", cue) else "") for cue in cues]
    return "(?i)" + "|".join(f"{start}{re.escape(cue)}{end}" for cue, (start, end) in zip(cues, edges, strict=True))


def _neighbours(figures: pl.DataFrame) -> pl.DataFrame:
    """Levels in money whose next figure in the claim is one too."""
    following = {
        "converted_figure_id": "figure_id",
        "converted_unit": "unit",
        "converted_metric": "metric",
        "converted_per": "per",
        "converted_start": "char_start",
        "converted_usd": "value_usd",
    }
    is_level = (pl.col("unit_kind") == "money") & pl.col("change").is_null()
    return (
        figures.sort("article_id", "char_start", "figure_id")
        .with_columns(is_level=is_level)
        .with_columns(
            pl.col("is_level").shift(-1).over("claim_id").alias("next_is_level"),
            *(pl.col(column).shift(-1).over("claim_id").alias(name) for name, column in following.items()),
        )
        .filter("is_level", "next_is_level", pl.col("value_usd") != 0)
    )


def _ratio() -> pl.Expr:
    return pl.col("converted_usd") / pl.col("value_usd")
