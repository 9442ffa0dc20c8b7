"""English ranges: two numbers that are the ends of one quantity."""

import re
from dataclasses import replace

from transforms.figures.english.years import is_year
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Part

SIGN = r"(?:[a-z]{0,3}[$€£¥₹]|rmb|usd|eur|rs\.?)?"
LOOSE = (
    r"(?: (?:about|around|nearly|up to|as much as|as many as|as high as|as few as|over|more than|the|almost|roughly|"
    r"approximately|an estimated|at least|some|well over|just over|just under|just|perhaps|possibly|maybe|even))*"
)
DASH = re.compile(rf"[ \u202f]?(?:-|–|—|~|～)[ \u202f]?{SIGN}[ \u202f]?")
TO = re.compile(rf"-? ?-?(?:up )?(to|through|thru|till|until|and|or){LOOSE}(?:-| ?{SIGN} ?)")
LEAD = re.compile(
    r"(?:^|[^a-z])(between|from|(?:rang(?:e[sd]?|ing)|vary|varies|varied|varying|anywhere|somewhere|anything) (?:from|between))"
    rf"{LOOSE} ?{SIGN} ?$"
)
REACH = 180
"""Characters before `from A to B` within which a change makes two levels of it."""
FAR = 10
"""So many times the first number, the second is the level that a change led to: `rose by 120 to 4,800`."""
THOUSAND = 1000
CLAUSE = re.compile(r"[.;:!?\n]")
ASIDE = re.compile(r"\([^()]{0,80}\)?")
WORD = re.compile(r"[a-z]+")


class EnglishRanges:
    """Joins two numbers to one range."""

    def __init__(self, lexicon: Lexicon) -> None:
        least, most = (
            "|".join(
                sorted(
                    (
                        word
                        for word, told in lexicon.qualifiers["en", "before"].items()
                        if told == bound and word[0].isalpha()
                    ),
                    key=len,
                    reverse=True,
                )
            )
            for bound in ("at_least", "at_most")
        )
        self._least = re.compile(rf"(?:^|[^a-z])({least}) ?{SIGN} ?$")
        self._most = re.compile(rf",? (?:and|but|yet)(?: also)? (?:{most}) ?{SIGN} ?")
        self._moves = frozenset(
            (*lexicon.changes["en", "verb"], *lexicon.changes["en", "noun"], *lexicon.words["en", "move"])
        )

    def combined(self, low: str, parts: list[Part]) -> list[Part]:
        """The parts with two ends of a range made one: `€3-4 billion`, `between 10 and 20 million`, `from 3 to 5 percent`, not `rose from A to B`."""
        out: list[Part] = []
        for part in parts:
            merged = self._range(low, out[-1], part) if out else None
            if merged is not None:
                out[-1] = merged
            else:
                out.append(part)
        return out

    def _range(self, low: str, first: Part, second: Part) -> Part | None:
        (left, its), (right, unit) = first, second
        start = left.start if its is None else min(left.start, its.start)
        end = max(left.end, its.end) if its is not None and its.start >= left.end - 1 else left.end
        if right.start - end > REACH or not _can_pair(first, second):
            return None
        written = right.start if unit is None else min(right.start, max(end, unit.start))
        gap = low[end:written]  # between AUD 10 and AUD 20
        least = self._least.search(low[max(0, start - 40) : start]) if self._most.fullmatch(gap) is not None else None
        if least is not None:
            return _merged(max(0, start - 40) + least.start(1), first, second)
        is_dash = DASH.fullmatch(gap) is not None
        lead = LEAD.search(low[max(0, start - 40) : start])
        is_two = its is not None and unit is not None and unit.kind != "percent"
        if not is_dash and not self._is_range(low, start, TO.fullmatch(gap), lead, left, right, is_two=is_two):
            return None
        if is_dash and its is None and unit is None and right.raw <= left.raw:
            return None
        return _merged(start if lead is None else max(0, start - 40) + lead.start(1), first, second)

    def _is_range(
        self,
        low: str,
        start: int,
        joint: re.Match[str] | None,
        lead: re.Match[str] | None,
        left: Number,
        right: Number,
        *,
        is_two: bool,
    ) -> bool:
        """Whether the words before and between two numbers make them the ends of a range, not two levels or two things.

        `is_two`: each has a unit of its own, no share, so that a verb of change before leaves the second a level (*rose 20 cents to 75 cents*).
        """
        if joint is None:
            return False
        if joint[1] == "and":
            return lead is not None and "between" in lead[1]
        is_rising = left.value <= right.value or (left.raw <= right.raw and not left.is_scaled)
        if joint[1] == "or":
            is_plain = joint[0].strip() == "or" and left.kind == right.kind == "words"
            return is_plain and left.raw < right.raw and lead is None and not left.is_scaled
        if lead is None:
            before = low[max(0, start - 40) : start].rstrip(" $€£¥")
            is_moved = before.endswith((" from", "up", "down")) and left.value <= right.value
            is_far = right.value >= FAR * left.value > 0
            is_change = before.endswith(" by") or self._is_moved(before)
            return is_rising and not is_moved and not ((is_two or is_far) and is_change)
        return lead[1] != "from" or (is_rising and not self._is_move(low, max(0, start - 40) + lead.start(1)))

    def _is_moved(self, before: str) -> bool:
        """Whether one of the last two words is a change (`rose about $5 to $10`)."""
        return any(word in self._moves for word in WORD.findall(before)[-2:])

    def _is_move(self, low: str, start: int) -> bool:
        """Whether a change before `from` makes two levels of what follows: `grew from A to B`, `up 5%, from A to B`."""
        clause = CLAUSE.split(low[max(0, start - REACH) : start])[-1].rstrip(" $€£¥")
        parts = ASIDE.sub("", clause).rstrip(",").split(",")
        is_joined = len(parts) > 1 and parts[-1].lstrip().startswith(("and ", "or ", "while ", "with "))
        words = WORD.findall(" ".join(parts[-2:]) if is_joined else parts[-1])
        return any(word in self._moves for word in words)


