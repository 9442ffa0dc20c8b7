"""Corrections as data: read from their table, applied to what was extracted before it is judged."""

from functools import cache, partial
from pathlib import Path

import polars as pl

from expectations.rows import KEYS, broken_rules
from flows import settings
from flows.journal import log
from flows.run import Run
from flows.usage import WrongUsage
from seeds import References
from transforms.corrections import APPLIED, DECLARED, CorrectionsUnfitError, corrected, declared
from transforms.entities import entities
from transforms.extraction import Tables
from transforms.rates import Rates
from warehouse.correcting import await_corrections

FILE = "corrections.csv"
AGAINST_THE_RULES = "the row would break a rule"


class CorrectionsError(WrongUsage):
    """The table of corrections is not there or cannot be used."""


def read_corrections(folder: Path, given: Path | None = None) -> pl.DataFrame:
    """The corrections of the named table, else of `corrections.csv` in the data folder, as DECLARED; none where there is no such file.

    Raises:
        CorrectionsError: the named table is not there, or a table cannot be used.
    """
    path = given or settings.corrections() or folder / FILE
    if not path.is_file():
        if path != folder / FILE:
            raise CorrectionsError(f"no such file: {path}")
        return DECLARED.to_frame()
    try:
        return declared(pl.read_csv(path, infer_schema=False, comment_prefix="#"))
    except (CorrectionsUnfitError, pl.exceptions.PolarsError, UnicodeError) as error:
        raise CorrectionsError(f"{path}: {error}") from error


def declare(run: Run, given: str | None) -> None:
    """Let the run know the corrections; articles whose corrections have changed since they were loaded are read again."""
    run.corrections = read_corrections(run.layout.folder, Path(given) if given else None)
    waiting = await_corrections(run.connection, run.corrections)
    log.info("%d corrections declared, %d articles to be read again for them", len(run.corrections), waiting)


def corrected_tables(tables: Tables, corrections: pl.DataFrame, rates: Path | None) -> tuple[Tables, pl.DataFrame]:
    """The tables after the corrections, and what became of these, as `transforms.corrections.APPLIED`.

    A correction by which a sound row would break the row contract is refused with the rules that it would break.
    """
    if corrections.is_empty():
        return tables, APPLIED.to_frame()
    correct = partial(corrected, tables, rates=_rates(rates), entity_ids=_entity_ids())
    fixed, applied = correct(corrections)
    if applied.is_empty():
        return tables, applied
    broken = _broken(fixed) - _broken(tables)
    against = _against(applied.filter(pl.col("refused").is_null()), fixed, broken)
    if not against:
        return fixed, applied
    allowed = corrections.filter(~pl.col("correction_id").is_in(list(against)))
    fixed, again = correct(allowed)
    refused = applied.filter(pl.col("correction_id").is_in(list(against))).with_columns(
        refused=pl.col("correction_id").replace_strict(against, return_dtype=pl.String)
    )
    return fixed, pl.concat([again, refused])


def _broken(tables: Tables) -> set[tuple[str, str, str]]:
    """Table, key and rule of every row that breaks one."""
    frames = {name: getattr(tables, name) for name in KEYS}
    reasons, _ = broken_rules(frames)
    return {
        (name, key, rule)
        for name in ("articles", "claims", "figures")
        for key, rules in zip(frames[name][KEYS[name]], reasons[name].to_list(), strict=True)
        for rule in rules
    }


def _against(applied: pl.DataFrame, fixed: Tables, broken: set[tuple[str, str, str]]) -> dict[str, str]:
    """Why each correction is refused that made a row break a rule: one of the row itself, else any of its article."""
    found: dict[str, set[str]] = {}
    for table, key, rule in broken:
        frame: pl.DataFrame = getattr(fixed, table)
        own = applied.filter(table_name=table, record_id=key)
        article = frame.filter(pl.col(KEYS[table]) == key)["article_id"].first()
        for correction_id in (own if len(own) else applied.filter(article_id=article))["correction_id"]:
            found.setdefault(correction_id, set()).add(rule)
    return {name: f"{AGAINST_THE_RULES}: {', '.join(sorted(rules))}" for name, rules in found.items()}


@cache
def _rates(file: Path | None) -> Rates:
    return Rates(References(rates=file))


@cache
def _entity_ids() -> frozenset[str]:
    return frozenset(entities(References())["entity_id"])
