"""English shares after a number: `two-thirds`, `one in five`, `nine out of ten`, `1/3 of`; and what begins with a fraction or a multiple."""

import re

from transforms.figures.english.fractions import EnglishFractions
from transforms.figures.english.multiples import EnglishMultiples
from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

SCALED = re.compile(r"(?: of a)?[ -](million|billion|trillion)(?![a-z])")
OUT_OF = re.compile(r"(?: in every | out of every | out of | in )(a hundred|\d{1,4}(?![\d,.%-])|[a-z]+)(?![a-z])")
SLASH = re.compile(r"/(\d{1,2})(?= of(?![a-z]))")
MEASURED = re.compile(
    r"[ -](?:million|billion|thousand|months?|years?|days?|hours?|weeks?|percent|minutes?|matches|games)(?![a-z])"
)
"""A unit of its own after the whole: `3 in 10 million`, `5 in 12 months`."""


class EnglishShares:
    """Reads shares and multiples at a number or a word of their own."""

    def __init__(self, lexicon: Lexicon, numbers: EnglishNumbers) -> None:
        self._numbers = numbers
        self._fractions, self._multiples = EnglishFractions(lexicon, numbers), EnglishMultiples(lexicon, numbers)
        self.parts, self.words = self._fractions.parts, self._multiples.words
        parts = "|".join(sorted(self.parts, key=len, reverse=True))
        self._part = re.compile(rf"[ -]({parts})(?![a-z])")

    def word(self, low: str, pos: int, word: str) -> Number | None:
        """The share or multiple in a word of its own at `pos`: `half of`, `doubled`; None where there is none."""
        return self._fractions.at(low, pos, word) if word in self.parts else self._multiples.at(low, pos, word)

    def direction(self, word: str) -> str | None:
        """The change that a multiple says by itself: `doubled` an increase, `halved` a decrease."""
        return self._multiples.direction(word)

    def after_number(self, low: str, number: Number) -> Number | None:
        """What follows makes the number a share, a multiple or a part of a scale: `two-thirds`, `3 in 10`, `10x`, `three quarters of a billion`."""
        multiple = self._multiples.after_number(low, number)
        if multiple is not None or number.is_scaled:
            return multiple
        if number.value >= 100 or number.value != int(number.value):
            return None
        return self._parts_of(low, number) or self._one_in(low, number) or _slashed(low, number)

    def _parts_of(self, low: str, number: Number) -> Number | None:
        """`two-thirds`; of a scale a number (`three quarters of a billion`), of a point or percent one of them (`two-tenths of a point`)."""
        part = self._part.match(low, number.end)
        if part is None or number.value >= self.parts[part[1]]:
            return None
        fraction = number.value / self.parts[part[1]]
        scale = SCALED.match(low, part.end())
        if scale is not None:
            value = fraction * self._numbers.scales[scale[1]]
            return Number(number.start, scale.end(), value, None, None, value, "words", is_scaled=True)
        point = self._fractions.of_percent(low, number.start, part.end(), fraction, part[1])
        if point is not None:
            return point
        is_calendar = part[1] in ("quarter", "quarters") and number.value != 3
        return None if is_calendar and not low.startswith(" of", part.end()) else _share(number, part.end(), fraction)

    def _one_in(self, low: str, number: Number) -> Number | None:
        """`one in five`, `nine out of ten`."""
        of = OUT_OF.match(low, number.end)
        if of is None:
            return None
        digits = float(of[1]) if of[1].isdigit() else self._numbers.cardinals.get(of[1], 0.0)
        whole = 100.0 if of[1] == "a hundred" else digits
        is_year = 1900 <= whole < 2100
        if number.value >= whole or is_year or MEASURED.match(low, of.end()):
            return None
        return _share(number, of.end(), number.value / whole)


def _slashed(low: str, number: Number) -> Number | None:
    slash = SLASH.match(low, number.end)
    if slash is None or number.value >= float(slash[1]):
        return None
    return _share(number, slash.end(), number.value / float(slash[1]))


def _share(number: Number, end: int, fraction: float) -> Number:
    return Number(number.start, end, round(100 * fraction, 1), None, None, 100 * fraction, "share")
