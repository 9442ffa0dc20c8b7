"""What a page says of itself as JSON-LD, read with care: the objects at the top, each with its types."""

import json
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

_MAX_CHARACTERS, _MAX_NODES = 500_000, 200
ARTICLES = frozenset(
    [
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
        "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "AdvertiserContentArticle", "SatiricalArticle",
    ]
)  # fmt: skip
"""Types of schema.org that are one article."""


@dataclass(frozen=True, slots=True)
class Node:
    """An object of JSON-LD at the top of a page, and its types without their prefix."""

    types: frozenset[str]
    says: dict[str, Any]

    @property
    def is_article(self) -> bool:
        return not self.types.isdisjoint(ARTICLES)

    @property
    def is_closed(self) -> bool:
        """Whether it says that it cannot be read for free."""
        return str(self.says.get("isAccessibleForFree", "")).strip().casefold() in ("false", "no", "0")

    @property
    def closed_parts(self) -> list[str]:
        """The CSS classes of those parts that cannot be read for free."""
        parts = self.says.get("hasPart")
        found = [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]
        selectors = [str(part.get("cssSelector") or "") for part in found if Node(frozenset(), part).is_closed]
        return [selector.strip().removeprefix(".") for selector in selectors if selector.strip().startswith(".")]

    @property
    def words(self) -> int | None:
        """How many words it says to have."""
        written = str(self.says.get("wordCount") or "")
        return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else None


def nodes(tree: HtmlElement) -> list[Node]:
    """The objects at the top of all JSON-LD of a page, those of lists and of `@graph` too; what is no JSON says nothing."""
    found: list[Node] = []
    for script in tree.iter("script"):
        written = script.text or ""
        if "ld+json" in (script.get("type") or "") and len(written) <= _MAX_CHARACTERS:
            found += _nodes(written, _MAX_NODES - len(found))
    return found


def _nodes(written: str, most: int) -> list[Node]:
    try:
        waiting = [json.loads(written.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[Node] = []
    while waiting and len(found) < most:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one[:most] + waiting
        elif isinstance(one, dict):
            found.append(Node(_types(one.get("@type")), one))
            graph = one.get("@graph")
            waiting = (graph[:most] if isinstance(graph, list) else [graph] if graph else []) + waiting
    return found


def _types(written: object) -> frozenset[str]:
    named = written if isinstance(written, list) else [written]
    return frozenset(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in named if isinstance(name, str))
