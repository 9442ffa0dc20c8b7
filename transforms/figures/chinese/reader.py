"""Quantities of Chinese text, from left to right: number, unit, range, qualifier, change."""

import re
from dataclasses import replace

from transforms.figures.chinese.changes import ChineseChanges
from transforms.figures.chinese.numbers import LARGE, SMALL, ChineseNumbers, scale_of
from transforms.figures.chinese.units import ChineseUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

JOINT = re.compile(r" ?(?:-|–|—|~|至|到|－|——) ?(?:人民币|美元|rmb ?|us\$|hk\$|[$¥€£])?(?:约|近|超)?$")
PARTS = re.compile(r" ?分 ?之 ?")
TENTHS = re.compile(r" ?(成|折)(?![功为立本长果员都绩熟就千分员交型年份人品])")
RANK_BEFORE = re.compile(
    r"(?:排名|位居|位列|排在|排|居|名列|跃居|跃升至|升至|全球|世界|全国|行业|国内|亚洲|中国|"
    r"排行|列|市场|榜|占据|稳居|仅次于|均|为)(?:[^，。；\d]{0,6})第 ?$"
)
RANK_AFTER = re.compile(r"(?:大|高|位|名)(?!季|届)")
NOT_RANK = tuple("季届次代个批期章节条步天年三方阶轮场款回卷号页版部")
DATE = re.compile(
    r"(?:19|20)\d\d ?(?:年|[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:\d{1,2}[日号])?(?!份额)|"
    r"\d{1,2}[:：]\d{2}|\d{1,2}[日号](?!内)|\d{1,2}点(?:\d{1,2}分|半|整)?(?![\d])"
)
WHEN_BEFORE = re.compile(r"(?:过去|未来|近|最近|今后|每|每隔|第|前|后|这|上|下|接下来)(?:的)?$")
WHEN_AFTER = re.compile(r"(?:多)?(?:复合|期|前|后|以来|来(?![自到])|之前|之后|之内|以后|以前|内)")
SHARE_WORDS = re.compile(r"过半|一半|半数|翻[一两]?番|翻了[一两]番|翻了?一?倍|减半|腰斩")
MULTIPLES = {
    "翻一番": 2.0,
    "翻番": 2.0,
    "翻了一番": 2.0,
    "翻倍": 2.0,
    "翻了一倍": 2.0,
    "翻一倍": 2.0,
    "翻了倍": 2.0,
    "翻两番": 4.0,
    "翻了两番": 4.0,
}
LEFT = ("达", "最高达", "高达", "约为", "最多为")
MOST = re.compile(r"(?:最高|最多)可?(?:节省|降低|提升|减少|提高|节约|增加|提速|优惠|补贴|奖励|支持)?$")
DIGIT_RUN = re.compile(r"\d{31,}")
SCALES = frozenset((*SMALL, *LARGE))
SUFFIX = re.compile(r"[kmgtb](?![A-Za-z0-9])", re.IGNORECASE)
SUFFIXES = {"k": 1e3, "m": 1e6, "g": 1e9, "b": 1e9, "t": 1e12}
GLUED = re.compile(r"[A-Za-z0-9._+-]*")


