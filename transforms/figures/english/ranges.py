"""English ranges: two numbers that are the ends of one quantity."""

import re
from dataclasses import replace

from transforms.figures.quantity import Number, Part

DASH = re.compile(r"[ \u202f]?(?:-|–|—|~|～)[ \u202f]?(?:[a-z]{0,3}[$€£¥₹]|rmb ?)?[ \u202f]?$")
TO = re.compile(
    r" (?:to|through|till|until|and|or)(?: (?:about|around|nearly|up to|as much as|as many as|as high as|over|more than|the|"
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


def combined(low: str, parts: list[Part]) -> list[Part]:
    """The parts with two ends of a range made one: `€3-4 billion`, `between 10 and 20 million`, `from 3 to 5 percent`, not `rose from A to B`."""
    out: list[Part] = []
    for number, unit in parts:
        merged = _range(low, out[-1], (number, unit)) if out else None
        if merged is not None:
            out[-1] = merged
        else:
            out.append((number, unit))
    return out


def is_joint(low: str, end: int, start: int) -> bool:
    """Whether what stands between two numbers can join them to a range: a dash, `to`."""
    gap = low[end:start]
    return len(gap) < 24 and (DASH.fullmatch(gap) is not None or TO.fullmatch(gap) is not None)


def _range(low: str, first: Part, second: Part) -> Part | None:
    (left, its), (right, unit) = first, second
    if not _can_pair(first, second):
        return None
    start = left.start if its is None else min(left.start, its.start)
    end = max(left.end, its.end) if its is not None and its.start >= left.end - 1 else left.end
    lead = LEAD.search(low[max(0, start - 32) : start])
    gap = low[end : right.start]
    joint = TO.fullmatch(gap)
    is_dash = DASH.fullmatch(gap) is not None
    if not is_dash and (joint is None or not _is_range(low, start, joint[0].split()[0], lead, left, right)):
        return None
    if is_dash and its is None and unit is None and right.raw <= left.raw:
        return None
    lowest, highest = _lower_end(left, right), right.value
    if highest < lowest and lowest >= 0:
        return None
    lowest, highest = min(lowest, highest), max(lowest, highest)
    begin = start if lead is None else max(0, start - 32) + lead.start(1)
    middle = float(f"{(lowest + highest) / 2:.15g}")
    merged = Number(
        begin, right.end, middle, lowest, highest, left.raw, left.kind, is_scaled=right.is_scaled, qualifier="between"
    )
    shared = unit or its
    if shared is not None:
        shared = replace(shared, start=begin, end=max(right.end, unit.end if unit is not None else 0))
    return merged, shared


def _can_pair(first: Part, second: Part) -> bool:
    """Whether kinds and units of two numbers fit one range; a unit written after the first alone says they do not."""
    (left, its), (right, unit) = first, second
    if "between" in (left.qualifier, right.qualifier) or (left.kind == "times" and right.kind != "times"):
        return False
    if its is not None and unit is not None:
        return its.unit == unit.unit and its.factor == unit.factor
    return its is None or unit is not None or its.start < left.start


def _lower_end(left: Number, right: Number) -> float:
    """The first number, with the scale of the second where only that one has it: 3 of `3-4 billion` is 3e9."""
    if right.is_scaled and not left.is_scaled and right.raw:
        scaled = float(f"{left.raw * (right.value / right.raw):.15g}")
        if scaled <= right.value:
            return scaled
    return left.value


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
