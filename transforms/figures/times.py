"""Which of the periods of a sentence is a figure's."""

from collections.abc import Sequence

from transforms.figures.clauses import APART
from transforms.figures.quantity import Quantity
from transforms.periods import Period

LEADS = 24
"""A period that begins within so many characters of a sentence leads it."""


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
