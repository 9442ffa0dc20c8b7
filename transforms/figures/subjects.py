"""Of whom or what an English figure speaks: its owner, who receives it, or the subject of its clause."""

from collections.abc import Iterator, Sequence

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.cues import Reading
from transforms.figures.listed import Listed
from transforms.figures.owners import LONGEST_OF
from transforms.figures.phrases import Span
from transforms.figures.quantity import Quantity
from transforms.figures.recipients import recipient
from transforms.figures.stage import Stage, Subject


class Subjects(Listed):
    """Finds the subject of each figure of a sentence."""

    def subjects(
        self, scene: Stage, quantities: Sequence[Quantity], readings: Sequence[Reading], focus: Subject | None
    ) -> list[Subject | None]:
        """The subject of each figure; `focus` is what *it* and *the company* mean, as far as the sentences before tell."""
        found: list[Subject | None] = []
        respective = self.respective(scene)
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            own = respective.get(place) or self.own_in_list(scene, place)
            if own is not None:
                found.append(own)
                continue
            is_same = reading.of is not None and self._is_one_clause(scene, reading.of, place)
            who = found[reading.of or 0] if is_same else self._subject(scene, place, quantity, reading, focus)
            if place and reading.metric == readings[place - 1].metric == "funding" and self._is_given_on(scene, place):
                who = found[-1]
            if who is None and place and quantities[place - 1].unit == quantity.unit:
                who = found[-1]
            found.append(who)
        return found

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
        self, scene: Stage, place: int, quantity: Quantity, reading: Reading, focus: Subject | None
    ) -> Subject | None:
        within = self._named_subject(scene, scene.figures[place]) or focus
        for phrase in self._candidates(scene, place, quantity, reading):
            found = None if phrase is None else self._told(scene, phrase, within, reading)
            if found is not None:
                return found
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
        yield from self._owners(scene, place, reading, cue)
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
            yield self._modified(line, first, last, quantity)
            yield self._actors.altered(line, first, 0)
            if line.low(0) in ("for", "at", "with") and line.is_name(1):
                yield self._name_span(line, 1)
            yield self._doer(line, first)
            for verb in self._earlier_verbs(line, first):
                yield self._actors.subject(line, verb)
            if self._actors.verb_before(line, first) is None:
                yield self._following(line, last)
        yield self._counted(scene, place, quantity)

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

    def _modified(self, line: Line, first: int, last: int, quantity: Quantity) -> Span | None:
        """The thing of which the figure is a size: `a 2.1 GW | solar project`, `a 13-billion-parameter | model`, `eliminate the 15% | tariffs`."""
        before, low, grammar = line.low(first - 1), line.low(last), self._phrases.grammar
        is_noun = low.isalpha() and low not in grammar.function and not self._actors.is_verb(line, last)
        is_size = quantity.unit_kind in ("energy", "other", "data") or (
            quantity.unit_kind == "count" and "-" in line.low(last - 1) + line.low(last - 2)
        )
        is_altered = quantity.unit_kind == "percent" and line.low(first - 2) in self._phrases.of("alters")
        if (
            not is_noun
            or not (is_size or is_altered)
            or low.endswith("ly")
            or low in self._phrases.of("measured")
            or before in ("by", "to", "from")
        ):
            return None
        return self._actors.object(line, last)

    @staticmethod
    def _is_part_of(scene: Stage, place: int) -> bool:
        """`46% of the | $209 billion`."""
        if not place:
            return False
        gap = [scene.line.low(i) for i in range(scene.figures[place - 1][1], scene.figures[place][0])]
        return bool(gap) and gap[0] == "of" and len(gap) <= LONGEST_OF

    def _accompanied(self, line: Line, first: int) -> Span | None:
        """`a company with | 50 employees`; behind a comma, the subject of the clause is meant."""
        at = first - 1
        while at > 0 and line.low(at) in self._phrases.of("qualifying"):
            at -= 1
        return self._actors.phrase_from(line, at) if line.low(at) == "with" and not line.is_stop(at - 1) else None

    def _thing(self, line: Line, cue: Span) -> Span | None:
        """What a price, cost or score is of, where the words say it: `the price of | electricity`, `| solar module efficiency`."""
        of = cue[1] - 1 if line.low(cue[1] - 1) == "of" else cue[1]
        if line.low(of) in ("of", "on", "for") and not line.low(of + 1)[:1].isdigit():
            found = self._actors.object(line, of + 1)
            if found is not None and line.low(found[0]) not in self._phrases.of("number"):
                return found
        found = self._actors.phrase_from(line, cue[1])
        if (
            found is None
            or self._actors.is_verb(line, cue[0])
            or line.low(cue[0]) in self._phrases.grammar.past
            or line.low(cue[0]).endswith("ed")
        ):
            return None
        plain = self._phrases.of("plain") | self._phrases.grammar.determiner | self._phrases.of("possessive")
        told = [i for i in range(found[0], cue[0]) if line.low(i) not in plain and not line.low(i).endswith("ly")]
        return found if told and not any(line.low(i)[:1].isdigit() or line.low(i) in "$%€£" for i in told) else None

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

    def _partitive(self, line: Line) -> Span | None:
        """`Of | the participants | …, half were women`."""
        return self._actors.object(line, 1) if line.low(0) in ("of", "among") else None

    def _counted(self, scene: Stage, place: int, quantity: Quantity) -> Span | None:
        """What is counted, or what a share is of."""
        line, (first, last) = scene.line, scene.figures[place]
        if line.low(last) in '"“”‘’' and line.low(last):
            last += 1
        if line.low(last) in ("of", "in", "worth") and quantity.unit_kind in ("percent", "count", "money"):
            found = self._actors.object(line, last + (2 if line.low(last + 1) == "of" else 1))
            if found is not None:
                owner = self._actors.owner(line, found[1])
                return owner if owner is not None and owner[0] >= found[0] else found
        is_size = quantity.unit_kind != "count" or "-" in [line.low(i) for i in range(first, last)]
        if is_size:
            is_noun = line.low(last) not in self._phrases.grammar.preposition and quantity.unit_kind != "ratio"
            return self._actors.object(line, last) if is_noun else None
        start = last
        while start > first and line.low(start - 1).isalpha() and line.low(start - 1) not in self._phrases.of("number"):
            start -= 1
        return (start, last) if start < last else None
