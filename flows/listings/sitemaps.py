"""Sitemaps, and indexes of them."""

from flows.listings.entries import Entry, Listed, absolute, day_of
from flows.listings.markup import forget, name_of, text_of, walk

INDEX, URLS = "sitemapindex", "urlset"
LISTED = {INDEX: ("sitemap",), URLS: ("url",)}
"""What is listed under which root."""


def sitemap(content: bytes, root: str, address: str) -> Listed:
    """https://www.sitemaps.org/protocol.html, with the news extension; those for images and videos name other things than pages."""
    entries = []
    for event, element in walk(content):
        if event == "end" and name_of(element) in LISTED[root]:
            own = {name_of(part): text_of(part) for part in element}
            news = next((part for part in element if name_of(part) == "news"), None)
            told = {} if news is None else {name_of(part): text_of(part) for part in news.iter() if len(part) == 0}
            entries.append(
                Entry(
                    address=absolute(address, own["loc"]) if own.get("loc") else None,
                    title=told.get("title") or None,
                    publisher=told.get("name") or None,
                    day=day_of(told.get("publication_date", "")),
                    changed=own.get("lastmod") or None,
                    language=told.get("language") or None,
                )
            )
            forget(element)
    return Listed("index" if root == INDEX else "sitemap", tuple(entries))


def lines(content: bytes, address: str) -> Listed | None:
    """What a sitemap of plain text lists, an address a line; None where a line is none."""
    try:
        found = content.decode("utf-8-sig").split()
    except UnicodeDecodeError:
        return None
    is_list = bool(found) and all(line.startswith(("http://", "https://")) for line in found)
    return Listed("sitemap", tuple(Entry(absolute(address, line)) for line in found)) if is_list else None
