"""Facts: what several articles say of the same thing, brought together by subject, metric, unit and period."""

import polars as pl

from transforms.ids import stable_id
from transforms.schema import FACT_FIGURES, FACTS

STATEMENTS = pl.Schema(
    {
        "figure_id": pl.String(),
        "article_id": pl.String(),
        "source_id": pl.String(),
        "published_on": pl.Date(),
        "subject_entity_id": pl.String(),
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
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "is_projected": pl.Boolean(),
        "fx_rate": pl.Float64(),
        "fx_date": pl.Date(),
    }
)
"""What `facts` takes: figures of originals, beside the source and day of their articles; values in `unit`."""

KEY = FACTS.names()[1:11]
"""The columns of `facts` that make its key, from `subject_entity_id` to `period_end`."""

ABOUT = 0.10
"""How far an approximate number may lie from what it stands for."""

CONVERTED = 0.03
"""How far amounts in different currencies may lie apart by the day and the rounding of the conversion."""

ROUNDED = 0.05
"""How far, at most, a number that is rounded to its stated digits may lie from what it stands for."""

_HALF = 0.4999  # so that two neighbours, 9.4 and 9.5, do not meet in the middle


def facts(figures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The facts that figures state, as `schema.FACTS`, and which figure states which, as `schema.FACT_FIGURES`; given columns as `STATEMENTS`.

    A level without a period takes its article's month. Without a subject, without any date, with metric `other`, or with money that has no rate
    there is no fact. Money is compared in US dollars; where all reports of a fact are in one currency, at one rate, that of the latest day.

    Reports agree if some value lies within the bounds of all, each widened by what its words leave open: a plain number by half a
    unit (a hair less) of its last digit other than zero, but never more than 5 %; an approximate one by 10 %; where currencies differ, one that
    is not US dollars by a further 3 %. Ranks and open ends are not widened. `value_low` and `value_high` are the bounds common to
    all reports: the stated ones where these meet, else the widened ones; NULL where not even these do.

    Of one source the statements of its latest day speak, and are current: what it said before of the same fact is superseded, not disputed. It is
    revised by the nearest statement of that day if it agrees with none of them. Statements without a day and those of the source `local`, which
    is nobody in particular, are always current.

    Reports are counted by source; articles of the source `local` are counted one by one.
    """
    stated = _keyed(figures).with_columns(is_current=_is_current())
    judged = _judged(_bounded(stated.filter("is_current")))
    members = stated.join(_revised(_bounded(stated)), on="figure_id", how="left").select(FACT_FIGURES.names())
    return judged.select(FACTS.names()).cast(FACTS).sort("fact_id"), members.cast(FACT_FIGURES).sort("figure_id")


def _keyed(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures that state a fact, with the columns of its key and its id."""
    undated = pl.col("period_start").is_null() & pl.col("period_end").is_null()
    takes_month = undated & pl.col("change").is_null()
    month_start = pl.col("published_on").dt.month_start()
    is_money = pl.col("unit_kind") == "money"
    keyed = (
        figures.select(STATEMENTS.names())
        .with_columns(
            period_start=pl.when(takes_month).then(month_start).otherwise("period_start"),
            period_end=pl.when(takes_month).then(pl.col("published_on").dt.month_end()).otherwise("period_end"),
            currency=pl.when(is_money).then("unit"),
            unit=pl.when(is_money).then(pl.lit("USD")).otherwise("unit"),
            fx_rate=pl.when(is_money).then("fx_rate").otherwise(1.0),
        )
        .filter(
            pl.col("subject_entity_id").is_not_null(),
            pl.col("metric") != "other",
            pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null(),
            pl.col("fx_rate").is_not_null(),
        )
    )
    keys = keyed.select(KEY).unique()
    ids = pl.Series("fact_id", [stable_id("fact", *key) for key in keys.iter_rows()], pl.String())
    return keyed.join(keys.with_columns(ids), on=KEY, how="left", nulls_equal=True)


def _is_current() -> pl.Expr:
    """Whether a statement speaks for its source: it has not been replaced on a later day. Each source keeps one at least."""
    day = pl.col("published_on")
    is_latest = day == day.max().over("fact_id", "source_id")
    return (pl.col("source_id") == "local") | day.is_null() | is_latest


def _revised(bounded: pl.DataFrame) -> pl.DataFrame:
    """The statements that those of the latest day of their source contradict: figure_id, and in `revised_by` the nearest of these."""
    number = pl.col("value") * pl.col("rate")
    sides = bounded.with_columns(number=number)
    earlier = sides.filter(~pl.col("is_current"))
    later = sides.filter(pl.col("is_current") & pl.col("published_on").is_not_null())
    pairs = earlier.join(later, on=["fact_id", "source_id"], suffix="_later").with_columns(
        agrees=(pl.max_horizontal("least", "least_later") <= pl.min_horizontal("most", "most_later")),
        apart=(pl.col("number") - pl.col("number_later")).abs(),
    )
    contradicted = pairs.filter(~pl.col("agrees").any().over("figure_id")).sort("apart", "figure_id_later")
    return contradicted.group_by("figure_id").agg(revised_by=pl.col("figure_id_later").first())


def _bounded(stated: pl.DataFrame) -> pl.DataFrame:
    """The bounds of each report in the unit of its fact, as stated (`low`, `high`) and widened (`least`, `most`); open ends are infinite."""
    several = pl.col("currency").n_unique().over("fact_id") > 1
    latest = pl.col("fx_rate").sort_by("fx_date", "fx_rate", nulls_last=False).last().over("fact_id")
    is_plain = pl.col("qualifier").is_in(["exact", "about"]) & (pl.col("unit_kind") != "rank")
    slack = (
        pl.when(pl.col("qualifier") == "about").then(ABOUT).otherwise(pl.min_horizontal(_half_unit(), pl.lit(ROUNDED)))
    )
    drift = pl.when(several & (pl.col("currency") != "USD")).then(CONVERTED).otherwise(0.0)
    return (
        stated.with_columns(
            rate=pl.when(several).then("fx_rate").otherwise(latest),
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


def _judged(bounded: pl.DataFrame) -> pl.DataFrame:
    """One row for each fact."""
    teller = (
        pl.when(pl.col("source_id") == "local")
        .then(pl.concat_str(pl.lit("local\x1f"), "article_id"))
        .otherwise("source_id")
    )
    bounds = {
        "low": pl.col("low").max(),
        "high": pl.col("high").min(),
        "least": pl.col("least").max(),
        "most": pl.col("most").min(),
    }
    grouped = bounded.group_by("fact_id", *KEY).agg(reports=teller.n_unique(), **bounds)
    as_stated = pl.col("low") <= pl.col("high")
    agrees = as_stated | (pl.col("least") <= pl.col("most"))
    return grouped.with_columns(
        value_low=_closed(pl.when(as_stated).then("low").when(agrees).then("least")),
        value_high=_closed(pl.when(as_stated).then("high").when(agrees).then("most")),
        agreement=pl.when(pl.col("reports") == 1)
        .then(pl.lit("single"))
        .otherwise(pl.when(agrees).then(pl.lit("corroborated")).otherwise(pl.lit("disputed"))),
    )


def _closed(bound: pl.Expr) -> pl.Expr:
    return pl.when(bound.is_finite()).then(bound)
