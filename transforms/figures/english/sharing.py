"""English numbers that share a unit: lists, levels, parts of a whole, shares said twice."""

import re
from dataclasses import replace

from transforms.figures.english.years import is_year
from transforms.figures.quantity import Number, Part, Quantity, Unit

LISTED = frozenset(("percent", "money", "data", "energy"))
LEVELS = re.compile(
    r"(?: (?:on|in|at|last|this|a)(?: [a-z0-9]{1,12}){1,3})? to(?: (?:about|around|nearly|just|over|more than|almost))? ?(?:[a-z]{0,3}[$€£¥₹])?"
)
LIST = re.compile(r"(?:, | and |, and | or |, or )$")
RESPECTIVELY = re.compile(r"[^.;:]{0,60}? respectively(?![a-z])")
"""`cut 500, 700 and 900 jobs | respectively`."""
JOINED = re.compile(r"(?: [a-z]+(?:-[a-z]+)?){1,2},? (?:and|or) ")
"""`2,500 full-time and 700 part-time workers`."""
WHOLE = re.compile(
    r" (?:out )?of (?:the |its |their |a total of |a total |an estimated |all |some |roughly |about )?(?:[a-z]{0,3}[$€£¥₹])?$"
)
ARTICLED = re.compile(r"(?:,|,? and|,? or) an? $")
LATER = re.compile(r" (?:on|in|at|last|this)(?: [a-z0-9]{1,12}){1,2} to | of (?:its|their|the) ")
"""`102 cases on Friday to 210`."""
OF_THEM = re.compile(r" of (?:whom|which|them)(?![a-z])")
PAUSE = re.compile(r"[.;:!?](?!\d)| (?:users|people|downloads|customers|units)(?![a-z])")
ALONE = re.compile(r"[.,;)](?!\d)|$| and (?=\d)")
PRICED = re.compile(
    r"(?:^|[^a-z])(?:worth|cost(?:s|ing)?|paid|pays?|priced at|valued at|spend|spent)(?: (?:about|around|only|just|nearly|over|more than|up to))? $"
)
AGAIN = re.compile(r"\(|^,? or |^,? about |^ - $|^, $")
ALIKE = frozenset(("count", "money", "other", "energy", "data", "duration", "percent"))
NEAR = 64
COMPARED = re.compile(
    r"[^.;:()]{0,48}?(?:(?:up|down)(?: [a-z]+)? from|compared (?:with|to)|versus|vs\.?|against(?: a (?:target|goal|forecast|total) of)?|"
    r"of which|instead of|rather than|"
    r"(?:rising|falling|dropping|increasing|growing) (?:to|from))"
    r"(?: (?:a|an|the|just|only|about|around|nearly|almost|over|more than|fewer than|less than|at least|some|roughly|its|record|previous|earlier))* ?"
)


def shared(low: str, parts: list[Part]) -> list[Part]:
    """The parts with the unit of a later one where only that one has it: `30 million of the 1.2 billion rupees`, `19, 10 and 7 percent`."""
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        number, unit = out[at]
        following, its = out[at + 1]
        if unit is None and its is not None and its.kind != "rank" and _is_shared(low, number, following, its):
            out[at] = (number, replace(its, start=number.end, end=number.end))
    return out


def _is_shared(low: str, number: Number, following: Number, its: Unit) -> bool:
    """Whether what stands between two numbers gives the first the unit of the second: a part and its whole, a list, two kinds of one thing."""
    gap = low[number.end : min(following.start, its.start)]
    if its.kind == "percent" and number.is_scaled:
        return False
    if WHOLE.fullmatch(gap):
        return its.kind != "percent"
    if number.kind != "digits":
        return False
    if its.kind == "count" and JOINED.fullmatch(gap):
        return True
    is_size = its.metric == "parameters" and number.is_scaled
    is_told_apart = its.kind == "count" and RESPECTIVELY.match(low, its.end) is not None
    is_listed = (its.kind in LISTED or is_size or is_told_apart) and LIST.fullmatch(gap) is not None
    is_listed = is_listed or (is_size and ARTICLED.fullmatch(gap) is not None)  # an 8B and a 70B version
    return is_listed and its.start >= following.end and not 1900 <= number.value < 2100


def levelled(low: str, parts: list[Part]) -> list[Part]:
    """The parts with the unit of the second of two levels for the first: `from 12,000 to 9,500 employees`."""
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        (number, unit), (following, its) = out[at], out[at + 1]
        if (
            unit is None
            and its is not None
            and its.kind != "rank"
            and not (is_year(number) and following.is_scaled)
            and LEVELS.fullmatch(low[number.end : min(following.start, its.start)])
        ):
            out[at] = (number, replace(its, start=number.end, end=number.end))
    return out


def compared(low: str, parts: list[Part]) -> list[Part]:
    """The parts with the unit of the one before for what it is compared with: `20,000 cars a month, up from 12,000`."""
    out: list[Part] = []
    for number, unit in parts:
        told = None
        if unit is None and out and number.kind in ("digits", "words") and number.qualifier != "between":
            before, its = _alike(number, out)
            end = before.end if its is None else max(before.end, its.end)
            is_like = its is not None and its.kind in ALIKE and number.start - end < NEAR
            is_told = is_like and (
                COMPARED.fullmatch(low, end, number.start) is not None
                or LATER.fullmatch(low, end, number.start) is not None
                or (low[end : number.start] == " to " and number.value == 0)
                or OF_THEM.match(low, number.end) is not None
            )
            told = its if is_told else _money_of(low, number, out)
        out.append((number, unit if told is None else replace(told, start=number.end, end=number.end)))
    return out


def without_repeats(low: str, quantities: list[Quantity]) -> list[Quantity]:
    """One figure for a share said twice (`roughly a fifth (21 percent)`): the precise one."""
    out: list[Quantity] = []
    for quantity in quantities:
        if (
            out
            and quantity.unit == out[-1].unit == "percent"
            and "share" in (quantity.kind, out[-1].kind)
            and quantity.kind != out[-1].kind
        ):
            gap = low[out[-1].end : quantity.start]
            is_near = abs(quantity.value - out[-1].value) <= 5
            if is_near and AGAIN.search(gap) and len(gap) <= 24:
                if quantity.kind != "share":
                    out[-1] = replace(quantity, change=quantity.change or out[-1].change)
                continue
        out.append(quantity)
    return out


def _alike(number: Number, before: list[Part]) -> Part:
    """The part that a number is compared with: the last, but for a small number after a large amount the last count.

    `15 rounds worth $500 million, against four`.
    """
    its, unit = before[-1]
    if unit is not None and unit.kind == "money" and its.is_scaled and not number.is_scaled and number.value < 1000:
        return next((part for part in reversed(before) if part[1] is not None and part[1].kind == "count"), before[-1])
    return its, unit


def _money_of(low: str, number: Number, before: list[Part]) -> Unit | None:
    """The currency of the amount before, for a number that is paid, or as large and not parted from it.

    `6,500 euros for a system worth 170,000`; `40 million euros and 7%, the others 30 million`.
    """
    amounts = [(its, unit) for its, unit in before if unit is not None and unit.kind == "money" and unit.factor == 1]
    if not amounts:
        return None
    its, unit = amounts[-1]
    is_paid = number.value >= 1000 and PRICED.search(low[max(0, number.start - 24) : number.start]) is not None
    is_as_large = (
        number.is_scaled
        and its.is_scaled
        and number.start - its.end < NEAR
        and ALONE.match(low, number.end) is not None
    )
    return unit if is_paid or (is_as_large and PAUSE.search(low, its.end, number.start) is None) else None
