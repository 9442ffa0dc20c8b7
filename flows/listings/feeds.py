"""RSS and Atom."""

from dataclasses import replace

import fastfeedparser
import feedparser
from lxml import etree

from flows.listings.entries import Entry, Listed, absolute, day_of, said
from flows.listings.markup import forget, name_of, sound, text_of, walk
from transforms.encodings import storable

ROOTS, LISTED = ("rss", "feed", "RDF"), ("item", "entry")
_DAYS = ("pubDate", "published", "date", "issued", "created")


def feed(content: bytes, address: str) -> Listed:
    """What a feed lists; a day as it is printed, not as its reader converts it to UTC."""
    legible, days = sound(content), _days(content)
    try:
        read = fastfeedparser.parse(legible, include_tags=False, include_media=False, include_enclosures=False)
    except (ValueError, etree.LxmlError, AttributeError, KeyError, TypeError):  # what it cannot read, the other may
        read = feedparser.parse(legible, sanitize_html=False, resolve_relative_uris=False)
    entries = tuple(_entry(entry, address) for entry in read.entries)
    if len(days) == len(entries):
        entries = tuple(replace(entry, day=day or entry.day) for entry, day in zip(entries, days, strict=True))
    return Listed("feed", entries)


def _entry(entry: dict[str, object], address: str) -> Entry:
    bodies = entry.get("content")
    texts = [body.get("value") for body in bodies] if isinstance(bodies, list) else []
    link = said(entry, "link")
    return Entry(
        address=absolute(address, link) if link else None,
        key=said(entry, "id"),
        title=said(entry, "title"),
        author=said(entry, "author"),
        day=day_of(said(entry, "published") or ""),
        changed=said(entry, "updated"),
        text=next((storable(text) for text in texts if isinstance(text, str) and text.strip()), None),
    )


def _days(content: bytes) -> list[str | None]:
    """The day of each entry as it is printed, without a conversion to UTC."""
    days: list[str | None] = []
    for event, element in walk(content):
        if event == "end" and name_of(element) in LISTED:
            told = {name_of(part): text_of(part) for part in element if name_of(part) in _DAYS}
            days.append(next((day for name in _DAYS if (day := day_of(told.get(name, "")))), None))
            forget(element)
    return days
