"""Quantities of English text, from left to right: number, unit, range, qualifier, change."""

import re
from dataclasses import replace

from transforms.figures.english.changes import EnglishChanges
from transforms.figures.english.names import EnglishNames
from transforms.figures.english.nouns import EnglishNouns
from transforms.figures.english.numbers import EnglishNumbers
from transforms.figures.english.qualifiers import EnglishQualifiers
from transforms.figures.english.ranges import bounded, combined
from transforms.figures.english.shares import EnglishShares
from transforms.figures.english.sharing import levelled, shared, with_cents, with_tail, without_repeats
from transforms.figures.english.units import EnglishUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

DIGIT_WORD = re.compile(r"\d+(?:st|nd|rd|th)?")
TRIGGER = re.compile(r"[a-z]+|\d")
CONTINENTAL = re.compile(r"\d\.\d{3},\d|\d,\d{1,2} ?€|€ ?\d+,\d{1,2}(?!\d)")
INSULAR = re.compile(r"\d,\d{3}(?:\.\d|,)|\d\.\d{1,2}(?!\d)")
RATIO = {"share": "percent", "times": "times", "rank": "rank"}
SMALL = 10
TITLED = re.compile(r"[ -][A-Z]")
PERCENT_OF = re.compile(r"\s{0,9}per ?cent(?:age)?s? of $")
OFTEN = re.compile(r" times(?![a-z])")
DONE = re.compile(r"(?:^|[^a-z])(downloaded|installed|viewed|visited|cited)(?: [a-z]+){0,4} $")
DONE_METRICS = {"download": "downloads", "install": "downloads", "visit": "users"}
ANNUALISED = re.compile(r"annuali[sz]ed(?: [a-z]+){0,3} (?:of|to|at)(?: [a-z]+)? ?$")
JAPAN = re.compile(r"(?<![a-z])(?:japan|japanese|tokyo|yen|osaka)(?![a-z])")


