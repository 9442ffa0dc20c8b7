"""The cues of attribution in one language, found at a word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from seeds import References
from transforms.claims.words import Word


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue: its words, what may stand beside it, who may be its subject and the kind of claim it makes."""

    words: tuple[str, ...]
    name: str
    pattern: str
    frames: frozenset[str]
    subject: str
    shade: str | None


class Cues:
    """The rows of `attribution_cues` in one language, by pattern and first word."""

    def __init__(self, references: References, language: str) -> None:
        self._by_first: dict[tuple[str, str], list[Cue]] = defaultdict(list)
        self.forms: dict[str, list[Cue]] = defaultdict(list)
        for row in references.table("attribution_cues").iter_rows(named=True):
            if row["language"] == language:
                self._add(row)
        for cues in self._by_first.values():
            cues.sort(key=lambda cue: -len(cue.words))

    def _add(self, row: dict[str, str | None]) -> None:
        frames = frozenset((row["frames"] or "").split())
        for form in (row["forms"] or "").split("|"):
            words = tuple(form.split())
            cue = Cue(words, str(row["cue"]), str(row["pattern"]), frames, row["subject"] or "any", row["shade"])
            self._by_first[cue.pattern, words[0]].append(cue)
            self.forms[cue.pattern].append(cue)

    def at(self, pattern: str, words: Sequence[Word], i: int) -> Cue | None:
        """The longest cue of a pattern that begins at word `i`."""
        for cue in self._by_first.get((pattern, words[i].low), ()):
            size = len(cue.words)
            if size == 1 or tuple(word.low for word in words[i : i + size]) == cue.words:
                return cue
        return None

    def has(self, pattern: str, word: str) -> bool:
        """Whether a cue of a pattern begins with the word."""
        return (pattern, word) in self._by_first
