"""English numbers that share a unit: ranges, lists, parts of a whole, shares said twice."""

import re
from dataclasses import replace

from transforms.figures.quantity import Number, Quantity, Unit

Part = tuple[Number, Unit | None]
DASH = re.compile(r"[ \u202f]?(?:-|–|—|~|～)[ \u202f]?(?:[a-z]{0,3}[$€£¥₹]|rmb ?)?[ \u202f]?$")
TO = re.compile(
    r" (?:to|and|or)(?: (?:about|around|nearly|up to|as much as|as many as|as high as|over|more than|the|"
    r"almost))? ?(?:[a-z]{0,3}[$€£¥₹]|rmb ?|usd ?)? ?$"
)
LEAD = re.compile(
    r"(?:^|[^a-z])(between|from|range[sd]? from|ranging from|ranging between|anywhere from|anywhere between|"
    r"somewhere between)(?: (?:about|around|roughly|approximately|some|an estimated))? ?(?:[a-z]{0,3}[$€£¥₹]|rmb|"
    r"usd)? ?$"
)
MOVED = re.compile(
    r"(?:rose|rise|rises|risen|rising|grew|grow|grown|growing|increase[ds]?|increasing|jump(?:ed|s)?|climb(?:ed|s)?|"
    r"fell|fall(?:s|en|ing)?|drop(?:ped|s)?|declin(?:ed|es|ing)|cut|lower(?:ed|ing)?|rais(?:ed|es|ing)|lift(?:ed|"
    r"s)?|up|down|widen(?:ed)?|narrow(?:ed)?|went|gone|moved|expand(?:ed)?|shr[aiu]nk|slid|surged|soared|plunged|"
    r"slumped|reduced|boost(?:ed)?|hiked|revised|trimmed|slashed|doubl(?:ed|ing)|eased|slowed|accelerated|advanced|"
    r"improved|swelled|increase|decline|drop|rise)(?: [a-z-]+){0,4} ?$"
)
CENTS = re.compile(r" and |, | ")
LEVELS = re.compile(r" to(?: (?:about|around|nearly|just|over|more than|almost))? ?(?:[a-z]{0,3}[$€£¥₹])?")
LIST = re.compile(r"(?:, | and |, and | or |, or )$")
WHOLE = re.compile(
    r" (?:out )?of (?:the |its |their |a total of |a total |an estimated |all |some |roughly |about )?(?:[a-z]{0,3}[$€£¥₹])?$"
)
REPEAT = re.compile(r" ?\(?(?:or |about |around |roughly )?\(?$| \($|, or $| or $| - $|, about $")


def with_cents(low: str, parts: list[Part]) -> list[Part]:
    """The parts with cents added to their dollars: `20 dollars and 43 cents`, `$20 and 43c`."""
    out: list[Part] = []
    for number, unit in parts:
        if out and unit is not None and unit.kind == "money" and unit.factor < 1 and number.value < 100:
            before, its = out[-1]
            if (
                its is not None
                and its.kind == "money"
                and its.factor == 1
                and CENTS.fullmatch(low[max(before.end, its.end) : number.start])
            ):
                value = float(f"{before.value + number.value * unit.factor:.15g}")
                whole = replace(before, end=unit.end, value=value, raw=value)
                out[-1] = (whole, replace(its, end=max(its.end, unit.end)))
                continue
        out.append((number, unit))
    return out


def shared(low: str, parts: list[Part]) -> list[Part]:
    """The parts with the unit of a later one where only that one has it: `30 million of the 1.2 billion rupees`, `19, 10 and 7 percent`."""
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        number, unit = out[at]
        following, its = out[at + 1]
        if unit is not None or its is None or its.kind == "rank":
            continue
        gap = low[number.end : min(following.start, its.start)]
        if WHOLE.fullmatch(gap) and its.kind != "percent":
            out[at] = (number, replace(its, start=number.end, end=number.end))
        elif (
            LIST.fullmatch(gap)
            and its.kind in ("percent", "money", "data", "energy")
            and number.kind == "digits"
            and its.start >= following.end
        ):
            if not (1900 <= number.value < 2100):
                out[at] = (number, replace(its, start=number.end, end=number.end))
    return out


def combined(low: str, parts: list[Part]) -> list[Part]:
    """The parts with two ends of a range made one: `€3-4 billion`, `between 10 and 20 million`, `from 3 to 5 percent`, not `rose from A to B`."""
    out: list[Part] = []
    for number, unit in parts:
        if out:
            merged = _range(low, out[-1], (number, unit))
            if merged is not None:
                out[-1] = merged
                continue
        out.append((number, unit))
    return out


