"""English numbers that share a unit: lists, levels, parts of a whole, cents, shares said twice."""

import re
from collections.abc import Callable
from dataclasses import replace

from transforms.figures.quantity import Number, Quantity, Unit

Part = tuple[Number, Unit | None]
LISTED = frozenset(("percent", "money", "data", "energy"))
CENTS = re.compile(r" and |, | ")
TAIL = re.compile(r"(?: and|,)? (\d\d)c?(?= ?[.,;?!)]|$)(?![.,]\d)")
HALF = re.compile(r" and a half(?![a-z])(?! (?:million|billion|trillion|percent))")
JOINT = re.compile(r" and | ")
STOP = re.compile(r" ?[.,;?!)]|$| (?:an?|per|each|for|on|at|in) ")
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


def with_tail(low: str, number: Number, money: Unit, words: Callable[[str, int], Number | None]) -> tuple[Number, Unit]:
    """The amount with two bare digits, or a number below a hundred in words, for its cents: `20 dollars 43`, `five pounds fifty`."""
    end = max(money.end, number.end)
    if (number.is_scaled and number.kind == "digits") or number.value != int(number.value) or money.factor != 1:
        return number, money
    half = HALF.match(low, end)
    tail = TAIL.match(low, end)
    if half is not None:
        cents, stop = 50.0, half.end()
    elif tail is not None:
        cents, stop = float(tail[1]), tail.end()
    else:
        joint = JOINT.match(low, end)
        spelled = None if joint is None or number.kind != "words" else words(low, joint.end())
        if joint is None or spelled is None or not 1 <= spelled.value < 100 or not STOP.match(low, spelled.end):
            return number, money
        if joint[0].strip() and low[spelled.end : spelled.end + 1] == " ":
            return number, money
        cents, stop = spelled.value, spelled.end
    value = float(f"{number.value + cents / 100:.15g}")
    return replace(number, value=value, raw=value, is_scaled=False), replace(money, end=stop)


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
        elif LIST.fullmatch(gap) and its.kind in LISTED and number.kind == "digits" and its.start >= following.end:
            is_year = 1900 <= number.value < 2100
            out[at] = (number, unit if is_year else replace(its, start=number.end, end=number.end))
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
