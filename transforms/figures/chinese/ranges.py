"""Chinese numbers that belong together: the two ends of a range."""

import math
import re
from dataclasses import replace

from transforms.figures.chinese.numbers import LARGE, scale_of
from transforms.figures.quantity import Number, Unit

Part = tuple[Number, Unit | None]
JOINT = re.compile(r" ?(?:-|–|—|~|至|到|－|——) ?(?:人民币|美元|rmb ?|us\$|hk\$|[$¥€£])?(?:约|近|超)?$")
PAIRED = re.compile(r" ?(?:和|与|與|跟|及) ?(?:人民币|us\$|hk\$|[$¥€£])?$")
BETWEEN = re.compile(r" ?之?[间間]")
FROM = re.compile(r"[从從由自]$")
MOVED = re.compile(r"[升降涨跌增减提缩扩调漲減](?![^，。；,;]{6})")
DIGITS = "零一二三四五六七八九"
LARGEST = re.compile(f"[{''.join(LARGE)}]{{1,4}}$")


def joined(low: str, first: Part, second: Part) -> Part | None:
    """`20亿至30亿美元`, `3-5%`, `10元和20元之间` as one quantity, None where they are two (`上调,从3%到5%`)."""
    (left, its), (right, unit) = first, second
    end = max(left.end, its.end if its is not None else 0)
    start = right.start if unit is None else min(right.start, unit.start)
    gap = low[end:start] if start >= end else ""
    is_next = gap == "、" and _is_next(low, left, its, right, unit)
    if "between" in (left.qualifier, right.qualifier) or not (is_next or _is_joint(low, gap, right, unit)):
        return None
    if its is not None and unit is not None and its.unit != unit.unit:
        return None
    begin = left.start if its is None else min(left.start, its.start)
    lead = FROM.search(low[max(0, begin - 1) : begin])
    if lead is not None and (its is not None and unit is not None) and _is_moved(low, begin, right, unit):
        return None
    lowest = right.value - right.value / _digit(low, right) if is_next else _lower_end(low, left, its, right)
    if lowest > right.value:
        return None
    middle = float(f"{(lowest + right.value) / 2:.15g}")
    merged = Number(
        left.start, right.end, middle, lowest, right.value, left.raw, left.kind, is_scaled=right.is_scaled, qualifier="between"
    )  # fmt: skip
    shared = unit or its
    if shared is not None:
        shared = replace(shared, start=begin, end=max(right.end, unit.end if unit is not None else 0))
    return merged, shared


def _is_joint(low: str, gap: str, right: Number, unit: Unit | None) -> bool:
    if gap and JOINT.fullmatch(gap):
        return True
    end = max(right.end, unit.end if unit is not None else 0)
    return PAIRED.fullmatch(gap) is not None and BETWEEN.match(low, end) is not None


def _is_next(low: str, left: Number, its: Unit | None, right: Number, unit: Unit | None) -> bool:
    """Whether two digits, the second one more, are the ends of what the second counts: `三、四成`, `七、八百万元`."""
    is_counted = its is None and not left.is_scaled and unit is not None and unit.kind in ("percent", "money")
    digit = _digit(low, right)
    is_round = digit > 1 and math.log10(right.value / digit).is_integer()
    return is_counted and is_round and left.end - left.start == 1 and left.raw == digit - 1


def _digit(low: str, number: Number) -> int:
    """The first digit of a number, 0 where there is none."""
    first = low[number.start]
    return int(first) if first.isdigit() else DIGITS.find(first.replace("两", "二"))


def _is_moved(low: str, begin: int, right: Number, unit: Unit) -> bool:
    """Whether *from A to B* tells two levels of what rose or fell, not a range."""
    end = max(right.end, unit.end)
    return MOVED.search(low[max(0, begin - 10) : begin + 1]) is not None or low[end : end + 1] in ("的", "，", ",")


def _lower_end(low: str, left: Number, its: Unit | None, right: Number) -> float:
    """The first number, with the scale of the second where only that one has it: 十 of `十到二十万` is 100000, 三 of `三到四成` 30."""
    if its is not None and its.end > left.end:
        return left.value
    large = LARGEST.search(low[right.start : right.end])
    if large is not None and right.kind == "words" and not any(char in LARGE for char in low[left.start : left.end]):
        scaled = left.value * scale_of(large[0])
        return scaled if scaled < right.value else left.value
    if right.is_scaled and not left.is_scaled and left.raw < 10000 and right.raw:
        return float(f"{left.raw * (right.value / right.raw):.15g}")
    return left.value
