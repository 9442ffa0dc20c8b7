"""RSS and Atom."""

from dataclasses import dataclass

import fastfeedparser
import feedparser
from lxml import etree

from flows.listings.entries import Entry, Listed, absolute, day_of, said
from flows.listings.markup import forget, name_of, sound, text_of, walk
from transforms.encodings import storable

ROOTS, LISTED = ("rss", "feed", "RDF"), ("item", "entry")
_DAYS = ("pubDate", "published", "date", "issued", "created", "updated")
"""Where a day stands, the last for feeds of Atom that tell no other."""


def feed(content: bytes, address: str) -> Listed:
    """What a feed lists; days, titles and the base of links as they are printed, not as its reader converts, guesses or leaves them out."""
    legible, printed = sound(content), _printed(content)
    try:
        read = fastfeedparser.parse(legible, include_tags=False, include_media=False, include_enclosures=False)
    except (ValueError, etree.LxmlError, AttributeError, KeyError, TypeError):  # what it cannot read, the other may
        read = feedparser.parse(legible, sanitize_html=False, resolve_relative_uris=False)
    if len(printed) != len(read.entries):
        printed = [_Printed()] * len(read.entries)
    pairs = zip(read.entries, printed, strict=True)
    return Listed("feed", tuple(_entry(entry, own, absolute(address, own.base)) for entry, own in pairs))


@dataclass(frozen=True, slots=True)
class _Printed:
    """What stands in the markup of an entry: its day, the base of its links (RFC 4287, `xml:base`), its link by an attribute, its own title."""

    day: str | None = None
    base: str = ""
    link: str | None = None
    title: str | None = None


def _entry(entry: dict[str, object], own: _Printed, base: str) -> Entry:
    bodies = entry.get("content")
    texts = [body.get("value") for body in bodies] if isinstance(bodies, list) else []
    link = said(entry, "link") or own.link
    return Entry(
        address=absolute(base, link) if link else None,
        key=said(entry, "id"),
        title=own.title or said(entry, "title"),
        author=said(entry, "author"),
        day=own.day,
        changed=said(entry, "updated"),
        text=next((storable(text) for text in texts if isinstance(text, str) and text.strip()), None),
    )


def _printed(content: bytes) -> list[_Printed]:
    found: list[_Printed] = []
    listed: set[str] = set()
    for event, element in walk(content):
        if name_of(element) in LISTED and not listed:
            listed.add(str(element.tag))
        if event == "end" and element.tag in listed:
            found.append(_of(element))
            forget(element)
    return found


def _of(element: etree._Element) -> _Printed:
    told = {name_of(part): text_of(part) for part in element if name_of(part) in _DAYS}
    titles = [part for part in element if name_of(part) == "title"]
    is_mixed = any(part.prefix == "media" for part in titles)
    links = (part.get("href") for part in element if name_of(part) == "link" and part.get("rel") in (None, "alternate"))
    return _Printed(
        next((day for name in _DAYS if (day := day_of(told.get(name, "")))), None),
        element.base or "",
        next(filter(None, links), None),
        next((text_of(part) for part in titles if part.prefix != "media"), None) if is_mixed else None,
    )
