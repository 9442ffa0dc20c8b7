"""The published copy as other programs open it: an older DuckDB, Node, SQLAlchemy, Polars, pandas; hostile text comes back unchanged."""

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from sqlalchemy import create_engine, inspect, text

from flows.cli.answers import written
from tests.connections.hostile import HOSTILE
from warehouse.catalogue import relations, tables, views
from warehouse.querying import query

HERE = Path(__file__).parent
README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
TITLES = "select title from articles order by article_id"


@pytest.fixture(scope="session")
def copy(hostile):
    return hostile / "published" / "claimhouse.duckdb"


def told(command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def titles(copy) -> list[str]:
    with duckdb.connect(copy, read_only=True) as c:
        found = [row[0] for row in c.execute(TITLES).fetchall()]
    assert sorted(found) == sorted(HOSTILE)
    return found


def test_the_duckdb_that_we_use_opens_it_with_every_text_unchanged(copy):
    with duckdb.connect(copy, read_only=True) as c:
        assert {row[0] for row in c.execute("select claimant from figure_trail").fetchall()} == set(HOSTILE)
        assert {row[0] for row in c.execute("select name from entities where not is_known").fetchall()} == set(HOSTILE)
        assert len(titles(copy)) == len(HOSTILE)


def test_duckdb_1_5_opens_it_and_answers_the_readme(copy, older):
    version, answers = told([older, HERE / "older.py", copy, TITLES, *QUERIES])
    assert version == "1.5.5"
    assert [row[0] for row in answers[0]] == titles(copy)
    with duckdb.connect(copy, read_only=True) as c:
        ours = [c.execute(statement).fetchall() for statement in QUERIES]
    assert len(QUERIES) >= 3
    assert answers[1:] == json.loads(json.dumps(ours, default=str))


def test_node_opens_it_and_answers_the_readme(copy, node):
    counted = [f"select count(*)::integer from {relation.full_name}" for relation in views()]
    shutil.copy(HERE / "node" / "read.js", node)
    answers = told(["node", node / "read.js", copy, TITLES, *counted, *QUERIES])
    assert [row[0] for row in answers[0]] == titles(copy)
    with duckdb.connect(copy, read_only=True) as c:
        ours = [c.execute(statement).fetchall()[0][0] for statement in counted]
    assert [answer[0][0] for answer in answers[1 : 1 + len(counted)]] == ours
    assert all(isinstance(answer, list) for answer in answers[1 + len(counted) :])


@pytest.fixture
def engine(copy):
    made = create_engine(f"duckdb:///{copy}", connect_args={"read_only": True})
    yield made
    made.dispose()


def test_sqlalchemy_reflects_tables_views_and_comments_and_answers_the_readme(engine, copy):
    seen = inspect(engine)
    assert set(seen.get_table_names(schema="main")) >= {table.name for table in tables("main")}
    assert set(seen.get_view_names(schema="main")) >= {view.name for view in views()}
    public = [relation for relation in relations() if relation.schema == "main"]
    for relation in public:
        columns = seen.get_columns(relation.name, schema="main")
        assert {column["name"]: column["comment"] for column in columns} == relation.columns
    with engine.connect() as connection:
        for statement in QUERIES:
            assert connection.execute(text(statement)).keys()
        found = [row[0] for row in connection.execute(text(TITLES))]
    engine.dispose()
    assert found == titles(copy)


KINDS = {"VARCHAR": pl.String, "BIGINT": pl.Int64, "DOUBLE": pl.Float64, "BOOLEAN": pl.Boolean, "DATE": pl.Date, "TIMESTAMP": pl.Datetime("us")}  # fmt: skip


@pytest.mark.parametrize("table", [table.name for table in tables("main")])
def test_polars_and_pandas_read_the_parquet_files_with_the_same_rows_and_types(hostile, copy, table):
    file = hostile / "published" / "parquet" / f"{table}.parquet"
    frame, other = pl.read_parquet(file), pd.read_parquet(file, dtype_backend="pyarrow")
    with duckdb.connect(copy, read_only=True) as c:
        described = c.execute(f"describe {table}").fetchall()
        ours = c.execute(f"select * from {table} order by all").fetchall()
    assert frame.schema == pl.Schema({name: KINDS[kind] for name, kind, *_ in described})
    assert pl.from_pandas(other).schema == frame.schema
    assert frame.rows() == ours
    assert pl.from_pandas(other).rows() == ours


def test_csv_holds_every_text_and_runs_none_of_it(hostile, copy, tmp_path):
    written(query(hostile, TITLES), "csv", tmp_path / "titles.csv")
    with (tmp_path / "titles.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    for (cell,), title in zip(rows, titles(copy), strict=True):
        assert cell == (f"'{title}" if title[0] in "=+-@" else title)
