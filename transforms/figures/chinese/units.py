"""Chinese units beside a number: money, percent, measures, measure word and counted noun, and what it is counted by."""

import re
from dataclasses import replace

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Number, Unit

MARK = "，。；：！？、（）()《》“”\"' \n,;:!?"
PER_BEFORE = re.compile(
    r"每(?:个|一|1|名|位|台|百|百万|千|千个|百万个|一百万|1百万|1k|1000|1千)?(?:个)?(tokens?|月|年|天|日|周|小时|人|用户|股|度|吨|平方米|公里|次|张|分钟|秒|季度|桶|"
    r"盎司|输入tokens?|输出tokens?|单|千瓦时|人次)(?:的)?(?:价格|成本|费用|收费|约|仅|为|只要|仅需|输入|输出|支付|付费|需|最高|低至|高达)*(?:为|约|仅)?$"
)
PER_AFTER = re.compile(
    r" ?(?:/|每|一)(?:1|一)?(百万|千|万|1k|1m|1000|1000000)?(?:个)?(?:输入|输出)? ?(tokens?|m tokens|月|年|天|日|周|小时|人|用户|股|度|吨|"
    r"平方米|公里|次|张|分钟|秒|季度|桶|盎司|单|台|kwh|gb|人次)(?![a-z])"
)


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
        self._cased = set(lexicon.unit_symbols)
        self._longest = max(map(len, self._words))
        self._per, self._sizes = lexicon.words["zh", "per_noun"], lexicon.words["zh", "per_size"]
        self._barred = lexicon.words["zh", "barred_after"]
        self._nouns = lexicon.nouns["zh"]
        self._measures = lexicon.measures
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
            if not self._is_meant(form, text, at + size, is_spaced=at > end):
                continue
            unit = self._local.get((country or "", word[3]), word[0]) if word[1] == "money" else word[0]
            return Unit(end, at + size, unit, word[1], word[2])
        return self._spaced(text, end)

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
        if text[unit.end : unit.end + 1] != "半" or unit.factor != 1 or number.qualifier is not None:
            return number, unit
        value = number.value + 0.5
        end = unit.end + (2 if text.startswith(("半钱", "半錢"), unit.end) else 1)
        return replace(number, value=value, low=value, raw=value), replace(unit, end=end)

    def counted(self, low: str, end: int, *, is_scaled: bool) -> Unit | None:
        """A measure word and the noun after it: `个开源模型`, `名员工`, `家`; the noun within ten characters and the same phrase."""
        measure, at = "", end
        for size in (2, 1):
            if len(low[at : at + size]) == size and low[at : at + size] in self._measures:
                measure = low[at : at + size]
                at += size
                break
        if low[at : at + 1] == "的" and measure:
            at += 1
        if low[at : at + 1] == "级":
            at += 1
        window = low[at : at + 14]
        cut = next(
            (
                place
                for place, char in enumerate(window)
                if char in MARK or char.isdigit() or char in "的在将和与及是有为了到从被把对向"
            ),
            len(window),
        )
        found = self._noun(window[:cut])
        if found is not None and (measure or (is_scaled and found[0] <= 4)):
            noun, metric = self._nouns[found[2]]
            is_data = noun == "token"
            return Unit(end, at + found[1], noun, "data" if is_data else "count", metric=metric)
        default = self._measures.get(measure, "") or ("time" if measure else "")
        if default:
            return Unit(
                end, at - (low[at - 1] == "的"), default, "count", metric=None if default != "unit" else "shipments"
            )
        return None

    def _noun(self, window: str) -> tuple[int, int, str] | None:
        """The first counted noun of a phrase; of nouns in a row the last, which is its head."""
        best: tuple[int, int, str] | None = None
        place = 0
        while place < len(window):
            size = next(
                (n for n in range(min(8, len(window) - place), 0, -1) if window[place : place + n] in self._nouns), 0
            )
            if size:
                best = (best[0] if best else place, place + size, window[place : place + size])
                place += size
            elif best is not None:
                break
            else:
                place += 1
        return best

    def noun_before(self, low: str, start: int) -> Unit | None:
        """The noun that a scaled number without one counts, from the words before it: `下载量超6亿次`, `月活用户突破3亿`."""
        window = low[max(0, start - 14) : start]
        cut = max((window.rfind(char) for char in MARK), default=-1)
        window = window[cut + 1 :]
        for end in range(len(window), max(0, len(window) - 10), -1):
            for size in range(min(6, end), 1, -1):
                noun = self._nouns.get(window[end - size : end])
                if noun is not None and noun[1] != "deals":
                    return Unit(start, start, noun[0], "data" if noun[0] == "token" else "count", metric=noun[1])
        return None

    def per(self, low: str, start: int, end: int) -> tuple[str, int] | None:
        """The denominator before or after a quantity: `每百万tokens 3元`, `20美元/月`."""
        after = PER_AFTER.match(low, end)
        if after is not None and (low[end : end + 1] != "一" or after[2] in ("月", "年", "天")):
            size = self._sizes.get(after[1] or "")
            return (size if size and after[2].startswith("token") else self._per[after[2]]), after.end()
        before = PER_BEFORE.search(low[max(0, start - 24) : start])
        if before is not None:
            size = next((self._sizes[size] for size in ("百万", "千", "1k", "1000") if size in before[0]), None)
            unit = before[1].removeprefix("输入").removeprefix("输出")
            return (size if size and unit.startswith("token") else self._per[unit]), end
        return None
