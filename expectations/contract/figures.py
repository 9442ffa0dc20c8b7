"""The row contract of figures: numbers, bounds, units and dollars that fit one another."""

import polars as pl

from expectations.contract.parts import (
    Rule,
    all_or_none,
    identified,
    listed,
    only_with,
    parent_present,
    period_in_order,
    placed,
    score,
    written,
)

TOLERANCE = 1e-9
"""Relative error that arithmetic with doubles may leave."""

RATE_DAYS = 31
"""How many days old a rate may be."""

_SHARES = ("percent", "percentage_point")
_MULTIPLE = "times"


def _about(column: str, other: pl.Expr) -> pl.Expr:
    return (pl.col(column) - other).abs() <= TOLERANCE * pl.max_horizontal(pl.col(column).abs(), other.abs())


def _unit_fits() -> pl.Expr:
    kind, unit = pl.col("unit_kind"), pl.col("unit")
    return (
        pl.when(kind == "money").then(unit.str.contains("^[A-Z]{3}$"))
        .when(kind == "percent").then(unit.is_in(_SHARES))
        .when(kind == "ratio").then(unit == _MULTIPLE)
        .when(kind == "rank").then(unit == "rank")
        .otherwise(~unit.is_in([*_SHARES, _MULTIPLE]))
    )  # fmt: skip


def _bounds_fit() -> pl.Expr:
    low, high = pl.col("value_low").is_not_null(), pl.col("value_high").is_not_null()
    qualifier = pl.col("qualifier")
    one_value = low & high & (pl.col("value_low") == pl.col("value")) & (pl.col("value_high") == pl.col("value"))
    return (
        pl.when(qualifier == "at_least").then(low & ~high)
        .when(qualifier == "at_most").then(high & ~low)
        .when(qualifier == "between").then(low & high)
        .when(qualifier.is_in(["exact", "about"])).then(one_value)
    )  # fmt: skip


def _finite(*columns: str) -> pl.Expr:
    return pl.all_horizontal(pl.col(column).is_finite().fill_null(value=True) for column in columns)


_IN_CLAIM = (pl.col("claim_start") <= pl.col("char_start")) & (pl.col("char_end") <= pl.col("claim_end"))
_IN_SENTENCE = (pl.col("claim_sentence_start") <= pl.col("char_start")) & (
    pl.col("char_end") <= pl.col("claim_sentence_end")
)
_ABOVE_LOW = pl.col("value") >= pl.col("value_low")
_BELOW_HIGH = pl.col("value") <= pl.col("value_high")
_BOUNDS_CROSS = (pl.col("value_low") > pl.col("value_high")).fill_null(value=False)
_LAST_DAY = pl.min_horizontal("period_end", "article_published_on")

_PLACE: tuple[Rule, ...] = (
    parent_present("article_in_batch", "article_id", "article_length", "the article comes with its figures"),
    *placed(),
    parent_present("claim_in_batch", "claim_id", "claim_article_id", "the claim comes with its figures"),
    Rule(
        "claim_of_same_article",
        "claim_id",
        pl.col("claim_article_id") == pl.col("article_id"),
        "a figure and its claim stand in the same article",
    ),
    Rule(
        "in_claim_or_sentence",
        "claim_id",
        _IN_CLAIM | _IN_SENTENCE,
        "the figure lies in its claim or in the claim's sentence",
    ),
)

_NUMBERS: tuple[Rule, ...] = (
    Rule(
        "numbers_finite",
        None,
        _finite("value", "value_low", "value_high", "value_usd", "fx_rate"),
        "no number is infinite or undefined",
    ),
    Rule(
        "bounds_in_order",
        "value_low",
        pl.col("value_low") <= pl.col("value_high"),
        "value_low <= value_high, where both are known",
    ),
    Rule(
        "value_in_bounds",
        "value",
        _BOUNDS_CROSS | (_ABOVE_LOW.fill_null(value=True) & _BELOW_HIGH.fill_null(value=True)),
        "the value lies within its bounds",
    ),
    Rule(
        "bounds_fit_qualifier",
        "qualifier",
        _bounds_fit(),
        "at_least has no upper bound, at_most no lower one, between has both; any other has its value as both",
    ),
    Rule("unit_fits_kind", "unit", _unit_fits(), "money has a code of three capitals; percent, times and rank have units of their own"),
    Rule(
        "counted_noun_in_lower_case",
        "unit",
        (pl.col("unit_kind") != "count") | (pl.col("unit") == pl.col("unit").str.to_lowercase()),
        "a thing counted is a lower-case noun",
        severity="info",
    ),
    Rule("change_has_size", "change", pl.col("change").is_null() | (pl.col("value") >= 0), "the size of a change is not negative"),
    Rule("change_basis_of_change", "change_basis", only_with("change_basis", "change"), "only a change has a basis"),
    Rule(
        "rank_from_one",
        "value",
        (pl.col("unit_kind") != "rank") | pl.col("change").is_not_null() | (pl.col("value") >= 1),
        "ranks are counted from 1",
    ),
)  # fmt: skip

_DOLLARS: tuple[Rule, ...] = (
    Rule("dollars_have_a_rate", "fx_rate", all_or_none("value_usd", "fx_rate"), "value_usd and fx_rate: both or none"),
    Rule("rate_has_a_day", "fx_date", (pl.col("unit") == "USD") | all_or_none("fx_rate", "fx_date"), "a rate says of which day it is"),
    Rule("only_money_in_dollars", "value_usd", pl.col("value_usd").is_null() | (pl.col("unit_kind") == "money"), "only money has a value in dollars"),
    Rule("dollars_at_rate", "value_usd", _about("value_usd", pl.col("value") * pl.col("fx_rate")), "value_usd = value x fx_rate"),
    Rule("rate_positive", "fx_rate", pl.col("fx_rate") > 0, "a rate is greater than 0"),
    Rule("dollar_is_a_dollar", "fx_rate", (pl.col("unit") != "USD") | (pl.col("fx_rate") == 1), "the rate of the dollar is 1"),
    Rule(
        "rate_of_the_day",
        "fx_date",
        pl.col("fx_date").is_between(_LAST_DAY.dt.offset_by(f"-{RATE_DAYS}d"), _LAST_DAY),
        f"the rate is of the article's day or the period's end, the earlier of them, or at most {RATE_DAYS} days older",
    ),
)  # fmt: skip

FIGURES: tuple[Rule, ...] = (
    *identified(
        "figures",
        "claim_id", "article_id", "text", "char_start", "char_end", "metric", "value", "unit", "unit_kind", "qualifier",
        "is_projected", "confidence",
    ),
    *written("figures", "unit", "per", "subject"),
    *listed("figures"),
    *_PLACE,
    *_NUMBERS,
    period_in_order(),
    *_DOLLARS,
    score("confidence"),
)  # fmt: skip
