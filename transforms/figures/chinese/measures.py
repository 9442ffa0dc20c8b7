"""What a Chinese number measures: the unit or counted noun before or after it."""

import re
from dataclasses import replace

from transforms.figures.chinese.coins import is_coin
from transforms.figures.chinese.names import ChineseNames, glued_end
from transforms.figures.chinese.nouns import ChineseNouns
from transforms.figures.chinese.numbers import HALF_PIECE, ChineseNumbers, scale_of
from transforms.figures.chinese.points import points, scores
from transforms.figures.chinese.units import ChineseUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

Part = tuple[Number, Unit | None]
TIMES = re.compile(r" ?倍(?!数)")
HALF = re.compile(r"半个?(?=[块毛角个百小美日欧英港元])")
HALVES = re.compile(r"个半")
OPEN = ("company", "product", "time", "item", "person", "unit", "vehicle")
"""What a measure word alone counts, and a noun before the number may say better."""
PIECES = re.compile(r"(?:个半?|半个)(?:万亿|千万|百万|亿)$")
MANY = 10
HALF_KINDS = ("money", "percent")
WHOLE_BEFORE = "一两多大过上下前后深夜东西南北对"
MORE_BEFORE = "多过"
"""`最多半块钱`, `超过半个百分点`; `多半个小时` is most of it."""
NAMED_FOLLOW = "左上以多余的至到和及或"
GIVEN = re.compile(r"(?<!\d)/$")


