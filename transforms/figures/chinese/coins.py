"""Chinese amounts in several units: yuan with their jiao and fen, what is left unsaid of them, and coins alone."""

import re
from collections.abc import Iterable
from dataclasses import replace

from transforms.figures.quantity import Number, Unit

Part = tuple[Number, Unit | None]
DIGITS = "零一二三四五六七八九"
AND = ("", "又", "再", "零", " ", "和", "加", "又零")
COINS = "块蚊毛角毫"
YUAN = "元圆"
ZERO = "零〇0"
MARK = "，。；：！？、（）()《》“” \n,;:!?"
MONEY_ONLY = frozenset(
    "0123456789.零〇一二两三四五六七八九十百千万元圆块蚊角毛毫分仙个半钱又再和到至-~约近大概差不多最多最少至起码顶多刚恰好以上下左右内之高于低于超过少于不"
)
"""The characters of an expression that is money and nothing else."""
TENTHS = re.compile(r"([两二三四五六七八九十])?个([半一二三四五六七八九])")
TAIL = re.compile(r"(?:左右|上下|以上|以下|以内|之内|到|至|-|~|的|[，。；：！？、）)” \n,;!?]|$)")
HUNDREDTHS = ("分", "仙")


def priced(goods: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a price of pieces: its tenths before what it buys one of (`三块五 | 一斤`), and so many of what it buys (`五块 | 一斤`)."""
    bought = "|".join(sorted(map(re.escape, goods), key=len, reverse=True))
    tail = rf"(零?)([一二三四五六七八九1-9])(?=(?:一|1|半)(?:{bought})|每(?!年|月)|/|包邮)"
    return re.compile(tail), re.compile(rf"[一两二三四五六七八九十半\d]{{1,3}} ?(?:{bought})(?!邮)")


def with_cents(low: str, first: Part, second: Part, behind: tuple[re.Pattern[str], re.Pattern[str]]) -> Part | None:
    """`五元三毛`, `50元6角三分`, `两美元又三美分`, `一块二`, `三块零五`, `四元五` as one amount, None where they are two.

    `behind` is what `priced` gives.
    """
    (left, its), (right, unit) = first, second
    if its is None or its.kind != "money" or left.qualifier == "between" or right.kind == "share":
        return None
    if right.start < its.end or low[max(left.end, its.end) : right.start] not in AND:
        return None
    tail = behind[0].match(low, right.start) if right.start == its.end and low[its.end - 1] in COINS + YUAN else None
    if tail is not None:
        factor, end = 0.01 if tail[1] or low[its.end - 1] in "毛角毫" else 0.1, tail.end()
        right, unit = replace(right, value=float(DIGITS.find(tail[2])) if tail[2] in DIGITS else float(tail[2])), None
    elif unit is None and behind[1].match(low, right.start):
        return None
    elif unit is not None and unit.kind == "money" and unit.factor < its.factor and right.value < 100:
        factor, end = unit.factor, unit.end
    elif unit is None and low[its.end : right.start] in ("", "零") and (rest := _rest(low, right, its)):
        factor, end = rest, right.end
    elif unit is not None and (tenths := _tenths_named(low, right, its, unit)):
        factor, end, its = tenths, unit.end, unit  # 三块五美金
    else:
        return None
    value = float(f"{left.value * its.factor + right.value * factor:.15g}")
    return replace(left, value=value, low=value, raw=value, end=end), replace(its, end=end, factor=1.0)


def _rest(low: str, right: Number, its: Unit) -> float | None:
    """What a number without a unit counts behind a unit: the tenths of `一块二`, the hundredths of `三元零五`, `三毛五` and `3元25`."""
    name, is_zero = low[its.end - 1], low[right.start] in ZERO or low[right.start - 1] == "零"
    if name not in COINS + YUAN or not 0 < right.value < 100:
        return None
    if right.value >= 10:
        is_pair = right.kind == "digits" and right.end - right.start == 2
        is_pair |= right.kind == "words" and right.value >= 20 and its.unit != "CNY"  # 五美元五十
        return 0.01 if is_pair and name not in "毛角毫" and TAIL.match(low, right.end) else None
    if name in YUAN and not is_zero and TAIL.match(low, right.end) is None:
        return None
    return 0.01 if name in "毛角毫" or is_zero else 0.1


def _tenths_named(low: str, right: Number, its: Unit, unit: Unit) -> float | None:
    """A tenth where the currency of pieces and their tenths is named behind them: `三块五美金`."""
    is_single = right.end - right.start == 1 and low[right.start] not in ZERO
    is_named = unit.kind == "money" and unit.factor == its.factor == 1 and unit.end - right.end > 1
    return 0.1 if is_single and is_named and low[its.end - 1] in "块蚊" and its.end == right.start else None


def is_filler(text: str, pos: int) -> bool:
    """Whether the zero at `pos` only says that a unit is passed over before digits: `2元零5分`."""
    return text[pos] == "零" and text[pos - 1 : pos] in tuple(COINS + YUAN) and text[pos + 1 : pos + 2].isdigit()


def is_coin(text: str, number: Number, unit: Unit) -> bool:
    """Whether a bare `分` or `仙` is money: behind a larger unit, or where its clause says nothing else; `得了95分` is a score."""
    if text[unit.end - 1] not in HUNDREDTHS or unit.end - unit.start > 1 or unit.factor != 0.01:
        return True
    if text[max(0, number.start - 1) : number.start] in tuple(COINS + YUAN + "又再零"):
        return True
    start = max((text.rfind(mark, 0, number.start) for mark in MARK), default=-1) + 1
    end = min((at for mark in MARK if (at := text.find(mark, unit.end)) >= 0), default=len(text))
    return all(char in MONEY_ONLY for char in text[start:end])


def tenths(text: str, pos: int) -> Part | None:
    """`三个半`, `个九`: as Hong Kong counts dollars and their tenths, where the clause says nothing else."""
    start = pos - 1 if text[pos - 1 : pos] == "个" else pos
    match = TENTHS.match(text, start)
    if match is None or text[max(0, start - 1) : start] not in ("", *MARK) or TAIL.match(text, match.end()) is None:
        return None
    if text[match.end() : match.end() + 1] == "的":
        return None  # 三个九的可用性
    whole = "一两三四五六七八九十".find((match[1] or "一").replace("二", "两")) + 1
    part = 0.5 if match[2] == "半" else ("一二三四五六七八九".index(match[2]) + 1) / 10
    number = Number(start, match.end(), whole + part, whole + part, None, whole + part, "words")
    return number, Unit(match.end(), match.end(), "CNY", "money")
