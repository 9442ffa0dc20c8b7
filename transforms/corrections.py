"""Corrections that people declare: which cell of which row, what stands there in truth, and why."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from transforms.extraction import Tables
from transforms.ids import stable_id
from transforms.rates import Rates
from transforms.schema import ARTICLES, CLAIMS, FIGURES

DECLARED = pl.Schema(
    {
        "correction_id": pl.String(),
        "table_name": pl.String(),
        "record_id": pl.String(),
        "url": pl.String(),
        "text": pl.String(),
        "column_name": pl.String(),
        "value": pl.String(),
        "reason": pl.String(),
        "corrected_by": pl.String(),
        "corrected_on": pl.Date(),
    }
)
"""One row for each correction: its row is named by `record_id`, or by the address or origin of its article and its text; NULL in `value`: unknown."""

APPLIED = pl.Schema(
    {
        "correction_id": pl.String(),
        "table_name": pl.String(),
        "record_id": pl.String(),
        "article_id": pl.String(),
        "column_name": pl.String(),
        "old_value": pl.String(),
        "new_value": pl.String(),
        "reason": pl.String(),
        "corrected_by": pl.String(),
        "corrected_on": pl.Date(),
        "refused": pl.String(),
    }
)
"""One row for each correction that found its row; `refused` says why it was not applied, NULL where it was."""

KEYS = {"articles": "article_id", "claims": "claim_id", "figures": "figure_id"}

CORRECTABLE = {
    "articles": ("title", "author", "published_on"),
    "claims": ("kind", "claimant_entity_id", "certainty", "is_negated", "subject_entity_id", "period_start", "period_end"),
    "figures": (
        "metric", "value", "value_low", "value_high", "unit", "unit_kind", "per", "qualifier", "change", "change_basis", "subject",
        "subject_entity_id", "period_start", "period_end", "is_projected", "standing",
    ),
}  # fmt: skip
"""What may be corrected: what was understood, never ids, places or words of the article."""

_SCHEMAS = {"articles": ARTICLES, "claims": CLAIMS, "figures": FIGURES}
_FLAGS = {"true": True, "false": False}


class CorrectionsUnfitError(ValueError):
    """The table of corrections cannot be used; the message names the line."""


def declared(table: pl.DataFrame) -> pl.DataFrame:
    """The corrections of a table of texts, as DECLARED, each under an id that its whole declaration gives.

    Columns: table, id, url, text, column, value, reason, by, date; those that are missing count as empty.

    Raises:
        CorrectionsUnfitError: a line names no row, no column that may be corrected, no reason, or a date that is none, or stands twice.
    """
    names = ("table", "id", "url", "text", "column", "value", "reason", "by", "date")
    if wrong := [name for name in table.columns if name not in names]:
        raise CorrectionsUnfitError(f"there is a column {wrong[0]}; the columns are {', '.join(names)}")
    rows, seen = [], set()
    for line, row in enumerate(table.iter_rows(named=True), start=2):
        cells = [row.get(name) for name in names]
        fault = _fault({name: row.get(name) for name in names})
        correction_id = stable_id("correction", *cells)
        if fault or correction_id in seen:
            raise CorrectionsUnfitError(f"line {line}: {fault or 'the same correction stands above'}")
        seen.add(correction_id)
        rows.append((correction_id, *cells[:-1], date.fromisoformat(cells[-1]) if cells[-1] else None))
    return pl.DataFrame(rows, DECLARED, orient="row")


def _fault(row: dict[str, str | None]) -> str | None:
    """What is wrong with a line, or None."""
    table, column = row["table"] or "", row["column"] or ""
    if table not in CORRECTABLE:
        return f"the table is {table!r}; correct {', '.join(CORRECTABLE)}"
    if column not in CORRECTABLE[table]:
        return f"{table}.{column} cannot be corrected; of {table}: {', '.join(CORRECTABLE[table])}"
    if not row["id"] and not (row["url"] and (row["text"] or table == "articles")):
        return "it names no row: give an id, or the url of the article and the text of the row"
    if not row["reason"]:
        return "it gives no reason"
    try:
        date.fromisoformat(row["date"] or "2000-01-01")
    except ValueError:
        return f"{row['date']} is no date; write 2026-01-31"
    return None


def corrected(
    tables: Tables, corrections: pl.DataFrame, *, rates: Rates, entity_ids: Collection[str]
) -> tuple[Tables, pl.DataFrame]:
    """The tables of a batch after the corrections, as DECLARED, and what became of each that found its row, as APPLIED.

    Bounds that were equal to a corrected value follow it; dollars are converted anew where the amount, its unit or its day was corrected. Refused are
    values of another type, entities that neither the article nor the reference list (`entity_ids`) knows, and matches that are not one row.
    """
    known = frozenset(entity_ids) | frozenset(tables.mentions["entity_id"])
    days: dict[str, date | None] = dict(tables.articles.select("article_id", "published_on").iter_rows())
    applied: list[tuple[Any, ...]] = []
    frames, dated = {}, set()
    for name in KEYS:
        change = _corrected(name, getattr(tables, name), tables.articles, corrections.filter(table_name=name), known)
        applied += change.applied
        rows = change.rows
        if name == "articles":
            dated = {row["article_id"] for row in rows.values() if days[row["article_id"]] != row["published_on"]}
            days |= {row["article_id"]: row["published_on"] for row in rows.values()}
        if name == "figures":
            of_dated = tables.figures.filter(pl.col("article_id").is_in(dated)).iter_rows(named=True)
            rows = {row["figure_id"]: row for row in of_dated} | rows
            for row in rows.values():
                _convert(row, days[row["article_id"]], rates)
        frames[name] = _replaced(getattr(tables, name), KEYS[name], list(rows.values()))
    return replace(tables, **frames), pl.DataFrame(applied, APPLIED, orient="row")


@dataclass(frozen=True)
class _Change:
    rows: dict[str, dict[str, Any]]
    applied: list[tuple[Any, ...]]


def _corrected(
    name: str, frame: pl.DataFrame, articles: pl.DataFrame, corrections: pl.DataFrame, known: frozenset[str]
) -> _Change:
    rows: dict[str, dict[str, Any]] = {}
    applied: list[tuple[Any, ...]] = []
    for correction in corrections.iter_rows(named=True):
        matches = _matching(name, frame, articles, correction)
        if matches.is_empty():
            continue
        found = matches.row(0, named=True)
        row = rows.setdefault(found[KEYS[name]], found)
        old = row[correction["column_name"]]
        refused = "it matches more than one row; name the row by its id" if len(matches) > 1 else None
        refused = refused or _set(name, row, correction["column_name"], correction["value"], known)
        applied.append((
            correction["correction_id"], name, row[KEYS[name]], row["article_id"], correction["column_name"], _text(old),
            correction["value"], correction["reason"], correction["corrected_by"], correction["corrected_on"], refused,
        ))  # fmt: skip
    return _Change(rows, applied)


def _matching(name: str, frame: pl.DataFrame, articles: pl.DataFrame, correction: dict[str, Any]) -> pl.DataFrame:
    if correction["record_id"]:
        return frame.filter(pl.col(KEYS[name]) == correction["record_id"])
    here = articles.filter(pl.any_horizontal(pl.col("url", "origin") == correction["url"]))["article_id"]
    of_article = frame.filter(pl.col("article_id").is_in(here.implode()))
    return of_article if name == "articles" else of_article.filter(pl.col("text") == correction["text"])


def _set(name: str, row: dict[str, Any], column: str, text: str | None, known: frozenset[str]) -> str | None:
    """Why the value cannot stand in the row, or None after it was put there."""
    try:
        value = _value(text, _SCHEMAS[name][column])
    except (ValueError, KeyError):
        return f"{text!r} is no {_SCHEMAS[name][column]}"
    if column.endswith("entity_id") and value is not None and value not in known:
        return f"no entity is called {value}"
    if column == "value":
        for bound in ("value_low", "value_high"):
            row[bound] = value if row[bound] == row["value"] else row[bound]
    row[column] = value
    return None


def _value(text: str | None, kind: pl.DataType) -> object:
    if text is None or kind == pl.String():
        return text
    if kind == pl.Float64():
        return float(text)
    return date.fromisoformat(text) if kind == pl.Date() else _FLAGS[text.lower()]


def _text(value: object) -> str | None:
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _convert(row: dict[str, Any], published_on: date | None, rates: Rates) -> None:
    days = [day for day in (row["period_end"], published_on) if day is not None]
    if row["unit_kind"] != "money" or row["value"] is None:
        row |= {"value_usd": None, "fx_rate": None, "fx_date": None}
    elif not days:
        is_dollar = row["unit"] == "USD"
        row |= {
            "value_usd": row["value"] if is_dollar else None,
            "fx_rate": 1.0 if is_dollar else None,
            "fx_date": None,
        }
    else:
        rate = rates.usd(row["unit"], min(days))
        row["value_usd"] = None if rate is None else row["value"] * rate.rate
        row |= {"fx_rate": rate and rate.rate, "fx_date": rate and rate.day}


def _replaced(frame: pl.DataFrame, key: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """The frame with these rows in the places of those with their keys."""
    if not rows:
        return frame
    places = frame.with_row_index("_place")
    fresh = pl.DataFrame(rows, frame.schema).join(places.select(key, "_place"), on=key)
    stay = places.join(fresh, on=key, how="anti")
    return pl.concat([stay, fresh.select(stay.columns)]).sort("_place").drop("_place")
