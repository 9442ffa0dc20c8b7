"""Numbers in English text that are names, dates, times or marks, and measure nothing."""

import re

from transforms.figures.english.money import EnglishMoney
from transforms.figures.english.numbers import DOTTED
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

TIME = re.compile(r"\d{1,2}:\d{2}|\d{1,2} ?[ap]\.?m\b|\d{1,2} o'clock")
LINKED = re.compile(
    r"(?<!\d)(?!\d-\d/\d{1,2}(?![\d/-]))(?!\d{1,15}(?:\.\d{1,9})?[-/]\d{1,15}(?:\.\d{1,9})?(?![\d.:/-]\d|\d))"
    r"(?:\+?\d{1,20}(?:[-/.:]\d{1,20}){2,9}|\d{1,20}(?:-\d{1,20}){1,9}(?=[-/])|\d{3}-\d{4}(?!\d)|\+\d[\d ()-]{7,20})"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTH_BEFORE = re.compile(rf"(?:^|[^a-z]){MONTH} (?:\d{{1,2}}(?:-|–| to | and ))?$")
MONTH_AFTER = re.compile(rf" (?:of )?{MONTH}(?![a-z])")
ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
AGO = re.compile(
    r"(?:-| |s )?(?:or so |and a half )?(?:ago|from now|later|earlier|hence|on(?=[,.;])|early|old(?![a-z])|of age|"
    r"of experience before|prior|ahead|before|after|since|to come|away|into the future|down the (?:road|line)|"
    r"in the future|low|high|anniversary|mark|veteran|lows|highs)(?![a-z])"
)
AROUND = re.compile(
    r"(?:^|[ (])(?:next|past|(?<!to )(?<!will )(?<!ould )(?<!can )(?<!may )(?<!ight )last|"
    r"previous|coming|first|recent|following|every|preceding|prior|final|another|aged|"
    r"age|ages|the age of|as early as|in as little as|"
    r"lowest in|highest in|worst in|best in|biggest in|largest in|most in|first time in|in over|in more than|"
    r"in nearly|in almost|in about|in at least|"
    r"in around|in some|"
    r"in|within|after|for the first time in|every other|each|nearly every|"
    r"some time in)(?: the)?(?: next| past| last| coming| previous| first)? $"
)
PREFIX = re.compile(
    r"(?:^|[^a-z])(?:us|usd|rmb|cny|eur|gbp|sub|mid|pre|post|multi|nearly|some|or|to|rs|a)[-–.]$|\d[a-z]{1,3}[-–]$"
)
PAIR = re.compile(r"(\d{1,6})-(\d{1,6})(?![\d.,/]\d|[\d%]|[a-z])")
"""Two whole numbers joined by a hyphen: a code, a score or a season unless they rise: `787-9`, `3-1`, `2018-19`."""
WORD = re.compile(r"[a-z]+|\d+")
ENDED = re.compile(r"[.!?:”\"] $")
SQUARE = re.compile(r"\d{1,4}(?:[,–-] ?\d{1,4}){0,20}\]")
ROUND = re.compile(r"(?:19|20)?\d{1,2}\)")
CALENDAR = frozenset(("day", "week", "month", "quarter", "year", "decade"))
LAST_WORD = re.compile(r"(?<![A-Za-z&.'’#])([A-Za-z&.'’#]{1,24})[ \u202f]$")


class EnglishNames:
    """Tells apart what only looks like a quantity."""

    def __init__(self, lexicon: Lexicon, money: EnglishMoney) -> None:
        self._money = money
        self._openers = frozenset(lexicon.words["en", "opener"])
        self._numbered = lexicon.lists["numbered"]
        tenors = "|".join(sorted(lexicon.words["en", "tenor"], key=len, reverse=True))
        self._tenor = re.compile(rf" (?:[a-z.]+ )?(?:{tenors})(?![a-z])")
        idioms = sorted(lexicon.lists["idioms_en"], key=len, reverse=True)
        self._idioms: dict[str, list[str]] = {}
        for idiom in idioms:
            for word in set(WORD.findall(idiom)):
                self._idioms.setdefault(word, []).append(idiom)

    def idiom(self, low: str, pos: int, word: str) -> int | None:
        """Where the idiom ends that the word at `pos` is part of."""
        for idiom in self._idioms.get(word, ()):
            offset = idiom.find(word)
            start = pos - offset
            if start >= 0 and low.startswith(idiom, start):
                end = start + len(idiom)
                if not (low[start - 1 : start].isalnum() and start) and not low[end : end + 1].isalpha():
                    return end
        return None

    def name_end(self, text: str, low: str, pos: int) -> int | None:
        """Where the name, time, mark or number of several parts ends that holds the digit at `pos`; None where there is none."""
        before = low[pos - 1] if pos else " "
        for shape in (LINKED, TIME):
            match = shape.match(low, pos)
            if match is not None and not (shape is LINKED and self._is_price(text, low, pos, match.end())):
                return match.end()
        if self._is_code(low, pos):
            return self.word_end(low, pos)
        if before in "./" and self._money.before(text, low, pos, None) is not None:
            return None
        if before.isalpha():
            is_money = self._money.before(text, low, pos, None) is not None
            return None if is_money else self.word_end(low, pos)
        is_zero = low[pos] == "0" and low[pos + 1 : pos + 2].isdigit()
        if before in "_@#&^" or before.isdigit() or is_zero or self._is_joined(low, pos, before):
            return self.word_end(low, pos)
        if before in "/=%?." and "://" in low[max(low.rfind(" ", max(0, pos - 300), pos), pos - 300, 0) : pos]:
            space = low.find(" ", pos, pos + 2000)
            return space if space > 0 else min(len(low), pos + 2000)
        mark = {"[": SQUARE, "(": ROUND}.get(before)
        close = None if mark is None else mark.match(low, pos)
        return None if close is None else close.end()

    @staticmethod
    def _is_code(low: str, pos: int) -> bool:
        pair = PAIR.match(low, pos)
        return pair is not None and int(pair[1]) > int(pair[2]) and low[pos - 1 : pos] not in ("$", "€", "£")

    def _is_price(self, text: str, low: str, pos: int, end: int) -> bool:
        """Whether points group the digits of an amount: `€1.000.000`."""
        if DOTTED.match(low, pos) is None:
            return False
        return (
            self._money.before(text, low, pos, None) is not None or self._money.after(text, low, end, None) is not None
        )

    @staticmethod
    def _is_joined(low: str, pos: int, before: str) -> bool:
        """Whether a hyphen, point or stroke joins the digit at `pos` to a name (`GPT-4`), not to a currency or another number."""
        if before not in "-–/." or pos < 2:
            return False
        previous = low[pos - 2]
        if not previous.isalpha() and not (before in "./" and previous.isalnum()):
            return False
        return before == "/" or PREFIX.search(low[max(0, pos - 8) : pos]) is None

    @staticmethod
    def word_end(low: str, pos: int) -> int:
        """Where the run of letters, digits and inner points ends."""
        while pos < len(low) and (
            (low[pos].isalnum() and low[pos].isascii()) or (low[pos] in "._-" and low[pos + 1 : pos + 2].isalnum())
        ):
            pos += 1
        return pos

    def is_day(self, low: str, number: Number) -> bool:
        """Whether a bare number is a day of a month, an ordinal, or glued to letters."""
        after = low[number.end : number.end + 1]
        if ORDINAL.match(low, number.end) is not None:
            return True
        if number.is_scaled or number.value > 31 or number.kind != "digits":
            return False
        if MONTH_BEFORE.search(low[max(0, number.start - 16) : number.start]) is not None:
            return True
        return after == " " and MONTH_AFTER.match(low, number.end) is not None

    def is_named(self, text: str, low: str, number: Number, unit: Unit) -> bool:
        """Whether the number before a counted noun is part of a name or a year: `Llama 3 models`, `top 10 companies`, `2024 results`."""
        if number.is_scaled or number.qualifier is not None:
            return False
        before = LAST_WORD.search(text[max(0, number.start - 24) : number.start])
        if before is not None:
            word = before[1]
            if word.lower() in self._numbered:
                return True
            is_inner = number.start - len(before[0]) > 0 and text[
                number.start - len(before[0]) - 1 : number.start - len(before[0])
            ] not in ("", "\n", "“", '"')
            if (
                number.kind == "digits"
                and not word.islower()
                and word.lower() not in self._openers
                and (is_inner or number.value < 100)
                and number.value < 3000
                and "," not in low[number.start : number.end]
            ):
                return not word.endswith((".", "'s", "’s"))
        if number.kind == "digits" and 1900 <= number.value < 2100 and "," not in low[number.start : number.end]:
            return not (number.value % 100 == 0 and unit.metric is not None)
        if (
            number.kind == "words"
            and text[number.start].isupper()
            and number.start
            and low[number.start - 1] not in '\n“"'
            and not ENDED.search(low[max(0, number.start - 2) : number.start])
        ):
            following = text[number.end : number.end + 2].strip(" -")
            return following[:1].isupper() or (before is not None and before[1][0].isupper())
        return False

    def is_when(self, low: str, start: int, number: Number, unit: Unit) -> bool:
        """Whether a duration only says when, how often or how old: `three years ago`, `in the next decade`, `every 3-6 months`, `35 years old`."""
        is_joined = low[number.end : number.end + 1] == "-"
        if AGO.match(low, unit.end) is not None or (is_joined and self._tenor.match(low, unit.end) is not None):
            return True
        if is_joined and unit.unit in ("year", "month", "day", "week") and low[unit.end : unit.end + 4] == "-old":
            return True
        before = low[max(0, start - 32) : start]
        match = AROUND.search(before)
        if match is None:
            return False
        is_plain_in = match[0].strip(" (") in ("in", "within", "after", "in about", "in around", "in some")
        return unit.unit in CALENDAR or not is_plain_in
