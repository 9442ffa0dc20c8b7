"""Chinese units beside a number: money, percent, measures."""

import re
from dataclasses import replace

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Number, Unit

GPU_HOURS = re.compile(r"(?:个)?[a-z]{1,4}\d{2,4}[a-z]? ?(?:gpu)? ?(?:小时|卡时|时(?![间刻]))")
YUAN = ("元", "圆", "币", "块")
PIECES = ("元", "圆", "块", "块钱")
"""What any currency is counted in, its name behind: `500块台币`."""
NEAR = 60
"""Characters before an amount within which the country of its currency is named."""
NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]")


class ChineseUnits:
    """Looks units up by the characters beside a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = {
            **lexicon.money_before,
            **{form: word[0] for form, word in lexicon.money_names["zh"].items() if len(form) > 1 and word[2] == 1},
        }
        self._local = lexicon.local_money
        words: dict[str, Word] = {**lexicon.unit_symbols, **lexicon.unit_words["zh"], **lexicon.money_names["zh"]}
        self._words = {
            form: word
            for form, word in words.items()
            if not (word[1] == "money" and form.isascii() and form.isalpha() and len(form) < 3)
        }
        named = {
            form: word[0] for form, word in lexicon.money_names["zh"].items() if word[2] == 1 and not form.isascii()
        }
        self._names = {form: code for form, code in named.items() if len(form) > 1 and form not in PIECES}
        self._shared = {
            bare: [
                (form.removesuffix(bare), code) for form, code in named.items() if form.endswith(bare) and form != bare
            ]
            for bare in named
            if bare not in YUAN
        }
        self._shared = {bare: places for bare, places in self._shared.items() if len({code for _, code in places}) > 1}
        self._cased = set(lexicon.unit_symbols)
        self._longest = max(map(len, self._words))
        self._barred = lexicon.words["zh", "barred_after"]
        self._pieces = lexicon.words["zh", "piece_follow"]

    def money_before(self, text: str, low: str, pos: int, country: str | None) -> Unit | None:
        """The currency written before the number: `人民币`, `US$`, `￥`, `RMB`."""
        end = len(low[:pos].rstrip(" ")) if low[pos - 1 : pos] == " " else pos
        for size in range(min(5, end), 0, -1):
            form = low[end - size : end]
            if form not in self._before:
                continue
            if form.isalpha() and form.isascii():
                previous = low[end - size - 1 : end - size]
                if not text[end - size : end].isupper() or (previous.isascii() and previous.isalpha()):
                    return None
            if not form.isascii() and NUMERAL.match(low, end - size - 1, end - size):
                return None  # 5日元10钱
            code = self._local.get((country or "", form), self._before[form])
            return Unit(end - size, pos, code, "money")
        return None

    def after(self, text: str, low: str, end: int, country: str | None) -> Unit | None:
        """The longest unit that follows the number; blanks between characters are passed over."""
        at = end
        while low[at : at + 1] == " " and at - end < 6:
            at += 1
        window = text[at : at + self._longest]
        for size in range(min(self._longest, len(window)), 0, -1):
            form = window[:size]
            word = self._words.get(form) or (
                self._words.get(form.lower()) if size > 1 and form not in self._cased else None
            )
            if word is None or (
                form.isascii()
                and form[-1].isalpha()
                and window[size : size + 1].isascii()
                and window[size : size + 1].isalnum()
            ):
                continue
            named = self._named(text, at + size) if form in PIECES else None
            if named is not None:
                return Unit(end, at + size + len(named[0]), named[1], "money")
            if not self._is_meant(form, text, at + size, is_spaced=at > end):
                continue
            unit = self._local.get((country or "", word[3]), word[0]) if word[1] == "money" else word[0]
            unit = self._by_place(text, form, end) or unit
            return Unit(end, at + size, unit, word[1], word[2])
        hours = GPU_HOURS.match(low, at)
        if hours is not None:
            return Unit(end, hours.end(), "GPU hour", "compute")
        if low[at : at + 1] == "个" and (money := self.after(text, low, at + 1, country)) is not None:
            is_named = money.kind == "money" and money.factor == 1 and money.end - at > 2
            return replace(money, start=end) if is_named else None
        return self._spaced(text, end)

    def _named(self, text: str, start: int) -> tuple[str, str] | None:
        """The name of a currency at `start`, longest first, and its code."""
        for size in range(min(self._longest, len(text) - start), 1, -1):
            form = text[start : start + size]
            if form in self._names:
                return form, self._names[form]
        return None

    def _by_place(self, text: str, form: str, end: int) -> str | None:
        """The currency of a name that several bear (`比索`), by the place named last before it."""
        places = self._shared.get(form)
        if places is None:
            return None
        window = text[max(0, end - NEAR) : end]
        found = [(window.rfind(place), code) for place, code in places if place in window]
        return max(found)[1] if found else None

    def _spaced(self, text: str, end: int) -> Unit | None:
        """`个 百 分 点` with blanks inside."""
        match = re.match(r"[ ]{0,8}个?[ ]{0,8}百[ ]{0,4}分[ ]{0,4}点", text[end : end + 24])
        return None if match is None else Unit(end, end + match.end(), "percentage_point", "percent")

    def _is_meant(self, form: str, text: str, end: int, *, is_spaced: bool) -> bool:
        barred = self._barred.get(form)
        if barred is not None and text[end : end + 1] in barred and text[end : end + 1]:
            return False
        following = text[end : end + 1]
        allowed = self._pieces.get(form)
        if allowed is not None and following.isalpha() and following not in allowed:
            return False  # 三块屏幕
        return not (form == "年" and is_spaced)

    @staticmethod
    def with_half(text: str, number: Number, unit: Unit) -> tuple[Number, Unit]:
        """`一块半`: half a unit more."""
        if text[unit.end : unit.end + 1] != "半" or unit.factor < 0.1 or number.qualifier is not None:
            return number, unit
        value = number.value + 0.5
        end = unit.end + (2 if text.startswith("半钱", unit.end) else 1)
        return replace(number, value=value, low=value, raw=value), replace(unit, end=end)
