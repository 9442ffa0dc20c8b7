"""What sources at addresses name: listings are asked for, read under guard, and followed."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from flows import fetch
from flows.fates import LOADED, OTHER_TOPIC, Fate
from flows.fetch import Fetched, Fetcher, NotModified
from flows.guard import Death, Guard
from flows.links import lines_of, links_of, time_of
from flows.listings import Listed, listed
from flows.sources import TOO_OLD, Failed, Had, Record, Refused, Tally, Yielded
from flows.sources.addresses import address_of
from flows.sources.declared import Source
from flows.sources.folder import named, printable, why
from transforms.ids import content_hash
from transforms.passages import merged
from transforms.records import Hints, Item
from warehouse import Connection
from warehouse.ledger import known_items

MOST_SITEMAPS = 1_000
"""Sitemaps that are followed from one index; nobody's news has more."""

LISTING_BYTES = 50 * 2**20
"""Bytes of a feed or sitemap, as many as the sitemap protocol allows."""

LISTING_SECONDS = 60.0

DEEPEST_INDEX = 2
"""Indexes in an index; the protocol allows none, and some sites have one."""


@dataclass
class Listings:
    """Reads feeds, sitemaps and lists of addresses. Without a connection nothing is known of earlier runs.

    `whole` are the listings that were read to their end, by location; `troubled` those of which something was not had or passed over, so that
    they must name it again. `fresh` are pages that are not loaded yet.
    """

    fetcher: Fetcher
    memory: fetch.Memory
    guard: Guard
    at: datetime
    is_about: Callable[[Record, tuple[str, ...]], bool]
    connection: Connection | None = None
    fresh: list[Fetched] = field(default_factory=list)
    whole: dict[str, Fetched] = field(default_factory=dict)
    troubled: set[str] = field(default_factory=set)

    def yielded(self, source: Source, tally: Tally, since: date | None) -> Iterator[Yielded]:
        """A link for each page that a source names, and what is wrong with its entries."""
        for location in source.location:
            if source.kind == "urls" and address_of(location) is None:
                for path in named([location]):
                    yield from (iter([path]) if isinstance(path, Refused) else _lines_of_file(path, source))
            else:
                yield from self._listed(location, source, tally, since)

    def recall(self, addresses: list[str]) -> None:
        """Look up what earlier runs remember of addresses."""
        if self.connection is not None:
            self.memory.recall(self.connection, addresses)

    def known(self, addresses: list[str]) -> dict[str, Fate]:
        """What became of the pages at addresses in earlier runs."""
        self.recall(addresses)
        if self.connection is None:
            return {}
        return {origin: Fate(*rest) for origin, *rest in known_items(self.connection, addresses).iter_rows()}

    def on_topic(self, record: Record, topics: tuple[str, ...], location: str) -> Had:
        """The record, or that it is not about the topic of its source; its listing is to name it again, to a run that asks for another."""
        if self.is_about(record, topics):
            return record
        self.troubled.add(location)
        return Refused(record.item.origin, OTHER_TOPIC, not_about(topics))

    def _listed(self, location: str, source: Source, tally: Tally, since: date | None) -> Iterator[Yielded]:
        """What a feed, a sitemap, a list or an unknown address names; an index's sitemaps each once, after the index."""
        waiting, seen = deque([(location, 0)]), {location}
        while waiting:
            place, depth = waiting.popleft()
            fate = self.known([place]).get(place)
            is_held = fate is None or fate.status in LOADED  # a page that was refused may be read today
            answer = self.fetcher.fetch(place, max_bytes=LISTING_BYTES, is_conditional=is_held)
            match answer:
                case NotModified():
                    tally.is_partial = True
                    tally.notes.append(f"{place} has not changed")
                case fetch.Refused():
                    yield Refused(place, *refusal(answer))
                case Fetched():
                    index = yield from self._named(answer, place, source, tally, since)
                    if index is not None and depth == DEEPEST_INDEX:
                        yield Refused(place, "malformed", f"indexes lie more than {DEEPEST_INDEX} deep in each other")
                    elif index is not None:
                        below = self._followed(index, place, tally, since, seen)
                        waiting.extend((address, depth + 1) for address in below)
                case _:
                    yield Failed(place, words(answer))

    def _named(
        self, answer: Fetched, location: str, source: Source, tally: Tally, since: date | None
    ) -> Generator[Yielded, None, Listed | None]:
        """What a listing names; an index of sitemaps is returned."""
        if source.kind == "urls":
            yield from lines_of(answer.content.decode("utf-8", "replace"), source, location)
            self.whole[location] = without_content(answer)
            return None
        found = self.guard.run(listed, answer.content, answer.final_address, seconds=LISTING_SECONDS)
        if isinstance(found, Death):
            is_unsafe = "UnsafeMarkupError" in found.reason
            yield Refused(location, "unsafe_markup" if is_unsafe else "malformed", "" if is_unsafe else found.reason)
            return None
        if found.kind == "other" and source.kind == "address":
            yield from self._page(answer, location, source)
            return None
        if found.broken is not None:
            self.troubled.add(location)
            yield Refused(location, "malformed", found.broken)
        if found.kind == "index":
            return found
        passed_over = tally.passed_over[TOO_OLD]
        yield from links_of(found, location, source, tally, since, self.at, answer.final_address)
        if tally.passed_over[TOO_OLD] == passed_over:
            self.whole[location] = without_content(answer)  # not reached where the source has had enough before
        return None

    def _page(self, answer: Fetched, location: str, source: Source) -> Iterator[Yielded]:
        """The page that an address is of."""
        self.fresh.append(without_content(answer))
        had = self.on_topic(record_of(location, answer, source.hints), source.topics, location)
        assert isinstance(had, Record | Refused)
        yield had

    def _followed(
        self, index: Listed, location: str, tally: Tally, since: date | None, seen: set[str]
    ) -> Iterator[str]:
        """The sitemaps of an index that were not named before and are not too old."""
        for entry in index.entries:
            changed = time_of(entry.changed)
            if entry.address is None or entry.address in seen:
                continue
            if since and changed and changed.date() < since:
                tally.passed_over[TOO_OLD] += 1
            elif len(seen) > MOST_SITEMAPS:
                tally.notes.append(f"{location}: more than {MOST_SITEMAPS:,} sitemaps; the rest was left")
                return
            else:
                seen.add(entry.address)
                yield entry.address


