"""Links to pages, as feeds, sitemaps and lists of addresses name them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from flows.listings import Entry, Listed
from flows.sources import TOO_OLD, Link, Record, Refused, Tally, Yielded
from flows.sources.addresses import address_of
from flows.sources.declared import Source
from transforms.addresses import is_same_site
from transforms.ids import content_hash
from transforms.passages import merged
from transforms.records import Hints, Item


def links_of(
    found: Listed, location: str, source: Source, tally: Tally, since: date | None, at: datetime, served_by: str
) -> Iterator[Yielded]:
    """A link for each entry, or its own text where it has no address; those that lead where nothing is fetched are refused.

    `served_by` is the address that the listing came from in the end.
    """
    for number, entry in enumerate(found.entries, 1):
        origin = f"{location}#{entry.key or number}"
        hints = merged(_hints(entry, found), source.hints)
        own = None if entry.text is None else _own_text(origin, entry.text, hints, at)
        named = entry.address or (entry.key if address_of(entry.key or "") else None)
        address = address_of(named or "")
        if since and entry.day and entry.day < since.isoformat():
            tally.passed_over[TOO_OLD] += 1
        elif address is not None:
            if own is not None and any(is_same_site(address, feed) for feed in (location, served_by)):
                own = replace(own, item=replace(own.item, hints=replace(hints, url=address)))
            yield link_to(address, hints, source, location, changed=entry.changed, text=own)
        elif named is not None:
            yield Refused(origin, "unsafe_address", named[:200])
        elif own is not None:
            yield own
        else:
            yield Refused(origin, "no_address")


def lines_of(text: str, source: Source, location: str) -> Iterator[Yielded]:
    """A link for each line that is no remark."""
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        address = address_of(line)
        if address is None:
            yield Refused(f"{location}:{number}", "unsafe_address", line[:200])
        else:
            yield link_to(address, source.hints, source, location)


def link_to(
    address: str,
    hints: Hints,
    source: Source,
    location: str,
    *,
    changed: str | None = None,
    text: Record | None = None,
) -> Link:
    """The link of a source to a page."""
    return Link(address, hints, location, source.max_bytes, source.recheck_seconds, changed, text, source.topics)


def _own_text(origin: str, text: str, hints: Hints, at: datetime) -> Record:
    """The text that a feed itself has of an entry, read where the feed has it: whose page it is about, is for the feed's own site to say."""
    content = text.encode()
    return Record(Item(origin, content, content_hash(content), "text/html", at, hints), origin)


def _hints(entry: Entry, found: Listed) -> Hints:
    day = None if entry.day is None else _date(entry.day)
    return Hints(
        title=entry.title,
        author=entry.author,
        publisher=entry.publisher,
        published_on=day,
        published_from=None if day is None else ("feed" if found.kind == "feed" else "sitemap"),
        language=entry.language,
    )


def time_of(text: str | None) -> datetime | None:
    """A time in UTC without a zone; a day alone is its end, since what it names may have changed at any hour of it."""
    try:
        found = datetime.fromisoformat(text or "")
        if len(text or "") <= len("2026-11-24"):
            return datetime.combine(found.date(), time.max)
        return found if found.tzinfo is None else (found - (found.utcoffset() or timedelta())).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
