"""Chinese shares and multiples: `百分之十五`, `三分之一`, `七成五`, `75折`, `半数`, `翻一番`."""

import re
from dataclasses import replace

from transforms.figures.chinese.numbers import LARGE, SMALL, TENS, ChineseNumbers, scale_of
from transforms.figures.quantity import Number, Unit

Part = tuple[Number, Unit | None]
PARTS = re.compile(r" ?[分份] ?之 ?([负-])?")
WHOLE_PARTS = re.compile(r"[百佰千仟万亿][ ]?[分份][ ]?之[ ]?([负-])?|百分(?=[\d零一二三四五六七八九十])")  # 百分五十
TENTHS = re.compile(r" ?(成|折)(?!份(?!额)|就(?![行可能够是有好])|[功为立本长果员都绩熟千分交型年人品])")
NEXT = re.compile(r"、([二三四五六七八九])十(?![一二三四五六七八九分])")
SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?=的)")
WORDS = re.compile(
    r"百分百|过半(?!个|块钱|年|天|小时|毛)|一半|半数|(?:(?<=打)|(?<=打了)|(?<=全场))对折|对折(?=优惠|出售|销售|促销|价|起|购|甩)|半[成折](?![品员年])|翻[一两]?番|翻了[一两]番|翻了?一?倍|减半|腰斩"
)
STATED = {"百分百": 100.0, "半成": 5.0, "半折": 5.0}
HALVED = ("减半", "腰斩")
SCALES = frozenset((*SMALL, *LARGE))
SUFFIX = re.compile(r"[kmgtb](?![A-Za-z0-9])", re.IGNORECASE)
SUFFIXES = {"k": 1e3, "m": 1e6, "g": 1e9, "b": 1e9, "t": 1e12}


class ChineseShares:
    """Reads shares and multiples at a number or a word of their own."""

    def __init__(self, numbers: ChineseNumbers) -> None:
        self._numbers = numbers
        digits = "".join(numbers.digits)
        self._numeral = re.compile(rf"\d|\.(?=\d)|[{digits}{''.join(TENS)}十拾百佰千仟万亿数几上]")
        self._tail = re.compile(rf" ?([{digits}\d]|半)(?![{digits}\d.%十百])")

    @staticmethod
    def word(text: str, pos: int) -> Part | None:
        """A share or multiple in a word of its own: `半数`, `对折`, `翻两番`, `减半`."""
        match = WORDS.match(text, pos)
        if match is None:
            return None
        end, word = match.end(), match[0]
        if word[0] == "翻":
            value = 4.0 if "两番" in word else 2.0
            return Number(pos, end, value, None, None, value, "times"), Unit(end, end, "times", "ratio")
        value = STATED.get(word, 50.0)
        kind = "half" if word in HALVED else "share"
        qualifier = "at_least" if word == "过半" else None
        return Number(pos, end, value, value, None, value, kind, qualifier=qualifier), _percent(end)

    def slash(self, text: str, pos: int) -> Part | None:
        """`2/3的用户`."""
        match = SLASH.match(text, pos)
        if match is None or (pos and (text[pos - 1].isdigit() or text[pos - 1] in "/.")):
            return None
        part, whole = int(match[1]), int(match[2])
        if not part < whole:
            return None
        value = round(100 * part / whole, 1)
        return Number(pos, match.end(), value, None, None, value, "share"), _percent(match.end())

    def at(self, text: str, number: Number) -> Part | None:
        """The number as a share, where what follows makes it one: `百分之十五`, `三分之一`, `七成五`, `75折`."""
        parts = PARTS.match(text, number.end)
        if parts is None and text[number.start] in "百佰千仟万亿":
            parts = WHOLE_PARTS.match(text, number.start)
        if parts is None:
            return self._tenths(text, number)
        run = text[number.start : number.end]
        whole = scale_of(run) if all(char in SCALES for char in run) else number.value
        part = self._spaced_number(text, parts.end())
        part = part if part is None else self.mixed(text, part) or self._next(text, part)
        if part is None or not whole or number.kind == "plural":
            return None
        suffix = SUFFIX.match(text, part.end)
        factor = 1.0
        if suffix is not None:
            factor, part = SUFFIXES[suffix[0].lower()], replace(part, end=part.end + 1)
        factor *= (-100 if parts[1] else 100) / whole
        return self._of_whole(number.start, part, factor, is_round=whole >= 100 and whole % 100 == 0)

    def mixed(self, text: str, number: Number) -> Number | None:
        """A whole number and its fraction as one number: `三又二分之一`."""
        if text[number.end : number.end + 1] != "又" or number.qualifier is not None:
            return None
        whole = self._spaced_number(text, number.end + 1)
        parts = None if whole is None else PARTS.match(text, whole.end)
        part = None if parts is None else self._spaced_number(text, parts.end())
        if whole is None or part is None or not 0 < part.value < whole.value:
            return None
        value = float(f"{number.value + part.value / whole.value:.6g}")
        return Number(number.start, part.end, value, value, None, value, "words")

    @staticmethod
    def _of_whole(start: int, part: Number, factor: float, *, is_round: bool) -> Part:
        """`part` times `factor` as a share that begins at `start`; both ends of `百分之二三十`."""
        low, value, high = (
            None if end is None else float(f"{end * factor:.15g}") for end in (part.low, part.value, part.high)
        )
        raw = value = value or 0.0
        value = value if is_round else round(value, 1)
        qualifier = part.qualifier if part.qualifier == "between" else None
        ends = (low, high) if qualifier else (None, None)
        return Number(start, part.end, value, *ends, raw, "share", qualifier=qualifier), _percent(part.end)

    def _next(self, text: str, part: Number) -> Number:
        """The part with the tens that are one more behind it: `百分之七、八十`."""
        tens = NEXT.match(text, part.end)
        digit = 0 if tens is None else self._numbers.digits.get(tens[1], 0)
        if tens is None or part.end - part.start > 1 or digit != part.value + 1:
            return part
        return Number(
            part.start,
            tens.end(),
            digit * 10 - 5,
            digit * 10 - 10,
            digit * 10,
            part.value,
            "words",
            qualifier="between",
        )

    def _spaced_number(self, text: str, at: int) -> Number | None:
        while text[at : at + 1] == " ":
            at += 1
        is_number = at < len(text) and self._numeral.match(text, at) is not None
        return self._numbers.at(text, at) if is_number else None

    def _tenths(self, text: str, number: Number) -> Part | None:
        """`七成五` is 75 percent, `七五折` and `7.5折` too."""
        match = TENTHS.match(text, number.end)
        is_tenth = match is not None and match[1] == "成"
        if match is None or number.kind == "plural" or number.value > (10 if is_tenth else 100):
            return None
        end, factor = match.end(), 10.0 if is_tenth or number.value <= 10 else 1.0
        value = number.value * factor
        tail = self._tail.match(text, end) if is_tenth else None
        if tail is not None:
            value += 5 if tail[1] == "半" else self._numbers.digits.get(tail[1]) or int(tail[1])
            end = tail.end()
        value = float(f"{value:.12g}")
        if number.qualifier == "between" and number.low is not None and number.high is not None:
            low, high = number.low * factor, number.high * factor
            return Number(number.start, end, value, low, high, value, "share", qualifier="between"), _percent(end)
        raw = number.value if factor > 1 and tail is None else value
        return Number(number.start, end, value, value, None, raw, "share", is_scaled=raw != value), _percent(end)


def _percent(end: int) -> Unit:
    return Unit(end, end, "percent", "percent")
