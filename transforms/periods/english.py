"""Shapes of English period expressions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transforms.periods.calendar import Span, around, back, day_of, latest, latest_day, months, part_of_year
from transforms.periods.shapes import Named, groups_of, shape_of

Found = tuple[int, int, date | None, date | None]


class EnglishShapes:
    """One expression for each shape, each followed by the method that resolves it."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        words: dict[str, dict[str, str]] = {}
        for language, kind, word, value in rows:
            if language == "en":
                words.setdefault(kind, {})[word] = value
        self._words = words
        self._limits = words["limit"]
        self._bases = tuple(sorted(words["base"], key=len, reverse=True))
        month, place = self._one_of("month"), self._one_of("place")
        ordinal, weekday, number = self._one_of("ordinal"), self._one_of("weekday"), self._one_of("number")
        year = r"(?P<year>(?:19[5-9]|20\d)\d)(?![\d%])(?![.,]\d)"
        fiscal = r"(?P<fiscal>fiscal(?: year)? |financial year |FY ?)"
        anchor = rf"(?:(?:{fiscal})?{year}|['’](?P<short>\d\d)|(?P<step>{place}) year)"  # 2024 · fiscal 2024 · '24 · last year
        count = rf"(?P<count>\d{{1,2}}|{number})"  # 12 · three
        month_day = rf"(?P<month>{month})\.?(?: (?P<day>\d{{1,2}})(?!\d))?"  # June 30 · June
        edge = r"(?P<edge>(?:the )?(?:start|beginning|end|close) of |end-)"
        trail = "last|past|previous|next|coming|following"
        lead = "in|since|by|during|until|till|through|as of|for|between|from|early|late|mid-"
        of = r",?(?: of)?(?: the)? ?"
        shapes = [
            # November 18, 2023 · Nov. 18 · 18th November 2023
            (rf"(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:,]\d)(?:,? {year})?", self._day),
            (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{month})\b\.?(?:,? {year})?", self._day),
            (r"(?P<year>(?:19|20)\d\d)[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)", self._day),  # 2024-06-30
            # three months ended June 30, 2024 · the year to March
            (rf"(?:the )?(?:{count}[ -])?(?P<span>month|quarter|year|week)s? (?:ended|ending|to) (?:on )?{month_day}(?:,? {year})?", self._ended),
            # the first quarter of 2025 · first-quarter · the second half of last year · fourth fiscal quarter
            (rf"(?P<odd>fiscal )?(?P<number>{ordinal})[ -](?P<odd>fiscal )?(?P<kind>quarter|half)(?!-)(?:{of}{anchor})?", self._part),
            (r"(?<![A-Za-z0-9])(?P<letter>[QH])(?P<number>[1-4])(?![\d.])" + rf"(?:{of}{anchor})?", self._part),  # Q1 2025 · H1 FY2024
            (r"(?<![A-Za-z0-9])(?P<number>[1-4])(?P<letter>[QH])(?:(?P<short>\d\d)(?!\d)| ?" + year + ")?(?![A-Za-z0-9])", self._part),  # 1Q25
            # the first nine months of 2024
            (rf"first {count} months(?:{of}{anchor})?", self._first_months),
            # January 2024 · late June · the end of March 2025
            (rf"{edge}?(?:early |mid-|mid |late )?(?P<month>{month})\.?,?(?: of)? {anchor}", self._month),
            (rf"(?:{lead}|(?P<place>{place})|{edge}) ?(?P<month>{month})(?![A-Za-z-]|\.? ?\d)", self._month),
            # 2020 to 2024 · between 2020 and 2024 · 2023-24
            (r"(?P<year>(?:19|20)\d\d)(?: (?:to|through|until|and|-|–) |[-–—])(?P<last>(?:19|20)\d\d)(?![\d,-])", self._years),
            (r"(?P<year>(?:19|20)\d\d)[-/–](?P<two>\d\d)(?![\d-])", self._years),
            # the end of 2025 · year-end · late 2024 · mid-2025
            (rf"(?:the )?(?P<edge>end|close) of (?:the (?P<zero>year)\b|{anchor})|(?P<edge>year-?end|end-)(?: ?of)? ?(?:{anchor})?", self._year_end),
            (rf"(?P<edge>early|late|mid|the start of|the beginning of)[ -]{anchor}", self._year),
            (rf"{fiscal}(?P<year>(?:19|20)\d\d)(?:[-/](?:20)?(?P<two>\d\d))?(?![\d,])", self._years),
            (rf"FY ?['’]?(?P<short>\d\d)(?!\d)|{anchor}", self._year),  # FY24 · 2023 · last year
            (r"(?P<zero>so far this year|year[- ]to[- ]date|since the start of the year)", self._to_date),
            # the past three years · the next decade
            (rf"(?:the |its )?(?P<place>{trail}) (?:{count} )?(?P<span>day|week|month|quarter|year|decade)s?", self._trailing),
            (rf"(?P<place>{place}) (?P<kind>week|month|quarter|half)", self._around),
            (rf"(?:on|late|early) (?P<weekday>{weekday})", self._weekday),
            (r"(?P<weekday>yesterday|today|tomorrow)", self._weekday),
        ]  # fmt: skip
        self._shapes = [(shape_of(rf"(?<![\w$€£¥])(?:{shape})(?![A-Za-z])"), resolve) for shape, resolve in shapes]

    def _one_of(self, kind: str) -> str:
        return "(?:" + "|".join(sorted((re.escape(word) for word in self._words[kind]), key=len, reverse=True)) + ")"

    def found(self, text: str, published_on: date | None) -> Iterator[Found]:
        """Every expression with its days; where it is only compared with, or not to be resolved, both days are None."""
        for shape, resolve in self._shapes:
            for match in shape.finditer(text):
                if _is_name(match, text):
                    continue
                limit, start = self._limit(text, match)
                is_ahead = limit == "end" and not _is_past(text[max(0, start - 120) : start])
                span = resolve(Named(groups_of(match), published_on, is_ahead))
                limit = "end" if limit == "reached" else limit
                if span is None or (limit == "base" and "last" not in match.re.groupindex):
                    yield start, match.end(), None, None
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

    def _count(self, words: str | None) -> int:
        if words is None:
            return 1
        return int(words) if words.isdigit() else int(self._words["number"][words])

    def _year_of(self, named: Named) -> int | None:
        if named.words.get("year"):
            return int(named.words["year"])
        if named.words.get("short"):
            return 2000 + int(named.words["short"])
        if named.words.get("step") and named.published_on is not None:
            return named.published_on.year + int(self._words["place"][named.words["step"]])
        return None

    def _day(self, named: Named) -> Span | None:
        month = (
            int(named.words["number"]) if named.words.get("number") else int(self._words["month"][named.words["month"]])
        )
        year = self._year_of(named)
        if year is not None:
            found = day_of(year, month, int(named.words["day"]))
        elif named.published_on is not None:
            found = latest_day(month, int(named.words["day"]), named.published_on, is_ahead=named.is_ahead)
        else:
            found = None
        return None if found is None else (found, found)

    def _ended(self, named: Named) -> Span | None:
        month, year = int(self._words["month"][named.words["month"]]), self._year_of(named)
        if year is not None:
            span = part_of_year(year, "month", month)
        else:
            span = (
                None
                if named.published_on is None
                else latest("month", month, named.published_on, is_ahead=named.is_ahead)
            )
        if span is None:
            return None
        last = ("day" in named.words and day_of(span[1].year, month, int(named.words["day"]))) or span[1]
        first = back(last + timedelta(days=1), named.words["span"], self._count(named.words.get("count")))
        return None if first is None else (first, last)

    def _part(self, named: Named) -> Span | None:
        if named.words.get("odd") or (named.words.get("fiscal") or " ").strip():
            return None  # whose fiscal year it is decides; not known here
        letter = named.words.get("letter")
        kind = {"q": "quarter", "h": "half"}[letter] if letter else named.words["kind"]
        word = named.words["number"]
        number = int(word) if word.isdigit() else int(self._words["ordinal"][word])
        if kind == "half" and number > 2:
            return None
        year = self._year_of(named)
        if year is not None:
            return part_of_year(year, kind, number)
        return None if named.published_on is None else latest(kind, number, named.published_on, is_ahead=named.is_ahead)

    def _first_months(self, named: Named) -> Span | None:
        year = self._year_of(named) or (named.published_on.year if named.published_on is not None else None)
        if year is None or (named.published_on is not None and named.is_ahead and not named.words.get("year")):
            return None
        return months(year, 1, self._count(named.words.get("count")))

    def _month(self, named: Named) -> Span | None:
        month, year = int(self._words["month"][named.words["month"]]), None
        place = named.words.get("place")
        if named.words.get("year") or named.words.get("short") or (place and " year" in named.words["all"]):
            year = self._year_of(named)
        if year is None:
            if named.published_on is None:
                return None
            ahead = named.is_ahead or (place is not None and int(self._words["place"][place]) > 0)
            span = latest("month", month, named.published_on, is_ahead=ahead)
        else:
            span = part_of_year(year, "month", month)
        edge = named.words.get("edge") or ""
        if span is None or not edge:
            return span
        return (span[1], span[1]) if "end" in edge or "close" in edge else (span[0], span[0])

    def _years(self, named: Named) -> Span | None:
        first = int(named.words["year"])
        last = int(named.words["last"]) if named.words.get("last") else first
        if named.words.get("two"):
            last = first // 100 * 100 + int(named.words["two"])
        span, end = part_of_year(first, "year", 1), part_of_year(last, "year", 1)
        return None if span is None or end is None or last < first else (span[0], end[1])

    def _year(self, named: Named) -> Span | None:
        year = self._year_of(named)
        if year is None:
            return None
        edge = named.words.get("edge") or ""
        parts = {"early": (1, 6), "late": (7, 12), "the start of": (1, 3), "the beginning of": (1, 3), "mid": (5, 8)}
        return months(year, *parts.get(edge, (1, 12)))

    def _year_end(self, named: Named) -> Span | None:
        year = self._year_of(named)
        if year is None and named.published_on is not None and "-" not in named.words["all"][-1:]:
            year = named.published_on.year
        return None if year is None else (date(year, 12, 31), date(year, 12, 31))

    def _to_date(self, named: Named) -> Span | None:
        return None if named.published_on is None else (date(named.published_on.year, 1, 1), named.published_on)

    def _trailing(self, named: Named) -> Span | None:
        if named.published_on is None:
            return None
        kind, place = named.words["span"], named.words["place"]
        if named.words.get("count") is None and place in ("last", "next", "previous", "coming", "following"):
            return None if kind == "decade" else around(kind, int(self._words["place"][place]), named.published_on)
        step = int(self._words["place"][place])
        other = back(named.published_on, kind, -step * self._count(named.words.get("count")))
        if other is None:
            return None
        return (other, named.published_on) if step < 0 else (named.published_on + timedelta(days=1), other)

    def _around(self, named: Named) -> Span | None:
        if named.published_on is None:
            return None
        return around(named.words["kind"], int(self._words["place"][named.words["place"]]), named.published_on)

    def _weekday(self, named: Named) -> Span | None:
        if named.published_on is None:
            return None
        word = named.words["weekday"]
        if word in ("yesterday", "today", "tomorrow"):
            return around("day", ("yesterday", "today", "tomorrow").index(word) - 1, named.published_on)
        gone = (named.published_on.weekday() - int(self._words["weekday"][word])) % 7
        return around("day", -gone, named.published_on)


