"""What the head of an HTML page says: title, author, publisher, address, day."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from html import unescape

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from transforms.addresses import day_in
from transforms.dates import EARLIEST
from transforms.records import Hints

_TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+|_")


def said_by(tree: HtmlElement, *, address: str | None, retrieved_on: date) -> Hints:
    """What a page says of itself; its day from meta elements and JSON-LD, else its address, else the printed date.

    Of a revised page it is the first day. The day after retrieval bounds it, never the clock.
    """
    bounds = {"min_date": EARLIEST.isoformat(), "max_date": (retrieved_on + timedelta(days=1)).isoformat()}
    head = extract_metadata(deepcopy(tree), address, {"original_date": True, "extensive_search": False, **bounds})
    url = _link(tree) or head.url or address
    day, read_from = next(_days(tree, url, bounds), (None, None))
    publisher = head.sitename if head.sitename and head.sitename.casefold() != head.hostname else None
    return Hints(
        url=url,
        title=_title(head.title, publisher),
        author=_author(head.author),
        publisher=publisher,
        published_on=day,
        published_from=read_from,
        language=tree.get("lang"),
        licence=head.license,
    )


def _days(tree: HtmlElement, url: str | None, bounds: dict[str, str]) -> Iterator[tuple[date, str]]:
    marked = _printed(_head_only(tree), bounds)
    if marked is not None:
        yield marked, "metadata"
    addressed = day_in(url) if url else None
    if addressed is not None and bounds["min_date"] <= addressed.isoformat() <= bounds["max_date"]:
        yield addressed, "url"
    printed = _printed(tree, bounds)
    if printed is not None:
        yield printed, "text"


def _printed(tree: HtmlElement | None, bounds: dict[str, str]) -> date | None:
    """The day that htmldate finds; the empty address keeps it from looking at the page's own."""
    if tree is None:
        return None
    found = find_date(
        deepcopy(tree),
        extensive_search=False,
        original_date=True,
        url="",
        min_date=bounds["min_date"],
        max_date=bounds["max_date"],
    )
    return date.fromisoformat(found) if found else None


def _link(tree: HtmlElement) -> str | None:
    """The canonical address that the head names, absolute ones only."""
    for element in tree.iter("link", "meta"):
        if (element.get("rel") or "").casefold() == "canonical" or element.get("property") == "og:url":
            address = (element.get("href") or element.get("content") or "").strip()
            if address.casefold().startswith(("http://", "https://")):
                return str(address)
    return None


def _head_only(tree: HtmlElement) -> HtmlElement | None:
    """The page without its text: meta elements, JSON-LD and `time` elements, which say when it was published."""
    bare = etree.fromstring("<html><head></head><body><p></p></body></html>", parser=etree.HTMLParser())
    for element in tree.iter("meta", "script", "time"):
        is_linked = element.tag == "script" and "ld+json" in (element.get("type") or "")
        if element.tag == "meta" or is_linked or (element.tag == "time" and element.get("datetime")):
            copied = deepcopy(element)
            copied.tail = None
            bare[1 if element.tag == "time" else 0].append(copied)
    return load_html(etree.tostring(bare, encoding="unicode", method="html"))


def _title(title: str | None, publisher: str | None) -> str | None:
    """The title without the site's name at its end."""
    if not title:
        return None
    plain = " ".join(unescape(title).split())
    seams = list(_TITLE_TAIL.finditer(plain))
    is_site = bool(seams) and publisher is not None and plain[seams[-1].end() :].casefold() == publisher.casefold()
    return plain[: seams[-1].start()] if is_site else plain


def _author(author: str | None) -> str | None:
    names = ", ".join(name.strip() for name in (author or "").split(";") if name.strip() and "://" not in name)
    return names if 0 < len(names) <= 200 else None
