"""Sources at addresses: the pages that are new or changed there, fetched."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from flows import fetch, settings
from flows.fates import LOADED, OTHER_TOPIC, Fate
from flows.fetch import Fetched, Fetcher, NotModified
from flows.guard import Guard, Limits
from flows.links import time_of
from flows.listing import Listings, not_about, record_of, refusal, without_content, words
from flows.sources import Failed, Had, Link, Record, Refused, Settled, SourceError
from flows.sources.declared import WEB, Source
from warehouse import Connection

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
AT_ONCE = 8

STILL_TO_COME = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""How long after each 404 in a row a page is asked for again: many stand a while after the feed names them."""


@contextmanager
def opened(
    connection: Connection | None,
    sources: Iterable[Source],
    at: datetime,
    is_about: Callable[[Record, tuple[str, ...]], bool],
) -> Iterator["Web | None"]:
    """What reads sources at addresses, while the body works; None where no source needs it. Without a connection nothing is remembered.

    Raises:
        SourceError: nobody says whom a site may turn to.
    """
    if not any(source.kind in (*WEB, "address") for source in sources):
        yield None
        return
    memory = fetch.Memory() if connection is None else fetch.Memory.load(connection)
    with _fetching(memory) as fetcher, Guard(1, Limits(), dict, preload="flows.reading") as guard:
        yield Web(fetcher, memory, guard, at, is_about, connection)


def _fetching(memory: fetch.Memory) -> AbstractContextManager[Fetcher]:
    """The fetcher of a run, as the environment sets it."""
    contact = settings.contact()
    if not contact or not contact.isascii() or not contact.isprintable():
        raise SourceError(
            f"set {settings.CONTACT} to a page or mail address where sites can reach you, in ASCII; it is sent with each request"
        )
    chosen = fetch.FetchSettings(contact=contact, allowed=settings.allowed_hosts())
    try:
        delay = settings.fetch_delay()
    except ValueError as error:
        raise SourceError(f"{settings.FETCH_DELAY} is a number of seconds, such as 2") from error
    return Fetcher(chosen if delay is None else replace(chosen, delay=delay, jitter=min(delay, chosen.jitter)), memory)


class Web(Listings):
    """Reads sources at addresses in one run, and remembers what was had when it is loaded."""

    def fetched(self, links: Sequence[Link]) -> Iterator[Had]:
        """What became of links: pages that are known and not said to have changed are settled without asking, the others fetched."""
        known = self.known([link.origin for link in links])
        wanted = []
        for link in links:
            fate = known.get(link.origin)
            if fate is not None and self._is_settled(link, fate):
                if fate.is_off_topic or self._is_to_come(link):
                    self.troubled.add(link.source)
                yield _settled(link.origin, fate)
            else:
                wanted.append(link)
        wanted = _in_turn(wanted)
        pool = ThreadPoolExecutor(max_workers=AT_ONCE)
        try:
            asked = [pool.submit(self._answer, link, known.get(link.origin)) for link in wanted]
            for link, answer in zip(wanted, asked, strict=True):
                yield from self._had(link, answer.result(), known.get(link.origin))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # after Ctrl-C nobody waits for the turns of hosts

    def keep(self, *, is_end: bool = False) -> None:
        """Remember what has been loaded by now; at the end of a run the listings too of which nothing is left to be named again."""
        kept = self.fresh + ([a for name, a in self.whole.items() if name not in self.troubled] if is_end else [])
        for answer in kept:
            self.memory.keep(answer)
        self.fresh = []
        if self.connection is not None:
            self.memory.save(self.connection)

    def _is_settled(self, link: Link, fate: Fate) -> bool:
        visit = self.memory.visit(link.origin)
        if fate.status == "failed" or visit is None:
            return False
        if self._is_to_come(link) and self.at - visit.attempted_at > STILL_TO_COME[visit.failures - 1]:
            return False
        if fate.is_off_topic and fate.reason != f"{OTHER_TOPIC}: {not_about(link.topics)}":
            return False
        changed = time_of(link.changed)
        is_stale = self.at - visit.attempted_at > timedelta(seconds=link.recheck_seconds)
        return not is_stale and (changed is None or changed <= visit.attempted_at)

    def _is_to_come(self, link: Link) -> bool:
        """Whether a page was not there, but has not been asked for often enough to be given up."""
        visit = self.memory.visit(link.origin)
        return visit is not None and visit.reason == "not_found" and 1 <= visit.failures <= len(STILL_TO_COME)

    def _answer(self, link: Link, fate: Fate | None) -> fetch.Answer:
        is_held = fate is not None and fate.status in LOADED
        return self.fetcher.fetch(link.origin, accept=PAGES, max_bytes=link.max_bytes, is_conditional=is_held)

    def _had(self, link: Link, answer: fetch.Answer, fate: Fate | None) -> Iterator[Had]:
        match answer:
            case Fetched():
                self.fresh.append(without_content(answer))
                yield self.on_topic(record_of(link.origin, answer, link.hints), link.topics, link.source)
            case NotModified():
                assert fate is not None  # only what is loaded is asked for on condition
                yield _settled(link.origin, fate)
            case fetch.Refused():
                if self._is_to_come(link):
                    self.troubled.add(link.source)
                yield Refused(link.origin, *refusal(answer))
                if link.text is not None and (fate is None or fate.status not in LOADED):
                    yield self.on_topic(link.text, link.topics, link.source)
            case _:
                self.troubled.add(link.source)
                yield Failed(link.origin, words(answer))


def _in_turn(links: Sequence[Link]) -> list[Link]:
    """The links with those to different hosts by turns, so that the threads do not wait for one host."""
    hosts: dict[str, list[Link]] = {}
    for link in links:
        hosts.setdefault(urlsplit(link.origin).netloc, []).append(link)
    return [link for link in chain.from_iterable(zip_longest(*hosts.values())) if link is not None]


def _settled(origin: str, fate: Fate) -> Settled:
    status = "unchanged" if fate.status in LOADED else fate.status
    return Settled(origin, fate.content_hash, status, None if status == "unchanged" else fate.reason, fate.article_id)
