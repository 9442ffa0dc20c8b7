"""Batches: what they are called, how they are read under guard, and documents that must be read alone."""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import polars as pl

from flows.guard import Death, Guard
from flows.raw import members
from flows.reading import read_batch
from flows.stage import Staged, joined, no_tables, read_stage, turns, write_stage
from flows.version import Means, pipeline_version
from transforms.ids import stable_id
from transforms.schema import OUTCOMES, QUARANTINE

WITHOUT = Means()
"""The program alone."""

DEATHS = 2
"""A document is given up when so many workers have died of it alone: one may die of what else the machine does."""

NOTHING_HELD: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Batch:
    """Items of raw files, read together by the same means: each a content hash and the origin it is read for."""

    raws: tuple[Path, ...]
    items: tuple[tuple[str, str], ...]
    means: Means = WITHOUT

    @property
    def origins(self) -> dict[str, str]:
        """The origin of each content hash."""
        return dict(self.items)

    @property
    def name(self) -> str:
        """What the folder of its rows is called."""
        return batch_id(self.items, pipeline_version(self.means))


def batch_id(items: Iterable[tuple[str, str]], pipeline_version: str) -> str:
    """The same for the same items (content hash, origin) read by the same program."""
    return stable_id("batch", pipeline_version, *sorted(f"{content_hash} {origin}" for content_hash, origin in items))


def stage_batch(guard: Guard, batch: Batch, stage: Path, held: Mapping[str, str] = NOTHING_HELD) -> Path:
    """The folder with what came of the batch; where reading it dies, its documents are read one by one.

    A document is not tried whose content hash is in `held`, the reasons of those that killed their readers before, whatever origin it has now.
    """
    sound = {content_hash: origin for content_hash, origin in batch.items if content_hash not in held}
    refused = [
        _quarantined(batch, content_hash, origin, held[content_hash])
        for content_hash, origin in batch.items
        if content_hash in held
    ]
    death = (
        guard.run(read_batch, batch.raws, sound, stage, batch.means, seconds=guard.limits.batch_seconds)
        if sound
        else None
    )
    if isinstance(death, Death):
        _write_rounds(
            stage, refused + [part for pair in sound.items() for part in _read_alone(guard, batch, stage, *pair)]
        )
    elif refused:
        first, *others = read_stage(stage) if sound else [refused.pop()]
        write_stage(stage, [joined([first, *refused]), *others])
    return stage


def _read_alone(guard: Guard, batch: Batch, stage: Path, content_hash: str, origin: str) -> list[Staged]:
    """What came of one document; nobody reads it any more after so many workers have died of it."""
    place = stage.with_name(f".{stage.name}.alone")
    alone, seconds = {content_hash: origin}, guard.limits.document_seconds
    deaths: list[Death] = []
    while len(deaths) < DEATHS:
        death = guard.run(read_batch, batch.raws, alone, place, batch.means, seconds=seconds)
        if not isinstance(death, Death):
            read = read_stage(place)
            shutil.rmtree(place)
            return read
        deaths.append(death)
    return [_quarantined(batch, content_hash, origin, deaths[-1].reason)]


def _write_rounds(stage: Path, parts: list[Staged]) -> None:
    """Write documents that were read one by one in the rounds that they load in."""
    rounds = turns([part.outcomes["article_id"].item() for part in parts])
    grouped = [
        [part for part, turn in zip(parts, rounds, strict=True) if turn == wanted] for wanted in sorted(set(rounds))
    ]
    write_stage(stage, [joined(group) for group in grouped])


def _quarantined(batch: Batch, content_hash: str, origin: str, reason: str) -> Staged:
    """The fate of a document that nobody can read: it killed its readers, alone."""
    is_it = pl.col("content_hash") == content_hash
    member = next(rows.row(0, named=True) for raw in batch.raws if len(rows := members(raw).filter(is_it)))
    fate = (origin, content_hash, "quarantined", reason, None, member["retrieved_at"])
    record = json.dumps({name: str(member[name]) for name in ("content_hash", "media_type", "retrieved_at")})
    refused = ("read", None, content_hash, origin, [reason], record)
    return Staged(
        no_tables(),
        pl.DataFrame([fate], OUTCOMES, orient="row"),
        pl.DataFrame([refused], QUARANTINE, orient="row"),
    )
