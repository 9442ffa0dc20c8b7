"""Keep: schema, loading, views and publishing; the only room that knows DuckDB."""

import duckdb

Connection = duckdb.DuckDBPyConnection
"""What the doors of this room take; other rooms name the type, and nothing else of DuckDB."""
