"""English amounts of two parts: dollars and cents, pounds and pence, `a dollar and a half`."""

import re
from collections.abc import Callable
from dataclasses import replace

from transforms.figures.quantity import Number, Part, Unit

CENTS = re.compile(r" and | & | plus |, | ")
CLOSING = r"(?:or (?:so|more|less)|exactly|precisely|total|in total|at (?:most|least)|and (?:above|up|over|below|under))(?![a-z])"
"""Words that close an amount: `a buck fifty | or so`."""
TAIL = re.compile(
    rf"(?: and)? (\d\d)c?(?= ?[.,;?!)\"”]|$| {CLOSING})(?![.,]\d)| (\d\d)(?= (?:is|was|for (?:it|them|that)|each|an?|per)(?![a-z]))"
)
ENDS = re.compile(r"(?:between|from) $")
"""Before the first end of a range."""
GLUED = re.compile(r"(?<=[$£€])(\d\d)(?![\d%]|[.,]\d)")  # 10€50
HALF = re.compile(
    r" and a (half|quarter)(?![a-z])(?! (?:million|billion|trillion|percent|of|point|percentage)(?![a-z]))"
)
PARTS = {"half": 50.0, "quarter": 25.0}
JOINT = re.compile(r" and | ")
STOP = re.compile(rf" ?[.,;?!)\"”]|$| (?:an?|per|each|for|on|at|in|is|was|and) | each(?![a-z])| {CLOSING}")


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
                and before.value == int(before.value)
                and CENTS.fullmatch(low[max(before.end, its.end) : number.start])
                and not (its.start < before.start and low[max(before.end, its.end)] == ",")
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
    if ENDS.search(low[max(0, min(number.start, money.start) - 9) : min(number.start, money.start)]):
        return number, money
    half = HALF.match(low, end)
    tail = TAIL.match(low, end) or GLUED.match(low, end)
    if half is not None:
        cents, stop = PARTS[half[1]], half.end()
    elif tail is not None:
        cents, stop = float(next(filter(None, tail.groups()))), tail.end()
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
