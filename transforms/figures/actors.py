"""Noun phrases that do, own or receive what an English figure measures, found by word order and word classes."""

from transforms.claims.line import REACH, Line
from transforms.figures.phrases import Phrases, Span

LONGEST_GAP = 5
"""Words between an owner and the noun that it owns."""
LONGEST_PHRASE = 12


class Actors:
    """Finds subjects, owners and objects in a line of words; spans are of words, None where there is none."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._grammar = phrases.grammar

    def verb_before(self, line: Line, at: int, floor: int = 0) -> int | None:
        """The last finite verb before word `at`, not further than a sentence goes."""
        return next((i for i in range(at - 1, max(floor - 1, at - 1 - REACH), -1) if line.is_finite(i)), None)

    def verb_after(self, line: Line, at: int) -> int | None:
        """The finite verb whose subject ends or stands at `at`: the first one before any mark or border."""
        for i in range(at, min(len(line), at + LONGEST_PHRASE)):
            if line.is_finite(i):
                return i
            if line.is_stop(i) or line.low(i) in self._grammar.relative:
                return None
        return None

    def subject(self, line: Line, verb: int) -> Span | None:
        """The noun phrase of which a finite verb speaks; of a second verb (`and raised`) that of the first, of a relative clause its antecedent."""
        end = self._group_start(line, verb)
        before = line.low(end - 1)
        if end == 0:
            return None
        if before in ("and", "but", "or", "then"):
            return self._of_earlier(line, end - 1)
        if before in (",", "--", "–", "—"):
            return self._past_aside(line, end - 1)
        if before in self._grammar.relative and before != "where":
            comma = end - 2 if line.low(end - 2) == "," else end - 1
            return self.phrase(line, comma)
        return self.phrase(line, end)

    def _of_earlier(self, line: Line, at: int) -> Span | None:
        earlier = self.verb_before(line, at)
        return None if earlier is None else self.subject(line, earlier)

    def _past_aside(self, line: Line, comma: int) -> Span | None:
        """The phrase before the aside that `comma` closes; where none opens it, the subject of the verb before."""
        opened = next((i for i in range(comma - 1, max(-1, comma - REACH), -1) if line.low(i) == line.low(comma)), None)
        if opened is None:
            return self._of_earlier(line, comma)
        found = self.phrase(line, opened)
        if found is not None and opened - found[1] <= 1 and not self._is_adverbial(line, found):
            return found
        return self._of_earlier(line, opened)

    def _is_adverbial(self, line: Line, span: Span) -> bool:
        return line.low(span[0]) in self._grammar.preposition | self._grammar.start_adverbial

    def phrase(self, line: Line, end: int) -> Span | None:
        """The noun phrase, its prepositional parts included, that ends before word `end`."""
        start = end
        while start > 0 and end - start < REACH:
            low = line.low(start - 1)
            if low == ")":
                start = next((i for i in range(start - 1, max(-1, start - 12), -1) if line.low(i) == "("), start - 1)
                continue
            if (
                line.is_stop(start - 1)
                or line.is_quote(start - 1)
                or low in '"“”‘'
                or self._ends_before(line, start - 1)
            ):
                break
            start -= 1
        return self.trimmed(line, (start, end))

    def _ends_before(self, line: Line, i: int) -> bool:
        low, grammar = line.low(i), self._grammar
        if low in grammar.coordinator:
            stop = next((k for k in range(i - 1, max(-1, i - REACH), -1) if line.is_stop(k)), -1)
            return low in ("but", "yet", "nor") or line.has_verb(stop + 1, i)
        if line.is_finite(i) or low in grammar.relative:
            return True
        return low in grammar.subordinator and low not in ("than", "as", "like")

    def trimmed(self, line: Line, span: Span) -> Span | None:
        """The phrase without what leads it (`However`, `In October`) and what trails it (`last year`, `also`)."""
        start, end = span
        grammar, time = self._grammar, self._phrases.of("time")
        while end > start and (
            line.low(end - 1) in grammar.adverb | time or line.low(end - 1).endswith("ly") or line.is_stop(end - 1)
        ):
            end -= 1
        while start < end and not line.is_named(start):
            low = line.low(start)
            if low in grammar.preposition or low in grammar.start_adverbial or low in ("as", "than", "like"):
                again = self._restart(line, start, end)
                if again is None:
                    return None
                start = again
            elif (
                (low in grammar.adverb | grammar.coordinator and low not in ("both", "all"))
                or low.endswith("ly")
                or low in '"“”‘'
            ):
                start += 1
            else:
                break
        return (start, end) if start < end else None

    def _restart(self, line: Line, start: int, end: int) -> int | None:
        """Where a new phrase begins behind a finished prepositional one: `In October | Emirates`."""
        grammar, time = self._grammar, self._phrases.of("time")
        for i in range(start + 2, end):
            before, low = line.low(i - 1), line.low(i)
            if before in grammar.before_noun or before in grammar.coordinator or line.words[i - 1].is_possessive:
                continue
            is_lead = low in grammar.of("article") or low in grammar.subject_pronoun
            is_after_time = (
                (before in time or before[:1].isdigit())
                and low not in time
                and low not in grammar.preposition
                and not low[:1].isdigit()
            )
            is_name = line.words[i].is_capital and not line.words[i - 1].is_capital and low not in time
            if is_lead or is_after_time or is_name:
                return i
        return None

    def owner(self, line: Line, at: int) -> Span | None:
        """The possessor in the phrase that goes on at word `at`: `Nvidia's data centre | revenue`; a possessive pronoun too."""
        for i in range(at - 1, max(-1, at - 1 - LONGEST_GAP), -1):
            low = line.low(i)
            if low in self._phrases.of("possessive"):
                return i, i + 1
            if line.words[i].is_possessive or low in ("'s", "’s", "'", "’"):
                return self.phrase_from(line, i if low in ("'s", "’s", "'", "’") else i + 1)
            if (
                line.is_stop(i)
                or low in self._grammar.before_noun
                or line.is_finite(i)
                or low in self._grammar.coordinator
            ):
                return None
        return None

    def phrase_from(self, line: Line, end: int) -> Span | None:
        """The short noun phrase that ends before `end`, without prepositional parts."""
        start = end
        while start > 0 and end - start < LONGEST_PHRASE and not line.is_stop(start - 1):
            low = line.low(start - 1)
            if (
                low in self._grammar.preposition
                or low in self._grammar.coordinator
                or self._ends_before(line, start - 1)
            ):
                break
            start -= 1
            if low in self._grammar.of("article"):
                break
        return (start, end) if start < end else None

    def object(self, line: Line, at: int) -> Span | None:
        """The noun phrase that begins at word `at`, with what follows by *of*."""
        end = at
        while end < len(line) and end - at < LONGEST_PHRASE and not line.is_stop(end):
            low = line.low(end)
            is_end = low in self._grammar.preposition and low != "of"
            if (
                is_end
                or (end > at and line.is_finite(end))
                or low in self._grammar.subordinator | self._grammar.relative
            ):
                break
            if low[:1].isdigit() or low in "$€£¥":
                break
            end += 1
        return (at, end) if end > at else None

    def _group_start(self, line: Line, verb: int) -> int:
        start, grammar = verb, self._grammar
        while start > 0 and (
            line.low(start - 1) in grammar.auxiliary
            or (line.low(start - 1) in grammar.adverb and line.low(start - 1) not in ("all", "both"))
            or (line.low(start - 1).endswith("ly") and not line.words[start - 1].is_capital)
        ):
            start -= 1
        return start
