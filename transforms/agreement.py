"""What statements leave room for: their bounds in the unit of their fact, and the values that they share."""

from collections import Counter
from collections.abc import Sequence

import polars as pl

ABOUT = 0.10
"""How far an approximate number may lie from what it stands for."""

CONVERTED = 0.03
"""How far amounts in different currencies may lie apart by the day and the rounding of the conversion."""

ROUNDED = 0.05
"""How far, at most, a number that is rounded to its stated digits may lie from what it stands for."""

_HALF = 0.4999  # so that two neighbours, 9.4 and 9.5, do not meet in the middle


def rated(stated: pl.DataFrame) -> pl.DataFrame:
    """The statements with `rate`, which turns their values into the unit of their fact: for each currency of a fact that of its latest day.

    So two who state the same amount state the same number, whatever the days of their articles.
    """
    latest = pl.col("fx_rate").sort_by("fx_date", "fx_rate", nulls_last=False).last()
    return stated.with_columns(rate=latest.over("fact_id", "currency"))


def bounded(stated: pl.DataFrame) -> pl.DataFrame:
    """The statements of `rated` with their bounds in the unit of their fact, as stated (`low`, `high`) and widened (`least`, `most`).

    Open ends are infinite. A plain number is widened by `ROUNDED` at most, an approximate one by `ABOUT`, one that is not US dollars by a
    further `CONVERTED` where currencies differ.
    """
    several = pl.col("currency").n_unique().over("fact_id") > 1
    is_plain = pl.col("qualifier").is_in(["exact", "about"]) & (pl.col("unit_kind") != "rank")
    slack = (
        pl.when(pl.col("qualifier") == "about").then(ABOUT).otherwise(pl.min_horizontal(_half_unit(), pl.lit(ROUNDED)))
    )
    drift = pl.when(several & (pl.col("currency") != "USD")).then(CONVERTED).otherwise(0.0)
    return (
        stated.with_columns(
            width=pl.when(is_plain).then(slack).otherwise(0.0) + drift,
        )
        .with_columns(
            low=(pl.col("value_low") * pl.col("rate")).fill_null(float("-inf")),
            high=(pl.col("value_high") * pl.col("rate")).fill_null(float("inf")),
        )
        .with_columns(least=_moved("low", -1), most=_moved("high", 1))
    )


def _moved(bound: str, direction: int) -> pl.Expr:
    """A bound widened outwards; an open end stays open."""
    by = pl.col(bound).abs() * pl.col("width") * direction
    return pl.when(pl.col(bound).is_finite()).then(pl.col(bound) + by).otherwise(pl.col(bound))


def _half_unit() -> pl.Expr:
    """Half a unit of the last digit of `value` that is not zero, as a share of it: 0.5 / 94 for 9.4 million.

    Fifteen significant digits are looked at, as many as a double holds.
    """
    digits = pl.col("value").abs().map_elements(_significant, return_dtype=pl.Float64)
    return pl.when(digits > 0).then(_HALF / digits).otherwise(0.0)


def _significant(value: float) -> float:
    """The digits of a number without its leading and trailing zeros, as a whole number: 94 for 9.4e6."""
    return float(f"{value:.14e}".split("e")[0].replace(".", "").rstrip("0") or 0)


def shared(spans: Sequence[tuple[str, float, float]]) -> list[tuple[float, float]]:
    """The stretches of values, in order, that lie within some span of every voice; spans are voice, first and last value, both inclusive."""
    begins = [(low, 0, voice) for voice, low, _ in spans]  # 0 before 1: what begins where another ends touches it
    ends = [(high, 1, voice) for voice, _, high in spans]
    waiting = {voice for voice, _, _ in spans}
    open_spans: Counter[str] = Counter()
    found, start = [], 0.0
    for place, is_end, voice in sorted(begins + ends):
        if not is_end:
            open_spans[voice] += 1
            if waiting:
                waiting.discard(voice)
                start = place
            continue
        open_spans[voice] -= 1
        if not open_spans[voice]:
            if not waiting:
                found.append((start, place))
            waiting.add(voice)
    return found
