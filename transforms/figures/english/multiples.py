"""English multiples: `doubled`, `halved`, `tenfold`, `10x`, `twice as many`, `3 times as large`, `a factor of ten`."""

import re

from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

FOLD = re.compile(r"[ -]?fold(?![a-z])")
FOLDED = re.compile(r"([a-z]{2,8})-?fold")
CROSS = re.compile(r" ?[x×](?![a-z0-9]| [a-z]{1,3}\d)")
TIMES = re.compile(
    r" times (?=as |more|less|higher|lower|faster|slower|larger|smaller|bigger|greater|cheaper|better|its |the |"
    r"that|what|their|forward|trailing|expected|projected|annual|earnings|sales|revenue|book|ebitda|last|longer|stronger|the size|over(?![a-z])|"
    r"an? (?!day|week|month|year|hour|minute|second|night))"
)
TIMES_ALONE = re.compile(
    r" times(?= (?:in |from |to |since |by |this |last |over |within |than |compared |on |at |for )|[.,;]|$)"
)
GROWN = re.compile(
    r"(?:increased|grew|grown|risen|rose|jumped|surged|multiplied|up|by|climbed|expanded|soared|nearly|"
    r"roughly)(?: by)?(?: (?:about|nearly|almost|roughly|over|more than))? $"
)
FACTOR = re.compile(r"(?:^|[^a-z])factor of (?:about |around |nearly |at least |more than |up to )?$")
VERB_LEAD = re.compile(
    r"(?:will|would|could|can|may|might|to|has|have|had|than|nearly|almost|roughly|also|should|and|or|about|must|"
    r"did|not|they|it|which|that|prices|costs) $"
)
OBJECT = re.compile(
    r" (?:next|again|the|its|their|his|her|our|in|to|from|that|what|last|over|by|since|year|as|every|compared|on|"
    r"for|within|this|production|output|capacity|revenue|sales|profits?|spending|investment)(?![a-z])|[.,;]|$"
)
BESIDE = re.compile(r" (?:the|that|its|what|last)(?![a-z])")
TWICE = re.compile(r" (?:as |the |that |its |what |their |last )")
ALSO_ADJECTIVES = frozenset(("double", "triple", "treble", "quadruple", "quintuple"))


class EnglishMultiples:
    """Reads multiples."""

    def __init__(self, lexicon: Lexicon, numbers: EnglishNumbers) -> None:
        table = lexicon.numbers
        self._multiply, self._halve, self._twice = table["en", "multiply"], table["en", "halve"], table["en", "twice"]
        self._numbers = numbers
        self.words = frozenset((*self._multiply, *self._halve, *self._twice))

    def direction(self, word: str) -> str | None:
        """The change that the word says by itself."""
        return "increase" if word in self._multiply else "decrease" if word in self._halve else None

    def after_number(self, low: str, number: Number) -> Number | None:
        """The multiple that the words around a number make of it: `10x`, `three times as large`, `by a factor of ten`."""
        for shape in (FOLD, CROSS):
            if (match := shape.match(low, number.end)) is not None:
                return _times(number.start, match.end(), number.value)
        before = low[max(0, number.start - 40) : number.start]
        if FACTOR.search(before):
            return _times(number.start, number.end, number.value)
        if number.is_scaled:
            return None
        is_alone = TIMES_ALONE.match(low, number.end) is not None and GROWN.search(before) is not None
        is_times = is_alone or TIMES.match(low, number.end) is not None
        return _times(number.start, number.end + len(" times"), number.value) if is_times else None

    def at(self, low: str, pos: int, word: str) -> Number | None:
        """The multiple in a word of its own at `pos`."""
        end = pos + len(word)
        if word in self._multiply:
            return _times(pos, end, self._multiply[word]) if self._is_verb(low, pos, word) else None
        if word in self._halve:
            return Number(pos, end, 50.0, None, None, 50.0, "share")
        if word in self._twice:
            return _times(pos, end, self._twice[word]) if TWICE.match(low, end) else None
        fold = FOLDED.fullmatch(word)
        value = None if fold is None else self._numbers.cardinals.get(fold[1]) or self._numbers.scales.get(fold[1])
        return None if value is None else _times(pos, end, value)

    @staticmethod
    def _is_verb(low: str, pos: int, word: str) -> bool:
        """`could double its output`, `double the price`; not `a double room`, `double-digit`."""
        end = pos + len(word)
        if low[end : end + 1] == "-":
            return False
        if word not in ALSO_ADJECTIVES or BESIDE.match(low, end):
            return True
        return VERB_LEAD.search(low[max(0, pos - 32) : pos]) is not None and OBJECT.match(low, end) is not None


def _times(start: int, end: int, value: float) -> Number:
    return Number(start, end, value, None, None, value, "times")
