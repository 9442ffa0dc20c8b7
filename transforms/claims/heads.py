"""Whether a noun phrase may be a speaker, judged by its head."""

from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.claims.spoken import Span


class Heads:
    """Finds the heads of noun phrases and judges them."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers

    def is_speaker(self, line: Line, span: Span, wanted: str) -> bool:
        """Whether a phrase may be the subject of a cue that wants `any`, `thinker` or `evidence`, judged by its head."""
        head = self.head(line, span)
        lows = self._head_words(line, head)
        if self._has_clause(line, head):
            return False
        if (
            not lows
            or lows[0] in line.grammar.of("no_speaker")
            or (len(lows) == 1 and self.speakers.kind(lows[0]) == "first_person" and line.low(head[1]) != "of")
        ):
            return False
        if wanted == "evidence":
            last = self.speakers.kind(lows[-1])
            return last in {"document", "group", "voice"} or (last == "person" and lows[-1].endswith("s"))
        end = head[0] + len(lows)
        known = (
            self.speakers.kind(lows[-1]) not in {None, "first_person"}
            or self.speakers.kind(" ".join(lows[-2:]))
            or self._is_quantity(line, end - 1)
        )
        return bool(known) or self._is_named(line, end) or self._may_speak(line, (head[0], end), wanted)

    def is_person(self, line: Line, span: Span) -> bool:
        """Whether a phrase stands for one person: *he* or *she*, a role, or two or three capitalised words that name nothing else."""
        head = self.head(line, span)
        lows = self._head_words(line, head)
        if not lows or (len(lows) == 1 and lows[0] in {"he", "she"}):
            return bool(lows)
        kind = self.speakers.kind(lows[-1])
        if kind is not None:
            return kind == "person" and not lows[-1].endswith("s")
        is_full_name = 1 < len(lows) <= 3 and all(line.words[k].is_capital for k in range(*head))
        return is_full_name and not any(line.is_named(k) and not line.is_a_person(k) for k in range(*head))

    def _has_clause(self, line: Line, head: Span) -> bool:
        """Whether a second noun phrase begins behind the noun, as in a clause without *that*: `a claim | some experts`."""
        determiners = line.grammar.of("article") | {"some", "many", "most", "few"}
        return any(
            line.low(i) in determiners
            and line.low(i - 1) not in line.grammar.function
            and not line.words[i - 1].is_possessive
            and not line.is_stop(i - 1)
            and line.words[i - 1].text.islower()
            for i in range(head[0] + 2, head[1])
        )

    def _head_words(self, line: Line, head: Span) -> list[str]:
        """The lower-case words of a head up to its noun: `sources close` gives `sources`."""
        lows = [line.low(i) for i in range(*head)]
        while len(lows) > 1 and (lows[-1] in line.grammar.of("after_noun") or lows[-1] == ")"):
            lows.pop()
        return lows

    def head_word(self, line: Line, span: Span) -> str:
        """The noun that a phrase is about, in lower case."""
        lows = self._head_words(line, self.head(line, span))
        return lows[-1] if lows else ""

    def _is_named(self, line: Line, end: int) -> bool:
        """Whether a phrase ends in a name that is not the possessor of something: `Wang Jian`, `Ali Cloud (360)`."""
        return line.is_name(end - 1) and not line.words[end - 1].low.endswith(("'s", "’s"))

    def _may_speak(self, line: Line, head: Span, wanted: str) -> bool:
        """A single capitalised word at the start (`Li said`), or any short phrase with a determiner (`the sign said`)."""
        start, end = head
        if start == 0 and end == 1:
            return line.words[0].is_capital and line.low(0) not in line.grammar.function
        if wanted != "any":
            is_group = line.low(start) in line.grammar.quantifier and line.low(end - 1).endswith("s")
            return wanted == "thinker" and is_group and end - start in {2, 3}
        if (
            end - start <= 4
            and line.low(end - 1).endswith("s")
            and len(line.low(end - 1)) > 4
            and line.low(end - 1) not in line.grammar.function
        ):
            return True
        led = line.low(start) in line.grammar.determiner or line.words[start].is_possessive
        return led and 1 < end - start <= 6 and line.low(end - 1) not in line.grammar.function

    def head(self, line: Line, span: Span) -> Span:
        """The part of a phrase up to its first preposition, relative or comma; behind *a number of* what is counted."""
        start, end = span
        grammar = line.grammar
        for i in range(start, min(end, start + REACH)):
            low = line.low(i)
            counted = low == "of" and i > start and self._is_quantity(line, i - 1)
            if counted and i + 1 < end and line.low(i + 1) in {"them", "these", "those", "us", "whom", "which"}:
                return start, i
            if counted and i + 1 < end:
                return self.head(line, (i + 1, end))
            if i > start and low.endswith("ed") and self.speakers.kind(line.low(i - 1)) not in {None, "first_person"}:
                return start, i
            if i > start and (line.is_stop(i) or low in grammar.relative or low in grammar.preposition):
                return start, i
        return start, end

    def _is_quantity(self, line: Line, i: int) -> bool:
        low = line.low(i)
        is_one_of = low == "one" and line.low(i + 1) == "of"
        return is_one_of or low[:1].isdigit() or low == "%" or self.speakers.kind(low) == "quantity"
