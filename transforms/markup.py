"""A look at markup before any parser sees it: one pass, so that a page made to hang parsers costs nothing."""

import re
from dataclasses import dataclass

from lxml import etree

from transforms.records import Rejection

MAX_TAGS, MAX_ATTRIBUTES, MAX_ATTRIBUTES_OF_TAG, MAX_DEPTH = 80_000, 120_000, 500, 250
"""More than any article of the web has: the largest news pages known to us have a quarter of it.

Beyond 255 levels libxml2 leaves out what is there without a word, so the depth must stay below that.
"""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})([^<>]*)(>?)|<!--")
_ATTRIBUTE = re.compile(r"[^\s=\"'/]+(?:\s?=\s?(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)?)?")
_OPAQUE = frozenset(["script", "style", "svg", "template", "noscript", "textarea"])
_UNCLOSED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
    ]
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE
)


@dataclass(slots=True)
class _Counts:
    tags: int = 0
    attributes: int = 0
    most_attributes: int = 0
    depth: int = 0
    deepest: int = 0


def is_page(text: str) -> bool:
    """Whether a text is an HTML page, whatever its file is called."""
    return _PAGE.match(text[:2000]) is not None


def refusal(page: str) -> Rejection | None:
    """Why the markup is too complex to be an article's, or None."""
    counts, at = _Counts(), 0
    while (found := _TAG.search(page, at)) is not None:
        at = found.end()
        if found[2] is None:
            at = _behind(page, "-->", at)
        elif found[1]:
            counts.depth = max(0, counts.depth - (found[2].lower() not in _UNCLOSED))
        else:
            at = _opened(page, found, counts)
        excess = _excess(counts)
        if excess is not None:
            return Rejection("too_complex", excess)
    return None


def lost_by_depth(tree: etree._Element) -> Rejection | None:
    """Why a parsed page cannot be trusted: it goes as deep as the parser does, so that what stood deeper is gone.

    The look at its tags cannot tell: what closes by itself (`li`, `td`) may lie in each other as well.
    """
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return Rejection("too_complex", f"more than {MAX_DEPTH} levels of tags")
    return None


def _opened(page: str, found: re.Match[str], counts: _Counts) -> int:
    """Counts an opening tag; returns where to read on, behind the content of scripts and the like."""
    name, inner = found[2].lower(), found[3]
    attributes = len(_ATTRIBUTE.findall(inner)) if inner else 0
    counts.tags += 1
    counts.attributes += attributes
    counts.most_attributes = max(counts.most_attributes, attributes)
    if name in _OPAQUE and not inner.endswith("/"):
        return _behind(page, f"</{name}", found.end())
    if name not in _UNCLOSED and not inner.endswith("/"):
        counts.depth += 1
        counts.deepest = max(counts.deepest, counts.depth)
    return found.end()


def _behind(page: str, mark: str, at: int) -> int:
    found = re.compile(re.escape(mark), re.IGNORECASE).search(page, at)
    return found.end() if found else len(page)


def _excess(counts: _Counts) -> str | None:
    limits = (
        (counts.tags, MAX_TAGS, "tags"),
        (counts.attributes, MAX_ATTRIBUTES, "attributes"),
        (counts.most_attributes, MAX_ATTRIBUTES_OF_TAG, "attributes in one tag"),
        (counts.deepest, MAX_DEPTH, "levels of tags"),
    )
    return next((f"more than {limit} {what}" for count, limit, what in limits if count > limit), None)
