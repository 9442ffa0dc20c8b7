"""Shapes of English period expressions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transforms.periods.english_days import EnglishDays
from transforms.periods.english_names import is_name, is_past, is_to_come
from transforms.periods.shapes import Named, Resolve, groups_of, shape_of

REACH = 120
"""Characters before an expression that tell whether it is past or to come."""
Found = tuple[int, int, date | None, date | None]

_YEAR = r"(?P<year>(?:19[5-9]|20\d)\d)(?![\d%])(?![.,]\d)"
_FISCAL = r"(?P<fiscal>fiscal(?: year)? |financial year |FY ?)"
_EDGE = r"(?P<edge>(?:the )?(?:start|beginning|end|close) of |end-)"
_TRAIL = "last|past|previous|next|coming|following"
_ENDED = "(?:(?:that |which )?(?:ended|ending)|to)"
_LEAD = "in|since|by|during|until|till|through|as of|for|between|from|early|late|mid-"
_OF = r",?(?: of)?(?: the)? ?"
"""Parts of the shapes that no word list makes."""


class EnglishShapes(EnglishDays):
    """One expression for each shape, each followed by the method that resolves it."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        words: dict[str, dict[str, str]] = {}
        for language, kind, word, value in rows:
            if language == "en":
                words.setdefault(kind, {})[word] = value
        super().__init__(words)
        self._limits = words["limit"]
        self._bases = tuple(sorted(words["base"], key=len, reverse=True))
        self._shapes = [
            (shape_of(rf"(?<![\w$€£¥])(?:{shape})(?![A-Za-z])"), resolve) for shape, resolve in self._table()
        ]

    def _table(self) -> list[tuple[str, Resolve]]:
        """Each shape beside what resolves it."""
        month, place = self._one_of("month"), self._one_of("place")
        ordinal, weekday, number = self._one_of("ordinal"), self._one_of("weekday"), self._one_of("number")
        anchor = rf"(?:(?:{_FISCAL})?{_YEAR}|['’](?P<short>\d\d)|(?P<step>{place}) year)"  # 2024 · fiscal 2024 · '24 · last year
        count = rf"(?P<count>\d{{1,2}}|{number})"  # 12 · three
        month_day = rf"(?P<month>{month})\.?(?: (?P<day>\d{{1,2}})(?!\d))?"  # June 30 · June
        return [
            # November 18, 2023 · Nov. 18 · 18th November 2023
            (rf"(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:,]\d)(?:,? {_YEAR})?", self._day),
            (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{month})\b\.?(?:,? {_YEAR})?", self._day),
            (r"(?P<year>(?:19|20)\d\d)[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)", self._day),  # 2024-06-30
            # three months ended June 30, 2024 · the quarter that ended on April 28 · the year to March
            (rf"(?:the )?(?:{count}[ -])?(?P<span>month|quarter|year|week)s? {_ENDED} (?:on |in )?{month_day}(?:,? {_YEAR})?", self._ended),
            # the first quarter of 2025 · first-quarter · the second half of last year · fourth fiscal quarter
            (rf"(?P<odd>fiscal )?(?P<number>{ordinal})[ -](?P<odd>fiscal )?(?P<kind>quarter|half)(?!-)(?:{_OF}{anchor})?", self._part),
            (r"(?<![A-Za-z0-9])(?P<letter>[QH])(?P<number>[1-4])(?![\d.])" + rf"(?:{_OF}{anchor})?", self._part),  # Q1 2025 · H1 FY2024
            (r"(?<![A-Za-z0-9])(?P<number>[1-4])(?P<letter>[QH])(?:(?P<short>\d\d)(?!\d)| ?" + _YEAR + ")?(?![A-Za-z0-9])", self._part),  # 1Q25
            # the first nine months of 2024
            (rf"first {count} months(?:{_OF}{anchor})?", self._first_months),
            # January 2024 · late June · the end of March 2025
            (rf"{_EDGE}?(?:early |mid-|mid |late )?(?P<month>{month})\.?,?(?: of)? {anchor}", self._month),
            (rf"(?:{_LEAD}|(?P<place>{place})|{_EDGE}) ?(?P<month>{month})(?![A-Za-z-]|\.? ?\d)", self._month),
            # 2020 to 2024 · between 2020 and 2024 · 2023-24
            (r"(?P<year>(?:19|20)\d\d)(?: (?:to|through|until|and|-|–) |[-–—])(?P<last>(?:19|20)\d\d)(?![\d,-])", self._years),
            (r"(?P<year>(?:19|20)\d\d)[-/–](?P<two>\d\d)(?![\d-])", self._years),
            # the end of 2025 · year-end · late 2024 · mid-2025
            (rf"(?:the )?(?P<edge>end|close) of (?:the (?P<zero>year)\b|{anchor})|(?P<edge>year-?end|end-)(?: ?of)? ?(?:{anchor})?", self._year_end),
            (rf"(?P<edge>early|late|mid|the start of|the beginning of)[ -]{anchor}", self._year),
            (rf"{_FISCAL}(?P<year>(?:19|20)\d\d)(?:[-/](?:20)?(?P<two>\d\d))?(?![\d,])", self._years),
            (rf"FY ?['’]?(?P<short>\d\d)(?!\d)|{anchor}", self._year),  # FY24 · 2023 · last year
            (r"(?P<zero>so far this year|year[- ]to[- ]date|since the start of the year)", self._to_date),
            # the past three years · the next decade
            (rf"(?:the |its )?(?P<place>{_TRAIL}) (?:{count} )?(?P<span>day|week|month|quarter|year|decade)s?", self._trailing),
            (rf"(?P<place>{place}) (?P<kind>week|month|quarter|half)", self._around),
            (rf"(?:on|late|early) (?P<weekday>{weekday})", self._weekday),
            (r"(?P<weekday>yesterday|today|tomorrow)", self._weekday),
        ]  # fmt: skip

    def _one_of(self, kind: str) -> str:
        return "(?:" + "|".join(sorted((re.escape(word) for word in self._words[kind]), key=len, reverse=True)) + ")"

    def found(self, text: str, published_on: date | None) -> Iterator[Found]:
        """Every expression with its days; where it is only compared with, or not to be resolved, both days are None."""
        for shape, resolve in self._shapes:
            for match in shape.finditer(text):
                if is_name(match, text):
                    continue
                limit, start = self._limit(text, match)
                before = text[max(0, start - REACH) : start]
                is_ahead = limit in ("end", "before") and not is_past(before)
                if limit is None and resolve == self._day:
                    is_ahead = is_to_come(before)
                span = resolve(Named(groups_of(match), published_on, is_ahead))
                limit = "end" if limit == "reached" else limit
                if span is None or (limit == "base" and "last" not in match.re.groupindex):
                    yield start, match.end(), None, None
                elif limit == "before":
                    yield start, match.end(), None, span[0] - timedelta(days=1)
                elif limit == "end":
                    yield start, match.end(), None, span[1]
                elif limit == "start":
                    yield start, match.end(), span[0], None
                else:
                    yield match.start(), match.end(), *span

    def _limit(self, text: str, match: re.Match[str]) -> tuple[str | None, int]:
        """What the words before make of the period (`end`, `start`, `base`), and where they begin."""
        own = match[0].split(" ", 1)[0].lower()
        if own in self._limits:
            return self._limits[own], match.start()
        before = text[max(0, match.start() - 24) : match.start()].lower()
        bare = before.removesuffix("the ").removesuffix("around ").removesuffix("about ").rstrip()
        for words, side in self._limits.items():
            if bare.endswith(words) and not bare[: -len(words)][-1:].isalnum():
                return side, match.start() - (len(before) - before.rfind(words))
        for words in self._bases:
            if bare.endswith(words) and not bare[: -len(words)][-1:].isalnum():
                return "base", match.start()
        return None, match.start()
