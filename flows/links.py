"""Links to pages, as feeds, sitemaps and lists of addresses name them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from flows.listings import Entry, Listed
from flows.sources import TOO_OLD, Link, Record, Refused, Tally, Yielded
from flows.sources.addresses import address_of
from flows.sources.declared import Source
from transforms.ids import content_hash
from transforms.passages import merged
from transforms.records import Hints, Item


def links_of(
    found: Listed, location: str, source: Source, tally: Tally, since: date | None, at: datetime
) -> Iterator[Yielded]:
    """A link for each entry, or its own text where it has no address; those that lead where nothing is fetched are refused."""
    for number, entry in enumerate(found.entries, 1):
        origin = f"{location}#{entry.key or number}"
        hints = merged(_hints(entry, found), source.hints)
        text = None if entry.text is None else entry.text.encode()
        named = entry.address or (entry.key if address_of(entry.key or "") else None)
        address = address_of(named or "")
        if since and entry.day and entry.day < since.isoformat():
            tally.passed_over[TOO_OLD] += 1
        elif address is not None:
            yield link_to(address, hints, source, location, changed=entry.changed, text=text)
        elif named is not None:
            yield Refused(origin, "unsafe_address", named[:200])
        elif text is not None:
            yield Record(Item(origin, text, content_hash(text), "text/html", at, hints), origin)
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
    text: bytes | None = None,
) -> Link:
    """The link of a source to a page."""
    return Link(address, hints, location, source.max_bytes, source.recheck_seconds, changed, text, source.topics)


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
