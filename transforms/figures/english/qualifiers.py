"""What English words around a number commit to."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

PLACES = re.compile(r"(?:^| )(?:under|over|within|above|below|beyond|past|near|around|about|than|to|of)$")
POSSESSIVE = frozenset(("the", "its", "their", "his", "her", "our", "this", "that"))
LASTED = re.compile(r"(?:for|took|takes|take|lasted|lasts|well|just|of) $")
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
        signs, spaced = [re.escape(w) for w in words if w[0] in "+-"], [re.escape(w) for w in words if w[0] not in "+-"]
        self._after = re.compile(rf"(?: (?:{'|'.join(spaced)})|{'|'.join(signs)})(?![a-z]| \d| (?:{numbers})(?![a-z]))")

    def quantity(self, low: str, number: Number, unit: Unit | None) -> Quantity:
        """The number with its unit as a quantity whose span takes the qualifier in."""
        start = min(number.start, unit.start) if unit is not None else number.start
        end = max(number.end, unit.end) if unit is not None else number.end
        factor = unit.factor if unit is not None else 1.0
        value = float(f"{number.value * factor:.15g}")
        is_compound = low[number.end : number.end + 1] == "-" and unit is not None and unit.kind != "money"
        qualifier, begin = number.qualifier, start
        if qualifier is None:
            qualifier, begin = self.before(low, start, is_compound=is_compound)
        if (
            unit is not None
            and unit.kind == "duration"
            and low.startswith("over ", begin)
            and not LASTED.search(low[max(0, begin - 12) : begin])
        ):
            qualifier, begin = None, start  # invested over three years
        if qualifier in (None, "about"):
            bound, stop = self._following(low, number.end, end)
            qualifier, end = (qualifier, end) if bound is None else (bound, stop)
        if number.qualifier == "between":
            lowest, highest = number.low, number.high
            lowest = None if lowest is None else float(f"{lowest * factor:.15g}")
            highest = None if highest is None else float(f"{highest * factor:.15g}")
        else:
            lowest = None if qualifier == "at_most" else value
            highest = None if qualifier == "at_least" else value
        return Quantity(
            begin, end, value, lowest, highest, unit.unit if unit is not None else None, unit.kind if unit is not None else None,
            qualifier=qualifier or "exact", core_start=start, noun_metric=unit.metric if unit is not None else None, kind=number.kind,
        )  # fmt: skip

    def before(self, low: str, start: int, *, is_compound: bool = False) -> tuple[str | None, int]:
        """The qualifier that ends at `start` and where it begins: up to four words, an article between left aside.

        `is_compound`: the number is joined to its noun, so that an article before it belongs to something else (`over a 10-year period`).
        """
        text = low[max(0, start - 48) : start]
        base = start - len(text)
        bare = text.rstrip(" (\u202f")
        if bare[-1:] in SIGNS and bare:
            sign = bare[-2:] if bare[-2:] in self._before else bare[-1:]
            return self._before.get(sign), base + len(bare) - len(sign)
        for _ in range(2):
            filler = self._fillers.search(bare)
            if filler is None:
                break
            bare = bare[: filler.start()].rstrip()
            if (filler[1] in POSSESSIVE or (is_compound and filler[1] in ("a", "an"))) and PLACES.search(
                bare
            ) is not None:
                return None, start  # `under the Rs 300-crore mission`, `less than the 5 million of last year`
        at = len(bare)
        best: tuple[str | None, int] = (None, start)
        for _ in range(5):
            at = bare.rfind(" ", 0, at)
            words = bare[at + 1 :].lstrip("(“\"'")
            if words in self._before:
                best = (self._before[words], base + len(bare) - len(words))
            if at < 0:
                break
        is_level = best[0] == "at_most" and self._level.search(bare) is not None
        return (None, start) if is_level else best

    def _following(self, low: str, number_end: int, end: int) -> tuple[str | None, int]:
        for place in (number_end, end):
            match = self._after.match(low, place)
            if match is not None:
                return self._following_words[match[0].strip()], max(end, match.end())
        return None, end
