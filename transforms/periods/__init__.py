"""Periods that a text names (`in Q1 2025`, `last year`, `by 2030`, `截至6月底`), resolved against the day of publication."""

from collections.abc import Callable, Iterator
from datetime import date

from seeds import References
from transforms.periods.calendar import Period, is_after, limited
from transforms.periods.chinese import ChineseShapes
from transforms.periods.english import EnglishShapes

__all__ = ["Period", "PeriodReader"]

Found = tuple[int, int, date | None, date | None]
Shapes = Callable[[str, date | None], Iterator[Found]]


class PeriodReader:
    """Reads periods in English and Chinese text."""

    def __init__(self, references: References) -> None:
        table = references.table("period_words")
        rows = list(table.select("language", "kind", "word", "value").iter_rows())
        self._shapes: dict[str, Shapes] = {"en": EnglishShapes(rows).found, "zh": ChineseShapes(rows).found}

    def periods(self, text: str, *, published_on: date | None, language: str) -> tuple[Period, ...]:
        """The periods in the order of the text, none overlapping, the longest first where two begin together.

        `start` and `end` are offsets into `text`; `period_start` and `period_end` are inclusive days. A limit has one of them only (`by 2030`:
        the end; `since 2020`: the start). What is relative needs `published_on` and is left out without it; so are periods that a figure
        is only compared with (`than in 2022`). A month or quarter without a year is the latest that had begun when the article appeared,
        after `by` or `next` the first still to end.
        """
        shapes = self._shapes.get(language, self._shapes["en"])
        periods: list[Period] = []
        reached = 0
        for start, end, first, last in sorted(shapes(text, published_on), key=lambda found: (found[0], -found[1])):
            if start < reached:
                continue
            reached = end
            if first is not None or last is not None:
                first, last = limited(first, last)
                periods.append(Period(start, end, first, last, is_after(first, last, published_on)))
        return tuple(periods)
