"""What a run has to read: items whose bytes the ledger does not know, cut into batches; the others are settled."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import polars as pl

from flows.batches import Batch, batch_id
from flows.sources import Found, Refused
from flows.stage import staged_outcomes
from transforms.records import Item
from transforms.schema import OUTCOMES
from warehouse.forgetting import FORGOTTEN

SAME_BYTES = "the same bytes stand under another origin"
BATCH_BYTES = 32_000_000
"""A batch is closed when it holds more, so that a run's memory does not depend on how large its items are."""

PACKED_BYTES = 8_000_000
"""Raw files are read together up to this size on disk, where they hold about a third of what they hold in memory."""

LOADED = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an origin the last time."""

    content_hash: str | None
    status: str
    reason: str | None
    article_id: str | None


@dataclass
class Known:
    """What the ledger knows: the fate of each origin, the article of each content hash with the origin that it names, and the origins
    and hashes that are not to be read."""

    fates: Mapping[str, Fate]
    articles: Mapping[str, tuple[str, str]]
    forgotten: Collection[str] = frozenset()

    def settled(self, origin: str, content_hash: str) -> Fate | None:
        """The fate of an item that need not be read, or None.

        The bytes of the article that names this origin are `unchanged`, whatever became of the origin in between; other bytes seen there
        before are what they were found to be then; what failed is tried again.
        """
        if origin in self.forgotten or content_hash in self.forgotten:
            return Fate(content_hash, "rejected", FORGOTTEN, None)
        former = self.fates.get(origin)
        article_id, named = self.articles.get(content_hash, (None, None))
        if named == origin and not (former and former.status == "failed"):
            return Fate(content_hash, "unchanged", None, article_id)
        if former and former.content_hash == content_hash:
            if former.status in LOADED:
                return Fate(content_hash, "unchanged", None, former.article_id)
            return None if former.status == "failed" else former
        return (
            None if article_id is None or named == origin else Fate(content_hash, "duplicate", SAME_BYTES, article_id)
        )


@dataclass
class Plan:
    """Batches to read, items taken over from finished batches of an earlier run, fates that are known, and second origins of bytes."""

    batches: list[Batch] = field(default_factory=list)
    adopted: dict[Path, set[tuple[str, str]]] = field(default_factory=dict)
    settled: list[tuple[object, ...]] = field(default_factory=list)
    twins: list[tuple[str, str]] = field(default_factory=list)

    @property
    def fates(self) -> pl.DataFrame:
        """The fates that are known, as `schema.OUTCOMES`."""
        return pl.DataFrame(self.settled, OUTCOMES, orient="row")


@dataclass(frozen=True)
class Planner:
    """How a plan is made: `read` opens an item, `keep` writes a batch of them to `raw/`."""

    known: Known
    read: Callable[[Found], Item | Refused]
    keep: Callable[[list[Item]], Batch]
    seen_at: datetime
    batch_size: int

    def plan(self, items: Iterable[Found | Refused], stages: Iterable[Path], pipeline_version: str) -> Plan:
        """The plan for items in the order of their origins; `stages` are finished batches of earlier runs. Each file is read once."""
        plan = Plan()
        batch: list[Item] = []
        for item in self._to_read(items, plan, finished_items(stages, pipeline_version)):
            batch.append(item)
            if len(batch) >= self.batch_size or sum(len(member.content) for member in batch) > BATCH_BYTES:
                plan.batches.append(self.keep(batch))
                batch = []
        if batch:
            plan.batches.append(self.keep(batch))
        return plan

    def _to_read(
        self, items: Iterable[Found | Refused], plan: Plan, finished: Mapping[tuple[str, str], Path]
    ) -> Iterator[Item]:
        """The items that must be read; everything else is noted in the plan."""
        seen: set[str] = set()
        for found in items:
            item = found if isinstance(found, Refused) else self.read(found)
            if isinstance(item, Refused):
                plan.settled.append((item.origin, None, "rejected", str(item), None, self.seen_at))
                continue
            key = (item.content_hash, item.origin)
            if fate := self.known.settled(item.origin, item.content_hash):
                plan.settled.append(
                    (item.origin, item.content_hash, fate.status, fate.reason, fate.article_id, self.seen_at)
                )
            elif item.content_hash in seen:
                plan.twins.append((item.origin, item.content_hash))
            else:
                seen.add(item.content_hash)
                if key in finished:
                    plan.adopted.setdefault(finished[key], set()).add(key)
                else:
                    yield item


def finished_items(stages: Iterable[Path], pipeline_version: str) -> dict[tuple[str, str], Path]:
    """Where each item (content hash, origin) lies that an earlier run had read with this program and not loaded."""
    found: dict[tuple[str, str], Path] = {}
    for stage in stages:
        items = set(staged_outcomes(stage).select("content_hash", "origin").iter_rows())
        if batch_id(items, pipeline_version) == stage.name:
            found = dict.fromkeys(items, stage) | found
    return found


def packed(kept: pl.DataFrame, sizes: Mapping[str, int], batch_size: int) -> Iterator[pl.DataFrame]:
    """Kept bytes, as `warehouse.raw.RAW`, in batches: a large file in several, small files together, each with the size of its file."""
    batch: list[pl.DataFrame] = []
    for (file,), members in kept.group_by("file", maintain_order=True):
        for part in members.iter_slices(batch_size):
            count = sum(len(other) for other in batch) + len(part)
            size = sum(sizes[other["file"][0]] for other in batch) + sizes[str(file)]
            if batch and (count > batch_size or size > PACKED_BYTES):
                yield pl.concat(batch)
                batch = []
            batch.append(part)
    if batch:
        yield pl.concat(batch)
