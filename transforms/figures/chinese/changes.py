"""Whether a Chinese quantity is the size of a change, and against what."""

import re

from transforms.figures.lexicon import Lexicon

CLAUSE = "，。；！？,;!?\n"
LEVEL = re.compile(r"^(?:幅度)?(?:至|到|为(?!\d*$)|成)")
GAP = re.compile(
    r"(?:了|达到|达|幅|幅度|超过|超|近|约|逾|大约|高达|将近|接近|不到|不足|最高|最多|至少|率|速度|速|"
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
            return None
        gap = window[best[0] :]
        if LEVEL.match(gap) and not window[: best[0]].endswith(("幅", "速", "率")):
            return None
        return best[1] if GAP.fullmatch(gap) else None

    def basis(self, text: str, start: int, end: int) -> str | None:
        """Against what the change is measured; 环比 is of quarters or months by what its sentence names."""
        window = text[max(0, start - 18) : end + 10]
        cut = max(window.rfind(char, 0, start - max(0, start - 18)) for char in "。；")
        window = window[cut + 1 :]
        for words, basis in self._bases:
            if words in window:
                return basis
        if "环比" in window:
            near = text[max(0, start - 60) : end]
            return "quarter_on_quarter" if "季" in near else "month_on_month" if "月" in near else "other"
        return None
