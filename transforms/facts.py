"""Facts: what several articles say of the same thing, brought together by subject, metric, unit and period."""

import polars as pl

from transforms.agreement import bounded, rated, shared
from transforms.ids import stable_id
from transforms.schema import FACT_FIGURES, FACTS

STATEMENTS = pl.Schema(
    {
        "figure_id": pl.String(),
        "article_id": pl.String(),
        "source_id": pl.String(),
        "published_on": pl.Date(),
        "claimant": pl.String(),
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
"""What `facts` takes: figures of originals, beside the source and day of their articles; values in `unit`.

`claimant` is an id, else words; NULL where the article itself says it."""

KEY = FACTS.names()[1:11]
"""The columns of `facts` that make its key, from `subject_entity_id` to `period_end`."""


def facts(figures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The facts that figures state, as `schema.FACTS`, and which figure states which, as `schema.FACT_FIGURES`; given columns as `STATEMENTS`.

    A level without a period takes its article's month. Without a subject, without any date, with metric `other`, or with money that has no rate
    there is no fact. Money is compared in US dollars, all of a fact that is in one currency at one rate, that of its latest day: `rate`.

    Reports agree if some value lies within the bounds of all, each widened by what its words leave open: a plain number by half a
    unit (a hair less) of its last digit other than zero, but never more than 5 %; an approximate one by 10 %; where currencies differ, one that
    is not US dollars by a further 3 %. Ranks and open ends are not widened. `value_low` and `value_high` are the bounds common to
    all reports: the stated ones where these meet, else the widened ones.

    Where no value lies within all, sources still agree if some value fits, of every source, one number of each whom it lets speak: *671 billion
    parameters, of which 37 billion are active* disputes nobody's 671 billion. Two claimants in one source who contradict each other leave
    a fact in dispute. The bounds are those of the values that fit; NULL where there are none, or some here and some there.

    Of one source the statements of its latest day speak, and are current: what it said before of the same fact is superseded, not disputed. It is
    revised by the nearest statement of that day if it agrees with none of them. Statements without a day and those of the source `local`, which
    is nobody in particular, are always current.

    Reports are counted by source; articles of the source `local` are counted one by one.
    """
    stated = rated(_keyed(figures)).with_columns(is_current=_is_current())
    judged = _judged(bounded(stated.filter("is_current")))
    members = stated.join(_revised(bounded(stated)), on="figure_id", how="left").select(FACT_FIGURES.names())
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


def _revised(sides: pl.DataFrame) -> pl.DataFrame:
    """The statements that those of the latest day of their source contradict: figure_id, and in `revised_by` the nearest of these."""
    number = pl.col("value") * pl.col("rate")
    sides = sides.with_columns(number=number)
    earlier = sides.filter(~pl.col("is_current"))
    later = sides.filter(pl.col("is_current") & pl.col("published_on").is_not_null())
    pairs = earlier.join(later, on=["fact_id", "source_id"], suffix="_later").with_columns(
        agrees=(pl.max_horizontal("least", "least_later") <= pl.min_horizontal("most", "most_later")),
        apart=(pl.col("number") - pl.col("number_later")).abs(),
    )
    contradicted = pairs.filter(~pl.col("agrees").any().over("figure_id")).sort("apart", "figure_id_later")
    return contradicted.group_by("figure_id").agg(revised_by=pl.col("figure_id_later").first())


def _judged(sides: pl.DataFrame) -> pl.DataFrame:
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
    told = sides.with_columns(teller=teller)
    grouped = told.group_by("fact_id", *KEY).agg(reports=pl.col("teller").n_unique(), **bounds)
    as_stated, as_meant = pl.col("low") <= pl.col("high"), pl.col("least") <= pl.col("most")
    contested = grouped.filter(~as_stated, ~as_meant, pl.col("reports") > 1).select("fact_id")
    fitting = _fitting(told.join(contested, on="fact_id", how="semi"))
    return grouped.join(fitting, on="fact_id", how="left").with_columns(
        value_low=_closed(pl.when(as_stated).then("low").when(as_meant).then("least").otherwise("fits_from")),
        value_high=_closed(pl.when(as_stated).then("high").when(as_meant).then("most").otherwise("fits_to")),
        agreement=pl.when(pl.col("reports") == 1)
        .then(pl.lit("single"))
        .when(as_stated | as_meant | pl.col("fits").is_not_null())
        .then(pl.lit("corroborated"))
        .otherwise(pl.lit("disputed")),
    )


def _fitting(contested: pl.DataFrame) -> pl.DataFrame:
    """The facts without a value common to all statements that have one which fits a number of each voice.

    `fits` is the number of places where such values lie; `fits_from` and `fits_to` are their bounds where it is one place.
    """
    voice = pl.concat_str("teller", pl.lit("\x1f"), pl.col("claimant").fill_null(""))
    found = []
    for (fact_id,), said in contested.with_columns(voice=voice).group_by("fact_id"):
        places = shared(said.select("voice", "low", "high").rows()) or shared(
            said.select("voice", "least", "most").rows()
        )
        if places:
            found.append((fact_id, len(places), *(places[0] if len(places) == 1 else (None, None))))
    columns = {"fact_id": pl.String(), "fits": pl.Int64(), "fits_from": pl.Float64(), "fits_to": pl.Float64()}
    return pl.DataFrame(found, columns, orient="row")


def _closed(bound: pl.Expr) -> pl.Expr:
    return pl.when(bound.is_finite()).then(bound)
