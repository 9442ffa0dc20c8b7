"""Sources at addresses: what feeds, sitemaps and lists of addresses name, and the pages that are new or changed there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from flows import fetch, settings
from flows.feeds import Listed, listed
from flows.fetch import Fetched, Fetcher, NotModified
from flows.guard import Death, Guard, Limits
from flows.links import is_address, lines_of, links_of, time_of
from flows.plan import LOADED, Fate
from flows.sources import TOO_OLD, Failed, Had, Link, Record, Refused, Settled, SourceError, Tally, Yielded
from flows.sources.declared import Source
from transforms.ids import content_hash
from transforms.passages import merged
from transforms.records import Hints, Item
from warehouse import Connection
from warehouse.ledger import known_items

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
MOST_SITEMAPS = 1_000
"""Sitemaps that are followed from one index; nobody's news has more."""

LISTING_BYTES = 50 * 2**20
"""Bytes of a feed or sitemap, as many as the sitemap protocol allows."""

LISTING_SECONDS = 60.0


@contextmanager
def opened(
    connection: Connection, sources: Iterable[Source], at: datetime, is_about: Callable[[Record, str | None], bool]
) -> Iterator["Web | None"]:
    """What reads sources at addresses, while the body works; None where no source needs it.

    Raises:
        SourceError: nobody says whom a site may turn to.
    """
    if not any(source.kind in ("feed", "sitemap", "urls", "address") for source in sources):
        yield None
        return
    memory = fetch.Memory.load(connection)
    with _fetching(memory) as fetcher, Guard(1, Limits(), dict, preload="flows.reading") as guard:
        yield Web(connection, fetcher, memory, guard, at, is_about)


def _fetching(memory: fetch.Memory) -> AbstractContextManager[Fetcher]:
    """The fetcher of a run, as the environment sets it."""
    contact = settings.contact()
    if not contact:
        raise SourceError(
            f"set {settings.CONTACT} to a page or mail address where sites can reach you; it is sent with each request"
        )
    chosen = fetch.FetchSettings(contact=contact, allowed=settings.allowed_hosts())
    delay = settings.fetch_delay()
    return Fetcher(chosen if delay is None else replace(chosen, delay=delay, jitter=min(delay, chosen.jitter)), memory)


