"""Which column of which table names a row of which other: verified by `warehouse/checks` in DuckDB, declared in PostgreSQL."""

FOREIGN_KEYS = (
    ("main.articles", "source_id", "main.sources"),
    ("main.articles", "duplicate_of", "main.articles"),
    ("main.articles", "run_id", "ops.runs"),
    ("main.entities", "parent_entity_id", "main.entities"),
    ("main.mentions", "article_id", "main.articles"),
    ("main.mentions", "entity_id", "main.entities"),
    ("main.claims", "article_id", "main.articles"),
    ("main.claims", "continues_claim_id", "main.claims"),
    ("main.claims", "claimant_entity_id", "main.entities"),
    ("main.claims", "subject_entity_id", "main.entities"),
    ("main.figures", "claim_id", "main.claims"),
    ("main.figures", "article_id", "main.articles"),
    ("main.figures", "subject_entity_id", "main.entities"),
    ("main.facts", "subject_entity_id", "main.entities"),
    ("main.fact_figures", "fact_id", "main.facts"),
    ("main.fact_figures", "figure_id", "main.figures"),
    ("main.fact_figures", "revised_by", "main.figures"),
    ("ops.corrections", "article_id", "main.articles"),
    ("ops.corrections", "run_id", "ops.runs"),
    ("ops.items", "run_id", "ops.runs"),
    ("ops.items", "article_id", "main.articles"),
    ("ops.quality_results", "run_id", "ops.runs"),
    ("ops.quarantine", "run_id", "ops.runs"),
    ("ops.run_measures", "run_id", "ops.runs"),
)
"""Table, column, and the table whose primary key the column holds."""

TEXTS = {
    "main.articles": {"text": "varchar"},
    "main.claims": {"text": "varchar"},
    "ops.corrections": {"old_value": "varchar", "new_value": "varchar"},
    "ops.quality_results": {"examples": "varchar[]"},
    "ops.quarantine": {"record": "varchar"},
}
"""What adds up to an article's text, and is NULL in a publication without it, with its type: the claims of an article are most of its sentences,
and a refused, corrected or conspicuous row may hold any of it. Titles, speakers, cues, names and the words of a figure stay."""


def without_texts(table: str) -> str:
    """All columns of a table for a query, with NULL for those of `TEXTS`."""
    hidden = ", ".join(f"null::{kind} as {column}" for column, kind in TEXTS.get(table, {}).items())
    return f"* replace ({hidden})" if hidden else "*"
