"""A correction changes the cell that it names and what follows from it, or is refused with a reason."""

from datetime import date

import polars as pl
import pytest

from seeds import References
from tests.warehouse.batches import Doc, tables
from transforms.corrections import CorrectionsUnfitError, corrected, declared
from transforms.rates import Rates

RATES = Rates(References())
FIRST = Doc("a.txt", "OpenAI spent $5 million. | It paid $5 million again. | Or $7 million.", url="https://a.example/1", day=date(2024, 7, 22),
            figures=(("$5 million", {"value": 5e6}), ("$7 million", {"value": 7e6, "qualifier": "at_least", "value_high": None})))  # fmt: skip
OTHER = Doc("b.txt", "OpenAI spent $5 million too.", figures=(("$5 million", {"value": 5e6}),))
LINE = {
    "table": "figures",
    "url": "https://a.example/1",
    "text": "$7 million",
    "column": "value",
    "value": "8e6",
    "reason": "misread",
}


def done(*lines, docs=(FIRST, OTHER)):
    found, applied = corrected(
        tables(docs), declared(pl.DataFrame([LINE | line for line in lines])), rates=RATES, entity_ids={"openai", "idc"}
    )
    return found, applied


def figure(found, text="$7 million"):
    return found.figures.filter(text=text).row(0, named=True)


def test_bounds_and_dollars_follow_a_value():
    found, applied = done({})
    row = figure(found)
    assert (row["value"], row["value_low"], row["value_high"], row["value_usd"]) == (8e6, 8e6, None, 8e6)
    assert applied.select("old_value", "new_value", "reason", "refused").rows() == [
        ("7000000.0", "8e6", "misread", None)
    ]
    assert found.figures["figure_id"].to_list() == tables((FIRST, OTHER)).figures["figure_id"].to_list()


def test_a_currency_and_a_day_are_converted_anew():
    row = figure(done({"column": "unit", "value": "EUR"})[0])
    assert (row["fx_date"], round(row["fx_rate"], 1)) == (date(2024, 7, 22), 1.1)
    lines = (
        {"column": "unit", "value": "EUR"},
        {"table": "articles", "column": "published_on", "value": "2003-07-22", "text": None},
    )
    assert figure(done(*lines)[0])["fx_date"] == date(2003, 7, 22)


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ({"column": "metric", "value": "price"}, "metric", "price"),
        ({"column": "is_projected", "value": "TRUE"}, "is_projected", True),
        ({"column": "period_end", "value": "2024-12-31"}, "period_end", date(2024, 12, 31)),
        ({"column": "subject_entity_id", "value": None}, "subject_entity_id", None),
        ({"column": "subject_entity_id", "value": "idc"}, "subject_entity_id", "idc"),
        ({"url": "a.txt", "column": "per", "value": "month"}, "per", "month"),
    ],
)
def test_a_cell_takes_the_value_that_is_declared(line, column, value):
    assert figure(done(line)[0])[column] == value


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ({"value": "much"}, "'much' is no Float64"),
        ({"column": "period_end", "value": "soon"}, "'soon' is no Date"),
        ({"column": "is_projected", "value": "perhaps"}, "'perhaps' is no Boolean"),
        ({"column": "subject_entity_id", "value": "nobody"}, "no entity is called nobody"),
    ],
)
def test_a_value_that_cannot_stand_is_refused_and_changes_nothing(line, refused):
    found, applied = done(line)
    assert applied["refused"].to_list() == [refused]
    assert found.figures.equals(tables((FIRST, OTHER)).figures)


def test_a_match_of_several_rows_is_refused_and_one_of_none_finds_nothing():
    twice = Doc(
        "t.txt",
        "A $5 million sum. | Then a sum: 5 dollars.",
        url=FIRST.url,
        figures=(("sum", {"value": 1.0}), ("sum:", {"value": 1.0})),
    )
    both = tables((twice,))
    same = both.figures.with_columns(text=pl.lit("sum"))
    line = declared(pl.DataFrame([LINE | {"text": "sum"}]))
    from dataclasses import replace

    _, applied = corrected(replace(both, figures=same), line, rates=RATES, entity_ids=())
    assert applied["refused"].to_list() == ["it matches more than one row; name the row by its id"]
    assert done({"text": "$9 million"})[1].select("record_id", "article_id", "refused").rows() == [
        (None, FIRST.article_id, "nothing matches it")
    ]
    assert done({"url": "https://elsewhere.example/"}, {"id": "gone", "url": None})[1].is_empty()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"table": "facts"}, "line 2: the table is 'facts'"),
        ({"column": "char_start"}, r"figures\.char_start cannot be corrected"),
        ({"reason": None}, "it gives no reason"),
        ({"text": None}, "it names no row"),
        ({"date": "yesterday"}, "yesterday is no date"),
        ({"colour": "red"}, "there is a column colour"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(line, why):
    with pytest.raises(CorrectionsUnfitError, match=why):
        declared(pl.DataFrame([LINE | line]))


def test_the_same_correction_twice_is_a_slip():
    with pytest.raises(CorrectionsUnfitError, match="line 3: the same correction stands above"):
        declared(pl.DataFrame([LINE, LINE]))
