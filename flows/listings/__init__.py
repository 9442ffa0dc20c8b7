"""Feeds and sitemaps, read in a worker process of the guard: their bytes come from anywhere."""

from dataclasses import replace

from flows.listings import feeds, sitemaps
from flows.listings.entries import Entry, Listed, refuse_endless
from flows.listings.json_feeds import json_feed
from flows.listings.markup import begun, is_closed, name_of, refuse_declarations, unpacked, walk

__all__ = ["Entry", "Listed", "listed"]

_LISTED = {**dict.fromkeys(feeds.ROOTS, feeds.LISTED), **sitemaps.LISTED}


def listed(content: bytes, address: str) -> Listed:
    """What bytes from an address list: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps, packed or not.

    Raises:
        flows.listings.markup.UnsafeMarkupError: the XML declares entities.
        flows.listings.markup.DeepMarkupError: its elements lie too deep.
        TooLongError: it lists more, or holds more elements, than a worker can hold.
    """
    content, broken = unpacked(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json_feed(content, address)
    refuse_declarations(content)
    root = next((name_of(element) for _, element in walk(content)), "")
    if not root and (plain := sitemaps.lines(content, address)) is not None:
        refuse_endless(len(plain.entries))
        return replace(plain, broken=broken)
    if root not in _LISTED:
        return Listed("other", broken=f"its root is {root or 'no element'}")
    count = begun(content, _LISTED[root])
    refuse_endless(count)
    found = feeds.feed(content, address) if root in feeds.ROOTS else sitemaps.sitemap(content, root, address)
    missing = count - len(found.entries)
    if missing > 0:
        broken = broken or f"{missing:,} entries of it cannot be read"
    elif not is_closed(content, root):
        broken = broken or "it breaks off"
    return replace(found, broken=broken)
