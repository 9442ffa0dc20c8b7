"""Links to pages, as feeds, sitemaps and lists of addresses name them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urldefrag, urlsplit

from flows.feeds import Entry, Listed
from flows.sources import TOO_OLD, Link, Refused, Tally, Yielded
from flows.sources.declared import Source
from transforms.passages import merged
from transforms.records import Hints


def links_of(found: Listed, location: str, source: Source, tally: Tally, since: date | None) -> Iterator[Yielded]:
    """A link for each entry; those that have no address or lead where nothing is fetched are refused."""
    for number, entry in enumerate(found.entries, 1):
        address = urldefrag(entry.address or (entry.key if is_address(entry.key or "") else None) or "").url
        if since and entry.day and entry.day < since.isoformat():
            tally.passed_over[TOO_OLD] += 1
        elif not address:
            yield Refused(f"{location}#{entry.key or number}", "no_address")
        elif not is_address(address):
            yield Refused(f"{location}#{entry.key or number}", "unsafe_address", address[:200])
        else:
            text = entry.text.encode("utf-8", "replace") if entry.text else None
            yield _link(address, merged(_hints(entry, found), source.hints), source, location, entry.changed, text)


def lines_of(text: str, source: Source, location: str) -> Iterator[Yielded]:
    """A link for each line that is no remark."""
    for number, line in enumerate(text.splitlines(), 1):
        address = urldefrag(line.strip()).url
        if not address or line.lstrip().startswith("#"):
            continue
        if is_address(address):
            yield _link(address, source.hints, source, location, None, None)
        else:
            yield Refused(f"{location}:{number}", "unsafe_address", address[:200])


def _link(address: str, hints: Hints, source: Source, location: str, changed: str | None, text: bytes | None) -> Link:
    return Link(
        address,
        hints,
        location,
        source.max_bytes,
        source.recheck_seconds,
        changed=changed,
        text=text,
        about=source.about,
    )


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


def is_address(text: str) -> bool:
    return urlsplit(text).scheme.lower() in ("http", "https") if "://" in text else False


def time_of(text: str | None) -> datetime | None:
    """A time in UTC without a zone; a day alone is its beginning."""
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is None else (time - (time.utcoffset() or timedelta())).replace(tzinfo=None)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
