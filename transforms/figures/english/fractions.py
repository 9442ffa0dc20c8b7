"""English fractions in words: `half of`, `a third of`, `half a billion`, `half a percentage point`, `a quarter-point`."""

import re

from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.english.words import product
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

HALF_SCALE = re.compile(
    r"(?: an?|-an?)?[ -](million|billion|trillion|dozen|hour|decade|crore|lakh|year|month|week|day|century|"
    r"minute|second|mile|metre|meter|kilometre|kilometer|ton|tonne|kilo|acre|gallon|inch|foot)(?![a-z])"
)
OF_SCALE = re.compile(r" of an? (thousand|million|billion|trillion|crore|lakh)(?![a-z])")  # a quarter of a million
QUARTER_SCALE = re.compile(r"(?:[ -]an?)?[ -](million|billion|trillion)(?![a-z])")  # a quarter-million
CALENDAR = re.compile(
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|other|latter|last|this|next|same|per|each|every|the|that|previous|latest|current|final|one|\d) $"
)
HALF_NAMED = re.compile(r"(?:first|second|other|latter|1st|2nd|last|year and a|and a|third|a year-and-a) $")
ONE = re.compile(r" an? ")
"""`over half a dollar`: half of one thing."""
OF = re.compile(
    r" of (?!a century|the century|20\d\d|fiscal|last year|this year|next year)| the | its | their | that(?![a-z])| all |"
    r" as (?:much|many)|-| (?:more|less|fewer)(?![a-z])"
)
PART_OF = re.compile(
    r" of (?!20\d\d|fiscal|last|a century)| (?:more|less|fewer|higher|lower|cheaper|faster|smaller|larger)(?![a-z])"
)
LEAD = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|over|more than|less than|at least|some|by|under|fell|rose|"
    r"dropped|up|down|grew|just|only|account(?:s|ed|ing)? for|to|exactly|than)(?: an?)? $"
)
ARTICLE = re.compile(r"(?:^|[^a-z])(an? )$")
POINT = re.compile(
    r"[ -](?:of )?(?:(?:an?|one|1)[ -]?)?(?:full )?(?:(percentage[ -]|percent[ -]|per cent[ -])?(points?)|per ?cent|%|pct)(?![a-z])"
)
POINTED = frozenset(("half", "quarter", "quarters", "tenths", "tenth"))


class EnglishFractions:
    """Reads fractions that begin with a word of their own."""

    def __init__(self, lexicon: Lexicon, numbers: EnglishNumbers) -> None:
        self.parts = lexicon.numbers["en", "part"]
        self._numbers = numbers

    def at(self, low: str, pos: int, word: str) -> Number | None:
        """The fraction at `pos`, in percent, or the number that it makes of a scale word after it."""
        before = low[max(0, pos - 32) : pos]
        end = pos + len(word)
        whole = self._of_scale(low, pos, end, before, word)
        if whole is not None:
            return whole
        if word in POINTED or before.endswith(("a ", "an ", "one ", "one-", "by ", "of ", "a-")):
            point = self.of_percent(low, _with_article(before, pos), end, 1 / self.parts[word], word)
            if point is not None:
                return point
        if word == "half":
            return self._half(low, pos, end, before)
        is_single = before.endswith(("a ", "an ", "one-", "one "))
        if not is_single or (word == "quarter" and not low.startswith(" of", end)):
            return None
        if PART_OF.match(low, end) is None and LEAD.search(before) is None:
            return None
        return Number(_with_article(before, pos), end, *_share(1 / self.parts[word]))

    def _of_scale(self, low: str, pos: int, end: int, before: str, word: str) -> Number | None:
        """`quarter of a million`, `a quarter-million`, `half of a billion`: a number; not `the second quarter of a million-dollar year`."""
        scale = OF_SCALE.match(low, end) or (QUARTER_SCALE.match(low, end) if word == "quarter" else None)
        if scale is None or word.endswith("s") or low[scale.end() : scale.end() + 1] == "-":
            return None
        if ARTICLE.search(before) is None and (word not in POINTED or CALENDAR.search(before)):
            return None
        value = product(1 / self.parts[word], self._numbers.scales[scale[1]])
        return Number(
            _with_article(before, pos), scale.end(), value, None, None, 1 / self.parts[word], "words", is_scaled=True
        )

    def of_percent(self, low: str, start: int, end: int, fraction: float, word: str) -> Number | None:
        """`half a percent`, `a quarter-point`, `two-tenths of a percentage point`: the fraction of one percent or point."""
        point = POINT.match(low, end)
        if point is None or (point[2] and not point[1] and word not in POINTED):
            return None
        value = float(f"{fraction:.6g}")
        kind = "points" if point[2] else "share"
        return Number(start, point.end(), value, None, None, value, kind)

    def _half(self, low: str, pos: int, end: int, before: str) -> Number | None:
        scale = HALF_SCALE.match(low, end)
        factor = None if scale is None else self._numbers.scales.get(scale[1])
        if scale is not None and factor is not None:
            return Number(pos, scale.end(), 0.5 * factor, None, None, 0.5, "words", is_scaled=True)
        if scale is not None and scale[0].startswith((" a", "-a")):
            return Number(pos, scale.start(1) - 1, 0.5, None, None, 0.5, "words", is_scaled=True)
        if low[end : end + 1] == "-" or HALF_NAMED.search(before) or before.endswith(" in "):
            return None
        is_led = LEAD.search(before) is not None and ONE.match(low, end) is None
        return Number(pos, end, *_share(0.5)) if is_led or OF.match(low, end) else None


def _share(fraction: float) -> tuple[float, None, None, float, str]:
    return round(100 * fraction, 1), None, None, 100 * fraction, "share"


def _with_article(before: str, pos: int) -> int:
    article = ARTICLE.search(before)
    return pos if article is None else pos - len(article[1])
