"""What feeds and sitemaps list, read in a worker process of the guard: their bytes come from anywhere."""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate
from io import BytesIO
from urllib.parse import urljoin

import fastfeedparser
import feedparser
from lxml import etree

UNPACKED = 100 * 2**20
"""Bytes of a packed sitemap, unpacked; the protocol allows half of it."""

_PACKED = b"\x1f\x8b"
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,12})|(\d{1,12}));")
_DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_ITEMS = ("item", "entry")
_DAYS = ("pubDate", "published", "date", "issued", "created")
_INDEX, _URLS = "sitemapindex", "urlset"


class UnsafeMarkupError(ValueError):
    """The XML declares entities or points outside itself."""


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
    """What came of bytes: `kind` is `feed`, `sitemap`, `index` (of sitemaps) or, with no entries, `page` or `malformed`."""

    kind: str
    entries: tuple[Entry, ...] = ()
    title: str | None = None
    seen: str = ""


def listed(content: bytes, address: str) -> Listed:
    """What bytes from an address list: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps, packed or not.

    Raises:
        UnsafeMarkupError: the XML declares entities.
    """
    content = _unpacked(content)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if start.startswith(b"{"):
        return _json(content, address)
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return Listed("page")
    if _DECLARES.search(content.replace(b"\0", b"")):
        raise UnsafeMarkupError("the XML declares entities or a document type of its own")
    root = _root(content)
    if root in (_INDEX, _URLS):
        return _sitemap(content, root, address)
    return _feed(content, address) if root in ("rss", "feed", "RDF") else Listed("malformed", seen=f"root {root}")


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_PACKED):
        return content
    return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, UNPACKED)


def _sound(content: bytes) -> bytes:
    """The XML without references to what is no character (`&#x110000;`)."""
    return _REFERENCE.sub(_checked, content)


def _checked(found: re.Match[bytes]) -> bytes:
    number = int(found[1], 16) if found[1] else int(found[2])
    is_character = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xDFFF < number < 0xFFFE or 0xFFFF < number < 0x110000
    )
    return found[0] if is_character else b" "


def _walk(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of each element, without entities, document types or the network."""
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True, "huge_tree": False}
    try:
        yield from etree.iterparse(BytesIO(_sound(content)), events=("start", "end"), **options)
    except etree.XMLSyntaxError:
        return


def _root(content: bytes) -> str | None:
    return next((_name(element) for _, element in _walk(content)), None)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _sitemap(content: bytes, root: str, address: str) -> Listed:
    entries = []
    for event, element in _walk(content):
        if event == "end" and _name(element) in ("url", "sitemap"):
            said = {_name(part): _text(part) for part in element.iter() if _name(part)}
            entries.append(
                Entry(
                    address=urljoin(address, said["loc"]) if said.get("loc") else None,
                    title=said.get("title") or None,
                    publisher=said.get("name") or None,
                    day=_day(said.get("publication_date", "")),
                    changed=said.get("lastmod") or None,
                    language=said.get("language") or None,
                )
            )
            element.clear()
    return Listed("index" if root == _INDEX else "sitemap", tuple(entries))


def _feed(content: bytes, address: str) -> Listed:
    sound = _sound(content)
    try:
        read = fastfeedparser.parse(sound, include_tags=False, include_media=False, include_enclosures=False)
    except (ValueError, etree.LxmlError, AttributeError, KeyError, TypeError):  # what it cannot read, the other may
        read = feedparser.parse(sound, sanitize_html=False, resolve_relative_uris=False)
    entries = tuple(_entry(entry, address) for entry in read.entries)
    days = _days(content)
    if len(days) == len(entries):
        entries = tuple(replace(entry, day=day or entry.day) for entry, day in zip(entries, days, strict=True))
    title = read.feed.get("title")
    return Listed("feed", entries, title=title if isinstance(title, str) else None)


def _entry(entry: dict[str, object], address: str) -> Entry:
    def said(name: str) -> str | None:
        value = entry.get(name)
        return value.strip() or None if isinstance(value, str) else None

    bodies = entry.get("content")
    texts = [body.get("value") for body in bodies] if isinstance(bodies, list) else []
    link = said("link")
    return Entry(
        address=urljoin(address, link) if link else None,
        key=said("id"),
        title=said("title"),
        author=said("author"),
        day=_day(said("published") or ""),
        changed=said("updated"),
        text=next((text for text in texts if isinstance(text, str) and text.strip()), None),
    )


def _days(content: bytes) -> list[str | None]:
    """The day of each entry as it is printed, without a conversion to UTC."""
    days: list[str | None] = []
    for event, element in _walk(content):
        if event == "end" and _name(element) in _ITEMS:
            said = {_name(part): _text(part) for part in element if _name(part) in _DAYS}
            days.append(next((day for name in _DAYS if (day := _day(said.get(name, "")))), None))
            element.clear()
    return days


def _day(text: str) -> str | None:
    """The day of `2026-11-24T23:30:00-05:00` and of `Tue, 24 Nov 2026 23:30:00 -0500`: 2026-11-24, as printed."""
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return text[:10]
    parts = parsedate(text)
    return None if parts is None else f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"


def _json(content: bytes, address: str) -> Listed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        return Listed("malformed", seen=str(error)[:200])
    items = read.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(read.get("version")):
        return Listed("malformed", seen="no JSON Feed")
    return Listed(
        "feed", tuple(_json_entry(item, address) for item in items if isinstance(item, dict)), _said(read, "title")
    )


def _json_entry(item: dict[str, object], address: str) -> Entry:
    authors = item.get("authors")
    names = (
        [_said(author, "name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    )
    link = _said(item, "url")
    return Entry(
        address=urljoin(address, link) if link else None,
        key=_said(item, "id"),
        title=_said(item, "title"),
        author=", ".join(filter(None, names)) or None,
        day=_day(_said(item, "date_published") or ""),
        changed=_said(item, "date_modified"),
        language=_said(item, "language"),
        text=_said(item, "content_html") or _said(item, "content_text"),
    )


def _said(table: dict[str, object], name: str) -> str | None:
    value = table.get(name)
    return value.strip() or None if isinstance(value, str) else None
