"""English numbers: digits with grouping, number words, scales and suffixes."""

import re
from dataclasses import replace

from transforms.figures.english.words import product, words
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

GROUP = "\u202f"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?![\d])"  # 1,234,567
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,50,000
    rf"|\d{{1,3}}(?:{GROUP}\d{{3}})+(?!\d)"  # 1 234 with a hard space
    r"|\d{1,3}(?:'\d{3})+(?!\d)"  # 1'234 as the Swiss write
    r"|\d{1,3}(?: \d{3}){2,4}(?![\d,.]\d| \d)"  # 1 234 567
    r"|\d+)"
)
GROUPING = re.compile(rf"[,' {GROUP}]")
SPACED = re.compile(r"(\d{1,3} \d{3})(?![\d,.]\d|\d| \d)")
"""`12 500`, which two numbers side by side could be as well."""
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,4}(?![\d.]\d|\d)")  # 1.234.567
DECIMAL = rf"(?:{DIGITS}(?:\.\d+)?|\.\d+)"  # 1,234.5
CONTINENTAL = r"(?<!\d)(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,9})?|\d{1,15},\d{1,2})(?!\d)"  # 1.234,5 · 1,5
FRACTION = r"(?:[ -](\d)/(\d{1,2})(?![\d/])| ?([½¼¾⅓⅔⅛⅕⅜⅝⅞]))?"  # 2 1/2 · 2½
LONGEST = 40
"""Characters of a number in digits: more are a code."""
VULGAR = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
POWER = re.compile(r"(?:(\d(?:\.\d{1,4})?) ?[x×] ?)?10\^(\d{1,2})(?!\d)")  # 10^26 · 2.1 × 10^25
PART = re.compile(r"(\d)/(\d{1,2})(?=[ -](?!of(?![a-z]))[a-z])")  # 1/4 mile
HALF = re.compile(r" and a (half|quarter)(?= [a-z])(?! of)")  # 2 and a half years
PARTS = {"half": 0.5, "quarter": 0.25}
LATER = re.compile(r" (\d{1,3})(?= [a-z])")  # 1 million | 200 thousand
THOUSAND = 1000
PLUS = re.compile(r"\+[ -]?(?=(?:thousand|million|billion|trillion|crore|lakh)(?![a-z]))")


