"""What a Chinese clause speaks of: the words before its first verb or measured noun, else those of the clause before."""

import re
from collections.abc import Iterable, Sequence

from transforms.figures.quantity import Quantity

Span = tuple[int, int]
MARKS = re.compile(r"[，。；：！？,;!?]|——|\n")
SHORTEST, LONGEST = 2, 24
"""Characters of a topic."""
COUNTED = re.compile(r"(?<![a-z\d.-])\d")
"""A number that is no part of a name such as `V3`."""
QUOTES = "“”「」『』《》\"'（）() "


class Topics:
    """Finds topics by the words that end them (`ends`), lead a clause before them (`leads`), name nothing alone (`plain`), begin none (`never`)."""

    def __init__(self, ends: Iterable[str], leads: Iterable[str], plain: Iterable[str], never: Iterable[str]) -> None:
        self._plain = frozenset(plain)
        self._never = tuple(never)
        self._ends = re.compile("|".join(sorted(map(re.escape, ends), key=len, reverse=True)))
        lead = "|".join(sorted(map(re.escape, leads), key=len, reverse=True))
        quotes = re.escape(QUOTES)
        self._leads = re.compile(
            rf"(?:{lead}|(?:19|20)\d\d年(?:度|底|末|初)?|\d{{1,2}}月(?:\d{{1,2}}日|底|末|初|份)?"
            rf"|[上下]半年|[前第]?[一二三四]个?季度|前\d+个月|[{quotes}])+"
        )

    def topic(self, low: str, quantity: Quantity, names: Sequence[Span] = ()) -> Span | None:
        """The topic of the figure's clause or, where that begins with its verb, of the nearest clause before in the sentence; None if none is told.

        No topic ends inside one of `names`.
        """
        marks = [match.end() for match in MARKS.finditer(low, 0, quantity.core_start)]
        bounds = [0, *marks]
        for place in range(len(bounds) - 1, -1, -1):
            end = quantity.core_start if place == len(bounds) - 1 else bounds[place + 1] - 1
            found = self._in_clause(low, bounds[place], end, names)
            words = "" if found is None else low[found[0] : found[1]]
            is_told = bool(words) and words not in self._plain and not words.startswith(self._never)
            if is_told and not COUNTED.search(words):
                return found
        return None

    def _in_clause(self, low: str, start: int, end: int, names: Sequence[Span]) -> Span | None:
        lead = self._leads.match(low, start, end)
        start = lead.end() if lead is not None else start
        stops = (match.start() for match in self._ends.finditer(low, start, end))
        last = next((at for at in stops if not any(first <= at < stop for first, stop in names)), end)
        while last > start and (low[last - 1] in "的在已约共将也还仅就为从以对与和及是" or low[last - 1] in QUOTES):
            last -= 1
        return (start, last) if SHORTEST <= last - start <= LONGEST else None


def covered(spans: Sequence[Span], topic: Span) -> int | None:
    """The first of some spans that lies in a topic."""
    return next((i for i, (start, end) in enumerate(spans) if topic[0] <= start and end <= topic[1]), None)
