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
        return next((i for i in range(at - 1, max(floor - 1, at - 1 - REACH), -1) if self.is_verb(line, i)), None)

    def is_verb(self, line: Line, i: int) -> bool:
        """Whether word `i` is a finite verb, and no measure behind a number (`1.85 | points`)."""
        if line.low(i) in self._phrases.of("time"):
            return False
        if not line.is_finite(i) or line.low(i) not in self._grammar.verb_s:
            return line.is_finite(i)
        is_noun = line.low(i - 1)[:1].isdigit() or line.low(i + 1) == "of"
        is_object = line.low(i - 1).islower() and line.is_finite(i - 2) and line.low(i - 2) not in self._grammar.finite
        return not is_noun and not is_object

    def verb_after(self, line: Line, at: int) -> int | None:
        """The finite verb whose subject ends or stands at `at`: the first one before any mark or border."""
        for i in range(at, min(len(line), at + LONGEST_PHRASE)):
            if self.is_verb(line, i):
                return i
            is_infinitive = line.low(i) == "to" and line.low(i + 1) in self._grammar.verb
            if line.is_stop(i) or is_infinitive or line.low(i) in self._grammar.subordinator | self._grammar.relative:
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
        if before in (",", "--", "–", "—", "-"):
            return self._past_aside(line, end - 2 if line.low(end - 2) == "-" else end - 1)
        if before in self._grammar.relative and before != "where":
            return self.antecedent(line, end - 1)
        return self.phrase(line, end)

    def antecedent(self, line: Line, relative: int) -> Span | None:
        """What a relative pronoun stands for: the noun before it, with the noun that this one is *of*."""
        end = relative - 1 if line.low(relative - 1) == "," else relative
        found = self.phrase_from(line, end)
        while found is not None and line.low(found[0] - 1) == "of":
            wider = self.phrase_from(line, found[0] - 1)
            if wider is None:
                break
            found = (wider[0], found[1])
        return found

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
        return self.trimmed(line, (start, end))

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
            return low in ("but", "yet", "nor") or line.has_verb(stop + 1, i)
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

    def altered(self, line: Line, at: int, floor: int) -> Span | None:
        """What somebody is to change by the figure at word `at`: `plans to expand | the fleet | by 30%`."""
        verb = next(
            (
                i
                for i in range(at - 1, max(floor, at - LONGEST_PHRASE), -1)
                if line.low(i) in self._phrases.of("alters")
            ),
            None,
        )
        if verb is None or line.low(verb - 1) != "to":
            return None
        found = self.object(line, verb + 1)
        return found if found is not None and found[1] < at else None

    def owner(self, line: Line, at: int) -> Span | None:
        """The possessor in the phrase that goes on at word `at`: `Nvidia's data centre | revenue`; a possessive pronoun too."""
        for i in range(at - 1, max(-1, at - 1 - LONGEST_GAP), -1):
            low = line.low(i)
            if low == "whose":
                return self.antecedent(line, i)
            if low in self._phrases.of("possessive"):
                return i, i + 1
            if line.is_named(i) and not line.words[i].is_possessive and i < at - 1 and low not in ("'s", "’s"):
                return None
            if line.words[i].is_possessive or low in ("'s", "’s", "'", "’"):
                return self.phrase_from(line, i if low in ("'s", "’s", "'", "’") else i + 1)
            if (
                line.is_stop(i)
                or low in self._grammar.before_noun
                or self.is_verb(line, i)
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

    def apposed(self, line: Line, at: int) -> Span | None:
        """The name before the apposition in which word `at` stands: `Cobalt, a | 45-person startup`; `V2, a model trained on | 5 billion words`."""
        comma = next(
            (i for i in range(at - 1, max(-1, at - LONGEST_PHRASE), -1) if line.is_stop(i) or self.is_verb(line, i)),
            None,
        )
        if (
            comma is None
            or line.low(comma) not in (",", "(", "–", "—", "--")
            or line.low(comma + 1) not in ("a", "an", "the")
        ):
            return None
        found = self.phrase_from(line, comma)
        is_name = found is not None and any(
            line.is_name(i) and line.low(i) not in self._phrases.of("time") for i in range(*found)
        )
        return found if is_name else None

    def given(self, line: Line, at: int) -> Span | None:
        """The name between a verb and word `at`: `ranked | Baidu | No. 2`, `awarded | Wayve | a $5m grant`."""
        end = at
        while end > 0 and line.low(end - 1) in ("a", "an", "the", "about", "nearly", "up", "to", "$", "€", "£"):
            end -= 1
        start = end
        while start > 0 and line.is_name(start - 1) and not line.is_stop(start - 1):
            start -= 1
        is_object = (
            start > 1
            and start < end
            and self.is_verb(line, start - 1)
            and line.low(start - 1) not in self._grammar.finite
        )
        return (start, end) if is_object else None

    def gapped(self, line: Line, at: int) -> Span | None:
        """The noun alone before word `at` where the verb is left out: `…, | embeddings | 75%`, `…, | the Council | 30 million`."""
        start = at
        while start > 0 and at - start < LONGEST_GAP and not line.is_stop(start - 1):
            low = line.low(start - 1)
            if (
                low in self._grammar.preposition | self._grammar.adverb
                or self.is_verb(line, start - 1)
                or low.endswith(("ed", "ing"))
                or low[:1].isdigit()
                or low in "$€£¥%"
            ):
                return None
            start -= 1
        while start < at and line.low(start) in self._grammar.coordinator:
            start += 1
        is_noun = start < at and line.low(start - 1) == "," and line.low(at - 1) not in self._grammar.function
        return (start, at) if is_noun else None

    def _group_start(self, line: Line, verb: int) -> int:
        start, grammar = verb, self._grammar
        while start > 0 and (
            line.low(start - 1) in grammar.auxiliary
            or (line.low(start - 1) in grammar.adverb and line.low(start - 1) not in ("all", "both"))
            or (line.low(start - 1).endswith("ly") and not line.words[start - 1].is_capital)
        ):
            start -= 1
        return start
