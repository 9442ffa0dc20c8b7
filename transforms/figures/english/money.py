"""Money beside an English number: signs and codes of every currency, before and after it, with the country said apart."""

import re

from transforms.figures.english.money_names import CLOSED, MoneyNames
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Unit

GAPS = " \u202f-"
MARKS = "$£€¥"
LETTER = re.compile(r"[A-Za-z]")
LARGE = re.compile(
    r"(?:\d[\d.,]{0,15} ?(?:-|–|~|to|and) ?)?"  # 1-2 million
    r"(?:\d{1,3}(?:,\d{3})+|\d[\d,.]{0,15}(?:[ -]?(?:million|billion|trillion|thousand|crore|lakh|bn|mn|tn)(?![a-z])|"
    r"[mkbMKB](?![A-Za-z0-9])))"
)
PRICE = re.compile(r"\d{1,9}\.\d\d(?![\d.])")
SHARE = re.compile(r"\d[\d.,]{0,15}\s?(?:%|per ?cent(?![a-z])|pct(?![a-z]))")
SCALES = {"k": 1e3, "K": 1e3, "T": 1e3, "M": 1e6, "m": 1e6}
"""Letters that scale a currency written after them: `MSEK 20`, `k€20`, `TEUR 5`."""
PLACE = re.compile(r"([a-z.]+(?: [a-z]+){0,2}?)['’]?[ -]?$")
PREPOSITION = re.compile(r"(?:^|[^a-z])(?:in|from|across|via|at|near|outside|and) $")
AFTER_PLACE = re.compile(r" ?(\()?((?:[A-Za-z]\.){2,3}|[A-Za-z]+(?: [a-z]+)?)(?(1)\)|(?![A-Za-z]))")
SCALED_SIGN = re.compile(
    r"[ \u202f]?([Mm]io\.?|[Mm]ln\.?|mil\.?|[Mm]rd\.?|[Bb]ln\.?|MM|mn|Mn|bn|Bn|tn|[Cc]rs?\.?|bil|mill|thou|[kKMmBb])[ \u202f]?(?=[^\s\d.,;:()-])"
)
TWICE = re.compile(r" ?\d[\d.,]{0,14}[kmb]?(?: (?:million|billion|thousand))? ?([A-Za-z]{2,3})(?![A-Za-z])")
NUMBER = re.compile(r" ?\d")
LOWER_CODE = re.compile(r"[ \u202f]?([a-z]{2,3})(?![a-z0-9])")
COINS = re.compile(r" \d\d(?=[.,;?!)]|$)(?![.,]\d)")


