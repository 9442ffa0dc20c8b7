"""To whom something is told: the words between *told* and what was told."""

from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line

_WINDOW = 18


class Addressees:
    """Finds the end of an addressee."""

    speakers: Speakers

    def _addressed(self, line: Line, at: int) -> int | None:
        """The word behind the addressee of *told*; None where somebody is told to do something."""
        grammar, end = line.grammar, min(len(line), at + _WINDOW)
        if line.low(at) in {"to", "about", "of", ".", ""}:
            return None
        i = at
        if line.low(i) in {"me", "us", "him", "her", "them", "you", "it"}:
            i += 1
        elif line.words[i].is_capital or line.low(i) in grammar.determiner or not line.is_stop(i):
            i = self._addressee_end(line, i, end)
        return None if line.low(i) in {"to", "about", "how", "what", "not", "why"} else i

    def _addressee_end(self, line: Line, i: int, end: int) -> int:
        grammar, start = line.grammar, i
        while i < end and not line.is_stop(i):
            low = line.low(i)
            if i > start and low in {"who", "which"}:
                return next((k for k in range(i + 2, end) if line.low(k) == "that" or line.is_stop(k)), i)
            if low == "that" or (
                i > start and (low in grammar.subject_pronoun or low in grammar.preposition | grammar.time)
            ):
                return i
            if (
                i > start
                and self.speakers.kind(line.low(i - 1)) is not None
                and line.low(i - 1).endswith("s")
                and low not in grammar.coordinator
            ):
                return i
            if i > start and low in line.grammar.of("article") and line.low(i - 1) not in grammar.coordinator:
                return i
            if (
                i > start
                and line.words[i].is_capital != line.words[i - 1].is_capital
                and self.speakers.kind(low) is None
                and line.low(i - 1) not in grammar.determiner
            ):
                return i
            i += 1
        return i
