"""English ranks: `ranks second`, `third-largest`, `No. 2`, `the number one buyer`, `in second place`."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

LEAD = re.compile(
    r"(?:^|[^a-z])(?:rank(?:s|ed|ing)?|plac(?:es|ed)|came|comes|coming|finish(?:es|ed)|stood|stands|sits|"
    r"position(?:ed)?|rated)(?: [a-z]+)? (?:in |at |as )?(?:the )?(?:world |global )?(?:no\. ?|number |#)?$"
)
DIGIT = re.compile(r"(?:no\. ?|number |#|rank(?:s|ed|ing)? (?:at |as |in )?)$")
NUMBERED = re.compile(r"(?:'s|the|is|as|its|was|be|become|became|remains?|a|hit|reached) (?:no\. ?|number |#)$")
AFTER = re.compile(
    r"[ -](?:most|best|worst|leading|top(?![ -])|(?!inter|requ|west|test|quest|guest|forest|contest|protest|rest|chest|harvest|latest|honest)"
    r"[a-z]{2,12}est)(?![a-z])|[ -](?:place|position|spot)(?![a-z])"
)
PLACES = ("place", "position", "spot")
MEASURE = re.compile(r"[.,]\d|[%\d]| ?(?:percent|million|billion|times)| [a-z]+s(?![a-z])")
SPELLED = 10


class EnglishRanks:
    """Reads ranks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.ordinals = lexicon.numbers["en", "ordinal"]
        self._cardinals = {w: v for w, v in lexicon.numbers["en", "cardinal"].items() if 0 < v <= SPELLED}

    def rank(self, low: str, pos: int, end: int, word: str) -> Number | None:
        """The rank that the digits or the ordinal at `pos` say, None where they say none."""
        before = low[max(0, pos - 40) : pos]
        value = self.ordinals.get(word) or (float(word) if word.isdigit() and len(word) < 4 else None)
        if value is None and word in self._cardinals and before.endswith("number ") and NUMBERED.search(before):
            return _rank(pos, end, self._cardinals[word])
        if not value:
            return None
        is_whole = not word.isdigit() or (DIGIT.search(before) and MEASURE.match(low, end) is None)
        if is_whole and LEAD.search(before):
            return _rank(pos, end, value)
        after = AFTER.match(low, end) if not word.isdigit() else None
        if after is not None and (value > 1 or after[0][1:] in PLACES):
            return _rank(pos, after.end(), value)
        return _rank(pos, end, value) if word.isdigit() and NUMBERED.search(before) else None


def _rank(start: int, end: int, value: float) -> Number:
    return Number(start, end, value, None, None, value, "rank")