class EnglishMoney:
    """Looks currencies up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._signs, self._letters = lexicon.money_signs, lexicon.money_letters
        self._any_case = {form.lower(): code for form, code in self._signs.items() if not form.isalpha()}
        self._any_case |= {
            f"{form[:-1]} {form[-1]}": code
            for form, code in self._any_case.items()
            if form[-1] in MARKS and form[:-1].isalpha() and len(form) > 2
        }
        self._lengths: dict[str, list[int]] = {}
        for form in sorted({*self._signs, *self._any_case, *self._letters}, key=len, reverse=True):
            lengths = self._lengths.setdefault(form[-1].lower(), [])
            if len(form) not in lengths:
                lengths.append(len(form))
        english = frozenset(lexicon.words["en", "english_code"])
        self._codes = {form.lower(): code for form, code in self._signs.items() if len(form) == 3 and form.isupper()}
        self._codes = {form: code for form, code in self._codes.items() if form not in english}
        self._codes |= lexicon.words["en", "lower_sign"]
        self._local, self._places = lexicon.local_money, lexicon.money_places
        self._guarded = frozenset(lexicon.words["en", "code_word"])
        self.names = MoneyNames(lexicon)
        signs = "|".join(sorted(map(re.escape, self._any_case), key=len, reverse=True))
        words = "|".join(sorted(map(re.escape, self._signs), key=len, reverse=True))
        self._sign_after = re.compile(rf"[ \u202f-]?((?i:{signs})|{words}|¢)(?:(?<=[A-Z]{{3}})s)?(?![^\W\d_])")

    def before(self, text: str, low: str, pos: int, country: str | None) -> Unit | None:
        """The currency written before the number at `pos`: `$`, `US$`, `RMB `, `€`, `MSEK`, `Canadian $`; its factor where it has a scale."""
        end = pos
        while end > 0 and pos - end < 2 and text[end - 1] in GAPS:
            end -= 1
        for length in self._lengths.get(low[end - 1 : end], ()):
            start = end - length
            if start < 0:
                continue
            form = text[start:end]
            lower = low[start:end]
            code = (
                self._signs.get(form) or self._any_case.get(lower) or self._signs.get(lower) or self._letters.get(form)
            )
            if code is None or not self._is_sign(text, form, start, end, pos):
                continue
            factor = 1.0
            if form[0].isalpha() or form in MARKS:
                start, factor = self._with_scale(text, start)
                if start < 0:
                    continue
            place = self._place_before(text, low, start, form) if form in MARKS else None
            if place is not None:
                return Unit(place[1], pos, place[0], "money", factor)
            return Unit(start, pos, self._local.get((country or "", form.lower()), code), "money", factor)
        return None

    def _is_sign(self, text: str, form: str, start: int, end: int, pos: int) -> bool:
        """A bare letter, or a code that is a word as well, only before an amount too large to be part of a name."""
        if form in self._letters and form not in self._signs:
            return LARGE.match(text, pos) is not None and (start == 0 or not text[start - 1].isalnum())
        if form.isalpha() and SHARE.match(text, pos):
            return False  # the company in "AMD 2%"
        return not (
            form in self._guarded and end < pos and LARGE.match(text, pos) is None and not PRICE.match(text, pos)
        )

    @staticmethod
    def _with_scale(text: str, start: int) -> tuple[int, float]:
        """Where the currency at `start` begins with the scale letter before it, and its factor; -1 where it is the end of a word."""
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_@#&"):
            return start, 1.0
        if text[start] in MARKS and not text[start - 1].isalpha():
            return start, 1.0
        if text[start - 1] in SCALES and (start == 1 or not text[start - 2].isalnum()):
            return start - 1, SCALES[text[start - 1]]
        return (start, 1.0) if text[start] in MARKS else (-1, 1.0)

    def _place_before(self, text: str, low: str, start: int, sign: str) -> tuple[str, int] | None:
        """Whose dollar or pound, and where that is said: `Canadian $`, `hong kong $`, `COP$`."""
        coded = self._signs.get(text[max(0, start - 3) : start].upper())
        if (
            coded is not None
            and start > 2
            and text[start - 3 : start].isalpha()
            and not text[start - 4 : start - 3].isalpha()
        ):
            return coded, start - 3
        match = PLACE.search(low[max(0, start - 24) : start])
        if match is None:
            return None
        words = match[1].split(" ")
        base = start - len(match[0])
        for first in range(len(words)):
            place = " ".join(words[first:])
            code = self._places.get((sign, place))
            at = base + len(match[1]) - len(place)
            if code is not None and not PREPOSITION.search(low[max(0, at - 8) : at]):
                return code, at
        return None

    def after(self, text: str, low: str, end: int, country: str | None) -> Unit | None:
        """The currency that follows the number ending at `end`: a sign or code, the longest name, or these after a scale letter."""
        sign = self._sign_after.match(text, end)
        if sign is not None and self._is_after(text, sign):
            code = self._coded(sign[1])
            factor = 0.01 if sign[1] == "¢" else 1.0
            return Unit(
                sign.start(), sign.end(), self._local.get((country or "", sign[1].lower()), code), "money", factor
            )
        named = self.names.after(text, low, end, country) or self._code_after(low, end)
        if named is not None:
            return named
        scale = SCALED_SIGN.match(text, end)
        if scale is None:
            return None
        return self._after_scale(text, low, scale, country)

    def _coded(self, form: str) -> str:
        return self._signs.get(form) or self._any_case.get(form.lower(), "USD")

    def _code_after(self, low: str, end: int) -> Unit | None:
        """A code in lower case (`42 pln`), which is none before another word."""
        match = LOWER_CODE.match(low, end)
        code = None if match is None else self._codes.get(match[1])
        if match is None or code is None or not CLOSED.match(low, match.end()):
            return None
        return Unit(end, match.end(), code, "money")

    def _after_scale(self, text: str, low: str, scale: re.Match[str], country: str | None) -> Unit | None:
        """`20 M€`, `20 MSEK`, `20b dollars`: the currency after a scale that means one only beside it."""
        factors = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mrd": 1e9, "cr": 1e7, "crs": 1e7, "thou": 1e3}
        sign = self._sign_after.match(text, scale.end())
        unit = None
        if sign is not None and sign.start(1) == scale.end() and self._is_after(text, sign):
            unit = Unit(0, sign.end(), self._coded(sign[1]), "money")
        elif text[scale.end() - 1] in " \u202f":
            unit = self.names.after(text, low, scale.end() - 1, country)
        if unit is None or unit.factor != 1:
            return None
        return Unit(
            scale.start(),
            unit.end,
            unit.unit,
            "money",
            factors.get(scale[1].lower().rstrip("."), 0.0) or factors[scale[1][0].lower()],
        )

    def _is_after(self, text: str, sign: re.Match[str]) -> bool:
        """Not the code of the next number (`3 USD50 cards`), nor a word in capitals."""
        form, end = sign[1], sign.end()
        if form.isalpha() and len(form) == 1:
            return False
        if sign[0][0] == "-" and NUMBER.match(text, end):
            return False  # USD 10-USD 20
        following = text[end : end + 1]
        if form in MARKS and NUMBER.match(text, end):
            return (sign.start(1) == sign.start() and following.isdigit()) or COINS.match(text, end) is not None
        if following.isdigit():
            return False
        if form[0].isalpha() and following == " " and text[end + 1 : end + 2].isdigit():
            second = TWICE.match(text, end)
            return (second is not None and second[1] in self._signs) or COINS.match(text, end) is not None
        return form not in self._guarded or not LETTER.match(text, end + 1)

    def with_place(self, text: str, low: str, unit: Unit, end: int) -> Unit:
        """The dollar or pound with its country said after the amount: `$20 Canadian`, `20 dollars Australian`, `$5 (US)`, `$20 CAD`."""
        sign = {"USD": "$", "GBP": "£"}.get(unit.unit)
        match = AFTER_PLACE.match(text, end) if sign is not None else None
        if match is None or sign is None:
            return unit
        code = self._places.get((sign, match[2].lower())) or (self._signs.get(match[2]) if match[2].isupper() else None)
        if code is None or not (match[1] or CLOSED.match(low, match.end())):
            return unit
        return Unit(unit.start, match.end(), code, "money", unit.factor)
