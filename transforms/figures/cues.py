"""Words that say what a figure measures, found in English text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Sense = tuple[str, frozenset[str], float]
"""A metric, the kinds of units for which a cue speaks for it, and how much it weighs."""
WORD = re.compile(r"(?<![a-z0-9-])[a-z][a-z0-9&]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at `low[start:end]` and what it speaks for."""

    start: int
    end: int
    senses: Sequence[Sense]


@dataclass(frozen=True, slots=True)
class Reading:
    """The metric of a figure and where the cue stands that tells it, None where no word does; `of`: the place of the figure that it goes on from."""

    metric: str
    cue: tuple[int, int] | None = None
    of: int | None = None


class CueFinder:
    """Finds cues at the beginning of words, the longest first, in time that grows with the text alone."""

    def __init__(self, cues: Mapping[str, Sequence[Sense]]) -> None:
        self._by_first: dict[str, list[tuple[str, Sequence[Sense]]]] = {}
        for words in sorted(cues, key=len, reverse=True):
            first = WORD.match(words)
            self._by_first.setdefault(first[0] if first else words, []).append((words, cues[words]))

    def hits(self, low: str) -> Iterator[Hit]:
        """The cues of a sentence in lower case, none overlapping; those without a sense only keep shorter ones from being read."""
        reached = 0
        for match in WORD.finditer(low):
            start = match.start()
            if start < reached:
                continue
            for words, senses in self._by_first.get(match[0], ()):
                end = start + len(words)
                if low.startswith(words, start) and not (low[end : end + 1].isalpha() or low[end : end + 1] == "-"):
                    yield Hit(start, end, senses)
                    reached = end
                    break


def completed(cues: Mapping[str, Sequence[Sense]]) -> dict[str, list[Sense]]:
    """The cues; those of several words say what their single words say for kinds of units of which they say nothing: `tariffs on` for percent."""
    single = {words: senses for words, senses in cues.items() if " " not in words}
    found: dict[str, list[Sense]] = {}
    for words, senses in cues.items():
        covered = frozenset().union(*(kinds for _, kinds, _ in senses))
        inner = [sense for word in words.split(" ") if " " in words for sense in single.get(word, ())]
        added = [(metric, kinds - covered, weight) for metric, kinds, weight in inner if kinds - covered]
        found[words] = [*senses, *added]
    return found
