"""English numbers with units as quantities: qualifier, denominator, direction and basis of a change."""

import re
from dataclasses import replace

from transforms.figures.english.bounds import bounded
from transforms.figures.english.changes import EnglishChanges
from transforms.figures.english.denominators import EnglishDenominators
from transforms.figures.english.names import EnglishNames
from transforms.figures.english.qualifiers import EnglishQualifiers
from transforms.figures.english.shares import EnglishShares
from transforms.figures.english.sharing import without_repeats
from transforms.figures.quantity import Number, Part, Quantity, Unit

ANNUALISED = re.compile(r"annuali[sz]ed(?: [a-z]+){0,3}(?: (?:of|to|at)(?: [a-z]+)?)? ?$")
SAME = re.compile(r",? or (?:about |nearly |around |roughly |almost )?| \(|, a ")
"""`fell 102 points, or 0.4%`: one change said twice."""
MEASURED = re.compile(r" of [a-z-]+(?: [a-z-]+)?(?= (?:an?|per|each|every) )")
"""What is measured, before its denominator: `900,000 litres | of water | a day`."""
LISTED = re.compile(r"(?:in|for) [a-z0-9 ]{1,12},? and")


class EnglishDescriptions:
    """Reads what the words around numbers say of them."""

    def __init__(
        self,
        qualifiers: EnglishQualifiers,
        denominators: EnglishDenominators,
        changes: EnglishChanges,
        shares: EnglishShares,
        names: EnglishNames,
    ) -> None:
        self._qualifiers, self._denominators, self._changes = qualifiers, denominators, changes
        self._shares, self._names = shares, names

    def quantities(self, low: str, parts: list[Part], *, is_bare: bool) -> list[Quantity]:
        """The parts as quantities in their order; numbers without a unit only with `is_bare`, or as one end of a pair of bounds."""
        out: list[Quantity] = []
        bare: Quantity | None = None
        for number, unit in parts:
            if unit is not None and unit.kind == "duration" and self._names.is_when(low, number.start, number, unit):
                bare = None
                continue
            if out and number.start < out[-1].end:
                continue  # `$3 per 1,000 tokens`
            previous = bare or (out[-1] if out else None)
            quantity = self._qualifiers.quantity(low, number, unit)
            if unit is not None:
                quantity = self._divided(low, quantity, unit)
            both = None if previous is None else bounded(low, previous, quantity)
            bare = quantity if unit is None and both is None else None
            if both is not None:
                out = [q for q in out if q is not previous] + [both]
            elif unit is not None:
                out.append(self._changed(low, quantity, number, unit, out))
            elif is_bare:
                out.append(quantity)
        return without_repeats(low, out)

    def _divided(self, low: str, quantity: Quantity, unit: Unit) -> Quantity:
        """The quantity with its denominator, written after it or said before (`annualised revenue of`)."""
        measured = MEASURED.match(low, quantity.end) if unit.kind in ("other", "energy", "data") else None
        end = quantity.end if measured is None else measured.end()
        per = self._denominators.per(low, end) if unit.kind not in ("rank", "percent") else None
        if per is not None:
            return replace(quantity, per=per[0], end=per[1])
        if unit.kind == "money" and ANNUALISED.search(low[max(0, quantity.start - 40) : quantity.start]):
            return replace(quantity, per="year")
        return quantity

    def _changed(self, low: str, quantity: Quantity, number: Number, unit: Unit, before: list[Quantity]) -> Quantity:
        change = self._change(low, quantity, number, unit, before)
        if change is None:
            return quantity
        return replace(quantity, change=change, change_basis=self._changes.basis(low, quantity.start, quantity.end))

    def _change(self, low: str, quantity: Quantity, number: Number, unit: Unit, before: list[Quantity]) -> str | None:
        """The direction, from the word itself (`doubled`, `halved`), the words around, or the figure before in a list."""
        if unit.kind == "rank":
            return None
        word = low[number.start : number.end]
        own = self._shares.direction(word)
        if own is not None:
            return own
        floor = before[-1].end if before else 0
        change = self._changes.change(low, quantity.start, quantity.end, unit=unit.unit, kind=unit.kind, floor=floor)
        if change is not None or not before:
            return change
        gap = low[floor : quantity.start]
        is_alike = before[-1].unit == quantity.unit and _is_listed(gap)
        return before[-1].change if is_alike or SAME.fullmatch(gap) else None


def _is_listed(between: str) -> bool:
    gap = between.strip(" ,")
    return gap in ("and", "or", "", "then") or LISTED.fullmatch(gap) is not None
