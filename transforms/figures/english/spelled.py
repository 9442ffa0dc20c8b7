"""English numbers that begin with a word: `nine and a half million`, `tens of millions`, `several hundred`, `a couple of hundred`, `doubled`."""

import re
from dataclasses import replace

from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.english.shares import EnglishShares
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

ARTICLE = re.compile(r"(?:^|[^a-z])(a|an)[ -]$")
COUPLE = re.compile(r"couple(?: of)? ")
SCALE = re.compile(r" ([a-z]+)")
RATED = re.compile(r"(?:per|every|each|the|many|of|some|-)[ -]?$")
SIGN = re.compile(r"(?:^|[\s(\[<>=])(?:-|minus |negative )$")
SIGN_INSIDE = re.compile(r"[$£€¥]-$")  # $-5
EITHER = re.compile(r"(?:plus or |\+ ?/ ?)(?:-|minus ) ?$")
"""`plus or minus 3 points`: no sign."""


class SpelledNumbers:
    """Reads the number that a word begins."""

    def __init__(self, lexicon: Lexicon, numbers: EnglishNumbers, shares: EnglishShares) -> None:
        self._numbers, self._shares = numbers, shares
        self._some = frozenset(lexicon.numbers["en", "some"])
        self._money = frozenset(lexicon.words["en", "couple_money"])

    def at(self, low: str, pos: int, word: str) -> Number | None:
        """The number that the number word at `pos` begins; None where the word says none (`million-dollar`)."""
        if word in self._numbers.plurals:
            return self._numbers.plural(low, pos, word)
        if word in self._some:
            return self._several(low, pos, word)
        if word == "couple":
            return self._couple(low, pos)
        single = self._shares.word(low, pos, word)
        if single is not None:
            return single
        is_scale = word in self._numbers.scales
        if not is_scale and word not in self._numbers.cardinals:
            return None
        number = self._numbers.words(low, pos)
        article = ARTICLE.search(low[max(0, pos - 4) : pos]) if is_scale else None
        if number is None or (is_scale and article is None and not self._is_amount(low, pos, number.end)):
            return None
        return signed(low, number, None) if article is None else replace(number, start=pos - 1 - len(article[1]))

    def _is_amount(self, low: str, pos: int, end: int) -> bool:
        """`thousand dollars` without an article, not `per thousand dollars`."""
        noun = SCALE.match(low, end)
        return noun is not None and noun[1] in self._money and RATED.search(low[max(0, pos - 10) : pos]) is None

    def _several(self, low: str, pos: int, word: str) -> Number | None:
        """`several hundred thousand`: as much as the plural of its scale words commits to."""
        scale = SCALE.match(low, pos + len(word))
        if scale is None or scale[1] not in self._numbers.scales:
            return None
        number = self._numbers.words(low, scale.start(1))
        if number is None:
            return None
        lowest, highest = number.value, number.value * 10
        middle = (lowest + highest) / 2
        start = _with_article(low, pos)
        return Number(start, number.end, middle, lowest, highest, lowest, "plural", is_scaled=True, qualifier="between")

    def _couple(self, low: str, pos: int) -> Number | None:
        """`a couple of hundred`, `a couple of bucks`: about two of the scale or the money."""
        match = COUPLE.match(low, pos)
        if match is None:
            return None
        start = _with_article(low, pos)
        number = self._numbers.words(low, match.end())
        if number is not None and number.is_scaled:
            value = 2 * number.value
            return Number(start, number.end, value, value, value, value, "words", is_scaled=True, qualifier="about")
        noun = SCALE.match(low, match.end() - 1)
        if noun is None or noun[1] not in self._money:
            return None
        return Number(start, match.end() - 1, 2, 2, 2, 2, "words", qualifier="about")


def signed(low: str, number: Number, money: Unit | None) -> Number:
    """The number with the minus sign before it or its currency: `-12%`, `-$3 million`, `minus five`."""
    start = money.start if money is not None else number.start
    before = low[max(0, start - 16) : start]
    if money is not None and SIGN_INSIDE.search(low[money.start : number.start]):
        return replace(number, value=-number.value, raw=-number.raw)
    sign = SIGN.search(before)
    if sign is None or EITHER.search(before):
        return number
    at = start - len(sign[0].lstrip(" ([<>=\n\u202f"))
    return replace(number, start=at if money is None else number.start, value=-number.value, raw=-number.raw)


def _with_article(low: str, pos: int) -> int:
    return pos - 2 if low[max(0, pos - 2) : pos] == "a " else pos
