"""A first look at a published warehouse: what is in it, what things cost and who says so, where sources disagree, and the sentence behind a number.

Open it with `marimo edit docs/quickstart.py -- --data data`, or run it from top to bottom with `python docs/quickstart.py --data data`; without
`--data`, the folder that CLAIMHOUSE_DATA names, else `data`. It needs duckdb, polars, altair and marimo, and nothing of this program.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Claimhouse: a first look")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo
    import polars as pl

    folder = Path(str(mo.cli_args().get("data") or os.environ.get("CLAIMHOUSE_DATA") or "data"))
    file = folder / "published" / "claimhouse.duckdb"
    if not file.exists():
        raise FileNotFoundError(f"{file}: nothing is published there; `claimhouse run --data {folder}` publishes")

    def ask(question: str) -> pl.DataFrame:
        """The rows that the published copy gives; opened for each question, since the next publication is another file."""
        with duckdb.connect(file, read_only=True) as warehouse:
            return warehouse.sql(question).pl()

    return alt, ask, mo, pl


@app.cell
def _(mo):
    mo.md("""
    # A first look

    Articles went in; **claims** (who says what) and **figures** (how much, of what, on whose word) came out. Every number leads back to the
    characters of the article that it was read from. Each question below is one SQL query: change it and look again.
    """)
    return


@app.cell
def _(ask):
    inside = ask("""
        select 'sources' as what, count(*) as how_many from sources
        union all select 'articles', count(*) from articles where duplicate_of is null
        union all select 'reprints', count(*) from articles where duplicate_of is not null
        union all select 'claims', count(*) from claims
        union all select 'figures', count(*) from figures
        union all select 'facts', count(*) from facts
    """)
    inside
    return (inside,)


@app.cell
def _(mo):
    mo.md("""
    ## What did training a model cost, and who says so?

    A bar from the least to the most that the words commit to; *more than $100 million* is open to the right and shown as a point.
    """)
    return


@app.cell
def _(alt, ask):
    costs = ask("""
        select entity, text, value_usd / 1e6 as million_usd,
            coalesce(value_low, value) * value_usd / nullif(value, 0) / 1e6 as low,
            coalesce(value_high, value) * value_usd / nullif(value, 0) / 1e6 as high,
            qualifier, coalesce(claimant, 'the article itself') as says, source_name
        from costs
        where entity_kind = 'model' and value_usd is not null
        order by value_usd desc
    """)
    _marks = alt.Chart(costs).encode(
        y=alt.Y("entity:N", sort="-x", title=None),
        tooltip=["entity", "text", "says", "source_name", "qualifier"],
    )
    cost_chart = (
        _marks.mark_bar(height=4, opacity=0.5).encode(
            x=alt.X("low:Q", scale=alt.Scale(type="log"), title="million US dollars"), x2="high:Q"
        )
        + _marks.mark_point(filled=True, size=70).encode(
            x="million_usd:Q", color=alt.Color("qualifier:N", title="said as")
        )
    ).properties(width=600)
    cost_chart
    return cost_chart, costs


@app.cell
def _(costs, mo):
    mo.ui.table(costs.to_dicts(), selection=None)
    return


@app.cell
def _(mo):
    mo.md("""
    ## Who received money

    Levels in money only: *funding fell 70 %* is in `figure_changes`.
    """)
    return


@app.cell
def _(alt, ask):
    funding = ask("""
        select coalesce(entity, subject) as who, max(value_usd) / 1e6 as million_usd
        from funding
        where value_usd is not null and not is_projected and coalesce(entity, subject) is not null
        group by who
        order by million_usd desc
        limit 15
    """)
    funding_chart = (
        alt.Chart(funding)
        .mark_bar()
        .encode(
            x=alt.X("million_usd:Q", title="million US dollars, largest figure"),
            y=alt.Y("who:N", sort="-x", title=None),
        )
        .properties(width=600)
    )
    funding_chart
    return funding, funding_chart


@app.cell
def _(mo):
    mo.md("""
    ## Where sources contradict each other

    A fact is what several articles say of one thing in one period. *Over 300* and *350* agree; *300* and *450* do not.
    """)
    return


@app.cell
def _(ask):
    disputed = ask("""
        select entity, metric, period_start, text, reported, unit, claimant, source_name, sentence
        from disputed_figures
        order by fact_id, reported
    """)
    disputed
    return (disputed,)


@app.cell
def _(mo):
    mo.md("""
    ## Who is cited most, and how sure they are
    """)
    return


@app.cell
def _(alt, ask):
    speakers = ask("""
        select entities.name as speaker, certainty, count(*) as claims
        from claims
        join entities on entity_id = claimant_entity_id
        group by entities.name, certainty
        qualify sum(count(*)) over (partition by entities.name) >= 3
        order by claims desc, speaker
    """)
    speaker_chart = (
        alt.Chart(speakers)
        .mark_bar()
        .encode(x=alt.X("claims:Q"), y=alt.Y("speaker:N", sort="-x", title=None), color="certainty:N")
        .properties(width=600)
    )
    speaker_chart
    return speaker_chart, speakers


@app.cell
def _(mo):
    mo.md("""
    ## From a number to its sentence

    `link` opens the page at the sentence; `char_start` and `char_end` are its place in `articles.text`.
    """)
    return


@app.cell
def _(ask):
    trail = ask("""
        select entity, metric, text, value, unit, qualifier, claimant, sentence, source_name, published_on, link
        from figure_trail
        order by confidence desc, figure_id
        limit 20
    """)
    trail
    return (trail,)


if __name__ == "__main__":
    app.run()
