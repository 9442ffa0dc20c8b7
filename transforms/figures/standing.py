"""What figures are to others of their sentence: the level that a change starts from, or a part of a whole."""

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.figures.quantity import Quantity
from transforms.periods import Period

_SMALL = r"(?: (?:a|an|the|its|their|just|only|about|around|nearly|almost|over|some|roughly|more than|less than|at least|total|overall|record|all))*"
_SIGN = r" ?(?:[a-z]{0,3}[$€£¥₹])?"
FROM = re.compile(rf"(?:^| )from{_SMALL}{_SIGN}$")
TO = re.compile(rf"(?:(?: [a-z0-9'’-]+){{0,5}}?),? to(?: as (?:many|much|low|high) as)?{_SMALL}{_SIGN}")
"""Between the level before and that after: `from 300 | in 2023 to | 700`."""
BACK = re.compile(
    rf"(?: [a-z0-9'’-]+){{0,6}}?,? \(?(?:(?:up|down|rising|falling|dropping|increasing|growing)(?: [a-z]+)? )?from{_SMALL}{_SIGN}"
)
"""Between the level after and that before: `to $5 billion | in March from | $3 billion`, `$5 billion, | up from | $3 billion`."""
MOVED = re.compile(r"(?:up|down|rising|falling|dropping|increasing|growing)(?: [a-z]+)? from")
ARRIVED = re.compile(rf"(?:^| )to{_SMALL}{_SIGN}$")
OF_WHICH = re.compile(rf"(?:^|[ (])of (?:which|whom),?{_SMALL}{_SIGN}$")
WHICH_OF = re.compile(r"(?: [a-z-]+)? of (?:which|whom|them)(?![a-z])")
INCLUDING = re.compile(rf"(?: [a-z0-9'’-]+){{0,6}}?,? \(?including{_SMALL}{_SIGN}")
WHOLE = re.compile(rf" (?:out )?of{_SMALL}{_SIGN}")
SINCE = re.compile(r"(?:从|由|自)(?:约|近|逾|超过|不到|不足)?$")
UNTIL = re.compile(
    r"[^，。；]{0,12}(?:增|升|降|减|涨|跌|调|提高|扩大|缩|扩|下滑|回落)[^，。；]{0,3}(?:至|到|为)(?:约|近|逾|超过|不到|不足)?"
)
AMONG = re.compile(r"其中[^，。；]{0,16}$")
NEAR = 40
"""Characters before a figure that are looked at."""
OWN = 24
"""Characters between the level that a change starts from and the time of its own: `from 300 | in 2023`."""


def standings(low: str, quantities: Sequence[Quantity]) -> list[str | None]:
    """`former`, `part` or None for each quantity of a sentence, in lower case."""
    found: list[str | None] = [None] * len(quantities)
    for place, (one, other) in enumerate(pairwise(quantities)):
        if _starts(low, one, other):
            found[place] = "former"
        elif _is_beside(one, other) and one.value < other.value and WHOLE.fullmatch(low, one.end, other.core_start):
            found[place] = "part"
        elif _is_origin(low, one, other):
            found[place + 1] = "former"
        elif _is_beside(one, other) and other.value < one.value and _is_among(low, one, other):
            found[place + 1] = "part"
    return found


def _starts(low: str, one: Quantity, other: Quantity) -> bool:
    """Whether the first of two levels is where the second came from: `from $3bn to $5bn`, `从30亿元增至50亿元`."""
    if not _is_level(one, other):
        return False
    before, gap = low[max(0, one.core_start - NEAR) : one.core_start], low[one.end : other.core_start]
    is_english = _is_after_from(low, one) and TO.fullmatch(gap) is not None
    return is_english or (SINCE.search(before) is not None and UNTIL.fullmatch(gap) is not None)


def _is_origin(low: str, one: Quantity, other: Quantity) -> bool:
    """Whether the second is where the first came from, or what it is a change of: `to $5bn from $3bn`, `up 11% from $3bn`."""
    gap = low[one.end : other.core_start]
    if other.change is not None or not BACK.fullmatch(gap):
        return False
    if one.change is not None:
        return FROM.fullmatch(gap) is not None
    has_arrived = ARRIVED.search(low[max(0, one.core_start - NEAR) : one.core_start]) is not None
    return _is_level(one, other) and (has_arrived or MOVED.search(gap) is not None)


def _is_among(low: str, one: Quantity, other: Quantity) -> bool:
    """Whether the second is said to be a part of the first: `of which $2bn`, `85 of whom`, `including $2bn`, `其中云业务20亿元`."""
    before, gap = low[max(0, other.core_start - NEAR) : other.core_start], low[one.end : other.core_start]
    return bool(
        OF_WHICH.search(before) or WHICH_OF.match(low, other.end) or INCLUDING.fullmatch(gap) or AMONG.search(before)
    )


def _is_after_from(low: str, one: Quantity) -> bool:
    return FROM.search(low[max(0, one.core_start - NEAR) : one.core_start]) is not None


def _is_level(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.change is None and other.change is None


def _is_beside(one: Quantity, other: Quantity) -> bool:
    """Whether one can be a part of the other: levels in one unit that adds up."""
    return _is_level(one, other) and one.unit_kind not in ("percent", "ratio", "rank")


def without_gap(
    periods: Sequence[Period], quantity: Quantity, before: Quantity, standing: str | None
) -> Sequence[Period]:
    """The periods that may be a figure's: not those between it and the level `before` it that its change starts from, which are that level's."""
    if standing != "former":
        return periods
    return [period for period in periods if not before.end <= period.start < quantity.start]


def settled(standing: str | None, period: Period | None, quantity: Quantity) -> tuple[Period | None, str | None]:
    """Period and standing of a quantity after its sentence was read.

    A level that a change starts from has the period that follows it at once (`from 300 | in 2023`), and is then a level like any other; the time of
    the change is not its own, unless both are forecasts for it.
    """
    if standing != "former" or period is None:
        return period, standing
    if 0 <= period.start - quantity.end <= OWN:
        return period, None
    return (period if period.is_future else None), standing
