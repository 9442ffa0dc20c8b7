"""Which of the periods of a sentence is a figure's."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from transforms.figures.clauses import APART
from transforms.figures.quantity import Quantity
from transforms.periods import Period
from transforms.periods.calendar import back

LEADS = 24
"""A period that begins within so many characters of a sentence leads it."""
LISTED = 80
"""Characters between two figures of one list."""
NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
EARLIER = re.compile(
    r"(?: [a-z]+){0,2},? (?:(?:in|for|during) )?(?:(?P<count>a|one|two|three|four|five|ten|\d{1,2}) (?P<kind>year|quarter|month|decade)s? "
    r"(?P<way>earlier|before|ago|prior|previously)|the (?:year|(?P<part>quarter|month)) (?:before|earlier)|"
    r"(?:in )?the (?:same|corresponding|year-earlier|year-ago|prior-year|comparable) (?:period|quarter|month)"
    r"(?: (?:of )?last year| a year (?:ago|earlier|before)| in 20\d\d)?"
    r"|(?:in )?the (?:previous|prior|preceding) (?P<last>year|quarter|month)|(?P<year>last year)(?! (?:to|and)))(?![a-z])"
)
"""What tells that a level is that of an earlier time: `up from $3 billion | a year earlier`."""


def period_of(
    low: str,
    quantity: Quantity,
    periods: Sequence[Period],
    quantities: Sequence[Quantity],
    previous: Period | None,
) -> Period | None:
    """The period nearest to a figure in its clause, no other figure between; else that of what it is a change of; else what leads the sentence."""
    near = [
        (abs(period.start - quantity.end) if period.start >= quantity.end else quantity.start - period.end, period)
        for period in periods
        if period.end <= quantity.start or period.start >= quantity.end
    ]
    direct = [
        (distance, period)
        for distance, period in near
        if not any(
            min(period.end, quantity.end) <= other.start and other.end <= max(period.start, quantity.start)
            for other in quantities
            if other is not quantity
        )
        and not APART.search(low, min(period.end, quantity.end), max(period.start, quantity.start))
    ]
    if direct:
        return min(direct, key=lambda row: (row[0], row[1].start))[1]
    leading = [
        period
        for _, period in near
        if period.start < quantities[0].start and (period.start < LEADS or low[period.end : period.end + 1] in ",，")
    ]
    return previous or (leading[-1] if leading else None)


def shared(low: str, before: Quantity, quantity: Quantity, period: Period | None) -> Period | None:
    """The period that stands before a figure, for the next one of its list too: `fiscal 2024 sales of $3 billion and profit of | $1 billion`."""
    if period is None or period.end > before.start or quantity.start - before.end > LISTED:
        return None
    gap = low[before.end : quantity.start]
    is_listed = gap.startswith((" and ", ", ", " or ", " to ", " (")) and not APART.search(gap)
    return period if is_listed and before.unit_kind == quantity.unit_kind else None


def earlier(low: str, quantity: Quantity, base: Period | None, published_on: date | None) -> Period | None:
    """The earlier time of a level with which another is compared, counted back from `base`; *ago*, from the day of publication by years.

    Where the other names no time it is of the month of publication, as facts have it.
    """
    match = EARLIER.match(low, quantity.end) if quantity.change is None else None
    if match is None or (base is not None and match.start() <= base.start and base.end <= match.end()):
        return None  # of `last year` nothing is counted back
    count = match["count"]
    steps = 1 if count is None else int(count) if count.isdigit() else NUMBERS[count]
    kind = match["kind"] or match["part"] or match["last"] or "year"
    if match["way"] == "ago" and kind in ("year", "decade") and (steps > 1 or kind == "decade"):
        years = steps * (10 if kind == "decade" else 1)
        if published_on is None:
            return None
        year = published_on.year - years
        return Period(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31), is_future=False)
    if base is None and published_on is not None:
        following = date(published_on.year + published_on.month // 12, published_on.month % 12 + 1, 1)
        base = Period(0, 0, published_on.replace(day=1), following - timedelta(days=1), is_future=False)
    if base is None or (base.period_end or base.period_start) is None:
        return None
    first, last = _back(base.period_start, kind, steps), _back(base.period_end, kind, steps)
    return Period(match.start(), match.end(), first, last, is_future=False)


def _back(day: date | None, kind: str, steps: int) -> date | None:
    """The day some years, quarters or months before; the last day of a month stays one."""
    if day is None:
        return None
    following = back(day + timedelta(days=1), kind, steps)
    is_last = (day + timedelta(days=1)).day == 1
    return following - timedelta(days=1) if is_last and following is not None else back(day, kind, steps)


_SINCE_YEAR = re.compile(
    r"[^.;,]{0,24}?(?:from|over|than|on|to|with|versus|against) (?:in )?((?:19|20)\d\d)(?!\d|[.,]\d)"
)


def basis_by_year(low: str, quantity: Quantity, period: Period | None, published_on: date | None) -> str | None:
    """Against what a change is measured whose basis is a year: `up 3% from 2017` of a figure of 2018 is year on year, any other is `other`."""
    match = (
        _SINCE_YEAR.match(low, quantity.end)
        if quantity.change is not None and quantity.change_basis in (None, "comparison")
        else None
    )
    if match is None:
        return quantity.change_basis
    end = (period.period_end or period.period_start) if period is not None else published_on
    return "year_on_year" if end is not None and end.year == int(match[1]) + 1 else "other"