class ChineseReader:
    """Reads Chinese quantities."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = ChineseNumbers(lexicon)
        self._units = ChineseUnits(lexicon)
        self._changes = ChineseChanges(lexicon)
        self._before = sorted(lexicon.qualifiers["zh", "before"].items(), key=lambda row: -len(row[0]))
        after = lexicon.qualifiers["zh", "after"]
        self._after_words = after
        self._after = re.compile("(?:" + "|".join(sorted(map(re.escape, after), key=len, reverse=True)) + ")")
        spaced = "".join((*self._numbers.digits, "十拾百佰千仟万萬亿億点點分之成折个個"))
        self._blank = re.compile(rf"(?<=[{spaced}]) +(?=[{spaced}])")
        self._idioms: dict[str, list[str]] = {}
        for idiom in sorted(lexicon.lists["idioms_zh"], key=len, reverse=True):
            for char in set(idiom):
                self._idioms.setdefault(char, []).append(idiom)
        digits = "".join(self._numbers.digits)
        self._trigger = re.compile(rf"\d|[{digits}十拾百佰千仟万亿数几數幾上]|过半|翻|减半|腰斩")

    def read(self, text: str, low: str, *, country: str | None, is_bare: bool) -> list[Quantity]:
        """The quantities in the order of the text; `is_bare`: numbers without a unit too."""
        if self._blank.search(text) is not None:
            return self._closed_up(text, low, country=country, is_bare=is_bare)
        parts: list[tuple[Number, Unit | None]] = []
        reached = 0
        for trigger in self._trigger.finditer(text):
            pos = trigger.start()
            if pos < reached:
                continue
            part, reached = self._at(text, low, pos, country)
            if part is None:
                continue
            cents = self._with_cents(low, parts[-1], part) if parts else None
            if cents is not None:
                parts[-1] = cents
            else:
                parts.append(part)
        parts = self._ranged(text, low, parts)
        return [q for q in self._quantities(text, low, parts) if is_bare or q.unit is not None]

    def _ranged(self, text: str, low: str, parts: list[tuple[Number, Unit | None]]) -> list[tuple[Number, Unit | None]]:
        """The parts with two ends of a range made one, and with the minus signs of those that are none."""
        out: list[tuple[Number, Unit | None]] = []
        for number, unit in parts:
            merged = self._range(low, out[-1], (number, unit)) if out else None
            if merged is not None:
                out[-1] = merged
            elif out and max(out[-1][0].end, out[-1][1].end if out[-1][1] else 0) >= number.start - 1:
                out.append((number, unit))
            else:
                out.append((self._signed(text, number), unit))
        return out

    @staticmethod
    def _signed(text: str, number: Number) -> Number:
        """The number with the minus sign before it: `-12%`, `负百分之五`."""
        before = text[max(0, number.start - 2) : number.start]
        if before[-1:] not in ("-", "负") or (before[:1].isalnum() and before[-1:] == "-" and len(before) == 2):
            return number
        low = None if number.low is None else -number.low
        return replace(number, start=number.start - 1, value=-number.value, low=low)

    def _closed_up(self, text: str, low: str, *, country: str | None, is_bare: bool) -> list[Quantity]:
        """The quantities of a text that writes numerals with blanks between them (`百 分 之 五`), with offsets into it."""
        kept: list[int] = []
        reached = 0
        for blank in self._blank.finditer(text):
            kept += range(reached, blank.start())
            reached = blank.end()
        kept += range(reached, len(text))
        closed = "".join(text[place] for place in kept), "".join(low[place] for place in kept)
        return [
            replace(q, start=kept[q.start], end=kept[q.end - 1] + 1, core_start=kept[q.core_start])
            for q in self.read(*closed, country=country, is_bare=is_bare)
        ]

    def _at(self, text: str, low: str, pos: int, country: str | None) -> tuple[tuple[Number, Unit | None] | None, int]:
        if pos and text[pos - 1] in "每/":
            denominator = self._numbers.at(text, pos)
            return None, pos + 1 if denominator is None else denominator.end
        if text[pos].isdigit():
            run = DIGIT_RUN.match(text, pos)
            if run is not None:
                return None, run.end()
            skipped = self._name_end(text, low, pos)
            if skipped is not None:
                return None, skipped
        else:
            word = SHARE_WORDS.match(text, pos)
            if word is not None:
                return self._word(word), word.end()
            idiom = next(
                (i for i in self._idioms.get(text[pos], ()) if text.startswith(i, pos - i.index(text[pos]))), None
            )
            if idiom is not None and text[pos - 1 : pos] != "第" and pos - idiom.index(text[pos]) >= 0:
                return None, max(pos + 1, pos - idiom.index(text[pos]) + len(idiom))
        number = self._numbers.at(text, pos)
        if number is None:
            return None, pos + 1
        special = self._special(text, number)
        if special is not None:
            return special, special[0].end
        if text[max(0, pos - 1) : pos] == "第" or text[max(0, pos - 2) : pos] == "第 ":
            return self._rank(text, number), number.end
        return self._measured(text, low, number, country)

    @staticmethod
    def _name_end(text: str, low: str, pos: int) -> int | None:
        """Where the name, date or time ends that holds the digit at `pos`."""
        date = DATE.match(text, pos)
        before = text[pos - 1] if pos else " "
        if date is not None and not before.isdigit():
            return date.end()
        is_named = (
            before.isascii()
            and (before.isalpha() or before in "_@#/")
            and not low[max(0, pos - 3) : pos].endswith(("rmb", "usd", "cny", "hkd", "eur"))
        )
        is_linked = (
            before in "-."
            and pos > 1
            and text[pos - 2].isascii()
            and text[pos - 2].isalnum()
            and not (text[pos - 2].isdigit() and before == "-")
        )
        if is_named or is_linked:
            glued = GLUED.match(text, pos)
            return max(pos + 1, glued.end() if glued is not None else pos + 1)
        if before == "[" and (mark := re.match(r"\d+(?:[,-]\d+)*\]", text[pos : pos + 20])) is not None:
            return pos + mark.end()
        return None

    @staticmethod
    def _word(match: re.Match[str]) -> tuple[Number, Unit | None]:
        start, end, word = match.start(), match.end(), match[0]
        if word in MULTIPLES or word.startswith("翻"):
            value = MULTIPLES.get(word, 2.0)
            return Number(start, end, value, None, None, value, "times"), Unit(end, end, "times", "ratio")
        kind = "half" if word in ("减半", "腰斩") else "share"
        qualifier = "at_least" if word == "过半" else None
        return Number(start, end, 50.0, 50.0, None, 50.0, kind, qualifier=qualifier), Unit(
            end, end, "percent", "percent"
        )

    def _special(self, text: str, number: Number) -> tuple[Number, Unit | None] | None:
        """`百分之十五`, `三分之一`, `七成五`, `75折`."""
        parts = PARTS.match(text, number.end)
        if (
            parts is None
            and text[number.start] in "百千万"
            and (spaced := re.match(r"[百千万仟][ ]?分[ ]?之[ ]?", text[number.start : number.start + 8])) is not None
        ):
            parts = spaced
            at = number.start + spaced.end()
        elif parts is not None:
            at = parts.end()
        else:
            return self._tenths(text, number)
        run = text[number.start : number.end]
        whole = scale_of(run) if all(char in SCALES for char in run) else number.value
        part = self._spaced_number(text, at)
        if part is None or not whole or number.kind == "plural":
            return None
        suffix = SUFFIX.match(text, part.end)
        if suffix is not None:
            part = replace(part, end=part.end + 1, value=part.value * SUFFIXES[suffix[0].lower()])
        value = float(f"{100 * part.value / whole:.15g}")
        value = value if whole in (100, 1000, 10000) or whole > 1e4 else round(value, 1)
        return Number(number.start, part.end, value, None, None, value, "share"), Unit(
            part.end, part.end, "percent", "percent"
        )

    def _spaced_number(self, text: str, at: int) -> Number | None:
        while text[at : at + 1] == " ":
            at += 1
        return (
            self._numbers.at(text, at)
            if at < len(text) and (text[at].isdigit() or self._trigger.match(text, at))
            else None
        )

    def _tenths(self, text: str, number: Number) -> tuple[Number, Unit | None] | None:
        match = TENTHS.match(text, number.end)
        if match is None or number.value > 100 or number.kind == "plural":
            return None
        value, end = number.value, match.end()
        if match[1] == "成":
            value *= 10
            tail = re.match(
                rf" ?([{''.join(self._numbers.digits)}]|半)(?![{''.join(self._numbers.digits)}十百])",
                text[end : end + 3],
            )
            if tail is not None:
                value, end = value + (5 if tail[1] == "半" else self._numbers.digits[tail[1]]), end + tail.end()
        elif value < 10:
            value *= 10
        value = float(f"{value:.12g}")
        high = None
        if number.qualifier == "between" and number.low is not None and number.high is not None:
            return Number(
                number.start,
                end,
                number.value * 10,
                number.low * 10,
                number.high * 10,
                value,
                "share",
                qualifier="between",
            ), Unit(end, end, "percent", "percent")
        return Number(number.start, end, value, value, high, value, "share"), Unit(end, end, "percent", "percent")

    @staticmethod
    def _rank(text: str, number: Number) -> tuple[Number, Unit | None] | None:
        start = number.start - 1 if text[number.start - 1] == "第" else number.start - 2
        if text[number.end : number.end + 1] in NOT_RANK or number.value > 999 or number.value < 1:
            return None
        if RANK_AFTER.match(text, number.end) and not (
            text[number.end] in "名位" and not RANK_BEFORE.search(text[max(0, start - 12) : start + 1])
        ):
            return replace(number, start=start, end=number.end + 1), Unit(number.end, number.end + 1, "rank", "rank")
        if RANK_BEFORE.search(text[max(0, start - 12) : start + 1]):
            return replace(number, start=start), Unit(number.end, number.end, "rank", "rank")
        return None

    def _measured(
        self, text: str, low: str, number: Number, country: str | None
    ) -> tuple[tuple[Number, Unit | None] | None, int]:
        money = self._units.money_before(text, low, number.start, country)
        unit = self._units.after(text, low, number.end, country)
        if money is not None and (unit is None or unit.kind != "money"):
            return (number, replace(money, end=number.end)), number.end
        if unit is not None and unit.kind == "money" and money is not None:
            unit = replace(unit, start=money.start, unit=unit.unit if unit.unit != "CNY" else money.unit)
        if unit is None and (times := re.match(r" ?倍(?!数)", text[number.end : number.end + 3])) is not None:
            unit = Unit(number.end, number.end + times.end(), "times", "ratio")
        if unit is None or (unit.unit == "second" and unit.end - number.end == 1 and text[number.end] in "sS"):
            unit = self._counted(low, number)
        if unit is not None and unit.kind == "duration" and self._is_when(text, number, unit):
            return None, unit.end
        if unit is None and text[number.end : number.end + 1].isascii() and text[number.end : number.end + 1].isalpha():
            glued = GLUED.match(text, number.end)
            return None, glued.end() if glued is not None else number.end
        return (number, unit), max(number.end, unit.end if unit is not None else 0)

    def _counted(self, low: str, number: Number) -> Unit | None:
        is_small = number.kind == "words" and number.value < 2
        if is_small or low[number.end : number.end + 1] in ("年", "月", "日", "岁", "点"):
            return None
        return self._units.counted(low, number.end, is_scaled=number.is_scaled or number.kind != "digits")

    def _from_before(self, low: str, number: Number, unit: Unit | None) -> Unit | None:
        """The unit, where only a measure word or nothing follows the number, from the noun before it: `下载量超6亿次`, `员工超过5000名`."""
        is_open = (unit is None and number.is_scaled and number.kind != "plural") or (
            unit is not None and unit.unit in ("time", "person", "unit", "vehicle")
        )
        before = self._units.noun_before(low, number.start) if is_open else None
        if before is not None:
            return replace(before, start=number.end, end=unit.end if unit is not None else number.end)
        return None if unit is not None and unit.unit == "time" else unit

    @staticmethod
    def _is_when(text: str, number: Number, unit: Unit) -> bool:
        if unit.unit == "year" and number.kind == "digits" and 1900 <= number.value < 2100:
            return True
        if WHEN_AFTER.match(text, unit.end) is not None or text[unit.end : unit.end + 1] == "级":
            return True
        return WHEN_BEFORE.search(text[max(0, number.start - 4) : number.start]) is not None

    @staticmethod
    def _range(
        low: str, first: tuple[Number, Unit | None], second: tuple[Number, Unit | None]
    ) -> tuple[Number, Unit | None] | None:
        """`20亿至30亿美元`, `3-5%`, `1000到2000家`: one quantity; not `从3%增长到5%`."""
        (left, left_unit), (right, right_unit) = first, second
        end = max(left.end, left_unit.end if left_unit is not None else 0)
        start = right.start if right_unit is None else min(right.start, right_unit.start)
        gap = low[end:start] if start >= end else ""
        if not JOINT.fullmatch(gap) or not gap or "between" in (left.qualifier, right.qualifier):
            return None
        if left_unit is not None and right_unit is not None and left_unit.unit != right_unit.unit:
            return None
        before = low[max(0, left.start - 6) : left.start]
        if (
            re.search(r"(?:从|由)[^，。]{0,3}$", before)
            and re.match(r" ?[至到]", gap)
            and re.match(r"[^，。]{0,8}(?:增|升|降|提)", low[right.end : right.end + 6]) is None
            and (left_unit is not None and right_unit is not None)
        ):
            return None
        low_end, high_end = left.value, right.value
        if right.is_scaled and not left.is_scaled and left.raw < 10000 and right.raw:
            low_end = float(f"{left.raw * (right.value / right.raw):.15g}")
        if low_end > high_end:
            return None
        middle = float(f"{(low_end + high_end) / 2:.15g}")
        merged = Number(
            left.start,
            right.end,
            middle,
            low_end,
            high_end,
            left.raw,
            left.kind,
            is_scaled=right.is_scaled,
            qualifier="between",
        )
        unit = right_unit or left_unit
        if unit is not None:
            unit = replace(
                unit,
                start=min(left.start, left_unit.start if left_unit is not None else left.start),
                end=max(right.end, right_unit.end if right_unit is not None else 0),
            )
        return merged, unit

    def _with_cents(
        self, low: str, first: tuple[Number, Unit | None], second: tuple[Number, Unit | None]
    ) -> tuple[Number, Unit | None] | None:
        """`五元三毛`, `50元6角三分`, `两美元又三美分`, `一块二`."""
        (left, its), (right, unit) = first, second
        if (
            its is None
            or its.kind != "money"
            or left.qualifier == "between"
            or low[max(left.end, its.end) : right.start] not in ("", "又", "零", " ")
        ):
            return None
        if right.start < its.end or right.kind == "share":
            return None
        if unit is not None and unit.kind == "money" and unit.factor < its.factor and right.value < 100:
            factor, end = unit.factor, unit.end
        elif unit is None and its.end == right.start and right.value < 10 and low[its.end - 1] in "块毛角":
            factor, end = 0.1 if low[its.end - 1] == "块" else 0.01, right.end
        else:
            return None
        value = float(f"{left.value * its.factor + right.value * factor:.15g}")
        return replace(left, value=value, low=value, raw=value, end=end), replace(its, end=end, factor=1.0)

    def _quantities(self, text: str, low: str, parts: list[tuple[Number, Unit | None]]) -> list[Quantity]:
        quantities: list[Quantity] = []
        for number, read in parts:
            unit = self._from_before(low, number, read)
            quantity = self._qualified(text, number, unit)
            if unit is not None and unit.kind != "rank":
                quantity = self._divided(low, quantity, unit)
                change = self._change(text, quantity, number, quantities)
                if change is not None:
                    basis = self._changes.basis(text, quantity.start, quantity.end)
                    quantity = replace(quantity, change=change, change_basis=basis)
            quantities.append(quantity)
        return quantities

    def _divided(self, low: str, quantity: Quantity, unit: Unit) -> Quantity:
        """The quantity with its denominator."""
        if unit.kind not in ("money", "energy", "count", "data", "compute"):
            return quantity
        per = self._units.per(low, quantity.start, quantity.end)
        return quantity if per is None else replace(quantity, per=per[0], end=per[1])

    def _change(self, text: str, quantity: Quantity, number: Number, before: list[Quantity]) -> str | None:
        """The direction, from the word itself (`翻一番`, `减半`), the words around, or the figure before in a list."""
        if number.kind in ("half", "times"):
            return "decrease" if number.kind == "half" else "increase"
        floor = before[-1].end if before else 0
        change = self._changes.change(text, quantity.start, quantity.end, floor=floor)
        is_listed = text[floor : quantity.start] in ("和", "、", "及", "与")
        if change is None and before and is_listed and before[-1].unit == quantity.unit:
            return before[-1].change
        return change

    def _qualified(self, text: str, number: Number, unit: Unit | None) -> Quantity:
        """The number with its unit and what the characters around commit to."""
        start = min(number.start, unit.start) if unit is not None else number.start
        end = max(number.end, unit.end) if unit is not None else number.end
        factor = unit.factor if unit is not None else 1.0
        core = start
        qualifier = number.qualifier
        window = text[max(0, start - 7) : start].rstrip(" 了")
        window = window if window.endswith(LEFT) else window.rstrip("有达为")
        if qualifier != "between":
            found = next(((words, q) for words, q in self._before if window.endswith(words)), None)
            if (
                found is not None
                and not (found[0] == "过" and window.endswith(("不过", "通过", "经过")))
                and not (found[0] == "破" and window.endswith("打破"))
            ):
                qualifier = found[1]
                start = max(0, start - 7) + len(window) - len(found[0])
            elif MOST.search(text[max(0, start - 9) : start]):
                qualifier = "at_most"
            for place in (number.end, end):
                after = self._after.match(text, place) if qualifier is None or place == end else None
                if (
                    after is not None
                    and qualifier is None
                    and not text.startswith("来自", place)
                    and not (after[0] == "起" and (unit is None or unit.kind != "money"))
                    and not (after[0] in ("来", "多") and place == end and unit is not None and unit.kind != "count")
                ):
                    qualifier, end = self._after_words[after[0]], max(end, after.end())
            if text.startswith("级", end) and number.is_scaled and number.raw in (1, number.value):
                qualifier = "between"
                number = replace(number, low=number.value, high=number.value * 10, value=number.value * 5.5)
                end += 1
        scaled = [
            None if side is None else float(f"{side * factor:.15g}") for side in (number.value, number.low, number.high)
        ]
        value = scaled[0] or 0.0
        if qualifier == "between":
            lowest, highest = scaled[1], scaled[2]
        else:
            lowest, highest = None if qualifier == "at_most" else value, None if qualifier == "at_least" else value
        return Quantity(
            start, end, value, lowest, highest, unit.unit if unit is not None else None, unit.kind if unit is not None else None,
            qualifier=qualifier or "exact", core_start=core, noun_metric=unit.metric if unit is not None else None, kind=number.kind,
        )  # fmt: skip
