"""Subjects that the words of a sentence leave open and its parse tells."""

from collections.abc import Sequence

from transforms.figures.cues import Reading
from transforms.figures.governing import governors, words_of
from transforms.figures.phrases import Phrases
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Stage, Subject
from transforms.parsing import Parse

_POINTING = frozenset(("the", "this", "that"))
_SILENT_ON = frozenset(("transparent", "time", "number"))


class Governed:
    """Fills in whom figures speak of by the nouns that govern them."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._silent = frozenset().union(*(phrases.of(name) for name in _SILENT_ON))

    def filled(
        self,
        subjects: Sequence[Subject | None],
        scene: Stage,
        parse: Parse,
        quantities: Sequence[Quantity],
        readings: Sequence[Reading],
        focus: Subject | None,
    ) -> list[Subject | None]:
        """The subjects, those that were open by the parse of their sentence; `focus` is what *it* and *the company* mean."""
        spans = [(scene.offset + quantity.start, scene.offset + quantity.end) for quantity in quantities]
        taken = frozenset(
            place
            for place, token in enumerate(parse.tokens)
            if token.pos == "NUM"
            or token.text.lower() in self._silent
            or any(start <= token.start < end for start, end in spans)
        )
        return [
            who or self._subject(scene, parse, span, spans, taken, focus, is_received=reading.metric == "funding")
            for who, span, reading in zip(subjects, spans, readings, strict=True)
        ]

    def _subject(
        self,
        scene: Stage,
        parse: Parse,
        span: tuple[int, int],
        spans: Sequence[tuple[int, int]],
        taken: frozenset[int],
        focus: Subject | None,
        *,
        is_received: bool,
    ) -> Subject | None:
        """The first governing noun that is a name, or means one; else the words of the first."""
        words: Subject | None = None
        measure: Subject | None = None
        for place in governors(parse, *span, taken=taken, is_received=is_received):
            token = parse.tokens[place]
            named = next((m for m in scene.mentions if m.start <= token.start < m.end), None)
            if named is not None and (named.kind != "place" or words is not None or token.dep == "nsubj"):
                return Subject.of(named)
            if named is not None:
                continue
            if self._is_repeated(parse, place):
                return None
            if self._is_short(parse, place):
                if focus is not None:
                    return focus
                continue
            told = Subject(*words_of(parse, place), None)
            if any(told.start < end and start < told.end for start, end in spans):
                continue
            if self._is_measure(parse, place):
                measure = measure or told
            else:
                words = words or told
        return words or measure

    def _is_measure(self, parse: Parse, place: int) -> bool:
        """Whether a noun only introduces the amount: `at a | cost | of $7m`."""
        is_a = any(parse.tokens[child].text.lower() in ("a", "an") for child in parse.children[place])
        return is_a and parse.tokens[place].text.lower() in self._phrases.of("measured_noun") | {"price", "value"}

    def _is_repeated(self, parse: Parse, place: int) -> bool:
        """Whether a noun stands for a quantity told before: `puts | the figure | at $5`."""
        below = parse.children[place]
        is_the = any(parse.tokens[child].text.lower() in _POINTING for child in below)
        is_whole = not any(parse.tokens[child].dep.startswith(("nmod", "acl", "compound", "amod")) for child in below)
        return is_the and is_whole and parse.tokens[place].text.lower() in self._phrases.of("figure_noun")

    def _is_short(self, parse: Parse, place: int) -> bool:
        """Whether a word stands for somebody named before: *it*, *its*, *the company*; not *a model*."""
        token = parse.tokens[place]
        is_the = any(parse.tokens[child].text.lower() in _POINTING for child in parse.children[place])
        return token.pos == "PRON" or (is_the and token.text.lower() in self._phrases.of("company"))
