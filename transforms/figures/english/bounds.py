"""A lower and an upper bound of one English quantity."""

import re
from dataclasses import replace

from transforms.figures.quantity import Quantity

BOTH = re.compile(r",? (?:and|but|yet)(?: also)?(?: is| are)? |, ?| ")
BOUNDS = ("at_least", "at_most")


def bounded(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    """`more than 20 and less than 35`, `at most 100 and at least 20 apples`: a lower and an upper bound as one quantity, None where they are two."""
    is_pair = first.qualifier in BOUNDS and second.qualifier in BOUNDS and first.qualifier != second.qualifier
    if not is_pair or not BOTH.fullmatch(low[first.end : second.start]):
        return None
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return None
    lowest, highest = (first.value, second.value) if first.qualifier == "at_least" else (second.value, first.value)
    if lowest >= highest:
        return None
    whole = second if second.unit is not None else replace(second, unit=first.unit, unit_kind=first.unit_kind)
    middle = float(f"{(lowest + highest) / 2:.15g}")
    return replace(
        whole,
        start=first.start,
        core_start=first.core_start,
        value=middle,
        value_low=lowest,
        value_high=highest,
        qualifier="between",
    )
