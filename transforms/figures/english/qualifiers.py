"""What English words around a number commit to."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

PLACES = re.compile(r"(?:^| )(?:under|over|within|above|below|beyond|past|near|around|about|than|to|of)$")
POSSESSIVE = frozenset(("the", "its", "their", "his", "her", "our", "this", "that"))
LASTED = re.compile(r"(?:for|took|takes|take|lasted|lasts|well|just|of) $")
SUFFIX = "ish"
SIGNS = "~≈><≥≤="


class EnglishQualifiers:
    """Looks qualifiers up in the words before and after a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.qualifiers["en", "before"]
        self._following_words = lexicon.qualifiers["en", "after"]
        fillers = "|".join(sorted(map(re.escape, lexicon.words["en", "qualifier_filler"]), key=len, reverse=True))
        self._fillers = re.compile(rf"(?:^| )({fillers})$")
        verbs = "|".join(lexicon.words["en", "up_verb"])
        self._level = re.compile(rf"(?:^|[^a-z])(?:{verbs}) up to$")  # went up to 5%: a level
        numbers = "|".join((*lexicon.numbers["en", "cardinal"], *lexicon.numbers["en", "ten"]))
        words = sorted(self._following_words, key=len, reverse=True)
        glued = tuple(w for w in words if w[0] in "+-" or w == SUFFIX)
        signs, spaced = map(re.escape, glued), (re.escape(w) for w in words if w not in glued)
        self._after = re.compile(rf"(?: (?:{'|'.join(spaced)})|{'|'.join(signs)})(?![a-z]| \d| (?:{numbers})(?![a-z]))")

    def quantity(self, low: str, number: Number, unit: Unit | None) -> Quantity:
        """The number with its unit as a quantity whose span takes the qualifier in."""
        start = min(number.start, unit.start) if unit is not None else number.start
        end = max(number.end, unit.end) if unit is not None else number.end
        factor = unit.factor if unit is not None else 1.0
        value = float(f"{number.value * factor:.15g}")
        qualifier, begin, end = self._around(low, number, unit, start, end)
        lowest, highest = _committed(number, qualifier, value, factor)
        return Quantity(
            begin, end, value, lowest, highest, unit.unit if unit is not None else None, unit.kind if unit is not None else None,
            qualifier=qualifier or "exact", core_start=start, noun_metric=unit.metric if unit is not None else None, kind=number.kind,
        )  # fmt: skip

    def _around(self, low: str, number: Number, unit: Unit | None, start: int, end: int) -> tuple[str | None, int, int]:
        """The qualifier of the quantity at `low[start:end]`, and its span with it; a bound after it outweighs *about* before it."""
        is_joined = low[number.end : number.end + 1] == "-" and unit is not None and unit.kind != "money"
        qualifier, begin = number.qualifier, start
        if qualifier is None:
            qualifier, begin = self.before(low, start, is_joined=is_joined)
        is_span = unit is not None and unit.kind == "duration" and low.startswith("over ", begin)
        if is_span and not LASTED.search(low[max(0, begin - 12) : begin]):
            qualifier, begin = None, start  # invested over three years
        if qualifier in (None, "about"):
            bound, stop = self._following(low, number.end, end)
            qualifier, end = (qualifier, end) if bound is None else (bound, stop)
        return qualifier, begin, end

    def before(self, low: str, start: int, *, is_joined: bool = False) -> tuple[str | None, int]:
        """The qualifier that ends at `start` and where it begins: up to four words, an article between left aside.

        `is_joined`: the number is joined to its noun, so that an article before it belongs to something else (`over a 10-year period`).
        """
        text = low[max(0, start - 48) : start]
        base = start - len(text)
        bare = text.rstrip(" (\u202f")
        if bare[-1:] in SIGNS and bare:
            sign = bare[-2:] if bare[-2:] in self._before else bare[-1:]
            return self._before.get(sign), base + len(bare) - len(sign)
        told = self._without_fillers(bare, is_joined=is_joined)
        if told is None:
            return None, start
        at = len(told)
        best: tuple[str | None, int] = (None, start)
        for _ in range(5):
            at = told.rfind(" ", 0, at)
            words = told[at + 1 :].lstrip("(“\"'")
            if words in self._before:
                best = (self._before[words], base + len(told) - len(words))
            if at < 0:
                break
        is_level = best[0] == "at_most" and self._level.search(told) is not None
        return (None, start) if is_level else best

    def _without_fillers(self, words: str, *, is_joined: bool) -> str | None:
        """The words without what stands between a qualifier and its number; None where that shows that they do not belong together.

        `under the Rs 300-crore mission`, `less than the 5 million of last year`.
        """
        for _ in range(2):
            filler = self._fillers.search(words)
            if filler is None:
                break
            words = words[: filler.start()].rstrip()
            is_apart = filler[1] in POSSESSIVE or (is_joined and filler[1] in ("a", "an"))
            if is_apart and PLACES.search(words) is not None:
                return None
        return words

    def _following(self, low: str, number_end: int, end: int) -> tuple[str | None, int]:
        for place in (number_end, end):
            match = self._after.match(low, place)
            if match is not None:
                return self._following_words[match[0].strip()], max(end, match.end())
        return None, end


def _committed(number: Number, qualifier: str | None, value: float, factor: float) -> tuple[float | None, float | None]:
    """What the words commit to at least and at most."""
    if number.qualifier == "between":
        return _scaled(number.low, factor), _scaled(number.high, factor)
    return (None if qualifier == "at_most" else value), (None if qualifier == "at_least" else value)


def _scaled(end: float | None, factor: float) -> float | None:
    return None if end is None else float(f"{end * factor:.15g}")
