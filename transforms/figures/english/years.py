"""Years among English numbers: what dates a quantity is no quantity."""

import re

from transforms.figures.english.names import MONTH
from transforms.figures.quantity import Number, Part

_DATES = re.compile(
    r"(?:^|[^a-z])(?:in|since|until|till|during|throughout|fiscal|calendar|year|early|late|mid|fy|"
    rf"{MONTH}|(?:end|start|beginning|half|quarter|rest) of)[ -]$"
)


def is_year(number: Number) -> bool:
    """Whether a number is written as a year is: four plain digits of this century or the last."""
    is_plain = number.kind == "digits" and not number.is_scaled and number.end - number.start == 4
    return is_plain and number.qualifier in (None, "exact") and 1900 <= number.value < 2100


def is_dated(low: str, part: Part) -> bool:
    """Whether a number without a unit is the year of a date: `from 12% in 2019 to 35%`."""
    number, unit = part
    return unit is None and is_year(number) and _DATES.search(low[max(0, number.start - 24) : number.start]) is not None
