"""What a run has to read: items whose bytes the ledger does not know, window by window, cut into batches; the others are settled."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

import polars as pl

from flows.batches import Batch, batch_id
from flows.fates import Known
from flows.sources import Failed, Had, Link, Record, Refused, Settled, Yielded
from flows.stage import staged_outcomes
from transforms.records import Item
from transforms.schema import OUTCOMES

BATCH_BYTES = 32_000_000
"""A batch is closed when it holds more, so that a run's memory does not depend on how large its items are."""

PACKED_BYTES = 8_000_000
"""Raw files are read together up to this size on disk, where they hold about a third of what they hold in memory."""

WINDOW, CHUNK, LINKS = 2_000, 500, 24
"""Items planned, read and loaded before the next are looked at; items that the ledger is asked about together; pages fetched together."""


@dataclass
class Plan:
    """Batches to read, items taken over from finished batches of an earlier run, fates that are known, and second origins of bytes.

    `origins` are all that it speaks of, each with the hash of its bytes, where there are any; `hashes` those of bytes to be read.
    """

    batches: list[Batch] = field(default_factory=list)
    adopted: dict[Path, set[tuple[str, str]]] = field(default_factory=dict)
    settled: list[tuple[object, ...]] = field(default_factory=list)
    twins: list[tuple[str, str]] = field(default_factory=list)
    origins: dict[str, str | None] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)

    @property
    def fates(self) -> pl.DataFrame:
        """The fates that are known, as `schema.OUTCOMES`."""
        return pl.DataFrame(self.settled, OUTCOMES, orient="row")


@dataclass(frozen=True)
class Planner:
    """How plans are made: `fetched` has the links among what sources yield, `known` asks the ledger, `keep` writes a batch to `raw/`.

    `finished` says where items lie that an earlier run had read and not loaded; `repeated` is told of each item that the run has seen already.
    """

    fetched: Callable[[Sequence[Link]], Iterable[Had]]
    known: Callable[[Collection[str], Collection[str]], Known]
    keep: Callable[[list[Item]], Batch]
    repeated: Callable[[str], None]
    finished: Mapping[tuple[str, str], Path]
    run_id: str
    seen_at: datetime
    batch_size: int
    window: int = WINDOW

    def plans(self, yielded: Iterable[Yielded]) -> Iterator[Plan]:
        """Plans of a window of what sources yield, in their order, and of a few pages that were fetched; each must be loaded before the next.

        No more is held than a plan's batches on disk and one batch's bytes in memory, and no more is asked for twice after a crash than
        a plan's pages.
        """
        elements = iter(yielded)
        for first in elements:
            links: dict[str, Link] = {}
            yield self._plan(self._at_hand(chain([first], islice(elements, self.window - 1)), links))
            waiting = list(links.values())
            parts = (waiting[start : start + LINKS] for start in range(0, len(waiting), LINKS))
            fetched = chain.from_iterable(map(self.fetched, parts))
            for page in fetched:
                yield self._plan(_so_many_pages(page, fetched))

    def _plan(self, had: Iterable[Had]) -> Plan:
        plan = Plan()
        batch: list[Item] = []
        for chunk in chunks(had):
            known = self._known_of(chunk)
            for item in filter(None, (self._to_read(element, plan, known) for element in chunk)):
                batch.append(item)
                if len(batch) >= self.batch_size or sum(len(member.content) for member in batch) > BATCH_BYTES:
                    plan.batches.append(self.keep(batch))
                    batch = []
        if batch:
            plan.batches.append(self.keep(batch))
        return plan

    def _at_hand(self, yielded: Iterable[Yielded], links: dict[str, Link]) -> Iterator[Had]:
        """What was yielded but links; these are put aside, each address once."""
        for element in yielded:
            if not isinstance(element, Link):
                yield element
            elif element.origin in links:
                self.repeated(element.origin)
                links[element.origin] = links[element.origin].also(element)
            else:
                links[element.origin] = element

    def _known_of(self, chunk: Sequence[Had]) -> Known:
        origins = {element.origin if not isinstance(element, Record) else element.item.origin for element in chunk}
        places = {element.place for element in chunk if isinstance(element, Record | Refused) and element.place}
        return self.known(
            origins | places, {element.item.content_hash for element in chunk if isinstance(element, Record)}
        )

    def _to_read(self, element: Had, plan: Plan, known: Known) -> Item | None:
        """The item where it must be read; everything else is noted in the plan."""
        if isinstance(element, Record):
            origin = self._own_origin(element.item.origin, element.place, element.item.content_hash, plan, known)
            return None if origin is None else self._read(replace(element.item, origin=origin), plan, known)
        place = element.place if isinstance(element, Refused) else None
        origin = self._own_origin(element.origin, place, None, plan, known)
        if origin is None:
            return None
        fate: tuple[str, str | None, str, str | None, str | None]
        match element:
            case Refused():
                fate = (origin, None, "rejected", str(element), None)
            case Failed():
                fate = (origin, None, "failed", element.reason, None)
            case Settled():
                fate = (origin, element.content_hash, element.status, element.reason, element.article_id)
        plan.settled.append((*fate, self.seen_at))
        return None

    def _own_origin(
        self, origin: str, place: str | None, content_hash: str | None, plan: Plan, known: Known
    ) -> str | None:
        """The origin, or the place where another item of this run has taken it; None for an item that was seen already."""
        for name in (origin, place):
            former = known.fates.get(name) if name else None
            is_done = former is not None and former.run_id == self.run_id and not former.is_off_topic
            if name and name not in plan.origins and not is_done:
                plan.origins[name] = content_hash
                return name
            taken = plan.origins.get(name or "", former.content_hash if former else None)
            if content_hash is not None and taken == content_hash:
                break
        self.repeated(origin)
        return None

    def _read(self, item: Item, plan: Plan, known: Known) -> Item | None:
        key = (item.content_hash, item.origin)
        if fate := known.settled(item.origin, item.content_hash):
            plan.settled.append(
                (item.origin, item.content_hash, fate.status, fate.reason, fate.article_id, self.seen_at)
            )
        elif item.content_hash in plan.hashes:
            plan.twins.append((item.origin, item.content_hash))
        else:
            plan.hashes.add(item.content_hash)
            if key not in self.finished:
                return item
            plan.adopted.setdefault(self.finished[key], set()).add(key)
        return None


def _so_many_pages(first: Had, others: Iterator[Had]) -> Iterator[Had]:
    """What came of links up to so many pages that have bytes."""
    pages = 0
    for element in chain([first], others):
        yield element
        pages += isinstance(element, Record)
        if pages == LINKS:
            return


def chunks(elements: Iterable[Had]) -> Iterator[list[Had]]:
    """The elements in groups that the ledger is asked about together; a group ends where it holds enough bytes."""
    chunk: list[Had] = []
    size = 0
    for element in elements:
        chunk.append(element)
        size += len(element.item.content) if isinstance(element, Record) else 0
        if len(chunk) >= CHUNK or size > BATCH_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


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
