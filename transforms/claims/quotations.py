"""Quotation marks of an article paired, whatever their kind, over sentences and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.records import Article, Block

_MARK = re.compile("[\"“”„«»「」『』‘’']")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "‘'"
_BLOCKS = ("paragraph", "list_item", "quote")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `text[start:end]`, the marks themselves at `outer_start` and before `outer_end`.

    `continues` is the place of the quotation that it carries on: its paragraph opened with a mark and the one before never closed.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: int | None = None


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article in order of the text, none inside another; marks that do not pair give none.

    A quotation that is still open where its paragraph ends counts only if the next paragraph opens with a mark too.
    """
    found: list[Quotation] = []
    blocks = [block for block in article.blocks if block.kind in _BLOCKS]
    is_open = False
    for place, block in enumerate(blocks):
        runs_on = is_open and _opens(article.text, block)
        is_open = False
        for i, (start, end) in enumerate(_pairs(article.text, block)):
            continues = len(found) - 1 if runs_on and i == 0 and found else None
            if end is not None:
                found.append(Quotation(start + 1, end, start, end + 1, continues))
            elif place + 1 < len(blocks) and _opens(article.text, blocks[place + 1]):
                found.append(Quotation(start + 1, block.end, start, block.end, continues))
                is_open = True
    return tuple(found)


def _opens(text: str, block: Block) -> bool:
    return text[block.start : block.start + 1] in {"“", '"', "„", "«", "「", "『"}


def _pairs(text: str, block: Block) -> Iterator[tuple[int, int | None]]:
    """Places of opening and closing marks; the last may lack its closing mark."""
    opened: int | None = None
    for match in _MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        if opened is None:
            opened = at if _can_open(text, at, mark, block) else None
        elif mark in _CLOSING[text[opened]] and _can_close(text, at, mark, block):
            yield opened, at
            opened = None
        elif _restarts(text, opened, at, mark, block):
            opened = at
    if opened is not None and text[opened] not in _SINGLE:
        yield opened, None


def _can_open(text: str, at: int, mark: str, block: Block) -> bool:
    if mark not in _CLOSING or at + 1 >= block.end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > block.start else " "
    if mark in _SINGLE:
        return (before.isspace() or before in '([{:,—–-“"') and text[at + 1].isalpha()
    return mark not in "\"»" or not (before.isalnum() and before.isascii()) or mark == "»"


def _can_close(text: str, at: int, mark: str, block: Block) -> bool:
    after = text[at + 1] if at + 1 < block.end else " "
    if mark == '"':
        return not text[at - 1].isspace() or not (after.isalnum())
    if mark in "’'":
        return not after.isalnum() and not text[at - 1].isspace() and text[at - 1] != "s"
    return True


def _restarts(text: str, opened: int, at: int, mark: str, block: Block) -> bool:
    """Whether a second opening mark shows that the first one paired with nothing, or was an apostrophe."""
    same = mark == text[opened] and mark in "“„"
    return _can_open(text, at, mark, block) and (same or mark == '"' == text[opened] or (text[opened] in _SINGLE and mark in '“"'))


def clipped(quotes: Sequence[Quotation], start: int, end: int, first: int) -> tuple[list[int], int]:
    """The places of the quotations that touch `start:end`, and where the search for the next span may begin."""
    while first < len(quotes) and quotes[first].outer_end <= start:
        first += 1
    touching = []
    at = first
    while at < len(quotes) and quotes[at].outer_start < end:
        touching.append(at)
        at += 1
    return touching, first
