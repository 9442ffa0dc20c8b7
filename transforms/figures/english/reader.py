"""Quantities of English text, read from left to right."""

import re
from dataclasses import replace

from transforms.figures.english.cents import with_cents, with_tail
from transforms.figures.english.changes import EnglishChanges
from transforms.figures.english.counted import EnglishCounts, often
from transforms.figures.english.denominators import EnglishDenominators
from transforms.figures.english.described import EnglishDescriptions
from transforms.figures.english.measured import EnglishMeasures
from transforms.figures.english.money import EnglishMoney
from transforms.figures.english.names import EnglishNames
from transforms.figures.english.nouns import EnglishNouns
from transforms.figures.english.numbers import SPACED, EnglishNumbers
from transforms.figures.english.qualifiers import EnglishQualifiers
from transforms.figures.english.quotes import EnglishQuotes
from transforms.figures.english.ranges import EnglishRanges, is_joint
from transforms.figures.english.ranks import EnglishRanks
from transforms.figures.english.shares import EnglishShares
from transforms.figures.english.sharing import compared, levelled, shared
from transforms.figures.english.spelled import SpelledNumbers, signed
from transforms.figures.english.units import EnglishUnits
from transforms.figures.english.years import is_dated
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Part, Quantity, Unit

DIGIT_WORD = re.compile(r"\d+(?:st|nd|rd|th)?")
TRIGGER = re.compile(r"[a-z]+|\d")
CONTINENTAL = re.compile(
    r"\d\.\d{3},\d|\d\.\d{3}\.\d{3} ?(?:€|euros?(?![a-z])|eur(?![a-z]))|(?:€|eur) ?\d+,\d{1,2}(?!\d)"
    r"|(?<![\d,])\d+,\d{1,2} ?(?:[€$£]|euros?(?![a-z])|eur(?![a-z])|(?:million|billion|bn|mn)(?![a-z]))"
)
INSULAR = re.compile(r"\d,\d{3}(?:\.\d|,)|\d\.\d{1,2}(?!\d)")
ONE = re.compile(r" of (?:an?|one)(?= )")
PLAIN = re.compile(r"(?:^|[ (])[a-z]+ $|^$")
COUNTED = re.compile(r" [a-z]")
RATIO = {"share": "percent", "times": "times", "rank": "rank", "points": "percentage_point"}
KINDS = {"percent": "percent", "percentage_point": "percent", "times": "ratio", "rank": "rank"}
JAPAN = re.compile(r"(?<![a-z])(?:japan|japanese|tokyo|yen|osaka)(?![a-z])")


