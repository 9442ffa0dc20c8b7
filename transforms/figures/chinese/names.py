"""Numbers in Chinese text that are dates, times, names, phrases or ranks, and what a duration is measured for."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

RANK_BEFORE = re.compile(
    r"(?:排名|位居|位列|排在|排|居|名列|跃居|跃升至|升至|全球|世界|全国|行业|国内|亚洲|中国|"
    r"排行|列|市场|榜|占据|稳居|仅次于|均|为)(?:[^，。；\d]{0,6})第 ?$"
)
RANK_AFTER = re.compile(r"(?:大|高|位|名)(?!季|届)")
NOT_RANK = tuple("季届次代个批期章节条步天年三方阶轮场款回卷号页版部")
DATE = re.compile(
    r"(?:19|20)\d\d ?(?:年|[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月(?:\d{1,2}[日号])?(?!份额)|"
    r"\d{1,2}[:：]\d{2}|\d{1,2}[日号](?![内元圆币本])|\d{1,2}点(?:\d{1,2}分|半|整)?(?![\d])"
)
WHEN_BEFORE = re.compile(r"(?:连续|逾期|过去|未来|近|最近|今后|每|每隔|第|前|后|这|上|下|接下来)(?:的)?$")
WHEN_AFTER = re.compile(r"(?:多)?(?:复合|期|前|后|以来|来(?![自到])|之前|之后|之内|以后|以前|内)")
LASTING = re.compile(
    r"(?:[期时需要花用了经满达约近超足到]|历|持续|超过|不足|将近|至少|最多|延长|缩短|提前|推迟|训练|运行|等待)$"
)
"""What a single `一年` lasts; without it `一年` and `一天` say when or how often."""
HALVES = re.compile(r"个半(?=[百小月美欧日英港元亿万天年星])")
GLUED = re.compile(r"[A-Za-z0-9._+-]*")
ENCODED = re.compile(r"[0-9A-Fa-f]{0,2}(?:%[0-9A-Fa-f]{2}){1,400}")
MARK = re.compile(r"\d{1,4}(?:[,-]\d{1,4}){0,9}\]")


class ChineseNames:
    """Tells apart what only looks like a quantity."""

    def __init__(self, lexicon: Lexicon, numerals: str) -> None:
        self._numerals = numerals
        self._codes = tuple(form for form in lexicon.money_before if len(form) == 3 and form.isalpha())
        self._idioms: dict[str, list[str]] = {}
        for idiom in sorted(lexicon.lists["idioms_zh"], key=len, reverse=True):
            for char in set(idiom):
                self._idioms.setdefault(char, []).append(idiom)

    def idiom_end(self, text: str, pos: int) -> int | None:
        """Where the phrase ends that the numeral at `pos` is part of; `一点五`, `十分之一` and `第…` are none."""
        for idiom in self._idioms.get(text[pos], ()):
            start = pos - idiom.index(text[pos])
            if start < 0 or not text.startswith(idiom, start):
                continue
            end = start + len(idiom)
            following = text[end : end + 1]
            is_number = (idiom[-1] in "点點" and following in self._numerals) or HALVES.match(text, pos + 1) is not None
            is_number |= idiom[-1] == "分" and following == "之"
            if following and is_number:
                continue
            return None if text[pos - 1 : pos] == "第" else max(pos + 1, end)
        return None

    def name_end(self, text: str, low: str, pos: int) -> int | None:
        """Where the name, date or time ends that holds the digit at `pos`."""
        date = DATE.match(text, pos)
        before = text[pos - 1] if pos else " "
        if date is not None and not before.isdigit():
            return date.end()
        encoded = ENCODED.match(text, pos)
        if encoded is not None or (before == "%" and glued_end(text, pos) - pos > 1):
            return max(glued_end(text, pos), pos + 1 if encoded is None else encoded.end())
        is_lettered = before.isascii() and (before.isalpha() or before in "_@#/")
        is_named = is_lettered and not low[max(0, pos - 3) : pos].endswith(self._codes)
        previous = text[pos - 2] if pos > 1 else " "
        is_linked = before in "-." and previous.isascii() and previous.isalnum()
        if is_named or (is_linked and not (previous.isdigit() and before == "-")):
            return max(pos + 1, glued_end(text, pos))
        mark = MARK.match(text, pos, pos + 20) if before == "[" else None
        return None if mark is None else mark.end()

    @staticmethod
    def rank(text: str, number: Number) -> tuple[Number, Unit | None] | None:
        """`排名第三`, `第二大`; not `第三季度`."""
        start = number.start - 1 if text[number.start - 1] == "第" else number.start - 2
        if text[number.end : number.end + 1] in NOT_RANK or number.value > 999 or number.value < 1:
            return None
        is_listed = RANK_BEFORE.search(text[max(0, start - 12) : start + 1]) is not None
        ranked = Number(start, number.end, number.value, number.low, number.high, number.raw, number.kind)
        if RANK_AFTER.match(text, number.end) and (is_listed or text[number.end] not in "名位"):
            end = number.end + 1
            ranked = Number(start, end, number.value, number.low, number.high, number.raw, number.kind)
            return ranked, Unit(number.end, end, "rank", "rank")
        return (ranked, Unit(number.end, number.end, "rank", "rank")) if is_listed else None

    @staticmethod
    def is_when(text: str, number: Number, unit: Unit) -> bool:
        """Whether a duration says when: `三年前`, `未来两年`."""
        if unit.unit == "year" and number.kind == "digits" and 1900 <= number.value < 2100:
            return True
        if (
            number.kind == "words"
            and number.value == 1
            and not LASTING.search(text, max(0, number.start - 6), number.start)
        ):
            return True
        if WHEN_AFTER.match(text, unit.end) is not None or text[unit.end : unit.end + 1] == "级":
            return True
        return WHEN_BEFORE.search(text[max(0, number.start - 4) : number.start]) is not None


def glued_end(text: str, pos: int) -> int:
    """Where the letters, digits and signs end that are written on."""
    match = GLUED.match(text, pos)
    return pos if match is None else match.end()