class EnglishReader:
    """Reads English quantities."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = EnglishNumbers(lexicon)
        self._shares = EnglishShares(lexicon, self._numbers)
        self._units = EnglishUnits(lexicon)
        self._nouns = EnglishNouns(lexicon, self._units)
        self._names = EnglishNames(lexicon, self._units.is_money)
        self._qualifiers = EnglishQualifiers(lexicon)
        self._changes = EnglishChanges(lexicon)
        self._couple = lexicon.numbers["en", "couple"]
        shares = self._shares
        words = {
            *self._numbers.cardinals,
            *self._numbers.scales,
            *self._numbers.plurals,
            *shares.parts,
            *shares.ordinals,
            *shares.multiples,
        }
        words |= {*shares.halves, *shares.twice, "couple", "several", "few", "half"}
        words |= {f"{word}fold" for word in (*self._numbers.cardinals, "hundred", "thousand")}
        words |= set(lexicon.words["en", "single_money"])
        self._words = frozenset(word for word in words if word.isalpha())

    def read(self, text: str, low: str, *, country: str | None, is_bare: bool) -> list[Quantity]:
        """The quantities in the order of the text; `is_bare`: numbers without a unit too."""
        if "¥" in low and country is None and JAPAN.search(low):
            country = "JP"
        is_continental = CONTINENTAL.search(low) is not None and INSULAR.search(low) is None
        parts: list[tuple[Number, Unit | None]] = []
        reached = 0
        for trigger in TRIGGER.finditer(low):
            pos = trigger.start()
            if pos < reached or (trigger[0] not in self._words and not trigger[0].isdigit()):
                continue
            single = self._units.single(low, pos, trigger[0], country)
            if single is not None:
                if not parts or low[_end(parts[-1]) : single[0].start].strip():
                    number, unit = with_tail(low, *single, self._numbers.words)
                    parts.append((number, unit))
                    reached = unit.end
                continue
            found, reached = self._at(text, low, pos, trigger[0], country, is_continental=is_continental)
            parts += found
        quantities = self._quantities(
            low, levelled(low, combined(low, shared(low, with_cents(low, parts)))), is_bare=is_bare
        )
        return [
            quantity for quantity in quantities if quantity.unit is not None or (is_bare and not _is_year(quantity))
        ]

    def _at(
        self, text: str, low: str, pos: int, word: str, country: str | None, *, is_continental: bool
    ) -> tuple[list[tuple[Number, Unit | None]], int]:
        """What is read at a digit or number word, and where reading goes on."""
        if word.isdigit():
            name_end = self._names.name_end(text, low, pos)
            if name_end is not None:
                return [], max(name_end, pos + 1)
            spelled = DIGIT_WORD.match(low, pos)
            word_end = pos + 1 if spelled is None else spelled.end()
        else:
            word_end = pos + len(word)
        idiom_end = self._names.idiom(low, pos, low[pos:word_end].rstrip("stndrh") if word.isdigit() else word)
        if idiom_end is not None:
            return [], idiom_end
        rank = self._shares.rank(low, pos, word_end, low[pos:word_end])
        if rank is not None:
            return [(rank, Unit(rank.end, rank.end, "rank", "rank"))], rank.end
        number, money = self._number(text, low, pos, word, country, is_continental=is_continental)
        if number is None:
            return [], word_end
        if number.kind in RATIO:
            unit = RATIO[number.kind]
            return [
                (number, Unit(number.end, number.end, unit, "percent" if unit == "percent" else "ratio"))
            ], number.end
        if self._names.is_day(low, number):
            return [], number.end
        if money is None:
            ratio = self._ratio(low, number)
            if ratio is not None and ratio[1] is not None:
                return [ratio], max(ratio[0].end, ratio[1].end)
            number = number if ratio is None else ratio[0]
        return self._measured(text, low, number, money, country)

    def _number(
        self, text: str, low: str, pos: int, word: str, country: str | None, *, is_continental: bool
    ) -> tuple[Number | None, Unit | None]:
        if word.isdigit():
            point = low[max(0, pos - 2) : pos]
            if point[-1:] == "." and not point[:1].isalnum():
                pos -= 1  # $.50
            money = self._units.money_before(text, low, pos, country)
            number = self._numbers.digits(text, low, pos, is_money=money is not None, is_continental=is_continental)
            if number is not None:
                number = self._signed(low, number, money)
            return number, money
        return self._spelled(low, pos, word), None

    def _spelled(self, low: str, pos: int, word: str) -> Number | None:
        """The number that a number word at `pos` begins; None where the word says none (`million-dollar`)."""
        if word in self._numbers.plurals:
            return self._numbers.plural(low, pos, word)
        if word in ("several", "few"):
            return self._some(low, pos, word)
        if word == "couple":
            return self._several(low, pos)
        single = self._shares.word(low, pos, word)
        if single is not None:
            return single
        if word not in self._numbers.cardinals and word not in self._numbers.scales:
            return None
        number = self._numbers.words(low, pos)
        number = None if number is None else self._signed(low, number, None)
        before = re.search(r"(?:^|[^a-z])(a|an)[ -]$", low[max(0, pos - 4) : pos])
        if number is not None and before is not None and word in self._numbers.scales:
            number = replace(number, start=pos - 1 - len(before[1]))
        elif number is not None and word in self._numbers.scales:
            return None
        return number

    def _some(self, low: str, pos: int, word: str) -> Number | None:
        """`several hundred thousand`: as much as the plural of its scale words commits to."""
        scale = re.match(r" (?:[a-z]+ ?){1,2}", low[pos + len(word) : pos + len(word) + 24])
        at = pos + len(word) + 1
        number = (
            self._numbers.words(low, at) if scale is not None and scale[0].split()[0] in self._numbers.scales else None
        )
        if number is None:
            return None
        start = pos - 2 if low[max(0, pos - 2) : pos] == "a " else pos
        low_end, high_end = number.value, number.value * 10
        return Number(
            start,
            number.end,
            (low_end + high_end) / 2,
            low_end,
            high_end,
            low_end,
            "plural",
            is_scaled=True,
            qualifier="between",
        )

    def _several(self, low: str, pos: int) -> Number | None:
        """`a couple of hundred`: about two of the scale."""
        match = re.match(r"couple(?: of)? ", low[pos : pos + 11])
        number = None if match is None else self._numbers.words(low, pos + match.end())
        if match is None or number is None or not number.is_scaled:
            return None
        start = pos - 2 if low[max(0, pos - 2) : pos] == "a " else pos
        value = 2 * number.value
        return Number(start, number.end, value, value, value, value, "words", is_scaled=True, qualifier="about")

    @staticmethod
    def _signed(low: str, number: Number, money: Unit | None) -> Number:
        """The number with the minus sign before it or its currency: `-12%`, `-$3 million`, `minus five`."""
        start = money.start if money is not None else number.start
        sign = re.search(r"(?:^|[\s(\[<>=])(?:-|minus |negative )$", low[max(0, start - 10) : start])
        if sign is None:
            return number
        at = start - len(sign[0].lstrip(" ([<>=\n\u202f"))
        return replace(number, start=at if money is None else number.start, value=-number.value, raw=-number.raw)

    def _measured(
        self, text: str, low: str, number: Number, money: Unit | None, country: str | None
    ) -> tuple[list[tuple[Number, Unit | None]], int]:
        """The number with the unit before or after it."""
        if money is not None:
            number, money = self._priced(text, low, number, money, country)
            return [(number, money)], max(money.end, number.end)
        following = low[number.end : number.end + 1]
        if following.isalnum():
            scaled = self._numbers.noun_suffix(text, number)
            if scaled is not None and self._nouns.head(text, low, scaled.end, is_small_word=False) is not None:
                number = scaled
            elif self._units.after(text, low, number.end, country) is None:
                return [], self._names.word_end(low, number.end)
        unit = self._units.after(text, low, number.end, country)
        million = self._million(text, low, number, unit)
        if million is not None:
            return [million], million[0].end
        if unit is None:
            return self._counted(text, low, number)
        if unit.kind == "money" and unit.factor == 1:
            number, unit = with_tail(low, *self._numbers.scaled_after(low, number, unit), self._numbers.words)
        if unit.kind == "duration" and self._names.is_when(low, number.start, number, unit):
            return [(number, None)], unit.end
        if self._is_part_of_name(text, low, number, unit):
            return [], unit.end
        return [(number, unit)], max(unit.end, number.end)

    @staticmethod
    def _is_part_of_name(text: str, low: str, number: Number, unit: Unit) -> bool:
        """`%20` of an address; `Three Mile Island`."""
        is_code = unit.unit == "percent" and low[unit.end : unit.end + 1].isalnum()
        is_titled = number.kind == "words" and unit.kind == "other" and text[number.start].isupper()
        return is_code or (is_titled and TITLED.match(text, number.end) is not None)

    def _ratio(self, low: str, number: Number) -> tuple[Number, Unit | None] | None:
        """What follows makes the number a share, a multiple or a count of times; without a unit, a number (`three quarters of a billion`)."""
        times = self._often(low, number)
        if times is not None:
            return number, times
        ratio = self._shares.after_number(low, number)
        if ratio is None or ratio.kind not in RATIO:
            return None if ratio is None else (ratio, None)
        unit = RATIO[ratio.kind]
        return ratio, Unit(ratio.end, ratio.end, unit, "percent" if unit == "percent" else "ratio")

    @staticmethod
    def _often(low: str, number: Number) -> Unit | None:
        """`downloaded 350 million times`: a count of downloads."""
        often = OFTEN.match(low, number.end)
        done = None if often is None else DONE.search(low[max(0, number.start - 48) : number.start])
        if often is None or done is None:
            return None
        noun = done[1].removesuffix("ed")
        return Unit(number.end, often.end(), noun, "count", metric=DONE_METRICS.get(noun))

    def _priced(self, text: str, low: str, number: Number, money: Unit, country: str | None) -> tuple[Number, Unit]:
        """The amount with the currency before it, and after it too where both say the same (`$5 US dollars`)."""
        after = self._units.after(text, low, number.end, country)
        if after is not None and after.kind == "money" and (after.unit == money.unit or money.end - money.start == 1):
            money = replace(after, start=money.start, factor=1.0)
        else:
            money = replace(money, end=number.end)
        return with_tail(low, number, money, self._numbers.words)

    def _million(self, text: str, low: str, number: Number, unit: Unit | None) -> tuple[Number, Unit] | None:
        """`1.2m` as a count of what the clause before names, not as metres."""
        if unit is None or unit.unit != "m" or number.value == int(number.value):
            return None
        million = self._numbers.noun_suffix(text, number)
        told = None if million is None else self._nouns.before(low, number)
        return None if million is None or told is None else (million, replace(told, start=million.end, end=million.end))

    def _counted(self, text: str, low: str, number: Number) -> tuple[list[tuple[Number, Unit | None]], int]:
        """The number with what it counts; without a unit where that is not to be found, nothing where it is a name."""
        named = self._units.named_before(low, number.start) if number.kind == "digits" else None
        if named is not None:
            return [(number, replace(named, end=number.end))], number.end
        is_small = number.kind == "words" and number.value <= SMALL
        unit = None
        if number.kind != "words" or number.value > 1:
            unit = self._nouns.head(text, low, self._after_of(low, number), is_small_word=is_small)
        if unit is None and number.is_scaled and number.kind == "digits":
            if text[number.end - 1] in "BM" and low.startswith((" model", "-model"), number.end):
                unit = Unit(number.end, number.end, "parameter", "count", metric="parameters")
            else:
                unit = self._nouns.before(low, number)
        if unit is None and PERCENT_OF.match(low[: number.start]) is not None:
            unit = Unit(0, number.end, "percent", "percent")
        if unit is not None and (
            (is_small and self._is_definite(low, number.start)) or self._names.is_named(text, low, number, unit)
        ):
            return [], number.end
        return [(number, unit)], max(unit.end if unit is not None else 0, number.end)

    @staticmethod
    def _is_definite(low: str, start: int) -> bool:
        """`the three leaders`, `these two models`: what is known already, not counted."""
        return (
            re.search(
                r"(?:^|[^a-z])(?:the|these|those|all|its|their|his|her|our|other|both|top|first|last|next)(?: [a-z]+)? $",
                low[max(0, start - 18) : start],
            )
            is not None
            and low[max(0, start - 4) : start] != " of "
        )

    def _after_of(self, low: str, number: Number) -> int:
        """Where the noun may begin: after `-odd`, `+`, `or so`, `or more` and, for plurals, `of`."""
        match = re.match(r"-odd|\+|-plus| or so| or more| plus(?= )", low[number.end : number.end + 9])
        end = number.end + (match.end() if match is not None else 0)
        if number.kind == "plural" and low.startswith(" of", end):
            end += 3
        return end

    def _quantities(self, low: str, parts: list[tuple[Number, Unit | None]], *, is_bare: bool) -> list[Quantity]:
        """The parts as quantities, with qualifier, denominator and change."""
        quantities: list[Quantity] = []
        bare: Quantity | None = None
        for number, unit in parts:
            previous, bare = bare or (quantities[-1] if quantities else None), None
            if unit is None:
                bare = self._qualifiers.quantity(low, number, unit)
                both = None if previous is None else bounded(low, previous, bare)
                if both is not None and previous is not None:
                    bare = None
                    quantities = [q for q in quantities if q is not previous] + [both]
                elif is_bare:
                    quantities.append(bare)
                continue
            if unit.kind == "duration" and self._names.is_when(low, number.start, number, unit):
                continue
            quantity = self._divided(low, self._qualifiers.quantity(low, number, unit), unit)
            both = None if previous is None else bounded(low, previous, quantity)
            if both is not None:
                quantities = [q for q in quantities if q is not previous] + [both]
                continue
            change = self._change(low, quantity, number, unit, quantities)
            if change is not None:
                basis = self._changes.basis(low, quantity.start, quantity.end)
                quantity = replace(quantity, change=change, change_basis=basis)
            quantities.append(quantity)
        return without_repeats(low, quantities)

    def _divided(self, low: str, quantity: Quantity, unit: Unit) -> Quantity:
        """The quantity with its denominator, written after it or said before (`annualised revenue of`)."""
        per = self._units.per(low, quantity.end) if unit.kind not in ("rank", "percent") else None
        if per is not None:
            return replace(quantity, per=per[0], end=per[1])
        if unit.kind == "money" and ANNUALISED.search(low[max(0, quantity.start - 40) : quantity.start]):
            return replace(quantity, per="year")
        return quantity

    def _change(self, low: str, quantity: Quantity, number: Number, unit: Unit, before: list[Quantity]) -> str | None:
        """The direction, from the word itself (`doubled`, `halved`), the words around, or the figure before in a list."""
        if unit.kind == "rank":
            return None
        word = low[number.start : number.end]
        if number.kind == "share" and word in self._shares.halves:
            return "decrease"
        if number.kind == "times" and word in self._shares.multiples:
            return "increase"
        floor = before[-1].end if before else 0
        change = self._changes.change(low, quantity.start, quantity.end, unit=unit.unit, kind=unit.kind, floor=floor)
        if (
            change is None
            and before
            and before[-1].unit == quantity.unit
            and self._is_listed(low, floor, quantity.start)
        ):
            return before[-1].change
        return change

    @staticmethod
    def _is_listed(low: str, before: int, start: int) -> bool:
        gap = low[before:start].strip(" ,")
        return gap in ("and", "or", "", "then") or re.fullmatch(r"(?:in|for) [a-z0-9 ]{1,12},? and", gap) is not None


def _end(part: tuple[Number, Unit | None]) -> int:
    return max(part[0].end, part[1].end if part[1] is not None else 0)


def _is_year(quantity: Quantity) -> bool:
    return (
        quantity.kind == "digits"
        and 1900 <= quantity.value < 2100
        and quantity.qualifier == "exact"
        and quantity.end - quantity.start == 4
    )