@dataclass
class Web:
    """Reads sources at addresses in one run.

    `fresh` are answers whose content is not loaded yet; their validators are remembered by `keep`, those of feeds and sitemaps at the end of
    the run and only where each of their pages could be had, so that what failed is named again.
    """

    connection: Connection
    fetcher: Fetcher
    memory: fetch.Memory
    guard: Guard
    at: datetime
    is_about: Callable[[Record, str | None], bool]
    fresh: list[Fetched] = field(default_factory=list)
    listings: dict[str, Fetched] = field(default_factory=dict)
    troubled: set[str] = field(default_factory=set)

    def yielded(self, source: Source, tally: Tally, since: date | None) -> Iterator[Yielded]:
        """A link for each page that a source names, and what is wrong with its entries."""
        for location in source.location:
            if source.kind == "urls" and not is_address(location):
                yield from lines_of(Path(location).read_text("utf-8"), source, location)
            else:
                yield from self._listed(location, source, tally, since)

    def fetched(self, links: Sequence[Link]) -> Iterator[Had]:
        """What became of links: pages that are known and not said to have changed are settled without asking, the others fetched."""
        known = {
            origin: Fate(*rest)
            for origin, *rest in known_items(self.connection, [link.origin for link in links]).iter_rows()
        }
        wanted = []
        for link in links:
            fate = known.get(link.origin)
            if fate is not None and self._is_settled(link, fate):
                yield _settled(link.origin, fate)
            else:
                wanted.append(link)
        with ThreadPoolExecutor(max_workers=8) as pool:
            asked = pool.map(lambda link: self._answer(link.origin, link.max_bytes, known.get(link.origin)), wanted)
            for link, answer in zip(wanted, asked, strict=True):
                yield self._had(link, answer, known.get(link.origin))

    def keep(self, *, is_end: bool = False) -> None:
        """Remember what has been loaded by now; at the end of a run, feeds and sitemaps too."""
        kept = self.fresh + ([a for name, a in self.listings.items() if name not in self.troubled] if is_end else [])
        for answer in kept:
            self.memory.keep(answer)
        self.fresh = []
        self.memory.save(self.connection)

    def _is_settled(self, link: Link, fate: Fate) -> bool:
        visit = self.memory.visit(link.origin)
        if fate.status == "failed" or visit is None:
            return False
        changed = time_of(link.changed)
        is_stale = self.at - visit.attempted_at > timedelta(seconds=link.recheck_seconds)
        return not is_stale and (changed is None or changed <= visit.attempted_at)

    def _answer(self, address: str, max_bytes: int, fate: Fate | None) -> fetch.Answer:
        is_held = fate is not None and fate.status in LOADED
        return self.fetcher.fetch(address, accept=PAGES, max_bytes=max_bytes, is_conditional=is_held)

    def _had(self, link: Link, answer: fetch.Answer, fate: Fate | None) -> Had:
        match answer:
            case Fetched():
                self.fresh.append(answer)
                media_type = "text/plain" if answer.media_type == "text/plain" else "text/html"
                hints = merged(link.hints, Hints(charset=answer.charset))
                return self._on_topic(
                    _record(link.origin, answer.content, media_type, answer.retrieved_at, hints), link
                )
            case NotModified() if fate is not None:
                return _settled(link.origin, fate)
            case fetch.Refused() if link.text:
                return self._on_topic(_record(link.origin, link.text, "text/html", self.at, link.hints), link)
            case fetch.Refused():
                return Refused(link.origin, *_refusal(answer))
            case _:
                self.troubled.add(link.source)
                return Failed(link.origin, _words(answer))

    def _on_topic(self, record: Record, link: Link) -> Had:
        return record if self.is_about(record, link.about) else Refused(link.origin, "off_topic")

    def _listed(
        self, location: str, source: Source, tally: Tally, since: date | None, former: set[str] | None = None
    ) -> Iterator[Yielded]:
        """What a feed, a sitemap, a list or an unknown address names; an index's sitemaps each once."""
        seen = former if former is not None else set()
        seen.add(location)
        answer = self.fetcher.fetch(location, max_bytes=LISTING_BYTES)
        match answer:
            case NotModified():
                tally.notes.append(f"{location} has not changed")
            case fetch.Refused():
                yield Refused(location, *_refusal(answer))
            case Fetched():
                yield from self._named(answer, location, source, tally, since, seen)
            case _:
                yield Failed(location, _words(answer))

    def _named(
        self, answer: Fetched, location: str, source: Source, tally: Tally, since: date | None, seen: set[str]
    ) -> Iterator[Yielded]:
        if source.kind == "urls":
            self.listings[location] = answer
            yield from lines_of(answer.content.decode("utf-8", "replace"), source, location)
            return
        found = self.guard.run(listed, answer.content, answer.final_address, seconds=LISTING_SECONDS)
        if isinstance(found, Death):
            is_unsafe = "UnsafeMarkupError" in found.reason
            yield Refused(location, "unsafe_markup" if is_unsafe else "malformed", "" if is_unsafe else found.reason)
        elif found.kind == "page" and source.kind == "address":
            self.fresh.append(answer)
            hints = Hints(charset=answer.charset)
            yield _record(location, answer.content, "text/html", answer.retrieved_at, hints)
        elif found.kind in ("page", "malformed"):
            yield Refused(location, "malformed", found.seen or "a page, neither feed nor sitemap")
        elif found.kind == "index":
            yield from self._followed(found, location, source, tally, since, seen)
        else:
            self.listings[location] = answer
            yield from links_of(found, location, source, tally, since)

    def _followed(
        self, index: Listed, location: str, source: Source, tally: Tally, since: date | None, seen: set[str]
    ) -> Iterator[Yielded]:
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
                yield from self._listed(entry.address, source, tally, since, seen)


def _record(origin: str, content: bytes, media_type: str, at: datetime, hints: Hints) -> Record:
    return Record(
        Item(origin, content, content_hash(content), media_type, at, merged(hints, Hints(url=origin))), origin
    )


def _settled(origin: str, fate: Fate) -> Settled:
    status = "unchanged" if fate.status in LOADED else fate.status
    return Settled(origin, fate.content_hash, status, None if status == "unchanged" else fate.reason, fate.article_id)


def _refusal(answer: fetch.Refused) -> tuple[str, str]:
    """The reason of the closed list, and what was seen."""
    reasons = {"too_large": "too_large", "address": "unsafe_address", "port": "unsafe_address"}
    reasons |= {"private_address": "unsafe_address"}
    return reasons.get(answer.reason, "not_served"), _words(answer)


def _words(answer: fetch.Refused | fetch.Failed | NotModified) -> str:
    if isinstance(answer, NotModified):
        return "not_modified: but nothing is known of it"
    return f"{answer.reason}: {answer.seen or fetch.REASONS[answer.reason]}"
