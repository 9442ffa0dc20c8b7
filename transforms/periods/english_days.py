"""The days that the parts of an English period expression come to."""

from collections.abc import Mapping
from datetime import date, timedelta

from transforms.periods.calendar import Span, around, back, day_of, latest, latest_day, months, part_of_year
from transforms.periods.shapes import Named


class EnglishDays:
    """One method for each shape; `words` are the numbers of month names, ordinals and relative words by kind."""

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self._words = words

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
        if named.words.get("count") is None and named.words["all"].endswith("s"):
            return None  # the coming weeks: nobody says how many
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
