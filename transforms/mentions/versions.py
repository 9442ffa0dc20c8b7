"""How far the version of a model or product reaches behind its name: `Qwen` + `2.5-72B-Instruct`."""

import re
from collections.abc import Mapping

_NUMBER = re.compile(
    r"(?:[vVkK]?\d{1,4}(?:\.\d{1,3}){0,3}(?:[xX]\d{1,3})?(?:[bBmMkKpPeE]|[oO](?![a-z]))?"
    r"|[A-PR-Z]\d{1,2}(?:\.\d{1,2})?)"
    r"(?![A-Za-z0-9_]|\.\d|,\d)"
)
"""`3`, `2.5`, `v5p`, `k1.5`, `72B`, `8x7B`, `4o`, `M1`, `R1`: not `Q1`, a quarter."""
_PERIOD = re.compile(r"(?:[hH][12]|(?:19|20)\d\d)(?![A-Za-z0-9])")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]{0,15}(?![A-Za-z0-9_])")
_HYPHENATED = re.compile(r"[A-Z0-9][A-Za-z0-9.]{0,15}(?<!\.)(?![A-Za-z0-9_])")
_PARTS = 8


class VersionReader:
    """Reads versions with the words of the groups `version`, `variant`, `measure` and `scale`."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._spaced = words["version"]
        self._joined = words["version"] | words["variant"]
        self._units = words["measure"] | words["scale"] | {"parameter", "parameters"}

    def end(self, text: str, start: int) -> tuple[int, bool]:
        """Where the version that follows `start` ends (`start` without one), and whether it holds a number."""
        end, has_number = start, text[start - 1 : start].isdigit()
        for _ in range(_PARTS):
            part = self._part(text, end, is_first=end == start, has_number=has_number)
            if part is None:
                break
            end, is_number = part
            has_number = has_number or is_number
        return end, has_number

    def _part(self, text: str, at: int, *, is_first: bool, has_number: bool) -> tuple[int, bool] | None:
        if at >= len(text):
            return None
        if text[at] == "-":
            return self._hyphenated(text, at + 1, has_number=has_number)
        if text[at] == " ":
            return self._separate(text, at + 1)
        glued = _NUMBER.match(text, at) if is_first and (text[at].isdigit() or text[at] in "vV") else None
        return (glued.end(), True) if glued else None

    def _hyphenated(self, text: str, at: int, *, has_number: bool) -> tuple[int, bool] | None:
        if number := _NUMBER.match(text, at):
            return number.end(), True
        word = _WORD.match(text, at)
        if word and word[0].lower() in self._joined:
            return word.end(), False
        token = _HYPHENATED.match(text, at) if has_number else None
        return (token.end(), False) if token else None

    def _separate(self, text: str, at: int) -> tuple[int, bool] | None:
        word = _WORD.match(text, at)
        if word and word[0][0].isupper() and word[0].lower() in self._spaced:
            return word.end(), False
        number = _NUMBER.match(text, at)
        if number is None or _PERIOD.match(text, at) or (number[0].isdigit() and len(number[0]) > 2):
            return None
        return None if self._is_quantity(text, number.end()) else (number.end(), True)

    def _is_quantity(self, text: str, at: int) -> bool:
        """Whether a unit or scale follows: `Llama 3 million downloads`, `Claude 2 weeks ago`, `Kimi 20%`."""
        if text[at : at + 1] in self._units:
            return True
        word = _WORD.match(text, at + 1) if text[at : at + 1] in (" ", "-") else None
        return word is not None and word[0].lower() in self._units
