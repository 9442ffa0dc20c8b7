"""Answers to queries on the command line: a spreadsheet runs none of them, and numbers stay numbers."""

import json
from datetime import date, timedelta
from io import BytesIO

import polars as pl
import pytest
import typer

from flows.cli.answers import escaped, written
from flows.cli.options import duration
from warehouse.errors import QueryFailed
from warehouse.opening import writer
from warehouse.publishing import publish
from warehouse.querying import query


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5%", "'-5%"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("plain = fine", "plain = fine"),
        ("", ""),
        (None, None),
    ],
)
def test_text_that_looks_like_a_formula_gets_an_apostrophe(text, cell):
    assert escaped(pl.DataFrame({"a": [text]}, {"a": pl.String})).item() == cell


def test_negative_numbers_stay_and_names_of_columns_are_escaped():
    assert escaped(pl.DataFrame({"-x": [-1.5]})).to_dict(as_series=False) == {"'-x": [-1.5]}


def test_spans_of_time_and_bytes_are_answered_as_text(tmp_path):
    with writer(tmp_path) as c:
        c.execute(
            "insert into ops.runs (run_id, flow, started_at, finished_at, status, pipeline_version) values"
            " ('r', 'ingest', timestamp '2025-01-01 10:00:00', timestamp '2025-01-01 10:01:30', 'completed', '1')"
        )
        publish(c, tmp_path, run_id="r")
    asked = """select finished_at - started_at as "it ""took", 'a'::blob as bytes, run_id from ops.runs"""
    assert query(tmp_path, asked).to_dicts() == [{'it "took': "00:01:30", "bytes": "a", "run_id": "r"}]
    with pytest.raises(QueryFailed, match="::varchar"):
        query(tmp_path, "select interval 1 day as a, interval 2 day as a")


ROWS = pl.DataFrame({"day": [date(2025, 1, 2)], "n": [3], "list": [["a", "b"]], "text": ["=x"]})


def test_every_format_holds_the_rows(tmp_path):
    for form in ("csv", "json", "parquet"):
        written(ROWS, form, tmp_path / form)
    assert (tmp_path / "csv").read_text().splitlines() == [
        "day,n,list,text",
        '2025-01-02,3,"[""a"", ""b""]",\'=x',
    ]
    assert json.loads((tmp_path / "json").read_text()) == [
        {"day": "2025-01-02", "n": 3, "list": ["a", "b"], "text": "=x"}
    ]
    assert pl.read_parquet(BytesIO((tmp_path / "parquet").read_bytes())).equals(ROWS)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("15m", timedelta(minutes=15)),
        ("6h", timedelta(hours=6)),
        ("2W", timedelta(weeks=2)),
        ("90s", timedelta(seconds=90)),
    ],
)
def test_spans_of_time(text, span):
    assert duration(text) == span


@pytest.mark.parametrize("text", ["", "15", "m", "0m", "-5m", "1.5h", "15 minutes"])
def test_no_spans_of_time(text):
    with pytest.raises(typer.BadParameter):
        duration(text)
