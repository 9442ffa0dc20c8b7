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
    return Listed("feed", tuple(_json_entry(item, address) for item in items if isinstance(item, dict)))


def _json_entry(item: Mapping[str, object], address: str) -> Entry:
    authors = item.get("authors")
    names = (
        [said(author, "name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    )
    link = said(item, "url")
    return Entry(
        address=absolute(address, link) if link else None,
        key=said(item, "id"),
        title=said(item, "title"),
        author=", ".join(filter(None, names)) or None,
        day=day_of(said(item, "date_published") or ""),
        changed=said(item, "date_modified"),
        language=said(item, "language"),
        text=said(item, "content_html") or said(item, "content_text"),
    )
