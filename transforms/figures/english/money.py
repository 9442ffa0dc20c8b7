"""Money beside an English number: signs, codes and names of every currency, before and after it, with the country said apart."""

import re

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Number, Unit

GAPS = " \u202f-"
MARKS = "$£€¥"
LETTER = re.compile(r"[A-Za-z]")
LARGE = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d[\d,.]{0,15}(?:[ -]?(?:million|billion|trillion|thousand|crore|lakh|bn|mn|tn)(?![a-z])|[mkbMKB](?![A-Za-z0-9]))"
)
SCALES = {"k": 1e3, "K": 1e3, "T": 1e3, "M": 1e6, "m": 1e6}
"""Letters that scale a currency written after them: `MSEK 20`, `k€20`, `TEUR 5`."""
PLACE = re.compile(r"([a-z.]+(?: [a-z]+){0,2}?)['’]?[ -]?$")
PREPOSITION = re.compile(r"(?:^|[^a-z])(?:in|from|across|via|at|near|outside|and) $")
AFTER_PLACE = re.compile(r" ?(\()?((?:[A-Za-z]\.){2,3}|[A-Za-z]+(?: [a-z]+)?)(?(1)\)|(?![A-Za-z]))")
CLOSED = re.compile(
    r"[.,;:)!?]|$| (?:in|for|to|per|and|or|on|at|from|by|each|of|over|than|as|with|a|was|is|were|are|which|that)(?![a-z])"
)
NAME = re.compile(
    r"[ \u202f-]{0,3}(?:of (?=(?:us |u\.s\. )?(?:dollars|yuan|euros|pounds|rupees|won|yen)))?"
    r"((?:u\.s\.? )?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w-]*){0,3})"
)
SCALED_SIGN = re.compile(
    r"[ \u202f]?([Mm]io\.?|[Mm]ln\.?|mil\.?|[Mm]rd\.?|[Bb]ln\.?|MM|mn|Mn|bn|Bn|tn|[Cc]rs?\.?|bil|mill|thou|[kKMmBb])[ \u202f]?(?=[^\s\d.,;:()-])"
)
TWICE = re.compile(r" ?\d[\d.,]{0,14}[kmb]?(?: (?:million|billion|thousand))? ?([A-Za-z]{2,3})(?![A-Za-z])")
NUMBER = re.compile(r" ?\d")
LOWER_CODE = re.compile(r"[ \u202f]?([a-z]{2,3})(?![a-z0-9])")
COINS = re.compile(r" \d\d(?=[.,;?!)]|$)(?![.,]\d)")
NAMED = re.compile(r"(?:^|(?<=[ (,]))((?:[a-z]{2,16} ){0,2}[a-z]{3,14}) $")
SINGLE = re.compile(r"(?:^|(?<=[^a-z0-9]))(half )?an? $")
FOLLOWING = re.compile(r"[ -]([a-z]+)")


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
        self._lengths = sorted({len(form) for form in (*self._signs, *self._any_case, *self._letters)}, reverse=True)
        self._ends = frozenset(form[-1] for form in (*self._signs, *self._letters)) | frozenset(
            form[-1] for form in self._any_case
        )
        english = frozenset(lexicon.words["en", "english_code"])
        self._codes = {form.lower(): code for form, code in self._signs.items() if len(form) == 3 and form.isupper()}
        self._codes = {form: code for form, code in self._codes.items() if form not in english}
        self._codes |= lexicon.words["en", "lower_sign"]
        self._local, self._places = lexicon.local_money, lexicon.money_places
        self._guarded = frozenset(lexicon.words["en", "code_word"])
        self._names: dict[str, Word] = {}
        for form, word in lexicon.money_names["en"].items():
            if form.upper() not in self._signs and form not in self._any_case:
                self._names[form] = word
                if form[-1].isalpha() and len(form) > 2:
                    self._names.setdefault(form + "s", word)
        for form, word in list(self._names.items()):
            self._names.setdefault(form.replace(" ", ""), word)  # a lost blank: `saudiriyals`
        self._whole = {form: word for form, word in self._names.items() if len(form) > 3 and word[2] == 1}
        self._singles = frozenset(lexicon.words["en", "single_money"])
        tails = (*lexicon.numbers["en", "cardinal"], *lexicon.numbers["en", "ten"])
        self._after_single = frozenset((*lexicon.words["en", "single_follow"], *tails))
        forms = "|".join(sorted(map(re.escape, self._signs), key=len, reverse=True))
        self._sign_after = re.compile(rf"[ \u202f-]?({forms}|¢)(?:(?<=[A-Z]{{3}})s)?(?![^\W\d_])")

    def before(self, text: str, low: str, pos: int, country: str | None) -> Unit | None:
        """The currency written before the number at `pos`: `$`, `US$`, `RMB `, `€`, `MSEK`, `Canadian $`; its factor where it has a scale."""
        end = pos
        while end > 0 and pos - end < 2 and text[end - 1] in GAPS:
            end -= 1
        if end == 0 or text[end - 1] not in self._ends:
            return None
        for length in self._lengths:
            start = end - length
            if start < 0:
                continue
            form = text[start:end]
            code = self._signs.get(form) or self._any_case.get(low[start:end]) or self._letters.get(form)
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
        return not (form in self._guarded and end < pos and LARGE.match(text, pos) is None)

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
            code = self._signs.get(sign[1], "USD")
            factor = 0.01 if sign[1] == "¢" else 1.0
            return Unit(
                sign.start(), sign.end(), self._local.get((country or "", sign[1].lower()), code), "money", factor
            )
        named = self._name_after(text, low, end, country) or self._code_after(low, end)
        if named is not None:
            return named
        scale = SCALED_SIGN.match(text, end)
        if scale is None:
            return None
        return self._after_scale(text, low, scale, country)

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
            unit = Unit(0, sign.end(), self._signs.get(sign[1], "USD"), "money")
        elif text[scale.end() - 1] in " \u202f":
            unit = self._name_after(text, low, scale.end() - 1, country)
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
        following = text[end : end + 1]
        if form in MARKS and NUMBER.match(text, end):
            return (sign.start(1) == sign.start() and following.isdigit()) or COINS.match(text, end) is not None
        if following.isdigit():
            return False
        if form[0].isalpha() and following == " " and text[end + 1 : end + 2].isdigit():
            second = TWICE.match(text, end)
            return (second is not None and second[1] in self._signs) or COINS.match(text, end) is not None
        return form not in self._guarded or not LETTER.match(text, end + 1)

    def _name_after(self, text: str, low: str, end: int, country: str | None) -> Unit | None:
        match = NAME.match(low, end)
        if match is None:
            return None
        start = match.start(1)
        name = match[1] if match[1] in self._names else match[1].rstrip(".'’-")
        while name:
            bare = name.removesuffix("'s")
            word = self._names.get(bare)
            if word is not None and self._is_meant(bare, text, start, end):
                unit = self._local.get((country or "", word[3]), word[0])
                return Unit(end, start + len(bare), unit, "money", word[2])
            cut = max(name.rfind(" "), name.rfind("-"))
            name = name[:cut] if cut > 0 else ""
            name = name if name in self._names else name.rstrip(".'’-")
        return None

    @staticmethod
    def _is_meant(name: str, text: str, start: int, end: int) -> bool:
        """Guards names that are words as well: `p`, `grand`, `won` as a verb."""
        following = text[start + len(name) : start + len(name) + 24]
        if name in ("p", "c"):
            is_near = start == end or CLOSED.match(following) is not None
            return is_near and text[start] == name and not NAMED_MODEL.search(text[max(0, end - 40) : end])
        if name == "grand":
            return OPENING.match(text, start + 5) is None
        if name in ("pound", "pounds"):
            return not (WEIGHED.search(text[max(0, end - 60) : end]) or HEAVY.match(following))
        if name == "won":
            return WON.match(following) is None
        return not (name in ("mark", "try", "real", "sol", "sum", "som", "kina", "tala") and start - end > 1)

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

    def named_before(self, low: str, pos: int) -> Unit | None:
        """The currency named before the number at `pos` where nothing is counted in it: `malaysian ringgit 42`, `rupees 500`."""
        match = NAMED.search(low[max(0, pos - 36) : pos])
        if match is None:
            return None
        words = match[1].split(" ")
        for first in range(len(words)):
            form = " ".join(words[first:])
            word = self._whole.get(form)
            if word is not None:
                return Unit(pos - len(form) - 1, pos, word[0], "money")
        return None

    def single(self, low: str, pos: int, word: str, country: str | None) -> tuple[Number, Unit] | None:
        """One of a currency: `a dollar`, `a euro`, `half a buck`; not `a dollar bond`, nor the denominator of `5 yen a dollar`."""
        article = SINGLE.search(low[max(0, pos - 8) : pos]) if word in self._singles else None
        if article is None:
            return None
        end = pos + len(word)
        following = FOLLOWING.match(low, end)
        if following is not None and following[1] not in self._after_single:
            return None
        unit, kind, factor, form = self._names[word]
        unit = self._local.get((country or "", form), unit)
        value = 0.5 if article[1] else 1.0
        start = pos - len(article[0].lstrip())
        return Number(start, pos - 1, value, None, None, value, "words"), Unit(pos - 1, end, unit, kind, factor)


NAMED_MODEL = re.compile(r"[A-Z][A-Za-z]* [\d.,]+$")
OPENING = re.compile(
    r" (?!a |an |for|in |on |to |and|or |per|each|from|at |by |of |more|less|is|was|with|when|if |as |but )[A-Za-z]|-"
)
WON = re.compile(r" (?:th|a |an |aw|me|se|go|by|it|hi|ou)")
WEIGHED = re.compile(r"(?:[Ww]eigh(?:s|ed|ing|t)?|heavy|heavier|lighter|payload|lifts?|carr(?:y|ies))(?![a-z])[^.;]*$")
HEAVY = re.compile(
    r" of (?!debt|fund|invest|cash|rev|spend|saving|aid|tax|public|new|the |its |profit|loan|equity|asset)[a-z]| per square| \(\d+ ?k|-force"
)
"""`weighs 190 pounds`, `10 pounds of meat`."""