_TITLED = re.compile(r" [A-Z]\w*(?: (?:of|on|the|and|for))? [A-Z]")
"""Two capitals after a year make it part of a title, unless a preposition or a comma stands before the year."""
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|must|can|shall|expect|plan|aim|target|forecast|hope|intend|pledge|due)|"
    r"\bto (?!(?:about|nearly|more|over|almost|around|some|just|a|an|the|at|roughly) )[a-z]"
)
_PAST = re.compile(r"\b(?:had|was|were|reached|rose|fell|grew|[a-z]{3,}ed)\b")
_LED = re.compile(
    r"(?:\b(?:in|of|by|since|from|to|until|for|through|during|and|late|early|over|than|on|with|before|after|between|"
    r"fiscal|year|around|end|mid|spring|summer|autumn|fall|winter)|[,;.)]) ?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b[A-Z][\w&-]* $")


def _is_past(before: str) -> bool:
    """Whether a limit is told of the past: `had 5 million users by the end of August`, `it grew to 40 people by June`."""
    clause = re.split(r"[;:.!?] ", before.lower())[-1]
    return _PAST.search(clause) is not None and _AHEAD.search(clause) is None


def _is_name(match: re.Match[str], text: str) -> bool:
    """A month must be written with a capital (`may`, `march`); a bare year must not be a count (`2000 employees`) or part of a name."""
    if "month" in match.re.groupindex and (match["month"] or "X")[0].islower():
        return True
    if match[0].isdigit() and len(match[0]) == 4:
        after = text[match.end() : match.end() + 24]
        before = text[max(0, match.start() - 12) : match.start()]
        if after[:1] in ("-", "/", "’") or before[-1:] in ("-", "#", "/"):
            return before[-4:].lower() not in ("mid-", "end-")
        if _TITLED.match(after) and not _LED.search(before):  # the 2023 Industry Status Report
            return True
        if _TITLE.search(before) and not _LED.search(before):  # AI Index 2024
            return True
        counted = re.match(r" (?:[a-z]+ )?[a-z]+s\b", after)
        led = re.search(
            r"(?:\b(?:in|of|by|since|from|to|until|for|through|the|its|their|during|and|late|early)|['’]s?) $", before
        )
        return bool(int(match[0]) % 100 == 0 and counted and not led)
    return False
