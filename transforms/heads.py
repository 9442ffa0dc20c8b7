"""What the head of an HTML page says: title, author, publisher, address, day."""

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date, timedelta
from html import unescape
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from transforms.addresses import day_in, is_same_site
from transforms.dates import EARLIEST, is_plausible
from transforms.linked_data import nodes
from transforms.records import Hints
from transforms.whole_days import whole_day

_PUBLISHED = frozenset(
    [
        "article:published_time", "article:published", "og:published_time", "datepublished", "rnews:datepublished",
        "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "bt:pubdate",
        "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date",
        "originalpublicationdate",
    ]
)  # fmt: skip
"""Names of meta elements that say when a page was published, and nothing else."""

_APART = timedelta(days=31)
"""Where any date of the head and the address are further apart, the former is that of another thing."""

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLOGAN = re.compile(r"\s+[|·»]\s+|\s+[–—-]\s+(?=\S+\s)")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\.|w\d+\.)?([^/]+)", re.IGNORECASE)
_SILENT = frozenset(["script", "style", "noscript", "template", "title"])
_TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+|_")


def said_by(tree: HtmlElement, *, address: str | None, retrieved_on: date) -> Hints:
    """What a page says of itself; its day from what JSON-LD and meta elements say of its publication, else from any of them, else from its address,
    else the printed date.

    Of a revised page it is the first day. The day after retrieval bounds it, never the clock; the day of retrieval itself is no printed date, since
    many pages print today's.
    """
    head = extract_metadata(deepcopy(tree), address, {"original_date": True, "extensive_search": False})
    named = _link(tree, address)
    url = named if named is not None and (address is None or is_same_site(named, address)) else address
    day, read_from = next(_days(tree, url, retrieved_on), (None, None))
    publisher = _publisher(head.sitename, head.hostname, _site(head.url), _site(address))
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


def _days(tree: HtmlElement, url: str | None, retrieved_on: date) -> Iterator[tuple[date, str]]:
    latest = retrieved_on + timedelta(days=1)
    told = [day for day in _told(tree) if is_plausible(day, retrieved_on)]
    if told:
        yield min(told), "metadata"
    addressed = day_in(url) if url else None
    head = _head_only(tree)
    marked = None if head is None else whole_day(head, EARLIEST, latest)
    if marked is not None and (addressed is None or abs(marked - addressed) <= _APART):
        yield marked, "metadata"
    if addressed is not None and is_plausible(addressed, retrieved_on):
        yield addressed, "url"
    printed = whole_day(tree, EARLIEST, latest)
    if printed is not None and printed < retrieved_on:
        yield printed, "text"


def _told(tree: HtmlElement) -> Iterator[date]:
    """The days that the page's own JSON-LD and meta elements name as that of its publication, as they print them."""
    for node in nodes(tree):
        if node.is_article:
            yield from _day(node.says.get("datePublished"))
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.casefold() in _PUBLISHED:
            yield from _day(meta.get("content"))


def _day(written: object) -> Iterator[date]:
    found = _ISO_DAY.match(written.strip()) if isinstance(written, str) else None
    if found is not None:
        with suppress(ValueError):
            yield date(int(found[1]), int(found[2]), int(found[3]))


def _link(tree: HtmlElement, address: str | None) -> str | None:
    """The canonical address that the head names as such, else its `og:url`; a relative one is that of the page's own address."""
    said = list(_meant_for_head(tree))
    canonical = (one.get("href") for one in said if "canonical" in (one.get("rel") or "").casefold().split())
    graph = (one.get("content") for one in said if one.get("property") == "og:url")
    for written in (*canonical, *graph):
        named = (written or "").strip()
        try:
            whole = urljoin(address or "", named) if named else ""
        except ValueError:
            continue
        if whole.casefold().startswith(("http://", "https://")):
            return whole
    return None


def _meant_for_head(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The links and meta elements of the head, and those that libxml2 moved before the first words of the body, as the head held what it may not.

    Further down anybody may have written them: comments stand there.
    """
    for part in tree.iterchildren("head", "body"):
        for child in part.iterchildren(etree.Element):
            if child.tag in ("link", "meta"):
                yield child
            elif part.tag == "body" and child.tag not in _SILENT and child.text_content().strip():
                return
            elif part.tag == "head":
                yield from child.iter("link", "meta")


def _site(address: str | None) -> str | None:
    """What trafilatura takes for a site's name where the page says none: the host of an address, which may be that of another site."""
    found = _HOST.match(address or "")
    return found[1].casefold() if found else None


def _publisher(name: str | None, *hosts: str | None) -> str | None:
    """The site's name without what it advertises itself with; None for an address, one of the hosts or a copyright line."""
    bare = _SLOGAN.split(" ".join(unescape(name or "").split()), maxsplit=1)[0].strip(" _-–|·")
    is_name = bare and "://" not in bare and bare.casefold() not in hosts and not _COPYRIGHT.match(bare)
    return bare if is_name else None


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
