"""An English number with the unit that stands beside it."""

import re

from transforms.figures.english.cents import with_tail
from transforms.figures.english.counted import EnglishCounts, after_bound
from transforms.figures.english.money import EnglishMoney
from transforms.figures.english.names import EnglishNames
from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.english.units import EnglishUnits
from transforms.figures.quantity import Number, Part, Unit

TITLED = re.compile(r"[ -][A-Z]")
NAMED = re.compile(r" [A-Za-z]*[A-Z]")
SIZES = ("inch", "mm", "cm")
"""Units in names of products: `16-inch MacBook Pro`."""


class EnglishMeasures:
    """Joins numbers and units."""

    def __init__(
        self,
        numbers: EnglishNumbers,
        money: EnglishMoney,
        units: EnglishUnits,
        counts: EnglishCounts,
        names: EnglishNames,
    ) -> None:
        self._numbers, self._money, self._units = numbers, money, units
        self._counts, self._names = counts, names

    def measured(
        self, text: str, low: str, number: Number, money: Unit | None, country: str | None
    ) -> tuple[list[Part], int]:
        """The number with the unit before or after it, or with what it counts, and where reading goes on."""
        if money is not None:
            return _one(self._priced(text, low, number, money, country))
        if text[number.end : number.end + 1].isalnum():
            number = self._counts.with_suffix(text, low, number) or number
        end = after_bound(low, number.end)
        price = self._money.after(text, low, end, country)
        if price is not None:
            return _one(self._with_price(text, low, number, price))
        unit = self._units.after(text, low, end)
        if unit is None and text[end : end + 1].isalnum():
            return [], self._names.word_end(low, number.end)
        million = self._counts.million(text, low, number, unit)
        if million is not None:
            return [million], million[0].end
        if unit is None:
            return self._counts.counted(text, low, number)
        if unit.kind == "duration" and self._names.is_when(low, number.start, number, unit):
            return [(number, None)], unit.end
        if _is_part_of_name(text, low, number, unit):
            return [], unit.end
        return [(number, unit)], max(unit.end, number.end)

    def _with_price(self, text: str, low: str, number: Number, price: Unit) -> tuple[Number, Unit]:
        """The amount before its currency, with a scale, a country or cents after it: `75 USD million`, `20 dollars Canadian`, `5 pounds 20`."""
        if price.factor != 1:
            return number, price
        number, price = self._numbers.scaled_after(low, number, price)
        return with_tail(low, number, self._money.with_place(text, low, price, price.end), self._numbers.words)

    def _priced(self, text: str, low: str, number: Number, money: Unit, country: str | None) -> tuple[Number, Unit]:
        """The amount with the currency before it, and after it too where both say the same (`$5 US dollars`)."""
        after = self._money.after(text, low, number.end, country)
        is_same = after is not None and (
            after.unit == money.unit or text[money.start : money.end].strip() in ("$", "£", "¥")
        )
        if after is not None and is_same and after.factor in (1.0, 0.01):
            both = Unit(money.start, after.end, after.unit, "money", money.factor)
        else:
            both = Unit(money.start, number.end, money.unit, "money", money.factor)
            both = self._money.with_place(text, low, both, number.end)
        return with_tail(low, number, both, self._numbers.words)


def _one(part: tuple[Number, Unit]) -> tuple[list[Part], int]:
    return [part], max(part[0].end, part[1].end)


def _is_part_of_name(text: str, low: str, number: Number, unit: Unit) -> bool:
    """`%20` of an address; `16-inch MacBook Pro`; `Three Mile Island`."""
    is_code = unit.unit == "percent" and low[unit.end : unit.end + 1].isalnum()
    is_sized = (
        unit.unit in SIZES and text[number.end : number.end + 1] == "-" and NAMED.match(text, unit.end) is not None
    )
    is_titled = number.kind == "words" and unit.kind in ("other", "duration") and text[number.start].isupper()
    is_inner = number.start > 0 and text[number.start - 1] in " -"
    return is_code or is_sized or (is_titled and is_inner and TITLED.match(text, number.end) is not None)
