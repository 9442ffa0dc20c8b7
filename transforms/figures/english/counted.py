"""What an English number without a unit of its own counts, and what makes it count nothing."""

import re
from dataclasses import replace

from transforms.figures.english.money import EnglishMoney
from transforms.figures.english.names import EnglishNames
from transforms.figures.english.nouns import EnglishNouns
from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.quantity import Number, Part, Unit

SMALL = 10
"""Numbers in words up to this one also enumerate: `two distinct paths`."""
OFTEN = re.compile(r" times(?![a-z])")
DONE = re.compile(r"(?:^|[^a-z])(downloaded|installed|viewed|visited|cited)(?: [a-z]+){0,4} $")
DONE_METRICS = {"download": "downloads", "install": "downloads", "visit": "users"}
MOVED = re.compile(r"(?:^|[^a-z])(?:up|down|by|lost|gained|added|fell|rose|dropped|scored)(?: about| just| only)? $")
DENOMINATOR = re.compile(r"(?:^|[^a-z])(?:per|in every|for every) $")
KNOWN = re.compile(
    r"(?:^|[^a-z])(?:the(?! first)|these|those|all|its|their|his|her|our|other|both|top|last|next)(?: [a-z]+)? $"
)
BETWEEN = re.compile(r"(?:-odd|-?ish|\+|-plus| odd| or so| or more| or less| or fewer| plus)(?= |-)|x(?= [a-z]{1,3}\d)")
MODEL = re.compile(r"[ -](?:models?|versions?|variants?|checkpoints?|sibling)(?![a-z])")


class EnglishCounts:
    """Reads counts."""

    def __init__(self, numbers: EnglishNumbers, nouns: EnglishNouns, names: EnglishNames, money: EnglishMoney) -> None:
        self._numbers, self._nouns, self._names, self._money = numbers, nouns, names, money

    def counted(self, text: str, low: str, number: Number) -> tuple[list[Part], int]:
        """The number with what it counts, and where reading goes on; without a unit where that is not to be found, nothing where it is a name."""
        named = self._money.names.before(low, number.start) if number.kind == "digits" else None
        if named is not None:
            return [(number, replace(named, end=number.end))], number.end
        is_small = number.kind == "words" and number.value <= SMALL
        is_small = is_small and not MOVED.search(low[max(0, number.start - 12) : number.start])
        unit = None
        if DENOMINATOR.search(low[max(0, number.start - 16) : number.start]):
            return [], number.end
        if _is_size(text, low, number):
            unit = Unit(number.end, number.end, "parameter", "count", metric="parameters")
        elif number.kind != "words" or number.value > 1:
            unit = self._nouns.head(text, low, after_of(low, number), is_small_word=is_small)
        if unit is None and number.kind == "digits":
            unit = self._nouns.before(low, number)
        if unit is not None and (
            (is_small and _is_known(low, number.start)) or self._names.is_named(text, low, number, unit)
        ):
            return [], number.end
        return [(number, unit)], max(unit.end if unit is not None else 0, number.end)

    def with_suffix(self, text: str, low: str, number: Number) -> Number | None:
        """The number with a letter that scales it before a counted noun: `5m users`, `10m+ downloads`."""
        scaled = self._numbers.noun_suffix(text, number)
        if scaled is None or self._nouns.head(text, low, after_of(low, scaled), is_small_word=False) is None:
            return None
        return scaled

    def million(self, text: str, low: str, number: Number, unit: Unit | None) -> Part | None:
        """`1.2m` as a count of what the clause before names, not as metres."""
        if unit is None or unit.unit != "m" or number.value == int(number.value):
            return None
        million = self._numbers.noun_suffix(text, number)
        told = None if million is None else self._nouns.before(low, million)
        return None if million is None or told is None else (million, replace(told, start=million.end, end=million.end))


def _is_size(text: str, low: str, number: Number) -> bool:
    """`a 70B model`: its parameters."""
    return number.is_scaled and text[number.end - 1] in "BM" and MODEL.match(low, number.end) is not None


def often(low: str, number: Number) -> Unit | None:
    """`downloaded 350 million times`: a count of downloads."""
    times = OFTEN.match(low, number.end)
    done = None if times is None else DONE.search(low[max(0, number.start - 48) : number.start])
    if times is None or done is None or number.value <= SMALL:
        return None
    noun = done[1].removesuffix("ed")
    return Unit(number.end, times.end(), noun, "count", metric=DONE_METRICS.get(noun))


def _is_known(low: str, start: int) -> bool:
    """`the three leaders`, `these two models`: what is known already, not counted."""
    return KNOWN.search(low[max(0, start - 18) : start]) is not None and low[max(0, start - 4) : start] != " of "


def after_bound(low: str, end: int) -> int:
    """Where the unit may begin after a number that ends at `end`: after `-odd`, `+`, `or so`, `or more`."""
    match = BETWEEN.match(low, end)
    return end if match is None else match.end()


def after_of(low: str, number: Number) -> int:
    """Where the noun may begin: after `-odd`, `+`, `or so`, `or more` and, for plurals, `of`."""
    end = after_bound(low, number.end)
    return end + 3 if number.kind == "plural" and low.startswith(" of", end) else end