class EnglishReader:
    """Reads English quantities."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = EnglishNumbers(lexicon)
        self._shares = EnglishShares(lexicon, self._numbers)
        self._ranks = EnglishRanks(lexicon)
        self._spelled = SpelledNumbers(lexicon, self._numbers, self._shares)
        self._money = EnglishMoney(lexicon)
        units = EnglishUnits(lexicon)
        nouns = EnglishNouns(lexicon, units)
        self._names = EnglishNames(lexicon, self._money)
        counts = EnglishCounts(self._numbers, nouns, self._names, self._money)
        self._measures = EnglishMeasures(self._numbers, self._money, units, counts, self._names)
        self._descriptions = EnglishDescriptions(
            EnglishQualifiers(lexicon),
            EnglishDenominators(lexicon, units),
            EnglishChanges(lexicon),
            self._shares,
            self._names,
        )
        self._ranges, self._quotes = EnglishRanges(lexicon), EnglishQuotes(lexicon, units)
        self._words = self._triggers(lexicon)

    def _triggers(self, lexicon: Lexicon) -> frozenset[str]:
        """The words at which a quantity may begin."""
        numbers, shares = self._numbers, self._shares
        words = {
            *numbers.cardinals,
            *numbers.scales,
            *numbers.plurals,
            *shares.parts,
            *self._ranks.ordinals,
            *shares.words,
        }
        words |= {*lexicon.numbers["en", "some"], "couple"}
        words |= {f"{word}fold" for word in (*numbers.cardinals, "hundred", "thousand")}
        words |= set(lexicon.words["en", "single_money"])
        return frozenset(word for word in words if word.isalpha())

    def read(self, text: str, low: str, *, country: str | None, is_bare: bool) -> list[Quantity]:
        """The quantities in the order of the text; `is_bare`: numbers without a unit too."""
        if "¥" in low and country is None and JAPAN.search(low):
            country = "JP"
        is_continental = CONTINENTAL.search(low) is not None and INSULAR.search(low) is None
        parts: list[Part] = []
        reached = 0
        for trigger in TRIGGER.finditer(low):
            pos = trigger.start()
            if pos < reached or (trigger[0] not in self._words and not trigger[0].isdigit()):
                continue
            single = self._money.names.single(low, pos, trigger[0], country)
            if single is not None:
                if not parts or low[_end(parts[-1]) : single[0].start].strip():
                    number, unit = with_tail(low, *single, self._numbers.words)
                    parts.append((number, unit))
                    reached = unit.end
                continue
            before = parts[-1] if parts else None
            found, reached = self._at(text, low, pos, trigger[0], before, country, is_continental=is_continental)
            parts += found
        parts = [part for part in with_cents(low, parts) if not is_dated(low, part)]
        joined = self._ranges.combined(low, shared(low, parts))
        quantities = self._descriptions.quantities(
            low, compared(low, self._quotes.quoted(low, levelled(low, joined))), is_bare=is_bare
        )
        return [q for q in quantities if q.unit is not None or not _is_year(q)]

    def _at(
        self,
        text: str,
        low: str,
        pos: int,
        word: str,
        before: Part | None,
        country: str | None,
        *,
        is_continental: bool,
    ) -> tuple[list[Part], int]:
        """What is read at a digit or number word, and where reading goes on."""
        passed = self._passed(text, low, pos, word)
        if passed is not None:
            return [], passed
        word_end = pos + len(word) if not word.isdigit() else _digits_end(low, pos)
        rank = self._ranks.rank(low, pos, word_end, low[pos:word_end])
        if rank is not None:
            return [(rank, _ratio_unit(rank))], rank.end
        if word.isdigit():
            number, money = self._digits(text, low, pos, before, country, is_continental=is_continental)
        else:
            number, money = self._words_at(text, low, pos, word, country)
        if number is None:
            return [], word_end
        if number.kind not in RATIO and self._names.is_day(low, number):
            return [], number.end
        is_read = money is not None or number.kind in RATIO
        number = number if is_read else self._shares.after_number(low, number) or number
        if number.kind in RATIO:
            part = self._of_one(text, low, number, country)
            return [part], _end(part)
        times = None if money is not None else often(low, number)
        if times is not None:
            return [(number, times)], times.end
        return self._measures.measured(text, low, number, money, country)

    def _words_at(
        self, text: str, low: str, pos: int, word: str, country: str | None
    ) -> tuple[Number | None, Unit | None]:
        """The number in words at `pos`, with a sign before it (`$ten million`)."""
        number = self._spelled.at(low, pos, word)
        is_priced = number is not None and number.kind == "words" and number.start == pos
        return number, self._money.before(text, low, pos, country) if is_priced else None

    def _of_one(self, text: str, low: str, number: Number, country: str | None) -> Part:
        """The share or multiple with its unit; a share of one piece of money is money (`a quarter of a dollar`)."""
        one = ONE.match(low, number.end) if number.kind == "share" else None
        money = None if one is None else self._money.after(text, low, one.end(), country)
        if money is None:
            return number, _ratio_unit(number)
        value = float(f"{number.raw / 100:.6g}")
        return replace(number, value=value, raw=value, kind="words"), money

    def _passed(self, text: str, low: str, pos: int, word: str) -> int | None:
        """Where the name, mark or idiom ends that the digit or word at `pos` is part of."""
        if word.isdigit():
            name_end = self._names.name_end(text, low, pos)
            if name_end is not None:
                return max(name_end, pos + 1)
            word = low[pos : _digits_end(low, pos)].rstrip("stndrh")
        return self._names.idiom(low, pos, word)

    def _digits(
        self, text: str, low: str, pos: int, before: Part | None, country: str | None, *, is_continental: bool
    ) -> tuple[Number | None, Unit | None]:
        """The number in digits at `pos`, with the currency before it; the second end of an amount (`$2.5m-3m`) is read as one too."""
        point = low[max(0, pos - 2) : pos]
        if point[-1:] == "." and not point[:1].isalnum():
            pos -= 1  # $.50
        money = self._money.before(text, low, pos, country)
        if money is not None and before is not None and money.start < _end(before):
            money = None  # 10 RMB 20 USD
        is_amount = money is not None or (
            before is not None
            and before[1] is not None
            and before[1].kind == "money"
            and before[1].start < before[0].start
            and is_joint(low, _end(before), pos)
        )
        is_amount = is_amount or self._is_spaced(text, low, pos, country)
        number = self._numbers.digits(text, low, pos, is_money=is_amount, is_continental=is_continental)
        return (None if number is None else signed(low, number, money)), money

    def _is_spaced(self, text: str, low: str, pos: int, country: str | None) -> bool:
        """Whether a blank groups the digits: `12 500 euros`, `about 12 500 people`, not `Windows 10 500 users`."""
        spaced = SPACED.match(low, pos)
        if spaced is None:
            return False
        is_counted = (
            PLAIN.search(text[max(0, pos - 20) : pos]) is not None and COUNTED.match(text, spaced.end()) is not None
        )
        return is_counted or self._money.after(text, low, spaced.end(), country) is not None


def _digits_end(low: str, pos: int) -> int:
    spelled = DIGIT_WORD.match(low, pos)
    return pos + 1 if spelled is None else spelled.end()


def _ratio_unit(number: Number) -> Unit:
    unit = RATIO[number.kind]
    return Unit(number.end, number.end, unit, KINDS[unit])


def _end(part: Part) -> int:
    return max(part[0].end, part[1].end if part[1] is not None else 0)


def _is_year(quantity: Quantity) -> bool:
    is_plain = quantity.kind == "digits" and quantity.qualifier == "exact" and quantity.end - quantity.start == 4
    return is_plain and 1900 <= quantity.value < 2100
