"""JSON Feed."""

import json
from collections.abc import Mapping

from flows.listings.entries import Entry, Listed, TooLongError, absolute, day_of, refuse_endless, said

MOST_VALUES = 2_000_000
"""Values of a document, at some hundred bytes each in memory; commas in texts count with them."""


def json_feed(content: bytes, address: str) -> Listed:
    """https://www.jsonfeed.org/version/1.1/

    Raises:
        TooLongError: it holds more values than a worker should.
    """
    values = sum(content.count(mark) for mark in (b"{", b"[", b","))
    if values > MOST_VALUES:
        raise TooLongError(f"its JSON holds {values:,} values, more than {MOST_VALUES:,}")
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        return Listed("other", broken=f"no JSON: {error}"[:200])
    items = read.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(read.get("version")):
        return Listed("other", broken="no JSON Feed")
    refuse_endless(len(items))
    entries = tuple(_json_entry(item, address) for item in items if isinstance(item, dict))
    missing = len(items) - len(entries)
    return Listed("feed", entries, f"{missing:,} entries of it cannot be read" if missing else None)


def _json_entry(item: Mapping[str, object], address: str) -> Entry:
    link = said(item, "url") or said(item, "external_url")
    return Entry(
        address=absolute(address, link) if link else None,
        key=said(item, "id"),
        title=said(item, "title"),
        author=_authors(item),
        day=day_of(said(item, "date_published") or ""),
        changed=said(item, "date_modified"),
        language=said(item, "language"),
        text=said(item, "content_html") or said(item, "content_text"),
    )


def _authors(item: Mapping[str, object]) -> str | None:
    """The names of `authors`, or of version 1.0's one `author`."""
    authors = item.get("authors")
    told = authors if isinstance(authors, list) else [item.get("author")]
    return ", ".join(filter(None, (said(author, "name") for author in told if isinstance(author, dict)))) or None
