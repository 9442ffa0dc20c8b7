"""JSON Feed."""

import json
from collections.abc import Mapping

from flows.listings.entries import Entry, Listed, absolute, day_of, said


def json_feed(content: bytes, address: str) -> Listed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        return Listed("other", broken=f"no JSON: {error}"[:200])
    items = read.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(read.get("version")):
        return Listed("other", broken="no JSON Feed")
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
