"""Quantities of Chinese text, from left to right: number, unit, range, qualifier, change."""

import re
from dataclasses import replace

from transforms.figures.chinese.changes import ChineseChanges
from transforms.figures.chinese.coins import TAIL, is_filler, priced, tenths, with_cents
from transforms.figures.chinese.denominators import ChineseDenominators
from transforms.figures.chinese.measures import ChineseMeasures
from transforms.figures.chinese.names import ChineseNames
from transforms.figures.chinese.numbers import TENS, ChineseNumbers
from transforms.figures.chinese.qualifiers import ChineseQualifiers
from transforms.figures.chinese.ranges import Part, joined
from transforms.figures.chinese.shares import ChineseShares
from transforms.figures.chinese.writing import blanks_of, dotted, pointed
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

DIGIT_RUN = re.compile(r"\d{31,}")
LEADING_POINT = re.compile(r"(?<![A-Za-z0-9])\.$")
MOVED = re.compile(r"^[^，。；]{0,8}[至到为成]")
LEVEL = re.compile(r"[^，。；\d]{0,6}[至到为成]")
COMPARED = re.compile(r"^[^。；！？ ]{0,30}?(?:而|只有|仅|[升降增减]?至|[升降增减]?到|去年|此前|同期|上年)")
TAIWANESE = "新台币"
"""A text that names it means it by `元` too."""
MILLIONS = 1e6
NEAR = 40
"""Characters after an amount of money within which another may leave its currency out."""
LISTED = ("和", "、", "及", "与")
DENOMINATED = ("money", "energy", "count", "data", "compute")


