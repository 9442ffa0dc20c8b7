"""Verbs and noun phrases in a line of English words, by word order and word classes."""

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.phrases import Phrases, Span

LONGEST_PHRASE = 12
"""Words of a phrase without prepositional parts."""


class NounPhrases:
    """Finds where noun phrases begin and end; spans are of words, None where there is none."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._grammar = phrases.grammar

    def is_verb(self, line: Line, i: int) -> bool:
        """Whether word `i` is a finite verb, and no measure behind a number (`1.85 | points`)."""
        found = line.verbs.get(i)
        if found is None:
            found = line.verbs[i] = self._tells_verb(line, i)
        return found

    def _tells_verb(self, line: Line, i: int) -> bool:
        if line.low(i - 1) != ")" and not line.is_finite(i):
            return False
        is_title = i > 0 and line.words[i].is_capital and line.low(i) in ("am", "may", "will", "might")
        if line.low(i) in self._phrases.of("time") or is_title:
            return False
        if line.low(i - 1) == ")" and self._is_past(line, i):
            return True
        if line.low(i - 1) in self._phrases.of("adjective") and line.low(i - 2) in self._grammar.before_noun:
            return False  # put the true cost at
        if line.low(i) in self._grammar.past and line.low(i - 2) in ("a", "an") and self._follows_verb(line, i):
            return False  # has made an enormous bet
        if not line.is_finite(i) or line.low(i) not in self._grammar.verb_s:
            return line.is_finite(i)
        is_noun = line.low(i - 1)[:1].isdigit() or line.low(i + 1) == "of"
        is_object = line.low(i - 1).islower() and line.is_finite(i - 2) and line.low(i - 2) not in self._grammar.finite
        return not is_noun and not is_object and not self._follows_verb(line, i)

    def _follows_verb(self, line: Line, i: int) -> bool:
        """Whether a verb stands before with nothing between that begins a clause: `includes a cut in module | costs`."""
        grammar = self._grammar
        for k in range(i - 1, max(-1, i - LONGEST_PHRASE), -1):
            low = line.low(k)
            if line.is_stop(k) or low in grammar.subordinator | grammar.relative | grammar.coordinator:
                return False
            if line.is_finite(k):
                return low not in self._phrases.of("speech") | self._phrases.of("makes_do")
        return False

    def _is_past(self, line: Line, i: int) -> bool:
        low = line.low(i)
        return low in self._grammar.past or (low.endswith("ed") and low not in self._grammar.not_verb)

    def is_participle(self, line: Line, i: int) -> bool:
        """Whether a past form may belong to the noun before it: `a model | trained on`, `funding | raised in`."""
        low, after = line.low(i), line.low(i + 1)
        is_past = low in self._grammar.past or (low.endswith("ed") and len(low) > len("need"))
        return is_past and after in self._grammar.preposition and not line.is_stop(i - 1)

    def verb_before(self, line: Line, at: int, floor: int = 0) -> int | None:
        """The last finite verb before word `at`, not further than a sentence goes."""
        return next((i for i in range(at - 1, max(floor - 1, at - 1 - REACH), -1) if self.is_verb(line, i)), None)

    def phrase(self, line: Line, end: int) -> Span | None:
        """The noun phrase, its prepositional parts and participles included, that ends before the word `end`."""
        end = self._without_code(line, end)
        start = end
        while start > 0 and end - start < REACH:
            low = line.low(start - 1)
            if low == ")":
                start = next((i for i in range(start - 1, max(-1, start - 12), -1) if line.low(i) == "("), start - 1)
                continue
            if self._is_mark(line, start - 1) or self._ends_before(line, start - 1, end):
                break
            start -= 1
        if self._describes(line, start, end):
            return self.antecedent(line, start - 1)
        return self.trimmed(line, (start, end))

    def _describes(self, line: Line, start: int, end: int) -> bool:
        """Whether a whole clause behind a relative pronoun stands before word `end`: `the fund that | Harrow manages | holds`."""
        low, grammar = line.low(end - 1), self._grammar
        is_verb = low in grammar.verb_s or low in grammar.past
        is_relative = line.low(start - 1) in ("that", "which") and line.low(start - 2) not in self._phrases.of("speech")
        return is_relative and is_verb and end - start > 1 and start > 1 and not self.is_verb(line, start - 2)

    def antecedent(self, line: Line, relative: int) -> Span | None:
        """What a relative pronoun stands for: the noun before it, with the noun that this one is *of*."""
        end = relative - 1 if line.low(relative - 1) == "," else relative
        found = self.phrase_from(line, end)
        if found is not None and line.low(relative) == "that" and all(line.is_name(i) for i in range(*found)):
            behind = line.low(found[0] - 1) in self._grammar.preposition  # a round led by X that
            found = (self.phrase_from(line, found[0] - 1) or found) if behind else found
        while found is not None and line.low(found[0] - 1) == "of":
            wider = self.phrase_from(line, found[0] - 1)
            if wider is None:
                break
            found = (wider[0], found[1])
        return found

    def phrase_from(self, line: Line, end: int) -> Span | None:
        """The short noun phrase that ends before `end`, without prepositional parts."""
        start = end
        while start > 0 and end - start < LONGEST_PHRASE and not line.is_stop(start - 1):
            low = line.low(start - 1)
            if (
                low in self._grammar.preposition
                or low in self._grammar.coordinator
                or self._ends_before(line, start - 1, end)
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
                or (end > at and self.is_verb(line, end))
                or low in self._grammar.subordinator | self._grammar.relative
            ):
                break
            is_number = low[:1].isdigit() and not (end > at and line.words[end - 1].is_capital)
            if is_number or low in "$€£¥%" or (end == at and self.is_verb(line, end)):
                break
            end += 1
        return (at, end) if end > at else None

    def trimmed(self, line: Line, span: Span) -> Span | None:
        """The phrase without what leads it (`However`, `In October`) and what trails it (`last year`, `also`)."""
        start, end = span
        grammar, time = self._grammar, self._phrases.of("time")
        while end > start and (
            line.low(end - 1) in grammar.adverb | time | {"on", "in"}
            or line.low(end - 1).endswith("ly")
            or line.is_stop(end - 1)
        ):
            end -= 1
        while start < end and not line.is_named(start):
            low = line.low(start)
            if low in ("as", "than", "like"):
                start += 1
            elif low in grammar.preposition:
                again = self._restart(line, start, end)
                if again is None:
                    return None
                start = again
            elif (
                (low in grammar.adverb | grammar.coordinator | grammar.start_adverbial and low not in ("both", "all"))
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

    @staticmethod
    def _is_mark(line: Line, i: int) -> bool:
        low = line.low(i)
        is_dash = low == "-" and (line.words[i - 1].end < line.words[i].start or line.low(i - 1) == "-")
        return line.is_stop(i) or line.is_quote(i) or low in '"“”‘%$€£¥' or is_dash

    @staticmethod
    def _without_code(line: Line, end: int) -> int:
        """`end` before the ticker that a wire puts behind a name: `Dow Jones Industrial Average | .DJI`."""
        is_code = end > 2 and line.low(end - 2) == "." and line.words[end - 2].end == line.words[end - 1].start
        return end - 2 if is_code and line.words[end - 1].text.isupper() else end

    def _ends_before(self, line: Line, i: int, end: int) -> bool:
        """Whether a noun phrase that ends before `end` begins behind word `i`."""
        low, grammar = line.low(i), self._grammar
        if low in grammar.coordinator:
            stop = next((k for k in range(i - 1, max(-1, i - REACH), -1) if line.is_stop(k)), -1)
            is_behind_amount = line.low(i - 1)[:1].isdigit() and line.low(i + 1) in grammar.of("article")
            return low in ("but", "yet", "nor") or is_behind_amount or line.has_verb(stop + 1, i)
        if low in grammar.relative:
            return True
        if self.is_verb(line, i) or (low in self._phrases.of("speech") and line.low(i - 1) in grammar.auxiliary):
            return not self._is_within(line, i, end)
        return low in grammar.subordinator and low not in ("than", "as", "like")

    def _is_within(self, line: Line, i: int, end: int) -> bool:
        """Whether what looks like a verb belongs to the phrase: a noun (`cannabis | use`), a participle (`a car | sold locally`)."""
        low, grammar = line.low(i), self._grammar
        if low in grammar.finite or low in self._phrases.of("speech") or low in self._phrases.of("makes_do"):
            return False
        if i == end - 1:
            return i > 0 and not line.is_stop(i - 1) and line.low(i - 1) not in grammar.pronoun
        is_past = low in grammar.past or low.endswith("ed")
        return (is_past and line.low(i + 1) in grammar.preposition | grammar.adverb | self._phrases.of("time")) or (
            low.endswith("ed") and line.low(i + 1).endswith("ly")
        )
