"""Batches: what they are called, how they are read under guard, and documents that must be read alone."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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


def stage_batch(guard: Guard, batch: Batch, stage: Path) -> Path:
    """The folder with what came of the batch; where reading it dies, its documents are read one by one."""
    death = guard.run(read_batch, batch.raws, batch.origins, stage, batch.means, seconds=guard.limits.batch_seconds)
    if isinstance(death, Death):
        _stage_one_by_one(guard, batch, stage)
    return stage


def _stage_one_by_one(guard: Guard, batch: Batch, stage: Path) -> None:
    kept = pl.concat([members(raw) for raw in batch.raws]).unique("content_hash", keep="first", maintain_order=True)
    parts = []
    for content_hash, origin in batch.items:
        place = stage.with_name(f".{stage.name}.alone")
        alone = {content_hash: origin}
        death = guard.run(read_batch, batch.raws, alone, place, batch.means, seconds=guard.limits.document_seconds)
        if isinstance(death, Death):
            parts.append(
                _quarantined(kept.row(by_predicate=pl.col("content_hash") == content_hash, named=True), origin, death)
            )
        else:
            parts += read_stage(place)
            shutil.rmtree(place)
    rounds = turns([part.outcomes["article_id"].item() for part in parts])
    grouped = [
        [part for part, turn in zip(parts, rounds, strict=True) if turn == wanted] for wanted in sorted(set(rounds))
    ]
    write_stage(stage, [joined(group) for group in grouped])


def _quarantined(member: dict[str, object], origin: str, death: Death) -> Staged:
    """The fate of a document that nobody can read: it killed its reader, alone."""
    fate = (origin, member["content_hash"], "quarantined", death.reason, None, member["retrieved_at"])
    record = json.dumps({name: str(member[name]) for name in ("content_hash", "media_type", "retrieved_at")})
    refused = ("read", None, member["content_hash"], origin, [death.reason], record)
    return Staged(
        no_tables(),
        pl.DataFrame([fate], OUTCOMES, orient="row"),
        pl.DataFrame([refused], QUARANTINE, orient="row"),
    )
