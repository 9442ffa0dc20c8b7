"""Which quotations are speech, and the words of a sentence with each of those as one word."""

import re
from collections.abc import Sequence

from transforms.claims.lexicon import Grammar
from transforms.claims.line import Line
from transforms.claims.quotations import Quotation
from transforms.claims.words import QUOTE, Word, words

_ENDS = ".!?…,。！？，—"
_BEFORE = ".,:;!?—–…。，：；！？)"
_HAN = ("\u4e00", "\u9fff")
_SAID = re.compile(r"(?:称|说|表示|指出|直言|坦言|强调|[说写补]?[充道]|认为|透露|感叹)[，：:]$")
_GAP = 160
_SHORT = 400
"""How many words of a quotation are looked at to tell whether it is speech."""


class Speech:
    """Tells speech from scare quotes, titles and terms, by what stands between the marks."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def is_speech(self, text: str, quote: Quotation) -> bool:
        """Whether a quotation is like a sentence: three words with a finite verb, or a capital, an end mark and a border before it."""
        inner = text[quote.start : min(quote.end, quote.start + 20 * _SHORT)]
        if any(_HAN[0] <= c <= _HAN[1] for c in inner[:80]):
            return self._is_chinese_speech(text, quote, inner)
        found = [word for word in words(inner, 0, len(inner)) if word.text[0].isalnum()][:_SHORT]
        if not found or not any(c.isalpha() for c in inner):
            return False
        if len(found) >= 3 and _is_title(found):
            return False
        stands_free = _stands_free(text, quote)
        if (
            stands_free
            and inner[:1].isupper()
            and inner[-1:] in _ENDS
            and not (len(found) < 3 and _is_title(found) and inner[-1] == ".")
        ):
            return True
        line = Line(found, self.grammar)
        return len(found) >= 4 and line.has_verb(1, len(found))

    def _is_chinese_speech(self, text: str, quote: Quotation, inner: str) -> bool:
        before = text[max(0, quote.outer_start - 1) : quote.outer_start]
        said = _SAID.search(text[max(0, quote.outer_start - 6) : quote.outer_start]) is not None and len(inner) >= 6
        return said or before in {"：", ":"} or (len(inner) >= 6 and any(c in "，。！？；" for c in inner))


def resumes(text: str, quotes: Sequence[Quotation], number: int) -> bool:
    """Whether a quotation goes on after a tag between commas: `“The market,” Li said, “will grow.”`."""
    if number == 0:
        return False
    before, gap = quotes[number - 1], text[quotes[number - 1].outer_end : quotes[number].outer_start]
    return (
        text[before.end - 1] in ",，" and 2 < len(gap) < _GAP and gap.rstrip().endswith((",", "，")) and "\n" not in gap
    )


def _stands_free(text: str, quote: Quotation) -> bool:
    before = text[max(0, quote.outer_start - 3) : quote.outer_start].rstrip(" \t")
    return not before or before[-1] in _BEFORE or before[-1] == "\n"


def _is_title(found: Sequence[Word]) -> bool:
    return all(word.is_capital for word in found if len(word.text) > 3)


def collapsed(text: str, start: int, end: int, quotes: Sequence[tuple[int, Quotation]]) -> list[Word]:
    """The words of `text[start:end]`, each of the numbered quotations one word from mark to mark, cut at the borders."""
    found: list[Word] = []
    at = start
    for number, quote in quotes:
        first, last = max(start, quote.outer_start), min(end, quote.outer_end)
        if first < at:
            continue
        found += words(text, at, first)
        found.append(Word(first, last, text[first:last], QUOTE, number))
        at = last
    found += words(text, at, end)
    return [word for word in found if word.low not in {'"', "“", "”", "*"}]
