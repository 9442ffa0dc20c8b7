"""What the rules of the row contract are made of: the rule itself, and the shapes that many tables share."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from transforms import schema

KEYS = {
    "sources": "article_id",
    "articles": "article_id",
    "signatures": "article_id",
    "mentions": "mention_id",
    "claims": "claim_id",
    "figures": "figure_id",
}
"""The key of every table of a batch, parents before what hangs on them."""

SCHEMAS: dict[str, pl.Schema] = {
    "sources": schema.SOURCES,
    "articles": schema.ARTICLES,
    "signatures": schema.SIGNATURES,
    "mentions": schema.MENTIONS,
    "claims": schema.CLAIMS,
    "figures": schema.FIGURES,
}
"""The columns of every table of a batch."""

PLACEHOLDERS = ("unknown", "Unknown", "UNKNOWN", "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan")
"""Words that programs write where they know nothing; the warehouse has NULL for that."""


@dataclass(frozen=True)
class Rule:
    """One sentence of the row contract. A row breaks it where `holds` is FALSE; NULL keeps it, as in a CHECK of SQL.

    `severity` is `warning` (a row that breaks it is refused) or `info` (it loads and is counted).
    """

    name: str
    column: str | None
    holds: pl.Expr
    meaning: str
    severity: str = "warning"


def identified(table: str, *required: str) -> tuple[Rule, ...]:
    """The key stands in one row of the batch only, and neither it nor the required columns are NULL."""
    key = KEYS[table]
    columns = [key, *required]
    return (
        Rule("required_present", None, _all_of(columns, pl.Expr.is_not_null), f"{', '.join(columns)} are never NULL"),
        Rule("key_unique", key, pl.col(key).is_null() | (pl.len().over(key) == 1), f"{key} names one row"),
    )


def written(table: str, *facts: str) -> tuple[Rule, ...]:
    """No text of the row is blank or holds a NUL; no fact is a placeholder for NULL."""
    texts = [name for name, kind in SCHEMAS[table].items() if kind == pl.String()]
    rules = (
        Rule("nothing_blank", None, _all_of(texts, _says_something), "unknown is NULL, never an empty text"),
        Rule("no_nul_character", None, _all_of(texts, _without_nul), "no text holds the character NUL"),
    )
    if not facts:
        return rules
    meaning = f"unknown is NULL in {', '.join(facts)}, never 'unknown' or 'N/A'"
    return (*rules, Rule("no_placeholder", None, _all_of(list(facts), _is_a_fact), meaning))


def listed(table: str) -> tuple[Rule, ...]:
    """Every enumerated column of the table holds one of its values or NULL."""
    return tuple(
        Rule(f"{column}_listed", column, pl.col(column).is_in(values), f"{column} is one of {', '.join(values)}")
        for (of, column), values in schema.ENUMERATIONS.items()
        if of == table
    )


def placed() -> tuple[Rule, ...]:
    """The row's text is what the article says from `char_start` to `char_end`."""
    return (
        Rule("span_in_order", "char_start", _in_order("char_start", "char_end"), "0 <= char_start < char_end"),
        Rule("span_in_article", "char_end", _within("char_end"), "char_end lies within the article's text"),
        Rule("text_at_offsets", "text", says("text", "char_start", "char_end"), "the article says the text there"),
    )


def in_article(start: str, end: str) -> pl.Expr:
    """Whether the two columns bound at least one character of the article."""
    return _in_order(start, end) & _within(end)


def says(text: str, start: str, end: str) -> pl.Expr:
    """Whether the article's code points from `start` to `end` are `text`; not asked where they lie outside of it."""
    first, length = pl.col(start).clip(0), (pl.col(end) - pl.col(start)).clip(0)
    return ~in_article(start, end) | (pl.col("article_text").str.slice(first, length) == pl.col(text))


def all_or_none(*columns: str) -> pl.Expr:
    """Whether the columns are all NULL or all not."""
    present = pl.sum_horizontal(pl.col(column).is_not_null() for column in columns)
    return present.is_in([0, len(columns)])


def period_in_order() -> Rule:
    """The period does not end before it starts; either end may be open."""
    holds = pl.col("period_start") <= pl.col("period_end")
    return Rule("period_in_order", "period_end", holds, "period_start <= period_end, where both are known")


def score(column: str) -> Rule:
    """The column lies between 0 and 1."""
    return Rule(f"{column}_is_a_score", column, pl.col(column).is_between(0, 1), f"{column} lies between 0 and 1")


def only_with(column: str, other: str) -> pl.Expr:
    """Whether `column` is NULL wherever `other` is."""
    return pl.col(column).is_null() | pl.col(other).is_not_null()


def parent_present(name: str, column: str, found: str, meaning: str) -> Rule:
    """The row that `column` names is in the batch: `found`, a column of that row, has been joined."""
    return Rule(name, column, pl.col(column).is_null() | pl.col(found).is_not_null(), meaning)


def _in_order(start: str, end: str) -> pl.Expr:
    return (pl.col(start) >= 0) & (pl.col(start) < pl.col(end))


def _within(end: str) -> pl.Expr:
    return pl.col(end) <= pl.col("article_length")


def _says_something(column: pl.Expr) -> pl.Expr:
    return (column.str.strip_chars() != "").fill_null(value=True)


def _without_nul(column: pl.Expr) -> pl.Expr:
    return (~column.str.contains("\0", literal=True)).fill_null(value=True)


def _is_a_fact(column: pl.Expr) -> pl.Expr:
    return (~column.is_in(PLACEHOLDERS)).fill_null(value=True)


def _all_of(columns: list[str], test: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    return pl.all_horizontal(test(pl.col(column)) for column in columns)
