"""Whether a Chinese quantity is the size of a change, and against what."""

import re

from transforms.figures.lexicon import Lexicon

CLAUSE = "，。；！？,;!?\n"
LEVEL = re.compile(r"^(?:幅度)?(?:至|到|为(?!\d*$)|成)")
COMPARED = re.compile(
    r"(?:比|较)[^，。；为]{1,11}?(低|少|慢|小|便宜|短|高|多|快|大|贵|长)(?:了|出|约|近|逾|超过|超){0,2}$"
)
BASE = re.compile(r"[较比][^，。；]{1,12}的$")
"""`较上年同期的3亿元增长20%`: what is compared with."""
GAP = re.compile(
    r"(?:了|去|却|只有|仅有|有|仍|则|也|还|已|均|仅|就|可|或|将|要|会|又|更|竟|有望|预计|达到|达|幅|幅度|超过|超|近|约|逾|大约|高达|将近|接近|不到|不足|最高|最多|至少|率|速度|速|"
    r"为|到了|人民币|\d|[.%]|[ ]|的?比例){0,6}"
)


class ChineseChanges:
    """Finds direction and basis of a change in the characters around a quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.changes["zh", "before"]
        self._cue = re.compile("|".join(sorted(self._before, key=len, reverse=True)))
        self._after = sorted(lexicon.changes["zh", "after"].items(), key=lambda row: -len(row[0]))
        self._bases = lexicon.bases["zh"]

    def change(self, text: str, start: int, end: int, *, floor: int) -> str | None:
        """`increase`, `decrease` or None for the quantity at `text[start:end]`; `floor` is where the quantity before it ends."""
        if BASE.search(text[max(0, start - 16) : start]) is not None:
            return None
        for words, change in self._after:
            if text.startswith(words, end) and text[end + len(words) : end + len(words) + 1] not in ("至", "到", "为"):
                return change
        window = text[max(floor, start - 14, 0) : start]
        cut = max(window.rfind(char) for char in CLAUSE)
        window = window[cut + 1 :]
        best: tuple[int, str] | None = None
        for match in self._cue.finditer(window):
            best = match.end(), self._before[match[0]]
        if best is None:
            compared = COMPARED.search(window)
            return None if compared is None else "decrease" if compared[1] in "低少慢小便宜短" else "increase"
        gap = window[best[0] :]
        if LEVEL.match(gap) and not window[: best[0]].endswith(("幅", "速", "率")):
            return None
        return best[1] if GAP.fullmatch(gap) else None

    def basis(self, text: str, start: int, end: int) -> str | None:
        """Against what the change is measured; 环比 is of quarters or months by what its sentence names."""
        left = text[max(0, start - 18) : start]
        left = left[max(left.rfind(char) for char in "。；") + 1 :]
        right = text[end : end + 10]
        right = right[: min((at for char in CLAUSE if (at := right.find(char)) >= 0), default=len(right))]
        before = [
            (at + len(words), len(words), basis) for words, basis in self._bases if (at := _place(left, words)) >= 0
        ]
        if (at := left.rfind("环比")) >= 0:
            near = text[max(0, start - 60) : end]
            named = "quarter_on_quarter" if "季" in near else "month_on_month" if "月" in near else "other"
            before.append((at + 2, 2, named))
        if before:
            return max(before)[2]
        return next((basis for words, basis in self._bases if _place(right, words) >= 0), None)


def _place(window: str, words: str) -> int:
    """Where the words stand last, not inside 环比, 占比, 对比."""
    at = window.rfind(words)
    return -1 if words == "比" and at > 0 and window[at - 1] in "环同占对百" else at
