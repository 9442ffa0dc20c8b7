"""What came of a batch, in a folder of Parquet files that is there whole or not at all."""

import shutil
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import polars as pl

from flows.raw import write_frame
from transforms.extraction import Tables
from transforms.schema import ARTICLES, CLAIMS, FIGURES, MENTIONS, SIGNATURES, SOURCES

TABLES = tuple(field.name for field in fields(Tables))

_ITEM = {"content_hash": pl.String(), "origin": pl.String()}


@dataclass(frozen=True)
class Staged:
    """The rows of a batch, the fate of each of its items, and the documents that could not be read."""

    tables: Tables
    outcomes: pl.DataFrame
    quarantine: pl.DataFrame

    def only(self, items: Collection[tuple[str, str]]) -> "Staged":
        """What came of some items (content hash, origin) alone."""
        outcomes = self.outcomes.join(pl.DataFrame(list(items), _ITEM, orient="row"), on=list(_ITEM), how="semi")
        ids, origins = outcomes["article_id"].drop_nulls().implode(), outcomes["origin"].implode()
        tables = {name: getattr(self.tables, name).filter(pl.col("article_id").is_in(ids)) for name in TABLES}
        return Staged(Tables(**tables), outcomes, self.quarantine.filter(pl.col("origin").is_in(origins)))


def write_stage(folder: Path, rounds: Sequence[Staged]) -> None:
    """Write the rounds of a batch into a folder beside its place and move it there; what lay there is replaced."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for number, staged in enumerate(rounds):
            place = unfinished / str(number)
            place.mkdir(parents=True)
            for name in TABLES:
                write_frame(place / f"{name}.parquet", getattr(staged.tables, name))
            write_frame(place / "outcomes.parquet", staged.outcomes)
            write_frame(place / "quarantine.parquet", staged.quarantine)
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.replace(folder)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def read_stage(folder: Path) -> list[Staged]:
    """The rounds of a finished batch: one, and a further one where several texts have one address, so that each loads by itself."""
    return [
        Staged(
            Tables(**{name: pl.read_parquet(place / f"{name}.parquet") for name in TABLES}),
            pl.read_parquet(place / "outcomes.parquet"),
            pl.read_parquet(place / "quarantine.parquet"),
        )
        for place in _rounds(folder)
    ]


def staged_outcomes(folder: Path) -> pl.DataFrame:
    """The fate of each item of a finished batch, by origin."""
    return pl.concat([pl.read_parquet(place / "outcomes.parquet") for place in _rounds(folder)]).sort("origin")


def finished_stages(stage_folder: Path) -> list[Path]:
    """The finished batches of all runs that did not get to load them all; what a power failure has left of one is none."""
    found = (path for path in stage_folder.glob("*/*") if path.is_dir() and not path.name.startswith("."))
    return sorted(path for path in found if _is_whole(path))


def joined(parts: Sequence[Staged]) -> Staged:
    """Several stages as one."""
    return Staged(
        joined_tables([part.tables for part in parts]),
        pl.concat([part.outcomes for part in parts]).sort("origin"),
        pl.concat([part.quarantine for part in parts]),
    )


def joined_tables(parts: Sequence[Tables]) -> Tables:
    """The rows of several batches."""
    return Tables(**{name: pl.concat([getattr(part, name) for part in parts]) for name in TABLES})


def no_tables() -> Tables:
    """Tables without a row."""
    schemas = (SOURCES, ARTICLES, SIGNATURES, MENTIONS, CLAIMS, FIGURES)
    return Tables(*(schema.to_frame() for schema in schemas))


def turns(article_ids: Sequence[str | None]) -> list[int]:
    """For each article the round it loads in: the first text at an address in the first, the next one in the next."""
    seen: Counter[str] = Counter()
    rounds = []
    for article_id in article_ids:
        rounds.append(seen[article_id] if article_id else 0)
        if article_id:
            seen[article_id] += 1
    return rounds


def _is_whole(folder: Path) -> bool:
    """Whether everything of a batch can be read; a power failure may leave its folder without what was in it."""
    rounds = _rounds(folder)
    try:
        for place in rounds:
            for name in (*TABLES, "outcomes", "quarantine"):
                pl.read_parquet_schema(place / f"{name}.parquet")
    except (OSError, pl.exceptions.PolarsError):
        return False
    return [place.name for place in rounds] == [str(number) for number in range(len(rounds))] != []


def _rounds(folder: Path) -> list[Path]:
    return sorted((place for place in folder.iterdir() if place.name.isdigit()), key=lambda place: int(place.name))
