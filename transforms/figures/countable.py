"""What is counted, priced or measured by an English figure, where nobody owns it."""

from collections.abc import Sequence

from transforms.claims.line import Line
from transforms.figures.cues import Reading
from transforms.figures.listed import Listed
from transforms.figures.owners import LONGEST_OF
from transforms.figures.phrases import Span
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Stage, Subject


class Countable(Listed):
    """Finds the things of which figures are a number, a share, a size or a price."""

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
        if (
            line.low(at) == "of"
            and line.low(at - 2) == "with"
            and line.low(at - 1) in self._phrases.of("measured_noun")
        ):
            at -= 2
        return self._actors.phrase_from(line, at) if line.low(at) == "with" and not line.is_stop(at - 1) else None

    def _thing(self, line: Line, cue: Span) -> Span | None:
        """What a price, cost or score is of, where the words say it: `the price of | electricity`, `| solar module efficiency`."""
        of = cue[1] - 1 if line.low(cue[1] - 1) == "of" else cue[1]
        if line.low(of) == "to" and line.low(of + 1) in self._phrases.grammar.verb:
            return self._actors.object(line, of + 2)
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
        numbers = [i for i in told if line.low(i)[:1].isdigit() or line.low(i) in "$%€£"]
        return found if told and all(line.low(i)[:1].isdigit() and line.is_name(i - 1) for i in numbers) else None

    def _partitive(self, line: Line) -> Span | None:
        """`Of | the participants | …, half were women`."""
        return self._actors.object(line, 1) if line.low(0) in ("of", "among") else None

    def _counted_inside(self, scene: Stage, place: int, last: int) -> Span | None:
        """What the figure counts that this one is a part of: `a fifth of the 2,000 | nurses | polled`."""
        line = scene.line
        if place + 1 >= len(scene.figures) or line.low(last) != "of":
            return None
        first, end = scene.figures[place + 1]
        start = self._behind(line, first, end)
        return (start, end) if 0 < first - last <= LONGEST_OF - 1 and start < end else None

    def _counted(self, scene: Stage, place: int, quantity: Quantity) -> Span | None:
        """What is counted, or what a share is of."""
        line, (first, last) = scene.line, scene.figures[place]
        if line.low(last) in '"“”‘’' and line.low(last):
            last += 1
        inner = self._counted_inside(scene, place, last)
        if inner is not None:
            return inner
        is_worth = line.low(last) == "worth" and quantity.unit_kind == "count"
        if (
            line.low(last) in ("of", "in", "worth")
            and not is_worth
            and quantity.unit_kind in ("percent", "count", "money")
        ):
            found = self._actors.object(line, last + (2 if line.low(last + 1) == "of" else 1))
            if found is not None and line.low(last) == "in" and line.low(found[0]) in self._phrases.of("paid_in"):
                return None
            if found is not None:
                owner = self._actors.owner(line, found[1])
                return owner if owner is not None and owner[0] >= found[0] else found
        is_size = quantity.unit_kind != "count" or "-" in [line.low(i) for i in range(first, last)]
        if is_size:
            is_doing = quantity.unit_kind == "percent" and line.low(
                last
            ) in self._phrases.grammar.verb - self._phrases.of("alters")
            is_noun = (
                line.low(last) not in self._phrases.grammar.preposition
                and quantity.unit_kind != "ratio"
                and not is_doing
            )
            return self._actors.object(line, last) if is_noun else None
        start = last
        while start > first and line.low(start - 1).isalpha() and line.low(start - 1) not in self._phrases.of("number"):
            start -= 1
        return (start, last) if start < last else None

    def _asked(self, scene: Stage, quantities: Sequence[Quantity], readings: Sequence[Reading]) -> Subject | None:
        """Whom a survey of the sentence asked: `a survey of 90 | teachers | found that 41% use`."""
        at = next((i for i, reading in enumerate(readings) if reading.metric == "sample_size"), None)
        phrase = None if at is None else self._counted(scene, at, quantities[at])
        is_named = phrase is not None and scene.line.low(phrase[0]) not in self._phrases.grammar.pronoun
        return self._words(scene, phrase) if is_named and phrase is not None else None

    def _modified(self, line: Line, first: int, last: int, quantity: Quantity) -> Span | None:
        """The thing of which the figure is a size: `a 2.1 GW | solar project`, `a 13-billion-parameter | model`, `eliminate the 15% | tariffs`."""
        before, low, grammar = line.low(first - 1), line.low(last), self._phrases.grammar
        is_noun = low.isalpha() and low not in grammar.function and not self._actors.is_verb(line, last)
        is_size = quantity.unit_kind in ("energy", "other", "data") or (
            quantity.unit_kind == "count" and "-" in line.low(last - 1) + line.low(last - 2)
        )
        is_altered = quantity.unit_kind == "percent" and (
            line.low(first - 2) in self._phrases.of("alters") or low in self._phrases.of("rate_noun")
        )
        if (
            not is_noun
            or not (is_size or is_altered)
            or low.endswith("ly")
            or low in self._phrases.of("measured")
            or before in ("by", "to", "from")
        ):
            return None
        return self._actors.object(line, last)

    def _points(self, line: Line, phrase: Span) -> bool:
        """Whether a phrase is only a demonstrative: `| Those | include 40 teachers`."""
        return phrase[1] - phrase[0] == 1 and line.low(phrase[0]) in ("this", "that", "these", "those")
