"""Keep: schema, loading, views and publishing; the only room that knows DuckDB."""
