"""Feeds and sitemaps, read in a worker process of the guard: their bytes come from anywhere."""

from dataclasses import replace

from flows.listings import feeds, sitemaps
from flows.listings.entries import Entry, Listed
from flows.listings.json_feeds import json_feed
from flows.listings.markup import begun, name_of, refuse_declarations, unpacked, walk

__all__ = ["Entry", "Listed", "listed"]

MOST = 250_000
"""Entries of a listing; the sitemap protocol allows 50,000, and what lists more is split."""

_LISTED = {**dict.fromkeys(feeds.ROOTS, feeds.LISTED), **sitemaps.LISTED}


class TooLongError(ValueError):
    """A listing of more entries than a worker can hold."""


def listed(content: bytes, address: str) -> Listed:
    """What bytes from an address list: RSS, Atom, JSON Feed, a sitemap or an index of sitemaps, packed or not.

    Raises:
        flows.listings.markup.UnsafeMarkupError: the XML declares entities.
        flows.listings.markup.DeepMarkupError: its elements lie too deep.
        TooLongError: it lists more than `MOST`.
    """
    content, broken = unpacked(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json_feed(content, address)
    refuse_declarations(content)
    root = next((name_of(element) for _, element in walk(content)), "")
    if not root and (plain := sitemaps.lines(content, address)) is not None:
        _refuse_endless(len(plain.entries))
        return replace(plain, broken=broken)
    if root not in _LISTED:
        return Listed("other", broken=f"its root is {root or 'no element'}")
    count = begun(content, _LISTED[root])
    _refuse_endless(count)
    found = feeds.feed(content, address) if root in feeds.ROOTS else sitemaps.sitemap(content, root, address)
    missing = count - len(found.entries)
    return replace(found, broken=broken or (f"{missing:,} entries of it cannot be read" if missing > 0 else None))


def _refuse_endless(count: int) -> None:
    if count > MOST:
        raise TooLongError(f"it lists {count:,}, more than {MOST:,}")