class ChineseMeasures:
    """Reads the unit of a number."""

    def __init__(self, lexicon: Lexicon, numbers: ChineseNumbers, names: ChineseNames) -> None:
        self._numbers = numbers
        self._names = names
        self.units = ChineseUnits(lexicon)
        self._nouns = ChineseNouns(lexicon)

    def denominator(self, text: str, low: str, pos: int, country: str | None) -> tuple[Part | None, int]:
        """What stands behind `每` or `/` is no quantity of its own, unless it is money: `5美元/10欧元`."""
        number = self._numbers.at(text, pos)
        if number is None:
            return None, pos + 1
        unit = self.units.after(text, low, number.end, country)
        if unit is not None and unit.kind == "money" and GIVEN.search(text, max(0, pos - 2), pos):
            return self.measured(text, low, number, country)
        return None, number.end

    def is_in_unit(self, text: str, low: str, pos: int, idiom_end: int) -> bool:
        """Whether what looks like a phrase is a number and the begin of a longer unit: `十分钱`, `一分钟`, `一个百分点`."""
        number = self._numbers.at(text, pos) if text[idiom_end - 1] in "分度个" else None
        unit = self.units.after(text, low, number.end, None) if number is not None else None
        if unit is None or (text[idiom_end - 1] == "个" and unit.kind != "percent"):
            return False
        return unit.end > idiom_end

    def half(self, text: str, low: str, pos: int, country: str | None) -> tuple[Part | None, int]:
        """`半块钱`, `半个百分点`, `半折`; not `半导体`, `大半`."""
        before = text[pos - 1 : pos]
        if before and before in WHOLE_BEFORE and before not in MORE_BEFORE:
            return None, pos + 1
        piece = HALF_PIECE.match(text, pos)
        if piece is not None:  # 半个亿
            value = scale_of(piece[1]) / 2
            return self.measured(
                text, low, Number(pos, piece.end(), value, value, None, 0.5, "words", is_scaled=True), country
            )
        match = HALF.match(text, pos)
        if match is None:
            return None, pos + 1
        unit = self.units.after(text, low, match.end(), country) or self.units.after(text, low, pos + 1, country)
        if unit is None or unit.kind not in (*HALF_KINDS, "duration"):
            return None, pos + 1
        if unit.kind == "duration" and before and before in MORE_BEFORE:
            return None, pos + 1
        number = Number(pos, pos + 1, 0.5, 0.5, None, 0.5, "words")
        return (number, replace(unit, start=pos + 1)), unit.end

    def measured(
        self, text: str, low: str, number: Number, country: str | None, *, floor: int = 0
    ) -> tuple[Part | None, int]:
        """The number with the unit before (behind `floor`) or after it."""
        money = self.units.money_before(text, low, number.start, country)
        money = None if money is not None and money.start < floor else money  # 500USD一张
        number = self._and_half(text, low, number, country)
        unit = self.units.after(text, low, number.end, country)
        if money is not None and not self._is_of(text, low, number, money, unit):
            money = None
        if money is not None and (unit is None or unit.kind != "money"):
            return (number, replace(money, end=number.end)), number.end
        if unit is not None and unit.kind == "money" and money is not None:
            unit = replace(unit, start=money.start, unit=unit.unit if unit.unit != "CNY" else money.unit)
        if unit is None and (times := TIMES.match(text, number.end)) is not None:
            unit = Unit(number.end, times.end(), "times", "ratio")
        if unit is None or (unit.unit == "second" and unit.end - number.end == 1 and text[number.end] in "sS"):
            unit = self.counted(low, number)
        if unit is not None and unit.kind == "duration" and self._names.is_when(text, number, unit):
            return None, unit.end
        following = text[number.end : number.end + 1]
        if unit is None and following.isascii() and following.isalpha():
            return None, glued_end(text, number.end)
        unit = points(text, number) if unit is None else unit
        if unit is not None and unit.kind == "money":
            return self._paid(text, number, unit)
        return (number, unit), max(number.end, unit.end if unit is not None else 0)

    def _paid(self, text: str, number: Number, unit: Unit) -> tuple[Part | None, int]:
        """An amount with its half (`一块半`); a bare `分` that is no money is a score or nothing."""
        if is_coin(text, number, unit):
            number, unit = self.units.with_half(text, number, unit)
            return (number, unit), max(number.end, unit.end)
        scored = scores(text, number, unit)
        return (None if scored is None else (number, scored)), unit.end

    @staticmethod
    def _is_of(text: str, low: str, number: Number, money: Unit, unit: Unit | None) -> bool:
        """Whether the name of a currency before a number is its unit: `日元50万`; not `美元12个月`, `英镑3连跌`."""
        if low[money.start] < "\u2fff" or number.is_scaled or (unit is not None and unit.kind == "money"):
            return True
        following = text[number.end : number.end + 1]
        return (unit is None or unit.kind == "percent") and (not following.isalpha() or following in NAMED_FOLLOW)

    def _and_half(self, text: str, low: str, number: Number, country: str | None) -> Number:
        """`一个半百分点`: one and a half of the unit that follows."""
        match = HALVES.match(text, number.end)
        if match is None or number.qualifier is not None:
            return number
        unit = self.units.after(text, low, match.end(), country)
        if unit is None or unit.kind not in HALF_KINDS:
            return number
        value = number.value + 0.5
        return replace(number, end=match.end(), value=value, low=value, raw=value)

    def counted(self, low: str, number: Number) -> Unit | None:
        if low[number.end : number.end + 1] in ("每", "/"):
            return None  # 五个亿每人
        is_small = number.kind == "words" and number.value < 2
        is_date = low[number.end : number.end + 1] in ("年", "月", "日", "岁", "点")
        if is_small or (is_date and not self._nouns.starts(low, number.end)):
            return None
        is_scaled = number.is_scaled or number.kind != "digits"
        counted = self._nouns.counted(low, number.end, is_scaled=is_scaled, is_many=number.value >= MANY)
        is_rhetorical = counted is not None and counted.unit == "question" and number.value < MANY
        return None if is_rhetorical else counted

    def from_before(self, low: str, number: Number, unit: Unit | None) -> Unit | None:
        """The unit, where only a measure word or nothing follows the number, from the noun before it: `下载量超6亿次`, `员工超过5000名`."""
        is_open = (unit is None and number.is_scaled and number.kind != "plural") or (
            unit is not None and unit.unit in OPEN
        )
        if unit is None and number.kind == "digits" and not number.is_scaled and number.value >= MANY:
            total = self._nouns.total(low, number.start)
            return total if total is None else replace(total, start=number.end, end=number.end)
        is_money = unit is None and PIECES.search(low[number.start : number.end]) is not None  # 花了5个亿
        money = Unit(number.end, number.end, "CNY", "money") if is_money else None
        is_near = unit is not None or is_money
        before = self._nouns.before(low, number.start, is_measured=is_near) if is_open else None
        if before is not None:
            return replace(before, start=number.end, end=unit.end if unit is not None else number.end)
        return None if unit is not None and unit.unit == "time" else unit or money
