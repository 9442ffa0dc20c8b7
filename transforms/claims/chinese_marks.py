"""Borders of Chinese clauses, and an attribution as it was found between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.claims.cues import Cue
from transforms.claims.drafts import Passage
from transforms.claims.spoken import Span

_BORDER = "，。；：！？、,;:!?\n"
_QUOTES = '“”「」『』"'
_LONGEST = 40
_ADDRESSEE = re.compile(r"[^，。：“]{0,10}?(?:记者|媒体|投资者|员工|股东|客户|社|网|报)(?![告道])|他们?|她们?|我们?")


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution in characters of the article; `content` runs on to `end`, cut where a later one begins."""

    claimant: Span | None
    cue: Span
    start: int
    end: int
    begins: int
    shade: str | None
    quotation: int | None = None


def alternatives(forms: Iterator[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, set(forms)), key=len, reverse=True)) or r"(?!)")


def chunk_start(passage: Passage, at: int) -> int:
    """Where the run without punctuation that `at` stands in begins."""
    start = at
    while start > passage.start and passage.text[start - 1] not in _BORDER + _QUOTES and at - start < 2 * _LONGEST:
        start -= 1
    while start < at and passage.text[start].isspace():
        start += 1
    return start


def after(passage: Passage, at: int) -> int:
    while at < passage.end - 1 and passage.text[at].isspace():
        at += 1
    return min(at, passage.end - 1)


def content_start(passage: Passage, at: int, *, addressed: bool) -> int:
    if addressed:
        mark = next((i for i in range(at, min(passage.end, at + 20)) if passage.text[i] in "，：:,“「"), None)
        addressee = _ADDRESSEE.match(passage.text, at, passage.end)
        at = mark if mark is not None else addressee.end() if addressee is not None else at
    while at < passage.end and (passage.text[at] in "，：:,、" or passage.text[at].isspace()):
        at += 1
    return at


def reported(passage: Passage, claimant: Span | None, cue: Span, start: int, begins: int, row: Cue | None) -> Reported:
    for number, quote in passage.speech:
        if quote.outer_start == after(passage, start):
            first, last = passage.inner(quote)
            alone = not any(c.isalnum() for c in passage.text[min(quote.outer_end, passage.end) : passage.end])
            following = passage.text[quote.outer_end : quote.outer_end + 1]
            is_closed = passage.text[quote.end - 1] in "。！？…，"
            if alone or following in {"", "。", "\n"} or (following == "，" and is_closed):
                return Reported(claimant, cue, first, last, begins, row.shade if row else None, number)
    first, last = stripped(passage, start, passage.end)
    return Reported(claimant, cue, first, last, begins, row.shade if row else None)


def stripped(passage: Passage, start: int, end: int) -> Span:
    while end > start and passage.text[end - 1] in "。！；，;,.! \n":
        end -= 1
    while start < end and passage.text[start] in "，：:, ":
        start += 1
    return start, end


def cut(passage: Passage, reported: Reported, at: int) -> Reported:
    """The attribution with its content cut before a later clause with a speaker of its own; a chain stays whole."""
    if not any(c in "，；。" for c in passage.text[reported.start : at]):
        return reported
    start, end = stripped(passage, reported.start, at)
    for number, quote in passage.speech:
        if (quote.outer_start, quote.outer_end) == (start, end):
            start, end = passage.inner(quote)
            return Reported(reported.claimant, reported.cue, start, end, reported.begins, reported.shade, number)
    return Reported(reported.claimant, reported.cue, start, end, reported.begins, reported.shade, reported.quotation)
