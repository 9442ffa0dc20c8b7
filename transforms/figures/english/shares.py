"""English shares and multiples: `two-thirds`, `one in five`, `doubled`, `tenfold`, `3 times as large`."""

import re

from transforms.figures.english.fractions import EnglishFractions
from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

SCALED = re.compile(r"(?: of a)?[ -](million|billion|trillion)(?![a-z])")
FOLD = re.compile(r"[ -]?fold(?![a-z])")
CROSS = re.compile(r" ?[x×](?![a-z0-9])")
TIMES = re.compile(
    r" times (?=as |more|less|higher|lower|faster|slower|larger|smaller|bigger|greater|cheaper|better|its |the |"
    r"that|what|their|last|longer|stronger|the size|over(?![a-z]))"
    r"| times(?= (?:in |from |to |since |by )|[.,;]|$)"
)
GROWN = re.compile(
    r"(?:increased|grew|grown|risen|rose|jumped|surged|multiplied|up|by|climbed|expanded|soared|nearly|"
    r"roughly)(?: by)?(?: (?:about|nearly|almost|roughly|over|more than))? $"
)
OUT_OF = re.compile(r"(?: in every | out of every | out of | in )(a hundred|\d{1,4}(?![\d,.%-])|[a-z]+)(?![a-z])")
VERB_LEAD = re.compile(
    r"(?:will|would|could|can|may|might|to|has|have|had|than|nearly|almost|roughly|also|should|and|or|about|must|"
    r"did|not|they|it|which|that|prices|costs) $"
)
DOUBLE_OBJECT = re.compile(
    r" (?:next|again|the|its|their|his|her|our|in|to|from|that|what|last|over|by|since|year|as|every|compared|on|"
    r"for|within|this|production|output|capacity|revenue|sales|profits?|spending|investment)(?![a-z])|[.,;]|$"
)


class EnglishShares:
    """Reads shares and multiples at a number or a word of their own."""

    def __init__(self, lexicon: Lexicon, numbers: EnglishNumbers) -> None:
        table = lexicon.numbers
        self._fractions = EnglishFractions(lexicon, numbers)
        self.parts = self._fractions.parts
        self.multiples, self.halves, self.twice = table["en", "multiply"], table["en", "halve"], table["en", "twice"]
        self._numbers = numbers
        parts = "|".join(sorted(self.parts, key=len, reverse=True))
        self._part = re.compile(rf"[ -]({parts})(?![a-z])")
        self._fold = re.compile(r"(?<![a-z])([a-z]{2,8}?)-?fold(?![a-z])")

    def after_number(self, low: str, number: Number) -> Number | None:
        """What follows makes the number a share or a multiple: `two-thirds`, `3 in 10`, `10x`, `three times as large`, `1/3 of`."""
        for shape in (FOLD, CROSS):
            if (match := shape.match(low, number.end)) is not None:
                return _number(number.start, match.end(), number.value, "times")
        share = self._share(low, number) if not number.is_scaled and number.value < 100 else None
        if share is not None:
            return share
        slash = re.match(r"/(\d{1,2})(?: of)(?![a-z])", low[number.end : number.end + 7])
        if slash is not None and number.value < float(slash[1]):
            return _number(
                number.start, number.end + slash.end() - 3, round(100 * number.value / float(slash[1]), 1), "share"
            )
        times = TIMES.match(low, number.end)
        if (
            times is not None
            and not number.is_scaled
            and (" times " in times[0] or GROWN.search(low[max(0, number.start - 40) : number.start]))
        ):
            return _number(number.start, number.end + 6, number.value, "times")
        return None

    def _share(self, low: str, number: Number) -> Number | None:
        """`two-thirds`, `one in five`, `nine out of ten`; `three quarters of a billion` is a number."""
        part = self._part.match(low, number.end)
        if part is not None and number.value == int(number.value) and number.value < self.parts[part[1]]:
            scale = SCALED.match(low, part.end())
            if scale is not None:
                value = number.value / self.parts[part[1]] * self._numbers.scales[scale[1]]
                return Number(number.start, scale.end(), value, None, None, value, "words", is_scaled=True)
            point = self._fractions.of_percent(
                low, number.start, part.end(), number.value / self.parts[part[1]], part[1]
            )
            if point is not None:
                return point
            if part[1] in ("quarter", "quarters") and number.value != 3 and not low.startswith(" of", part.end()):
                return None
            return _number(number.start, part.end(), round(100 * number.value / self.parts[part[1]], 1), "share")
        of = OUT_OF.match(low, number.end)
        if of is not None:
            whole = (
                100.0
                if of[1] == "a hundred"
                else float(of[1])
                if of[1].isdigit()
                else self._numbers.cardinals.get(of[1], 0)
            )
            is_year = 1900 <= whole < 2100
            if number.value < whole and not is_year and self._is_whole(low, of.end()):
                return _number(number.start, of.end(), round(100 * number.value / whole, 1), "share")
        return None

    @staticmethod
    def _is_whole(low: str, end: int) -> bool:
        """`one in five` is a share unless what follows is a unit of its own (`3 in 10 million`, `5 in 12 months`)."""
        return (
            re.match(
                r"[ -](?:million|billion|thousand|months?|years?|days?|hours?|weeks?|percent|minutes?|matches|games)(?![a-z])",
                low[end : end + 12],
            )
            is None
        )

    def word(self, low: str, pos: int, word: str) -> Number | None:
        """A share or multiple in a word of its own at `pos`: `half of`, `a third of`, `doubled`, `tenfold`, `twice as many`, `halved`."""
        end = pos + len(word)
        before = low[max(0, pos - 32) : pos]
        if word in self.parts:
            return self._fractions.at(low, pos, word)
        if word in self.multiples:
            is_bare = word in ("double", "triple", "treble", "quadruple", "quintuple")
            if low[end : end + 1] == "-" or (
                is_bare
                and not (VERB_LEAD.search(before) and DOUBLE_OBJECT.match(low, end))
                and not re.match(r" (?:the|that|its|what|last)(?![a-z])", low[end : end + 6])
            ):
                return None
            return _number(pos, end, self.multiples[word], "times")
        if word in self.halves:
            return _number(pos, end, 50.0, "share")
        if word in self.twice:
            return (
                _number(pos, end, self.twice[word], "times")
                if re.match(r" (?:as |the |that |its |what |their |last )", low[end : end + 7])
                else None
            )
        fold = self._fold.fullmatch(word)
        if fold is not None:
            value = self._numbers.cardinals.get(fold[1]) or self._numbers.scales.get(fold[1])
            return None if value is None else _number(pos, end, value, "times")
        return None


def _number(start: int, end: int, value: float, kind: str) -> Number:
    return Number(start, end, value, None, None, value, kind)
