"""Runs with an older DuckDB, in an environment of its own: prints what queries to the published copy give, as JSON."""

import json
import sys

import duckdb

with duckdb.connect(sys.argv[1], read_only=True) as warehouse:
    answers = [warehouse.execute(query).fetchall() for query in sys.argv[2:]]
print(json.dumps([duckdb.__version__, answers], default=str))
