"""Whose a figure is: possessors, who receives money, what is valued, what is offered at a price."""

from collections.abc import Iterator

from transforms.claims.line import Line
from transforms.figures.cues import Reading
from transforms.figures.dealings import agent, made, moved, offered, sold
from transforms.figures.doers import Doers
from transforms.figures.phrases import Span
from transforms.figures.stage import Stage
from transforms.figures.wording import LONGEST

LONGEST_OF = 4
"""Words between a part and its whole."""


class Owners(Doers):
    """Finds who owns or receives a figure."""

    def _is_given_on(self, scene: Stage, place: int) -> bool:
        """Whether a figure sums up what was given: `invested $4bn in Anthropic, which brought its | investment | to $8bn`."""
        gap = range(scene.figures[place - 1][1], scene.figures[place][0])
        return any(scene.line.low(i) in ("investment", "investments", "commitment", "stake") for i in gap)

    def _owners(
        self, scene: Stage, place: int, reading: Reading, cue: Span | None, unit_kind: str | None
    ) -> Iterator[Span | None]:
        """Who receives money or is valued, and possessors of the figure and of what it measures."""
        line, (first, last) = scene.line, scene.figures[place]
        of = None if cue is None else self._of_cue(scene, cue, first)
        if reading.metric == "funding":
            yield self._receiver(scene, place)
        if reading.metric == "valuation" and cue is not None and line.low(cue[0]).startswith("valu"):
            yield self._valued(line, cue, first)
        if reading.metric == "price":
            yield self._offered(line, first)
        yield from self._dealt(line, first, last, reading, unit_kind)
        yield self._elliptic(line, first)
        if cue is not None and line.low(cue[0] - 1) in self._phrases.of("possessive"):
            yield of
        yield self._actors.owner(line, first)
        if cue is not None and (cue[1] <= first or cue[0] >= last) and not self._actors.is_verb(line, cue[0]):
            yield self._actors.owner(line, cue[0])
        yield of
        yield self._taken_by(line, first) if reading.metric == "funding" else None
        yield self._backed(line, first, last) if reading.metric == "funding" else None
        whole = self._name_span(line, self._past_article(line, last + 1))
        if line.low(last) == "of" and line.is_name(whole[0]) and not self._is_place(scene, whole):
            yield whole

    def _dealt(
        self, line: Line, first: int, last: int, reading: Reading, unit_kind: str | None
    ) -> Iterator[Span | None]:
        """What is sold, bought or made for the amount, and who took it."""
        if reading.metric in ("price", "other") and unit_kind == "money":
            yield offered(line, self._actors, self._phrases, first)
        if reading.metric in self._phrases.of("thing_metric"):
            yield made(line, self._actors, self._phrases, last)
        if unit_kind == "money":
            yield sold(line, self._actors, self._phrases, first)
            yield agent(line, self._actors, self._phrases, last)
        yield moved(line, self._actors, self._phrases, first, last)

    def _taken_by(self, line: Line, first: int) -> Span | None:
        """`the total raised by | Fjellia | to $310 million`."""
        taken = next((i for i in range(first - 1, max(-1, first - LONGEST), -1) if line.low(i) == "by"), None)
        is_taken = taken is not None and line.low(taken - 1) in self._phrases.of("takes") and line.is_name(taken + 1)
        found = self._name_span(line, taken + 1) if is_taken and taken is not None else None
        return found if found is not None and first - found[1] <= LONGEST_OF and line.low(found[1]) == "to" else None

    def _backed(self, line: Line, first: int, last: int) -> Span | None:
        """`Backed by $5m from Ordo, | Wayve | plans`."""
        is_led = line.low(first - 1) == "by" and self._actors.verb_before(line, first) is None
        return self._following(line, last) if is_led else None

    def _of_cue(self, scene: Stage, cue: Span, first: int) -> Span | None:
        """The name behind a cue, where it is no part of the figure: `price target for | Ordo`; not `sales of | EUR | 41.2 million`."""
        line, name = scene.line, cue[1] + 1
        is_amount = any(start <= name < end for start, end in scene.figures)
        is_of = line.low(cue[1]) in ("of", "for", "at") and line.is_name(name) and name < first and not is_amount
        return self._name_span(line, name) if is_of else None

    def _elliptic(self, line: Line, first: int) -> Span | None:
        """The possessor that is itself the subject, its noun left out: `… while | Bexley's | fell 8%`."""
        verb = self._actors.verb_before(line, first)
        if verb is None or not verb or not line.words[verb - 1].is_possessive or not line.is_name(verb - 1):
            return None
        return self._actors.phrase_from(line, verb)

    def _offered(self, line: Line, first: int) -> Span | None:
        """`sells | Qwen-Long | at 5 yuan`."""
        verb = self._actors.verb_before(line, first)
        found = None if verb is None else self._actors.object(line, verb + 1)
        if found is None or line.low(found[1]) not in ("at", "for", "from") or not line.is_name(found[0]):
            return None
        return found if first - found[1] <= LONGEST_OF else None

    def _receiver(self, scene: Stage, place: int) -> Span | None:
        """Who receives the money: `invested $5m | in Wayve`, `awarded | Cerebras | a $5m grant`."""
        line, (first, last) = scene.line, scene.figures[place]
        verb = self._actors.verb_before(line, first)
        gives = self._phrases.of("gives")
        giving = next((i for i in range(first - 1, max(-1, first - 12), -1) if line.low(i) in gives), None)
        if giving is None:
            giving = next((i for i in range(last, min(len(line), last + 4)) if line.low(i) in gives), None)
        if giving is None or (verb is not None and line.low(verb) in self._phrases.of("takes")):
            return None
        if giving < first and giving + 1 < first and line.is_name(giving + 1):
            return self._name_span(line, giving + 1)
        for i in range(last, min(len(line) - 1, last + LONGEST)):
            if line.low(i) in ("in", "into", "to", "for") and line.is_name(self._past_article(line, i + 1)):
                found = self._name_span(line, self._past_article(line, i + 1))
                is_round = line.low(i - 1) in ("round", "stake") and line.low(found[1]) == ","
                if is_round or not self._is_place(scene, found):
                    return found
            if line.is_stop(i):
                break
        return None

    def _valued(self, line: Line, cue: Span, first: int) -> Span | None:
        """`values | the company | at $5 billion`."""
        if line.low(cue[0]) == "valuation" or cue[0] >= first or line.low(cue[0] - 1) in self._phrases.grammar.be:
            return None
        found = self._actors.object(line, cue[1])
        return found if found is not None and found[1] <= first and line.low(found[1]) == "at" else None