def levelled(low: str, parts: list[Part]) -> list[Part]:
    """The parts with the unit of the second of two levels for the first: `from 12,000 to 9,500 employees`."""
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        (number, unit), (following, its) = out[at], out[at + 1]
        if (
            unit is None
            and its is not None
            and its.kind != "rank"
            and LEVELS.fullmatch(low[number.end : min(following.start, its.start)])
        ):
            out[at] = (number, replace(its, start=number.end, end=number.end))
    return out


def _range(low: str, first: Part, second: Part) -> Part | None:
    (left, left_unit), (right, right_unit) = first, second
    if "times" in (left.kind, right.kind) and left.kind != right.kind and right.kind not in ("times",):
        return None
    if left.qualifier == "between" or right.qualifier == "between":
        return None
    end = max(left.end, left_unit.end) if left_unit is not None and left_unit.start >= left.end - 1 else left.end
    start = min(left.start, left_unit.start) if left_unit is not None else left.start
    gap = low[end : right.start]
    is_dash = DASH.fullmatch(gap) is not None
    lead = LEAD.search(low[max(0, start - 32) : start])
    joint = TO.fullmatch(gap)
    if not is_dash and (joint is None or not _is_range(low, start, joint[0].split()[0], lead, left, right)):
        return None
    if left_unit is not None and right_unit is not None and left_unit.unit != right_unit.unit:
        return None
    if (
        left_unit is not None
        and right_unit is None
        and left_unit.start >= left.end - 1
        and left_unit.end >= left.end
        and low[left_unit.start : left.start] == ""
    ):
        return None
    if (
        left_unit is None
        and right_unit is None
        and is_dash
        and (right.raw <= left.raw or (" " not in gap + "x" and right.raw > 3000 > 0 and 1900 <= left.raw < 2100))
    ):
        return None
    unit = right_unit or left_unit
    low_end, high_end = left.value, right.value
    if (
        right.is_scaled
        and not left.is_scaled
        and left.raw * (right.value / right.raw) <= right.value
        and left_unit is not right_unit
    ) or (right.is_scaled and not left.is_scaled and left.raw < 1000):
        scale = right.value / right.raw if right.raw else 1.0
        if left.raw * scale <= right.value:
            low_end = float(f"{left.raw * scale:.15g}")
    if left_unit is not None and right_unit is not None and left_unit.factor != right_unit.factor:
        return None
    if high_end < low_end and not (low_end < 0 or high_end < 0):
        return None
    low_end, high_end = min(low_end, high_end), max(low_end, high_end)
    begin = start - (len(lead[0]) - len(lead[0].lstrip(" (,")) if False else 0)
    if lead is not None:
        begin = max(0, start - 32) + lead.start(1)
    middle = float(f"{(low_end + high_end) / 2:.15g}")
    merged = Number(
        begin, right.end, middle, low_end, high_end, left.raw, left.kind, is_scaled=right.is_scaled, qualifier="between"
    )
    if unit is not None:
        unit = replace(unit, start=begin, end=max(right.end, right_unit.end if right_unit is not None else 0))
    return merged, unit


def _is_range(low: str, start: int, word: str, lead: re.Match[str] | None, left: Number, right: Number) -> bool:
    if word == "and":
        return lead is not None and "between" in lead[1]
    if word == "or":
        return left.kind == right.kind == "words" and left.value < right.value and lead is None and not left.is_scaled
    if lead is None:
        before = low[max(0, start - 40) : start].rstrip(" $€£¥")
        return (not before.endswith((" from", "up", "down")) and left.value <= right.value) or (
            left.raw <= right.raw and not left.is_scaled
        )
    if lead[1] != "from":
        return True
    before = low[max(0, start - 32) : start][: lead.start(1)].rstrip(" $€£¥,")
    before = re.split(r"[,.;]", before)[-1]
    return (MOVED.search(" " + before) is None and left.raw <= right.raw) or (
        left.value <= right.value and MOVED.search(" " + before) is None
    )


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
            if is_near and re.search(r"\(|^,? or |^,? about |^ - $|^, $", gap) and len(gap) <= 24:
                if quantity.kind != "share":
                    out[-1] = replace(quantity, change=quantity.change or out[-1].change)
                continue
        out.append(quantity)
    return out
