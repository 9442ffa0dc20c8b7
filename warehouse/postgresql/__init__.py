"""The published copy in a schema of PostgreSQL, for BI servers: loaded beside the old one, and put in its place by one rename."""
