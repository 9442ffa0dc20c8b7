"""Days at which years, halves, quarters, months and weeks begin and end."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """A period named at `text[start:end]`; the days are inclusive, None on an open side; `is_future`: it lies after the day of publication."""

    start: int
    end: int
    period_start: date | None
    period_end: date | None
    is_future: bool


def is_after(first: date | None, last: date | None, day: date | None) -> bool:
    """Whether a period lies wholly after `day`; a period that ends before it, or has no known day to compare, does not."""
    edge = first or last
    return day is not None and edge is not None and edge > day


def limited(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """The two days in order."""
    return (last, first) if first is not None and last is not None and first > last else (first, last)


def months(year: int, first: int, last: int) -> Span | None:
    """From the first day of one month to the last day of another: `months(2024, 7, 12)` is the second half of 2024."""
    if not (1 <= first <= last <= 12 and 1 <= year <= 9998):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def part_of_year(year: int, kind: str, number: int) -> Span | None:
    """A year, or its numbered half, quarter or month."""
    size = {"year": 12, "half": 6, "quarter": 3, "month": 1}[kind]
    return months(year, (number - 1) * size + 1, number * size)


def latest(kind: str, number: int, day: date, *, is_ahead: bool = False) -> Span | None:
    """The latest numbered part of a year that had begun on `day`; `is_ahead`: the first that had not ended."""
    candidates = [part_of_year(year, kind, number) for year in range(day.year - 1, day.year + 2)]
    spans = [span for span in candidates if span is not None]
    if is_ahead:
        return next((span for span in spans if span[1] >= day), None)
    return next((span for span in reversed(spans) if span[0] <= day), None)


def around(kind: str, step: int, day: date) -> Span | None:
    """The year, quarter, month, week or day that holds `day`, moved by `step` of its kind: -1 is the last one."""
    if kind == "day":
        return day + timedelta(days=step), day + timedelta(days=step)
    if kind == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    size = {"year": 12, "half": 6, "quarter": 3, "month": 1}[kind]
    index = (day.year * 12 + day.month - 1) // size + step
    year, place = divmod(index * size, 12)
    return months(year, place + 1, place + size)


def back(day: date, kind: str, count: int) -> date | None:
    """`day` moved back by years, quarters, months, weeks or days (forward for a negative count), kept within the month."""
    if kind in ("day", "week"):
        return day - timedelta(days=count * (7 if kind == "week" else 1)) if abs(count) < 5000 else None
    index = day.year * 12 + day.month - 1 - count * {"decade": 120, "year": 12, "quarter": 3, "month": 1}[kind]
    year, month = divmod(index, 12)
    if not 1900 <= year <= 2200:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def latest_day(month: int, day: int, published_on: date, *, is_ahead: bool = False) -> date | None:
    """The day without a year that is meant by a text of `published_on`: the latest not after it; `is_ahead`: the first not before it."""
    for year in [published_on.year, published_on.year + 1] if is_ahead else [published_on.year, published_on.year - 1]:
        found = day_of(year, month, day)
        if found is not None and ((found >= published_on) if is_ahead else (found <= published_on)):
            return found
    return None
