"""Which of the periods of a Chinese sentence is that of a figure: time stands before what it times, and holds until another comes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds import References
from transforms.figures.quantity import Quantity
from transforms.periods import Period
from transforms.periods.calendar import back

BASE = re.compile(r"(?:上年|去年)(?:同期|同月|同季)[^，。；]{0,8}$")
MARKS = re.compile(r"[，。；：！？,;]")


class ChineseTimes:
    """Finds the period of a figure."""

    def __init__(self, references: References) -> None:
        words: dict[str, list[str]] = {"event": [], "now": []}
        for language, kind, word in references.table("period_clauses").iter_rows():
            if language == "zh":
                words[kind].append(re.escape(word))
        self._event = re.compile("|".join(words["event"]))
        self._now = re.compile("|".join(words["now"]))

    def period(
        self, low: str, quantity: Quantity, periods: Sequence[Period], quantities: Sequence[Quantity]
    ) -> Period | None:
        """The last period before the figure, unless it is the time of something else; else one behind it in its clause."""
        before = [period for period in periods if period.end <= quantity.core_start]
        for period in reversed(before):
            if (
                quantity.change is None
                and quantity.unit_kind not in ("ratio", "percent")
                and BASE.search(low[period.end : quantity.core_start])
            ):
                return _year_before(period)
            if self._now.search(low, period.end, quantity.core_start):
                return None
            if not self._is_of_event(low, period, quantity, quantities):
                return period
        stop = MARKS.search(low, quantity.end)
        end = len(low) if stop is None else stop.start()
        return next((period for period in periods if quantity.end <= period.start and period.end <= end), None)

    def _is_of_event(self, low: str, period: Period, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
        """Whether a clause without a figure says with it when something began: `成立于2021年，注册资本8000万元`."""
        start = max((match.end() for match in MARKS.finditer(low, 0, period.start)), default=0)
        stop = MARKS.search(low, period.end)
        end = len(low) if stop is None else stop.start()
        if end >= quantity.core_start or any(start <= other.core_start < end for other in quantities):
            return False
        return self._event.search(low, start, end) is not None


def _year_before(period: Period) -> Period:
    """The same period of the year before: that of `上年同期亏损1.3亿元`."""
    first, last = (None if day is None else back(day, "year", 1) for day in (period.period_start, period.period_end))
    return replace(period, period_start=first, period_end=last, is_future=False)
