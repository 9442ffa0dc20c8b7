"""The row contract applied: which rules every row of a batch breaks, and how often each rule is broken."""

from collections.abc import Mapping

import polars as pl

from expectations.contract import KEYS, RULES, Rule
from expectations.examples import examples
from transforms.schema import QUALITY

Frames = Mapping[str, pl.DataFrame]
"""The frames of a batch by table."""


def broken_rules(frames: Frames) -> tuple[dict[str, pl.Series], pl.DataFrame]:
    """For each table a list of rule names a row (empty: the row is sound), and one row of QUALITY for each rule.

    A verdict depends on the row, its article and its claim alone, so a batch may be cut anywhere between articles.
    """
    reasons, results = {}, []
    for table, rules in RULES.items():
        broken = _evidence(table, frames).select((~rule.holds.fill_null(value=True)).alias(rule.name) for rule in rules)
        reasons[table] = _names(broken, [rule.name for rule in rules if rule.severity != "info"])
        results += [_result(table, rule, broken[rule.name], frames[table]) for rule in rules]
    return reasons, pl.DataFrame(results, QUALITY, orient="row")


def _evidence(table: str, frames: Frames) -> pl.DataFrame:
    """The rows of a table, in their order, with what the rules ask of the rows they hang on."""
    if table == "sources":
        return frames[table]
    if table == "articles":
        sources = frames["sources"].select("article_id", "source_id", source_found=True)
        return _joined(frames[table], sources, "article_id", "source_id").with_columns(
            article_length=pl.col("text").str.len_chars()
        )
    rows = _joined(frames[table], _articles(frames["articles"]), "article_id")
    if table == "claims":
        return _joined(rows, _first_parts(frames["claims"]), "continues_claim_id")
    return _joined(rows, _claims(frames["claims"]), "claim_id") if table == "figures" else rows


def _articles(articles: pl.DataFrame) -> pl.DataFrame:
    return articles.select(
        "article_id",
        article_text="text",
        article_length=pl.col("text").str.len_chars().fill_null(0).cast(pl.Int64),
        article_published_on="published_on",
    )


def _first_parts(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.select(
        continues_claim_id="claim_id",
        first_article_id="article_id",
        first_char_start="char_start",
        first_continues_claim_id="continues_claim_id",
    )


def _claims(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.select(
        "claim_id",
        claim_article_id="article_id",
        claim_start="char_start",
        claim_end="char_end",
        claim_sentence_start="sentence_start",
        claim_sentence_end="sentence_end",
    )


def _joined(rows: pl.DataFrame, parents: pl.DataFrame, *key: str) -> pl.DataFrame:
    """Every row once, in its order, with the columns of the first parent of that key."""
    return rows.join(parents.unique(key, keep="first", maintain_order=True), on=key, how="left", maintain_order="left")


def _names(broken: pl.DataFrame, names: list[str]) -> pl.Series:
    """The names of the columns that are TRUE, a list a row."""
    marks = [pl.when(name).then(pl.lit(name)) for name in names]
    return broken.select(reasons=pl.concat_list(marks).list.drop_nulls()).to_series()


def _result(table: str, rule: Rule, broken: pl.Series, frame: pl.DataFrame) -> tuple[object, ...]:
    unexpected, evaluated = int(broken.sum()), len(broken)
    percent = 100 * unexpected / evaluated if evaluated else 0.0
    found = examples(frame.filter(broken)) if unexpected else None
    return (
        table,
        rule.name,
        rule.column,
        rule.severity,
        unexpected == 0,
        evaluated,
        unexpected,
        percent,
        rule.meaning,
        found,
    )


__all__ = ["KEYS", "Frames", "broken_rules"]
