"""What feeds and sitemaps list, whatever their form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from functools import cache
from urllib.parse import urljoin

from seeds import References
from transforms.dates import DayReader
from transforms.encodings import storable

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


MOST = 250_000
"""Entries of a listing; the sitemap protocol allows 50,000, and what lists more is split."""


class TooLongError(ValueError):
    """A listing of more than a worker can hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is listed once; `address` is absolute, None where there is none; `day` as the publisher prints it (ISO); `changed` is ISO as well."""

    address: str | None
    key: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    day: str | None = None
    changed: str | None = None
    language: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What came of bytes: `kind` is `feed`, `sitemap`, `index` (of sitemaps) or, with no entries, `other`; `broken` says what is unread."""

    kind: str
    entries: tuple[Entry, ...] = ()
    broken: str | None = None


def refuse_endless(count: int) -> None:
    """Nothing, where a listing has no more entries than a worker can hold.

    Raises:
        TooLongError: it has.
    """
    if count > MOST:
        raise TooLongError(f"it lists {count:,}, more than {MOST:,}")


def absolute(address: str, link: str) -> str:
    """The link made whole; as it stands where it cannot be, to be refused."""
    try:
        return urljoin(address, link)
    except ValueError:
        return link


def day_of(text: str) -> str | None:
    """The day of `2026-11-24T23:30:00-05:00`, `Tue, 24 Nov 2026 23:30:00 -0500`, `24.11.2026`: 2026-11-24, as printed; no part of it is guessed."""
    parts = tuple(map(int, text[:10].split("-"))) if _ISO.match(text) else parsedate(text)
    try:
        day = date(*parts[:3]) if parts else _printed().day(text)
    except ValueError:
        return None
    return None if day is None else day.isoformat()


@cache
def _printed() -> DayReader:
    return DayReader(References())


def said(table: Mapping[str, object], name: str) -> str | None:
    """What a field says as text, None where it says nothing."""
    value = table.get(name)
    return storable(value) or None if isinstance(value, str) else None