def _merged(begin: int, first: Part, second: Part) -> Part | None:
    (left, its), (right, unit) = first, second
    lowest, highest = _lower_end(left, right), right.value
    if highest < lowest and lowest >= 0:
        return None
    lowest, highest = min(lowest, highest), max(lowest, highest)
    middle = float(f"{(lowest + highest) / 2:.15g}")
    merged = Number(
        begin, right.end, middle, lowest, highest, left.raw, left.kind, is_scaled=right.is_scaled, qualifier="between"
    )
    shared = unit or its
    if shared is not None:
        shared = replace(shared, start=begin, end=max(right.end, unit.end if unit is not None else 0))
    return merged, shared


def is_joint(low: str, end: int, start: int) -> bool:
    """Whether what stands between two numbers can join them to a range: a dash, `to`."""
    gap = low[end:start]
    return len(gap) < 24 and (DASH.fullmatch(gap) is not None or TO.fullmatch(gap) is not None)


def _can_pair(first: Part, second: Part) -> bool:
    """Whether kinds and units of two numbers fit one range; a unit written after the first alone says they do not, nor does a year fit an amount."""
    (left, its), (right, unit) = first, second
    if its is None and is_year(left) and (right.is_scaled or (unit is not None and unit.kind == "percent")):
        return False
    if "between" in (left.qualifier, right.qualifier) or (left.kind == "times" and right.kind != "times"):
        return False
    if its is not None and unit is not None:
        return its.unit == unit.unit and its.factor == unit.factor
    return its is None or unit is not None or its.start < left.start


def _lower_end(left: Number, right: Number) -> float:
    """The first number, with the scale of the second where only that one has it.

    3 of `3-4 billion` is 3e9, 100 of `a hundred to two hundred million` 1e8.
    """
    is_open = not left.is_scaled or left.value < THOUSAND
    if right.is_scaled and is_open and right.raw:
        scaled = float(f"{left.value * (right.value / right.raw):.15g}")
        if scaled <= right.value:
            return scaled
    return left.value