def without_content(answer: Fetched) -> Fetched:
    """What is remembered of an answer: thousands wait for the end of a run."""
    return replace(answer, content=b"")


def not_about(topics: tuple[str, ...]) -> str:
    """What an article is not about."""
    return f"not about {' or '.join(topics)}"


def _lines_of_file(path: Path, source: Source) -> Iterator[Yielded]:
    location = printable(path)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        yield Refused(location, "unreadable", why(error))
    except UnicodeDecodeError:
        yield Refused(location, "undecodable", "a list of addresses is text in UTF-8")
    else:
        yield from lines_of(text, source, location)


def record_of(origin: str, answer: Fetched, hints: Hints) -> Record:
    """The page that was fetched, under the origin that it was asked for by."""
    media_type = "text/plain" if answer.media_type == "text/plain" else "text/html"
    beside = merged(hints, Hints(url=answer.final_address, charset=answer.charset))
    return Record(
        Item(origin, answer.content, content_hash(answer.content), media_type, answer.retrieved_at, beside), origin
    )


def refusal(answer: fetch.Refused) -> tuple[str, str]:
    """The reason of the closed list, and what was seen."""
    unsafe = dict.fromkeys(("address", "port", "private_address"), "unsafe_address")
    return (unsafe | {"too_large": "too_large"}).get(answer.reason, "not_served"), words(answer)


def words(answer: fetch.Refused | fetch.Failed) -> str:
    """What happened, for a person."""
    return f"{answer.reason}: {answer.seen or fetch.REASONS[answer.reason]}"
