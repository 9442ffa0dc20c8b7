"""Noun phrases as subjects in their own words."""

from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.figures.actors import Actors
from transforms.figures.phrases import Phrases, Span
from transforms.figures.stage import Stage, Subject

LONGEST = 10
"""Words of a subject that is no name."""


class Wording:
    """Cuts a phrase to the words that name something."""

    def __init__(self, phrases: Phrases, speakers: Speakers) -> None:
        self._phrases = phrases
        self._speakers = speakers
        self._actors = Actors(phrases)

    @staticmethod
    def _chars(scene: Stage, phrase: Span) -> tuple[int, int]:
        words = scene.line.words
        return scene.offset + words[phrase[0]].start, scene.offset + words[phrase[1] - 1].end

    def _words(self, scene: Stage, phrase: Span) -> Subject | None:
        line, (start, end) = scene.line, phrase
        for first, last in scene.figures:
            if first <= start < last or (start <= first and last <= end and first - start <= 2):
                start = self._behind(line, first, last)
        while start < end and line.low(start) in self._phrases.grammar.of("article"):
            start += 1
        end = next((i for i in range(start, end) if line.low(i) == "("), end)
        end = min(end, start + LONGEST)
        while end > start and (line.low(end - 1) in self._phrases.grammar.function or line.is_stop(end - 1)):
            end -= 1
        silent = ("time", "number", "qualifying", "plain", "money")
        empty = frozenset().union(*(self._phrases.of(name) for name in silent))
        is_led = line.low(phrase[0]) in self._phrases.grammar.of("article")
        is_verb = (
            end - start == 1
            and line.tree is None
            and line.words[start].text.islower()
            and self._is_form(line.low(start))
        )
        if is_verb and not is_led:
            return None
        if not is_led and not any(line.is_name(i) or line.may_be_noun(i) for i in range(start, end)):
            return None
        is_adverb = end - start == 1 and line.low(start).endswith("ly") and line.words[start].text.islower()
        if is_adverb or all(line.low(i) in empty or not line.low(i)[:1].isalpha() for i in range(start, end)):
            return None
        named = next((m for m, span in zip(scene.mentions, scene.named, strict=True) if span[0] == start), None)
        entity, kind = (named.entity_id, named.kind) if named is not None else (None, None)
        return Subject(scene.offset + line.words[start].start, scene.offset + line.words[end - 1].end, entity, kind)

    def _is_form(self, low: str) -> bool:
        """Whether a word alone can only be the form of a verb: `taken`."""
        grammar, nouns = self._phrases.grammar, self._phrases.of("measured_noun") | self._phrases.of("transparent")
        return low not in nouns and low in grammar.past

    def _behind(self, line: Line, first: int, last: int) -> int:
        """Where the noun of a figure begins: `14,000 | clinicians`, `$209 billion in | venture funding`, `5 inches |`."""
        start = last
        while start > first and line.low(start - 1).isalpha() and line.low(start - 1) not in self._phrases.of("number"):
            start -= 1
        if start < last:
            return start
        while line.low(start) in ("of", "in", "worth"):
            start += 1
        return start

    def _head(self, line: Line, span: Span) -> int:
        """The last word before the first preposition of a phrase."""
        grammar = self._phrases.grammar
        ends = (
            i
            for i in range(span[0] + 1, span[1])
            if line.low(i) in grammar.preposition
            or line.is_stop(i)
            or (line.low(i).endswith("ed") and line.low(i + 1) in grammar.preposition)
        )
        return next(ends, span[1]) - 1

    def _past_article(self, line: Line, i: int) -> int:
        return i + 1 if line.low(i) in self._phrases.grammar.of("article") else i

    @staticmethod
    def _name_span(line: Line, i: int) -> Span:
        end = i
        while end < len(line) and (line.is_name(end) or line.low(end) == "&"):
            end += 1
            if line.words[end - 1].is_possessive:
                break
        return i, max(end, i + 1)