class EnglishNumbers:
    """Reads the number that begins at a place of the plain text."""

    def __init__(self, lexicon: Lexicon) -> None:
        numbers = lexicon.numbers
        self.cardinals = numbers["en", "cardinal"] | numbers["en", "ten"]
        self.tens = numbers["en", "ten"]
        self.scales = lexicon.scales["en", "word"] | numbers["en", "dozen"]
        self.plurals = numbers["en", "plural"]
        self.some = numbers["en", "some"]
        self._money_scales = lexicon.scales["en", "word_money"]
        self._suffixes = {kind: lexicon.scales["en", kind] for kind in ("suffix", "suffix_noun", "suffix_money")}
        scales = "|".join(sorted(self.scales | self._money_scales, key=len, reverse=True))
        self._scale = re.compile(rf"[ \u202f-]?({scales})(?![a-z0-9])")
        self._digits = re.compile(DECIMAL + FRACTION)
        self._continental = re.compile(CONTINENTAL)
        self._letter = re.compile(r"([A-Za-z]{1,2})(?![A-Za-z0-9])")
        self._apart = re.compile(r"[ \u202f](MM|mn|[MBT])(?![A-Za-z0-9&-])")
        self._of = re.compile(rf" of ({'|'.join(sorted(self.plurals, key=len, reverse=True))})(?![a-z])")

    def digits(self, text: str, low: str, pos: int, *, is_money: bool, is_continental: bool) -> Number | None:
        """The number in digits at `pos` with its scale or suffix: `9.4 million`, `1.2bn`, `600k`, `2 1/2`, `10+ million`."""
        written = self._written(low, pos, is_money=is_money, is_continental=is_continental)
        if written is None:
            return None
        raw, end = written
        plus = PLUS.match(low, end)
        half = HALF.match(low, end)
        if half is not None:
            raw, end = raw + PARTS[half[1]], half.end()
        end, factor = self._scaled(text, low, end if plus is None else plus.end(), is_money=is_money)
        qualifier = None if plus is None else "at_least"
        value, stop = self._with_later(low, end, product(raw, factor), factor)
        raw = raw if stop == end else value
        return Number(pos, stop, value, None, None, raw, "digits", is_scaled=factor != 1.0, qualifier=qualifier)

    def _with_later(self, low: str, end: int, value: float, factor: float) -> tuple[float, int]:
        """The value with the smaller parts that follow in digits, each with its scale word, and where they end: `1 million | 200 thousand`."""
        while factor > THOUSAND and (later := LATER.match(low, end)) is not None:
            scale = self._scale.match(low, later.end())
            below = self.scales.get(scale[1], 0.0) if scale is not None else 0.0
            if scale is None or not THOUSAND <= below < factor or float(later[1]) * below >= factor:
                break
            value, end, factor = value + float(later[1]) * below, scale.end(), below
        return value, end

    def _written(self, low: str, pos: int, *, is_money: bool, is_continental: bool) -> tuple[float, int] | None:
        """The value of the digits at `pos`, grouped or with a fraction, and where they end."""
        match = self._continental.match(low, pos) if is_continental else None
        if match is None and (is_money or is_continental):
            match = DOTTED.match(low, pos)
        if match is not None:
            return float(match[0].replace(".", "").replace(",", ".")), match.end()
        match = SPACED.match(low, pos) if is_money else None
        if match is not None:
            return float(match[1].replace(" ", "")), match.end()
        power = POWER.match(low, pos)
        if power is not None:
            return float(power[1] or 1) * 10.0 ** int(power[2]), power.end()
        part = PART.match(low, pos)
        if part is not None and 0 < int(part[1]) < int(part[2]):
            return float(f"{int(part[1]) / int(part[2]):.6g}"), part.end()
        match = self._digits.match(low, pos)
        if match is None or match.end() - pos > LONGEST:
            return None
        numerator, denominator, vulgar = match.groups()
        whole = match[0][: match.start(1) - pos - 1] if numerator else match[0].rstrip(f" {''.join(VULGAR)}")
        raw = float(GROUPING.sub("", whole))
        if numerator and int(denominator):
            raw += int(numerator) / int(denominator)
        elif vulgar:
            raw += VULGAR[vulgar]
        return raw, match.end()

    def _scaled(self, text: str, low: str, end: int, *, is_money: bool) -> tuple[int, float]:
        factor = 1.0
        scale = self._scale.match(low, end)
        while scale is not None and factor < 1e15 and (scale[1] in self.scales or is_money):
            factor *= self.scales.get(scale[1]) or self._money_scales[scale[1]]
            end = scale.end()
            scale = self._scale.match(low, end)
        if factor == 1.0:
            letter = self._letter.match(text, end) or (self._apart.match(text, end) if is_money else None)
            if letter is not None:
                allowed = ("suffix", "suffix_noun", "suffix_money") if is_money else ("suffix",)
                for kind in allowed:
                    if letter[1] in self._suffixes[kind]:
                        return letter.end(), self._suffixes[kind][letter[1]]
        return end, factor

    def scaled_after(self, low: str, number: Number, unit: Unit) -> tuple[Number, Unit]:
        """The amount with a scale word after its currency: `75 USD million`."""
        scale = self._scale.match(low, unit.end)
        if scale is None or number.is_scaled or scale[1] not in self.scales:
            return number, unit
        value = product(number.raw, self.scales[scale[1]])
        return replace(number, value=value, is_scaled=True), replace(unit, end=scale.end())

    def noun_suffix(self, text: str, number: Number) -> Number | None:
        """The number with a suffix that means a scale only before a counted noun (`5m users`), or None."""
        letter = self._letter.match(text, number.end)
        factor = None if letter is None else self._suffixes["suffix_noun"].get(letter[1])
        if letter is None or factor is None or number.is_scaled:
            return None
        return Number(
            number.start, letter.end(), product(number.raw, factor), None, None, number.raw, "digits", is_scaled=True
        )

    def words(self, low: str, pos: int) -> Number | None:
        """The number in words at `pos`; see `transforms.figures.english.words`."""
        return words(low, pos, self.cardinals, self.scales)

    def plural(self, low: str, pos: int, word: str) -> Number:
        """A size only: `tens of millions` from 1e7 to 1e8, `dozens` from 24 to 99."""
        end, base = pos + len(word), self.plurals[word]
        high = 99.0 if 10 < base < 100 else base * 10
        of = self._of.match(low, end)
        if of is not None and self.plurals[of[1]] > base:
            base, high, end = base * self.plurals[of[1]], high * self.plurals[of[1]], of.end()
        return Number(pos, end, (base + high) / 2, base, high, base, "plural", is_scaled=True, qualifier="between")
