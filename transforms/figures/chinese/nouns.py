"""What Chinese numbers count: measure word and noun after a number, or the noun before it."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Unit

MARK = "，。；：！？、（）()《》“”\"' \n,;:!?"
STOP = "在将和与及是有为了到从被把对向而但则"
LATIN = re.compile(r"[a-z]+[a-z0-9.+-]*")
NEAR = 2
"""Characters between a number without a measure word and its noun: `600万美国用户`."""
REACH = 18
"""Characters after a measure word within which its noun stands."""
PARTS = re.compile(r"[期号线代届环季]")
"""`二期工程`, `三线城市`: which one, not how many."""
NAME = re.compile(r"[量数率额费价]")
MORE = re.compile(r"以上|左右|上下|以内|有余|多|余")
GAP = re.compile(
    r"(?:由|从|目前|原来|原先|此前|当前|以前|[出销产]货?量|交付量|保有量|数量?|规模|总[数量]|人数|超过?|逾|[将接]?近|约|达到?|突破|已经?|累计|共计?|合计|总计|为|有|仅|只|不到|不足|至少|增?至|[升降减]至|高达|将|大约|过|增加|减少|新增|裁减?"
    r"|招聘?|卖出|售出|交付|的|了|到|现有|拥有|发生|完成|获批|通过|最多|破|上|占|也|不过|还|就|均|各|分别){0,5}$"
)
"""What may stand between a noun and its number with a measure word: `员工超过5000名`; not `团队用512张`."""
TOTAL = re.compile(
    r"(?:总数|数量|人数|数)(?:已经?|均|就|仅|只)?(?:超过?|逾|约|为|达到?|突破|增至|升至|降至|接近|近|是|有)?$"
)
RUN = 8
TIMES = ("次", "轮", "输入", "输出", "下", "人次", "岁")
GOVERNED = "受让使由供面可能具拥支适来基采搭负专参从针"
"""Verbs that begin a clause before `的`: what is counted stands behind it."""


class ChineseNouns:
    """Reads the noun that a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = lexicon.nouns["zh"]
        self._measures = lexicon.measures
        self._only = {
            measure: frozenset(nouns.split("|")) for measure, nouns in lexicon.words["zh", "counts_only"].items()
        }

    def starts(self, low: str, at: int) -> bool:
        """Whether a counted noun of several characters begins here: `月活用户`."""
        return any(low[at : at + size] in self._nouns for size in range(2, RUN + 1))

    def counted(self, low: str, end: int, *, is_scaled: bool, is_many: bool) -> Unit | None:
        """A measure word and the noun after it: `个开源模型`, `块英伟达H800芯片`; else what the measure word counts, or an `item` of many."""
        measure, at = self._measure(low, end)
        if not measure and PARTS.match(low, at):
            return None
        more = MORE.match(low, at) if measure else None
        at = at if more is None else more.end()
        level = low[at : at + 1] == "级"
        start = at + (low[at : at + 1] == "的" and bool(measure)) + level
        found = self._head(low, start, is_level=level)
        if found is not None and not self._fits(measure, found):
            found = self._behind_of(low, start)
        if found is not None and self._fits(measure, found):
            place, stop, form = found
            if measure or (is_scaled and place - start <= NEAR):
                noun, metric = self._nouns[form]
                if noun == "model" and low[end - 1] in "bmt" and low[end - 2 : end - 1].isdigit():
                    noun, metric = "parameter", "parameters"  # a 7B model
                return Unit(end, stop, noun, "data" if noun == "token" else "count", metric=metric)
        default = self._measures.get(measure, "") or (
            "" if not measure else "item" if is_many and measure not in TIMES else "time"
        )
        if not default:
            return None
        return Unit(end, at, default, "count", metric="shipments" if default == "unit" else None)

    def _measure(self, low: str, end: int) -> tuple[str, int]:
        """The measure word behind a number and where it ends."""
        at = end + (low[end : end + 1] == " ")
        for size in (2, 1):
            if len(low[at : at + size]) == size and low[at : at + size] in self._measures:
                return low[at : at + size], at + size
        return "", at

    def _fits(self, measure: str, found: tuple[int, int, str]) -> bool:
        only = self._only.get(measure)
        return only is None or self._nouns[found[2]][0] in only

    def _head(self, low: str, start: int, *, is_level: bool) -> tuple[int, int, str] | None:
        """The noun of the phrase at `start`, before a clause mark; behind `的` only where nothing before it is one."""
        stop = next((at for at in range(start, min(len(low), start + REACH)) if self._ends(low, at)), start + REACH)
        stop = min(stop, len(low))
        cut = low.find("的", start, stop)
        if cut > start and low[start] in GOVERNED:
            start, cut = cut + 1, low.find("的", cut + 1, stop)
        found = self._noun(low, start, stop if cut < 0 else cut, is_level=is_level)
        if found is None and cut > start:
            found = self._noun(low, cut + 1, stop, is_level=False)
        return found

    def _behind_of(self, low: str, start: int) -> tuple[int, int, str] | None:
        """The noun behind the first `的` of a phrase."""
        cut = low.find("的", start, start + REACH)
        stop = next((at for at in range(cut + 1, min(len(low), cut + REACH)) if self._ends(low, at)), cut + REACH)
        return None if cut < 0 else self._noun(low, cut + 1, min(stop, len(low)), is_level=False)

    @staticmethod
    def _ends(low: str, at: int) -> bool:
        """Whether the phrase ends before `at`: at a mark, a word that governs, or a number that is no part of a name."""
        char = low[at]
        is_number = char.isdigit() and not low[at - 1].isascii() and not low[at + 1 : at + 2].isalpha()
        return char in MARK or char in STOP or is_number

    def _noun(self, low: str, start: int, stop: int, *, is_level: bool) -> tuple[int, int, str] | None:
        """The first counted noun of a phrase; of nouns in a row the last, which is its head; behind a size (`千亿级参数大模型`) the first."""
        best: tuple[int, int, str] | None = None
        place = start
        while place < stop:
            size = next((n for n in range(min(RUN, stop - place), 0, -1) if low[place : place + n] in self._nouns), 0)
            if size == 1 and place > start and best is None and low[place] not in "人店卡车":
                size = 0
            if size and not NAME.match(low, place + size):
                best = (best[0] if best else place, place + size, low[place : place + size])
                place += size
                if is_level and self._nouns[best[2]][0] == "parameter":
                    return best
            elif best is not None:
                break
            else:
                latin = LATIN.match(low, place)
                place = latin.end() if latin is not None else place + 1
        return best

    def total(self, low: str, start: int) -> Unit | None:
        """The noun whose number stands right before: `星标数超过5600`."""
        window = low[max(0, start - 16) : start]
        match = TOTAL.search(window)
        if match is None:
            return None
        for size in range(min(RUN, match.start()), 1, -1):
            noun = self._nouns.get(window[match.start() - size : match.start()])
            if noun is not None:
                return Unit(start, start, noun[0], "count", metric=noun[1])
        return None

    def before(self, low: str, start: int, *, is_measured: bool) -> Unit | None:
        """The noun that a scaled number without one counts, from the words before it: `下载量超6亿次`; deals only if one is measured."""
        window = low[max(0, start - 14) : start]
        cut = max((window.rfind(char) for char in MARK), default=-1)
        window = window[cut + 1 :]
        gap = GAP.search(window)
        close = window[: gap.start()] if gap is not None else window
        near = self._last(close, len(close) - 1)
        if near is not None and (is_measured or near[1] != "deals"):
            return Unit(start, start, near[0], "data" if near[0] == "token" else "count", metric=near[1])
        if is_measured:
            return None
        far = self._last(window, len(window) - 10)
        if far is None or far[1] in ("deals", "other"):
            return None
        return Unit(start, start, far[0], "data" if far[0] == "token" else "count", metric=far[1])

    def _last(self, window: str, least: int) -> tuple[str, str] | None:
        """The noun that ends last in a window, behind `least`."""
        for end in range(len(window), max(0, least), -1):
            for size in range(min(RUN, end), 1, -1):
                noun = self._nouns.get(window[end - size : end])
                if noun is not None:
                    return noun
        return None
