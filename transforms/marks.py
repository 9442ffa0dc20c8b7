"""Citation marks, and lists that somebody wrote into one line."""

import re
from collections.abc import Iterator

from transforms.passages import LINE_GAP, PARAGRAPH_GAP, Passage

_NUMBERS = r"[1-9]\d{0,2}(?:\s?[,，、–-]\s?[1-9]\d{0,2}){0,8}"
_MARK = rf"(?:[\[［【]\s?{_NUMBERS}\s?[\]］】]|【\d{{1,3}}†[^】\n]{{0,40}}】|\[citation needed\])"
CITATIONS = re.compile(rf"(?<![\[［])[ ]?{_MARK}(?:[ ]?{_MARK})*")
"""One or more bracketed small numbers, with the space before them: ` [14][17]`, `[3, 4]`, `【5】`; never a year, `[0]` or `[sic]`."""

_CODE_BEFORE = re.compile(r"[=(_<>{}$\\]|\w\.\w+$")
_LIST_BEFORE = re.compile(
    r"[=(<>]\s?$|\b(?:array|list|vector|tuple|matrix|range|interval|index|shape)s?\W{0,3}$", re.IGNORECASE
)
_CODE_AFTER = re.compile(r" ?[=({]|\.[a-z_]|[\w$]| ?[+*/]\s?\d")
_DASH = re.compile(r"(?:(?<=\S)|^) [-–—•·] (?=[\"“‘(]?(?:[A-Z0-9]|[\u4e00-\u9fff]))")
_GROUP = re.compile(r"(?<=[.!?\])]) (?=(?:Group|Part|Section|Topic|Theme|Point|Step) \d{1,2}: )")
_CLOSED = (".", "!", "?", "。", "！", "？", ",", ";", ":")


def without_citations(text: str) -> str:
    """Text without its citation marks; brackets in code and arrays stay."""
    if not any(bracket in text for bracket in "[［【"):
        return text
    kept, at = [], 0
    for found in CITATIONS.finditer(text):
        if found.start() >= at and _is_citation(text, found.start(), found.end()):
            kept.append(text[at : found.start()])
            is_glued = text[found.end() : found.end() + 1].isalnum() and found[0].startswith(" ")
            kept.append(" " if is_glued else "")
            at = found.end()
    return "".join([*kept, text[at:]]).strip()


def _is_citation(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 4]
    word = before.rsplit(" ", 1)[-1]
    is_attached = text[start] != " " and bool(before) and before[-1].isascii() and before[-1].isalnum()
    if _LIST_BEFORE.search(before) or (is_attached and _CODE_BEFORE.search(word)):
        return False
    return not (is_attached and _CODE_AFTER.match(after))


def listed(passage: Passage) -> list[Passage]:
    """The items of a list written into one line with dashes, group titles as headings; any other passage alone.

    A list has three dashes or more, each before a capital, and items of a sentence's length; what follows an item's last citation mark, or a
    numbered group title, is the title of the next group.
    """
    parts = _DASH.split(passage.text)
    if len(parts) < 4 or sum(len(part) for part in parts[1:]) < 30 * (len(parts) - 1):
        return [passage]
    items: list[Passage] = []
    for i, part in enumerate(parts):
        item, title = (part, "") if i == len(parts) - 1 else _split_title(part)
        if i == 0 and not title and _is_title(item):
            item, title = "", item
        if item:
            is_first = not items or items[-1].kind == "heading"
            items.append(
                Passage(item.strip(), "list_item" if i else "paragraph", PARAGRAPH_GAP if is_first else LINE_GAP)
            )
        if title:
            items.append(Passage(title.strip(), "heading", PARAGRAPH_GAP))
    return items


def _split_title(part: str) -> tuple[str, str]:
    group = _GROUP.search(part)
    if group:
        return part[: group.start()], part[group.end() :]
    ends = [found.end() for found in CITATIONS.finditer(part)]
    if ends and _is_title(part[ends[-1] :]):
        return part[: ends[-1]], part[ends[-1] :]
    return part, ""


def _is_title(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 12 and not text.rstrip().endswith(_CLOSED) and words[0][:1].isupper()


def unmarked(passages: list[Passage]) -> Iterator[Passage]:
    """All passages, lists of one line taken apart, citation marks taken out."""
    for passage in passages:
        parts = listed(passage) if passage.kind in ("line", "paragraph") else [passage]
        for part in parts:
            text = without_citations(part.text)
            if text:
                yield Passage(text, part.kind, part.gap)
