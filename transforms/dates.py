"""Calendar days as publishers print them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from seeds import References

EARLIEST = date(1990, 1, 1)
"""No article of the web is older; an earlier day is a placeholder."""

_NUMERIC = {
    "iso": r"(?<!\d)(?P<y{0}>(?:19|20)\d\d)[-/.](?P<m{0}>[01]?\d)[-/.](?P<d{0}>[0-3]?\d)(?!\d)",  # 2025-03-04, 2025/3/4, 2025-03-04T10:00Z
    "han": r"(?<!\d)(?P<y{0}>(?:19|20)\d\d) ?年 ?(?P<m{0}>[01]?\d) ?月 ?(?P<d{0}>[0-3]?\d) ?[日号]",  # 2025年3月4日
    "slash": r"(?<!\d)(?P<m{0}>[0-3]?\d)/(?P<d{0}>[0-3]?\d)/(?P<y{0}>(?:19|20)\d\d)(?!\d)",  # 03/24/2025, 24/03/2025
    "dotted": r"(?<![\d.])(?P<d{0}>[0-3]?\d)\.(?P<m{0}>[01]?\d)\.(?P<y{0}>(?:19|20)\d\d)(?!\.?\d)",  # 24.03.2025
    "spaced": r"(?<!\d)(?P<m{0}>[01]?\d)/(?P<d{0}>[0-3]?\d) (?P<y{0}>(?:19|20)\d\d)(?!\d)",  # 07/22 2024
}
_NAMED = {
    "month_first": r"\b(?P<m{0}>{1})\.? (?P<d{0}>[0-3]?\d)(?:st|nd|rd|th)?(?:, ?| )(?P<y{0}>(?:19|20)\d\d)(?!\d)",  # March 4, 2025
    "day_first": r"(?<!\d)(?P<d{0}>[0-3]?\d)(?:st|nd|rd|th)?[ -](?P<m{0}>{1})\.?,?[ -](?P<y{0}>(?:19|20)\d\d)(?!\d)",  # 4 March 2025
}
_CLOCK = (
    r"(?:[T ]|, | at | - |\| ?)*(?:[0-2]?\d[:：][0-5]\d(?:[:：][0-5]\d(?:\.\d+)?)?|(?<!\d)[0-1]?\d(?= ?[ap]\.?m\b))"
    r"(?: ?[ap]\.?m\b\.?)?(?: ?(?:Z|UTC|GMT|[ECMP][SD]?T|CST|BST|CEST|CET|HKT|SGT|JST|IST|AEST|[+-]\d\d:?\d\d)\b)?"
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day at `text[start:end]`, the time of day beside it included."""

    day: date
    start: int
    end: int


class DayReader:
    """Reads days with a year; of a numeric day whose month and day could be told either way there is none."""

    def __init__(self, references: References) -> None:
        months = references.table("month_names")
        self._months = {name.casefold(): int(number) for name, number in months.select("name", "month").iter_rows()}
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        forms = [form.format(kind) for kind, form in _NUMERIC.items()] + [
            form.format(kind, names) for kind, form in _NAMED.items()
        ]
        self._day = re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
        self._clock = re.compile(_CLOCK, re.IGNORECASE)

    def days(self, text: str) -> list[PrintedDay]:
        """Every day printed in a short text, in its order; impossible days (31 June) are none."""
        printed = []
        for found in self._day.finditer(text):
            day = self._day_of({key: value for key, value in found.groupdict().items() if value})
            if day is not None:
                clock = self._clock.match(text, found.end())
                printed.append(PrintedDay(day, found.start(), clock.end() if clock else found.end()))
        return printed

    def day(self, text: str) -> date | None:
        """The only or first day of a text."""
        printed = self.days(text[:200])
        return printed[0].day if printed else None

    def _day_of(self, groups: dict[str, str]) -> date | None:
        form = next(iter(groups))[1:]
        year, month_words, day = groups[f"y{form}"], groups[f"m{form}"].casefold(), int(groups[f"d{form}"])
        month = self._months[month_words] if form in _NAMED else int(month_words)
        if form == "slash" and month > 12 >= day:
            month, day = day, month
        elif form == "slash" and month != day and day <= 12:
            return None
        try:
            return date(int(year), month, day)
        except ValueError:
            return None


def is_plausible(day: date, retrieved_on: date) -> bool:
    """Whether an article retrieved then can have been published that day; a day of grace for time zones."""
    return EARLIEST <= day <= retrieved_on + timedelta(days=1)