class ChineseReader:
    """Reads Chinese quantities."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = ChineseNumbers(lexicon)
        self._shares = ChineseShares(self._numbers)
        self._changes = ChineseChanges(lexicon)
        self._qualifiers = ChineseQualifiers(lexicon)
        digits = "".join(self._numbers.digits)
        self._names = ChineseNames(lexicon, digits)
        self._measures = ChineseMeasures(lexicon, self._numbers, self._names)
        self._denominators = ChineseDenominators(lexicon)
        self._priced = priced(lexicon.words["zh", "price_of"])
        self._dotted = dotted(digits)
        tens = "".join(TENS)
        self._trigger = re.compile(
            rf"\d|[{digits}{tens}十拾百佰千仟万亿数几上半]|过半(?!个|块钱|年|天|小时|毛)|翻|减半|腰斩|对折"
        )

    def read(self, text: str, low: str, *, country: str | None, is_bare: bool) -> list[Quantity]:
        """The quantities in the order of the text; `is_bare`: numbers without a unit too."""
        if blanks := blanks_of(text):
            return self._closed_up(text, low, blanks, country=country, is_bare=is_bare)
        text, low = (pointed(written, self._dotted) for written in (text, low))
        country = "TW" if TAIWANESE in text else country
        parts: list[Part] = []
        reached = 0
        for trigger in self._trigger.finditer(text):
            pos = trigger.start()
            if pos < reached:
                continue
            part, reached = self._at(text, low, pos, country, floor=reached)
            if part is None:
                continue
            amount = with_cents(low, parts[-1], part, self._priced) if parts else None
            if amount is not None:
                parts[-1] = amount
            else:
                parts.append(part)
        return [q for q in self._quantities(text, low, _ranged(text, low, parts)) if is_bare or q.unit is not None]

    def _closed_up(
        self, text: str, low: str, blanks: list[tuple[int, int]], *, country: str | None, is_bare: bool
    ) -> list[Quantity]:
        """The quantities of a text that writes numerals with blanks between them (`百 分 之 五`), with offsets into it."""
        kept: list[int] = []
        reached = 0
        for start, end in blanks:
            kept += range(reached, start)
            reached = end
        kept += range(reached, len(text))
        closed = "".join(text[place] for place in kept), "".join(low[place] for place in kept)
        return [
            replace(q, start=kept[q.start], end=kept[q.end - 1] + 1, core_start=kept[q.core_start])
            for q in self.read(*closed, country=country, is_bare=is_bare)
        ]

    def _at(self, text: str, low: str, pos: int, country: str | None, *, floor: int) -> tuple[Part | None, int]:
        """What is read at a digit or numeral, and where reading goes on; what lies before `floor` is read already."""
        if pos and text[pos - 1] in "每/":
            return self._measures.denominator(text, low, pos, country)
        if is_filler(text, pos):
            return None, pos + 1
        skipped, pos = self._skipped(text, low, pos)
        if skipped is not None:
            return None, skipped
        word = self._shares.slash(text, pos) or self._shares.word(text, pos) or tenths(text, pos)
        if word is not None:
            return word, word[0].end
        if text[pos] == "半":
            return self._measures.half(text, low, pos, country)
        number = self._numbers.at(text, pos)
        if number is None:
            return None, pos + 1
        mixed = self._shares.mixed(text, number)
        share = self._shares.at(text, number) if mixed is None else None
        if share is not None:
            part = self._of_one(text, low, *share, country)
            return part, max(share[0].end, part[1].end if part[1] is not None else 0)
        if text[max(0, pos - 1) : pos] == "第" or text[max(0, pos - 2) : pos] == "第 ":
            return self._names.rank(text, number), number.end
        return self._measures.measured(text, low, mixed or number, country, floor=floor)

    def _of_one(self, text: str, low: str, number: Number, unit: Unit | None, country: str | None) -> Part:
        """The share; that of one piece of money is money (`三分之一美元`), where nothing in that money follows (`三分之一美元资产`)."""
        is_fraction = "分之" in text[number.start : number.end] and not number.is_scaled
        money = self._measures.units.after(text, low, number.end, country) if is_fraction else None
        is_whole = money is None or money.kind != "money" or TAIL.match(text, money.end) is None
        if money is None or is_whole or text[money.end : money.end + 1] in ("的", "-", "~"):
            return number, unit
        value = float(f"{number.raw / 100:.6g}")
        return replace(number, value=value, low=value, raw=value, kind="words"), money

    def _skipped(self, text: str, low: str, pos: int) -> tuple[int | None, int]:
        """Where a name, date or phrase ends that holds what is at `pos`, or None; and where the number begins (`.5`)."""
        if text[pos].isdigit():
            pos -= LEADING_POINT.search(text, max(0, pos - 2), pos) is not None
            run = DIGIT_RUN.match(text, pos)
            return (run.end() if run is not None else self._names.name_end(text, low, pos)), pos
        if self._shares.word(text, pos) or tenths(text, pos):
            return None, pos
        idiom_end = self._names.idiom_end(text, pos)
        is_number = idiom_end is not None and self._measures.is_in_unit(text, low, pos, idiom_end)
        return (None if is_number else idiom_end), pos

    def _quantities(self, text: str, low: str, parts: list[Part]) -> list[Quantity]:
        quantities: list[Quantity] = []
        for number, read in parts:
            unit = self._measures.from_before(low, number, read)
            unit = _as_before(low, number, unit, quantities[-1]) if quantities else unit
            quantity = self._qualifiers.quantity(text, number, unit)
            if unit is not None and unit.kind != "rank":
                quantity = self._divided(low, quantity, unit, quantities)
                change = self._change(text, quantity, number, quantities)
                if change is not None:
                    basis = self._changes.basis(text, quantity.start, quantity.end)
                    quantity = replace(quantity, change=change, change_basis=basis)
            quantities.append(quantity)
        return quantities

    def _divided(self, low: str, quantity: Quantity, unit: Unit, before: list[Quantity]) -> Quantity:
        """The quantity with its denominator."""
        if unit.kind not in DENOMINATED:
            return quantity
        last = before[-1] if before and before[-1].unit_kind == "money" else None
        side = None
        floor = before[-1].end if before and "、" not in low[before[-1].end : quantity.core_start] else 0
        if last is not None and last.per is not None:
            side = self._denominators.other_side(low[last.end : quantity.core_start], last.per)
        per = (
            (side, quantity.end)
            if side is not None
            else self._denominators.per(low, quantity.start, quantity.end, floor=floor)
        )
        if per is None and last is not None and last.per is not None:
            is_level = LEVEL.fullmatch(low[last.end : quantity.core_start]) is not None
            per = (last.per, quantity.end) if is_level and last.unit == quantity.unit else None
        return quantity if per is None else replace(quantity, per=per[0], end=per[1])

    def _change(self, text: str, quantity: Quantity, number: Number, before: list[Quantity]) -> str | None:
        """The direction, from the word itself (`翻一番`, `减半`), the words around, or the figure before in a list."""
        if number.kind in ("half", "times"):
            return "decrease" if number.kind == "half" else "increase"
        floor = before[-1].end if before else 0
        change = self._changes.change(text, quantity.start, quantity.end, floor=floor)
        is_listed = text[floor : quantity.start] in LISTED
        if change is None and before and is_listed and before[-1].unit == quantity.unit:
            return before[-1].change
        return change


def _as_before(low: str, number: Number, unit: Unit | None, last: Quantity) -> Unit | None:
    """The unit of the figure before, where it is left out: `由200多个模型缩减至不足20个`, `6000亿美元，一年前只有2000亿`."""
    gap = low[last.end : number.start]
    if unit is None or unit.unit in ("item", "company", "product"):
        is_level = last.unit_kind == "count" and MOVED.search(gap) is not None
        is_amount = unit is None and last.unit_kind == "money" and number.is_scaled and number.value >= MILLIONS
        is_amount &= COMPARED.search(gap) is not None
        if (is_level and (unit is not None or number.is_scaled)) or (is_amount and len(gap) <= NEAR):
            end = number.end if unit is None else unit.end
            kind = last.unit_kind or "other"
            return Unit(number.end, end, last.unit or "", kind, metric=None if is_amount else last.noun_metric)
    return unit


def _ranged(text: str, low: str, parts: list[Part]) -> list[Part]:
    """The parts with two ends of a range made one, and with the minus signs of those that are none."""
    out: list[Part] = []
    for number, unit in parts:
        merged = joined(low, out[-1], (number, unit)) if out else None
        if merged is not None:
            out[-1] = merged
        elif out and max(out[-1][0].end, out[-1][1].end if out[-1][1] else 0) >= number.start - 1:
            out.append((number, unit))
        else:
            out.append((_signed(text, number), unit))
    return out


def _signed(text: str, number: Number) -> Number:
    """The number with the minus sign before it: `-12%`, `负百分之五`."""
    start = number.start - (text[max(0, number.start - 2) : number.start] == "负 ")
    before = text[max(0, start - 2) : start]
    is_dash = len(before) == 2 and before[1] == "-" and before[0].isascii() and before[0].isalnum()
    if before[-1:] not in ("-", "负") or not before or is_dash:
        return number
    low = None if number.low is None else -number.low
    return replace(number, start=start - 1, value=-number.value, low=low)
