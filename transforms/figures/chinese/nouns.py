"""What Chinese numbers count: measure word and noun after a number, or the noun before it."""

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Unit

MARK = "，。；：！？、（）()《》“”\"' \n,;:!?"


class ChineseNouns:
    """Reads the noun that a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = lexicon.nouns["zh"]
        self._measures = lexicon.measures

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

    def before(self, low: str, start: int) -> Unit | None:
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
