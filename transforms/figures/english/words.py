"""English numbers in words, added up word by word."""

import re
from dataclasses import dataclass, replace

from transforms.figures.quantity import Number

WORD = re.compile(r"[a-z]+")
JOINT = re.compile(r"[ -]and[ -]an?[ -]|[ -]and[ -]|[ -]")
LARGEST = 1e15
PARTS = {"half": 0.5, "quarter": 0.25}


@dataclass(slots=True)
class Sum:
    """What the words so far come to; `last` says what kind of word came last."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    total: float = 0.0
    current: float = 0.0
    raw: float = 0.0
    room: float = 1e18
    last: str = ""
    factor: float = 1.0

    @property
    def value(self) -> float:
        return self.total + self.current

    def takes(self, word: str, joint: str) -> bool:
        """Adds one word if the number can go on with it: after *twenty* a digit, after *hundred* less than a hundred."""
        if "and" in joint and joint.strip(" -") != "and":
            return self._takes_part(word)
        if joint.strip(" -") == "and" and (self.last not in ("hundred", "scale") or word not in self.cardinals):
            return False
        if word in self.cardinals:
            return self._takes_cardinal(self.cardinals[word])
        return word in self.scales and self._takes_scale(self.scales[word])

    def _takes_part(self, word: str) -> bool:
        if word not in PARTS or self.last not in ("unit", "scale"):
            return False
        if self.last == "scale":
            self.total += PARTS[word] * self.factor
            self.last = "done"
        else:
            self.current += PARTS[word]
            self.last = "part"
        return True

    def _takes_cardinal(self, value: float) -> bool:
        if self.last in ("unit", "part", "done") or value >= self.room:
            return False
        self.current += value
        is_ten = 20 <= value < 100
        self.last, self.room = ("ten", 10) if is_ten else ("unit", 0)
        return True

    def _takes_scale(self, factor: float) -> bool:
        if self.last == "done" or (factor <= 100 and self.current >= 100) or self.total > LARGEST:
            return False
        if self.current and self.total and factor >= self.factor:
            return False  # a thousand and | two thousand
        if factor <= 100:
            self.current = (self.current or 1.0) * factor
            self.last, self.room = "hundred", 100 if factor == 100 else 0
        elif not self.current and self.last == "scale":
            self.total *= factor  # a lakh crore, a million million
        else:
            self.raw = self.raw or self.current or 1.0
            self.total += (self.current or 1.0) * factor
            self.current, self.last, self.room, self.factor = 0.0, "scale", factor, factor
        return True


def words(low: str, pos: int, cardinals: dict[str, float], scales: dict[str, float]) -> Number | None:
    """The number in words at `pos`: `one hundred and twenty`, `nine and a half million`, `hundred` (as in *a hundred*), `two point five`."""
    total, end, at, joint = Sum(cardinals, scales), pos, pos, ""
    joined: tuple[Sum, int] | None = None
    while (word := WORD.match(low, at)) is not None:
        if word[0] == "point" and total.last in ("unit", "ten"):
            return _decimals(low, pos, word.end() + 1, total)
        before = (replace(total), end) if joint.strip(" -") == "and" else joined
        if not total.takes(word[0], joint):
            if joined is not None and word[0] in scales:
                total, end = joined  # between a hundred and | two hundred
            break
        joined = before
        end = word.end()
        following = JOINT.match(low, end)
        if following is None:
            break
        at, joint = following.end(), following[0]
    if end == pos:
        return None
    is_scaled = total.last in ("hundred", "scale", "done") or total.total > 0 or total.current >= 100
    raw = total.raw or total.value
    if not total.raw and total.last == "hundred" and total.value % 100 == 0:
        raw = total.value / 100  # two to three hundred
    return Number(pos, end, total.value, None, None, raw, "words", is_scaled=is_scaled)


def _decimals(low: str, pos: int, at: int, total: Sum) -> Number | None:
    digits, end = "", at
    while (word := WORD.match(low, at)) is not None and total.cardinals.get(word[0], 10) < 10:
        digits += str(int(total.cardinals[word[0]]))
        end, at = word.end(), word.end() + 1
    if not digits:
        return None
    value = float(f"{int(total.value)}.{digits}")
    scale = word[0] if word is not None else ""
    if scale in total.scales:
        return Number(
            pos, end + 1 + len(scale), product(value, total.scales[scale]), None, None, value, "words", is_scaled=True
        )
    return Number(pos, end, value, None, None, value, "words")


def product(raw: float, factor: float) -> float:
    """`raw` times `factor` without the dust of binary fractions: 9.4 × 1e6 is 9400000."""
    return float(f"{raw * factor:.15g}")
