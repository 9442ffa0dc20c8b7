"""Of whom or what an English figure speaks: its owner, who receives it, or the subject of its clause."""

from collections.abc import Iterator, Sequence

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.anaphora import SAME, repeats
from transforms.figures.countable import Countable
from transforms.figures.cues import Reading
from transforms.figures.dealings import altered_noun
from transforms.figures.phrases import Span
from transforms.figures.quantity import Quantity
from transforms.figures.recipients import recipient
from transforms.figures.stage import Stage, Subject


class Subjects(Countable):
    """Finds the subject of each figure of a sentence."""

    def subjects(
        self, scene: Stage, quantities: Sequence[Quantity], readings: Sequence[Reading], focus: Subject | None
    ) -> list[Subject | None]:
        """The subject of each figure; `focus` is what *it* and *the company* mean, as far as the sentences before tell."""
        found: list[Subject | None] = []
        respective = self.respective(scene)
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            before = self._before(scene, quantities[: place + 1], readings, found)
            own = respective.get(place) or self.own_in_list(scene, place)
            if own is not None:
                found.append(own)
                continue
            is_same = reading.of is not None and self._is_one_clause(scene, reading.of, place)
            who = found[reading.of or 0] if is_same else self._subject(scene, place, quantity, reading, focus, before)
            if place and reading.metric == readings[place - 1].metric == "funding" and self._is_given_on(scene, place):
                who = found[-1]
            if who is None and quantity.unit == "percent" and quantity.change is None:
                who = self._asked(scene, quantities, readings[:place])
            if who is None and place and (quantities[place - 1].unit == quantity.unit or self._restates(scene, place)):
                who = found[-1]
            elif who is None and any(other.unit == quantity.unit for other in quantities[:place]):
                who = before
            found.append(who)
        return found

    @staticmethod
    def _before(
        scene: Stage, quantities: Sequence[Quantity], readings: Sequence[Reading], found: Sequence[Subject | None]
    ) -> Subject | None:
        """What the figure before the last of `quantities` is of: the nearest in its unit that measures the same, or that of the sentence before."""
        *earlier, quantity = quantities
        metric = readings[len(earlier)].metric
        told = [(q.unit, reading.metric, who) for q, reading, who in zip(earlier, readings, found, strict=False)]
        for unit, same, who in reversed([scene.before, *told] if scene.before is not None else told):
            if unit == quantity.unit and (same == metric or "other" in (same, metric)):
                return who
        return None

    def _is_one_clause(self, scene: Stage, before: int, place: int) -> bool:
        """Whether no new clause begins between a figure and the one that it goes on from."""
        line = scene.line
        gap = range(scene.figures[before][1], scene.figures[place][0])
        return not any(
            self._actors.is_verb(line, i)
            and not self._actors.is_participle(line, i)
            and line.low(i - 1) not in line.grammar.relative
            for i in gap
        )

    def _subject(
        self,
        scene: Stage,
        place: int,
        quantity: Quantity,
        reading: Reading,
        focus: Subject | None,
        before: Subject | None,
    ) -> Subject | None:
        within = self._named_subject(scene, scene.figures[place]) or focus
        for phrase in self._candidates(scene, place, quantity, reading):
            found = None if phrase is None else self._told(scene, phrase, within, reading)
            if (
                found is SAME
                and before is None
                and phrase is not None
                and not repeats(scene.line, self._phrases, phrase)
            ):
                found = self._words(scene, phrase)
            if found is not None:
                return before if found is SAME else found
        return focus if reading.metric in self._phrases.of("owned_metric") else None

    def focus(self, scene: Stage) -> Subject | None:
        """Whom the sentence is about: the name that is the subject of its first verb and does not only speak."""
        opening: int | None = None
        for verb in range(min(len(scene.line), REACH)):
            if not self._actors.is_verb(scene.line, verb):
                continue
            opening = verb if opening is None else opening
            is_tag = scene.line.low(verb) in self._phrases.of("says")
            phrase = self._actors.subject(scene.line, verb) if verb == opening or is_tag else None
            found = None if phrase is None else self._actor_in(scene, phrase, verb)
            if found is not None and (verb == opening or found.entity_id is not None):
                return found
        return None

    def topic(self, scene: Stage) -> Subject | None:
        """What the sentence speaks of, in its own words: the subject of its first verb, or what its pronoun goes on with."""
        verb = next((i for i in range(min(len(scene.line), REACH)) if self._actors.is_verb(scene.line, i)), None)
        phrase = None if verb is None else self._actors.subject(scene.line, verb)
        if phrase is None:
            return None
        if phrase[1] - phrase[0] == 1 and self._actors.pronoun(scene.line, phrase[0]) in self._phrases.of("meant"):
            return scene.topic
        return self._words(scene, phrase)

    def _actor_in(self, scene: Stage, phrase: Span, verb: int) -> Subject | None:
        """The name in the subject of a verb, unless it is a person or place, or in no list and only speaks, as people do."""
        line, found = scene.line, self._name_in(scene, phrase)
        if found is None or found.kind in ("person", "place") or line.low(verb) in self._phrases.of("only_reports"):
            return None
        is_common = found.entity_id is None and (
            phrase[1] - phrase[0] == 1 and self._opens(line, phrase[0]) and not self._is_odd(line.words[phrase[0]].text)
        )
        is_speaker = is_common or bool({line.low(verb), line.low(verb + 1)} & self._phrases.of("says"))
        is_thing = any(line.low(i) in ("it", "its") for i in range(verb + 1, min(len(line), verb + REACH)))
        return None if found.entity_id is None and is_speaker and not is_thing else found

    def _candidates(self, scene: Stage, place: int, quantity: Quantity, reading: Reading) -> Iterator[Span | None]:
        """The phrases that may be the subject, the likeliest first."""
        line, (first, last) = scene.line, scene.figures[place]
        cue = None if reading.cue is None else scene.places.span(*reading.cue)
        yield self._shipped(line, cue, first) if reading.metric == "shipments" else None
        yield from self._owners(scene, place, reading, cue, quantity.unit_kind)
        yield self._actors.apposed(line, first)
        yield self._actors.given(line, first)
        yield recipient(line, self._phrases, first)
        yield self._actors.bracketed(line, first) if quantity.unit_kind in ("percent", "count") else None
        yield self._actors.placed_at(line, first)
        yield self._actors.gapped(line, first) if place else None
        yield self._accompanied(line, first)
        if cue is not None and reading.metric in self._phrases.of("thing_metric") and cue[1] <= first:
            yield self._thing(line, cue)
        if self._is_part_of(scene, place) or (reading.metric == "other" and quantity.unit_kind == "money"):
            yield self._counted(scene, place, quantity)
        is_owned = reading.metric in self._phrases.of("owned_metric")
        if self._leads(line, first, last) or self._is_agent(line, first):
            yield None if is_owned else self._counted(scene, place, quantity)
            yield self._partitive(line)
        else:
            yield self._maker(scene, place, reading)
            yield self._actors.subject(line, first) if self._actors.is_verb(line, first) else None
            yield self._modified(line, first, last, quantity)
            yield self._actors.altered(line, first, 0)
            yield altered_noun(line, self._actors, self._phrases, first, last)
            if line.low(0) in ("for", "at", "with") and line.is_name(1):
                yield self._name_span(line, 1)
            doer = self._doer(line, first)
            if doer is not None and quantity.unit_kind == "count" and self._points(line, doer):
                yield self._counted(scene, place, quantity)
            yield doer
            for verb in self._earlier_verbs(line, first):
                yield self._actors.subject(line, verb)
            if self._actors.verb_before(line, first) is None:
                yield self._following(line, last)
        yield self._counted(scene, place, quantity)

    def _shipped(self, line: Line, cue: Span | None, first: int) -> Span | None:
        """`forecast for shipments of | AI servers | to 1.9 million units`."""
        found = self._actors.object(line, cue[1] + 1) if cue is not None and line.low(cue[1]) == "of" else None
        is_time = found is not None and any(line.low(i) in self._phrases.of("time") for i in range(*found))
        return found if found is not None and found[1] < first and not is_time else None

    @staticmethod
    def _restates(scene: Stage, place: int) -> bool:
        """Whether a figure says the one before again: `half of the money, | or | $600 million`."""
        line, first = scene.line, scene.figures[place][0]
        return line.low(first - 1) == "or" and line.low(first - 2) == ","

    def _maker(self, scene: Stage, place: int, reading: Reading) -> Span | None:
        """Whose the thing is that has no name: `| China Mobile | launched a 13.9 billion-parameter model`."""
        line, (first, last) = scene.line, scene.figures[place]
        verb = self._actors.verb_before(line, first)
        if reading.metric != "parameters" or verb is None or line.low(verb) not in self._phrases.of("presents"):
            return None
        thing, maker = self._actors.object(line, last), self._doer(line, first)
        if thing is None or maker is None or self._name_in(scene, thing) is not None or line.is_name(thing[1]):
            return None
        return maker if self._name_in(scene, maker) is not None else None

    def _is_agent(self, line: Line, first: int) -> bool:
        """`surveys completed by | 5,000 people`."""
        at = first - 1
        while at > 0 and line.low(at) in self._phrases.of("qualifying"):
            at -= 1
        before = line.low(at - 1)
        return (
            line.low(at) == "by"
            and (before.endswith("ed") or before in self._phrases.grammar.past)
            and not self._changes(before)
        )

    def _changes(self, word: str) -> bool:
        return word in self._phrases.of("glue")
