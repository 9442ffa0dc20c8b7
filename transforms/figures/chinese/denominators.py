"""What Chinese amounts are counted by: `每百万tokens 3元`, `20美元/月`, `日均处理1200亿`."""

import re
from collections.abc import Iterable

from transforms.figures.lexicon import Lexicon

BORDER = "，。；：！？,;!?\n"
REACH = 24
"""Characters before an amount within which it is said what it is counted by."""
DIGIT = re.compile(r"\d")
RUN = re.compile(r"(?:单次|一次|每次)(?:完整|全量|正式)?的?训练")
ALONE = ("month", "year", "day", "hour", "week")
"""What `一` before or after an amount counts by without `每`: `200元一天`."""


class ChineseDenominators:
    """Reads the denominator of a quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._nouns, self._sizes = words["zh", "per_noun"], words["zh", "per_size"]
        self._sides, self._means = words["zh", "per_side"], words["zh", "per_mean"]
        size, side, noun = _any(self._sizes), _any(self._sides), _any(self._nouns)
        counted = rf"(?P<size>{size})?个?(?P<side>{side})? ?(?P<noun>{noun})(?![a-z]|活跃|新增)"
        self._before = re.compile(
            rf"(?:每一?[个名位台家]?|(?<![\d零一二两三四五六七八九十])一个?(?!(?<=一)[月季])(?=[^，。]{{1,4}}(?:[要需得]|(?<!营)收(?![入益])))){counted}"
        )
        self._after = re.compile(rf" ?(?:(?P<by>/|每|一个?)1?){counted}")
        self._mean = re.compile(rf"(?P<mean>{_any(self._means)})均(?!价|线|值|衡|活|日活|月活)")
        self._side = re.compile(side)
        self._second = re.compile(rf"[、，,和及；/ ]{{0,2}}(?:每[^，。]{{1,8}})?({side})[^。；\d]{{0,8}}")

    def per(self, low: str, start: int, end: int, *, floor: int) -> tuple[str, int] | None:
        """The denominator before (behind `floor`) or after a quantity, and where the quantity ends with it."""
        after = self._after.match(low, end)
        if after is not None and (after["by"][0] != "一" or self._nouns[after["noun"]] in ALONE):
            return self._said(after, None), after.end()
        window = low[max(0, floor, start - REACH) : start]
        window = window[max(window.rfind(char) for char in BORDER) + 1 :]
        each = next(reversed(list(self._before.finditer(window))), None)
        if each is not None and DIGIT.search(window[each.end() :].partition("、")[0]) is None:
            return self._said(each, window[each.end() :]), end
        if RUN.search(window) is not None:
            return "run", end
        means = list(self._mean.finditer(window))
        return (self._means[means[-1]["mean"]], end) if means else None

    def other_side(self, gap: str, per: str) -> str | None:
        """The denominator of the second price in `每百万tokens输入1元、输出2元`, given that of the first."""
        match = self._second.fullmatch(gap)
        if match is None or not per.endswith("tokens"):
            return None
        words = [word for word in per.split() if word not in self._sides.values()]
        return " ".join((*words[:-1], self._sides[match[1]], words[-1]))

    def _said(self, match: re.Match[str], behind: str | None) -> str:
        """`million output tokens`, `thousand calls`, `month`."""
        noun = self._nouns[match["noun"]]
        sides = list(self._side.finditer(behind or ""))
        side = sides[-1][0] if sides else match["side"]
        named = f"{self._sides[side]} {noun}" if side and noun == "token" else noun
        return f"{self._sizes[match['size']]} {named}s" if match["size"] else named


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
