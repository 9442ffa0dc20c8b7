"""Quotation marks of an article paired, whatever their kind, over sentences and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.records import Article, Block

_MARK = re.compile("''|‘‘|’’|‘’|[\"“”„«»「」『』‘’']")
_STOP = re.compile(r"[.!?](?=\s|$)")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'"}
_FAR = 600
"""How far a closing mark is looked for."""

_SINGLE = "‘'"
_BLOCKS = ("paragraph", "list_item", "quote")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str


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

    A quotation that is still open where its paragraph ends goes on if the next paragraph opens with a mark too; else it is its first sentence,
    or nothing.
    """
    found: list[Quotation] = []
    blocks = [block for block in article.blocks if block.kind in _BLOCKS]
    is_open = False
    for place, block in enumerate(blocks):
        runs_on = is_open and _opens(article.text, block)
        is_open = False
        for i, (opened, closed) in enumerate(_pairs(article.text, block)):
            continues = len(found) - 1 if runs_on and i == 0 and found else None
            runs_over = closed is None and place + 1 < len(blocks) and _opens(article.text, blocks[place + 1])
            end = block.end if runs_over else _odd_end(article.text, opened, block)
            if closed is not None:
                found.append(Quotation(opened.end, closed.start, opened.start, closed.end, continues))
            elif end is not None:
                found.append(Quotation(opened.end, end, opened.start, end, continues))
            is_open = runs_over
    return tuple(found)


def _opens(text: str, block: Block) -> bool:
    return text[block.start : block.start + 1] in {"“", '"', "„", "«", "「", "『"}


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    """The marks of a block; two single ones are a straight double one."""
    for match in _MARK.finditer(text, block.start, block.end):
        yield _Mark(match.start(), match.end(), '"' if match.end() - match.start() == 2 else match.group())


def _pairs(text: str, block: Block) -> Iterator[tuple[_Mark, _Mark | None]]:
    """Opening and closing marks; the last may lack its closing one."""
    opened: _Mark | None = None
    for mark in _marks(text, block):
        if opened is None:
            opened = mark if _can_open(text, mark, block) else None
        elif (mark.sign in _CLOSING[opened.sign] and _can_close(text, mark, block)) or _closes_oddly(
            text, opened, mark, block
        ):
            yield opened, mark
            opened = None
        elif _restarts(text, opened, mark, block):
            opened = mark
    if opened is not None and opened.sign not in _SINGLE:
        yield opened, None


def _can_open(text: str, mark: _Mark, block: Block) -> bool:
    if mark.sign not in _CLOSING or mark.end >= block.end:
        return False
    if text[mark.end].isspace():
        return _opens_apart(text, mark, block)
    before = text[mark.start - 1] if mark.start > block.start else " "
    if mark.sign in _SINGLE:
        return (before.isspace() or before in '([{:,—–-“"') and text[mark.end].isalpha()
    return mark.sign != '"' or not (before.isalnum() and before.isascii())


def _opens_apart(text: str, mark: _Mark, block: Block) -> bool:
    """Whether a mark opens although a space follows: `he said. " You have done it."`, a sentence with a closing mark."""
    stands_free = mark.start == block.start or text[mark.start - 1].isspace()
    begins = text[mark.end + 1 : mark.end + 2].isupper()
    return (
        mark.sign in '"“'
        and stands_free
        and begins
        and _CLOSING[mark.sign] in text[mark.end : min(block.end, mark.end + _FAR)]
    )


def _can_close(text: str, mark: _Mark, block: Block) -> bool:
    before, after = text[mark.start - 1], text[mark.end] if mark.end < block.end else " "
    if mark.sign == '"':
        return not before.isspace() or not after.isalnum()
    if mark.sign in "’'":
        return not after.isalnum() and not before.isspace() and before != "s"
    return True


def _closes_oddly(text: str, opened: _Mark, mark: _Mark, block: Block) -> bool:
    """Whether a mark of another kind closes: `“We wait," he said.` where no mark of the first kind does before one opens again."""
    if {opened.sign, mark.sign} not in ({"“", '"'}, {'"', "”"}, {"„", '"'}):
        return False
    before, after = text[mark.start - 1], text[mark.end] if mark.end < block.end else " "
    if before.isspace() or after.isalnum():
        return False
    rest = _MARK.search(text, mark.end, min(block.end, mark.end + _FAR))
    return (
        rest is None
        or rest.group() not in _CLOSING[opened.sign]
        or _can_open(text, _Mark(rest.start(), rest.end(), rest.group()), block)
    )


def _restarts(text: str, opened: _Mark, mark: _Mark, block: Block) -> bool:
    """Whether a second opening mark shows that the first one paired with nothing, or was an apostrophe."""
    again = mark.sign == opened.sign and mark.sign in '“„"'
    return (again or (opened.sign in _SINGLE and mark.sign in '“"')) and _can_open(text, mark, block)


def _odd_end(text: str, opened: _Mark, block: Block) -> int | None:
    """Where a quotation without a closing mark ends: with its first sentence, if a comma or colon introduces it."""
    before = text[max(block.start, opened.start - 2) : opened.start].rstrip()
    if not before.endswith((",", ":")):
        return None
    stop = _STOP.search(text, opened.end, block.end)
    return stop.end() if stop is not None else block.end


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
