"""English changes said after the quantity: `20% higher`, `a 42% year-on-year reduction`, `5x lower`, `two inches wider`."""

import re

from transforms.figures.lexicon import Lexicon

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
ARTICLE = re.compile(r"(?:^|[^a-z])(?:an?|the|its|their|this|another|nearly|about|over|of|by)(?: [a-z]+)? ?$")
ENDS = re.compile(r" than|[.,;]|$")
SIZED = ("other", "duration", "data", "energy")
"""Kinds that a comparative directly after makes a change: `two inches wider`, `10 minutes longer`."""
AMOUNTS = ("more", "less", "higher", "lower", "fewer")
RATIOS = ("percent", "percentage_point", "times")
TURNS = ("of", "to", "in", "from", "by", "stake", "owned", "share")
REACH = 48


class EnglishComparisons:
    """Looks for comparatives and nouns of change after a quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._after = lexicon.changes["en", "after"]
        self._modifiers = frozenset(lexicon.words["en", "after_modifier"])

    def after(self, low: str, start: int, end: int, *, unit: str, kind: str) -> str | None:
        """The direction that the words after `low[start:end]` give it; of money and counts only directly (`$3 billion more`)."""
        if unit not in RATIOS:
            return self._directly(low, end, kind)
        window = low[end : end + REACH]
        is_noun = ARTICLE.search(low[max(0, start - 12) : start]) is not None
        previous = 0
        for place, match in enumerate(WORD.finditer(window)):
            if window[previous : match.start()].strip(" -\u202f") or place > 4:
                return None
            word = match[0] if match[0] in self._after else match[0].rpartition("-")[2]
            if word in self._after:
                is_level = unit == "times" and word in ("above", "below", "up", "down")
                is_particle = word in ("off", "up", "down") and window.startswith(" to ", match.end())
                return None if is_level or is_particle else self._after[word]
            if (match[0] not in self._modifiers and (place > 0 or not is_noun)) or match[0] in TURNS:
                return None
            previous = match.end()
        return None

    def _directly(self, low: str, end: int, kind: str) -> str | None:
        match = WORD.match(low, end + 1) if low[end : end + 1] in (" ", "-") else None
        if match is None or match[0] not in self._after:
            return None
        is_amount = match[0] in AMOUNTS and ENDS.match(low, match.end()) is not None
        is_size = kind in SIZED and match[0].endswith("er") and match[0] not in ("higher", "lower")
        return self._after[match[0]] if is_amount or is_size else None
