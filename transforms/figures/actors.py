"""Noun phrases that do, own or receive what an English figure measures."""

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.noun_phrases import LONGEST_PHRASE, NounPhrases
from transforms.figures.parsed_subjects import parsed_subject
from transforms.figures.phrases import Span

LONGEST_GAP = 5
"""Words between an owner and the noun that it owns."""


class Actors(NounPhrases):
    """Finds subjects, owners and objects."""

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
        if self.pronoun(line, verb) != line.low(verb):
            return verb, verb + 1
        told = parsed_subject(line, verb)
        trimmed = None if told is None else self.trimmed(line, told)
        if trimmed is not None:
            return trimmed
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
        if before in self._phrases.of("says"):
            asked = self._reported_relative(line, end - 1)
            found = None if asked is None else self.antecedent(line, asked)
            if asked is not None:
                is_amount = found is not None and any(line.low(i) in self._phrases.of("number") for i in range(*found))
                return None if is_amount else found
        return self.phrase(line, end)

    def _reported_relative(self, line: Line, says: int) -> int | None:
        """The relative pronoun before who reports on it: `OpenAI, | which | The Herald says | is on pace for`."""
        behind = range(says - 1, max(0, says - LONGEST_GAP - 1), -1)
        return next((i for i in behind if line.low(i) in ("which", "who") and line.low(i - 1) == ","), None)

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

    def pronoun(self, line: Line, i: int) -> str:
        """A word without what is contracted with it: `they'll` gives `they`; any other word as it is."""
        low = line.low(i)
        bare = low.replace("’", "'").split("'")[0]
        return bare if bare != low and bare in self._grammar.pronoun else low

    def bracketed(self, line: Line, at: int) -> Span | None:
        """`in-feed units (| 30%)`."""
        return self.phrase_from(line, at - 1) if line.low(at - 1) == "(" else None

    def placed_at(self, line: Line, at: int) -> Span | None:
        """`we see | custom chips | at 38%`, `left | Northfield | unchanged at $240`."""
        verb = self.verb_before(line, at)
        found = None if verb is None or line.low(at - 1) != "at" else self.object(line, verb + 1)
        if found is None or verb is None or line.low(verb) not in self._phrases.of("puts_at"):
            return None
        end = found[1] - 1 if line.low(found[1] - 1) == "unchanged" else found[1]
        return (found[0], end) if found[1] == at - 1 and end > found[0] else None

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
            if low in self._phrases.of("possessive") | self._phrases.of("first_person"):
                is_said = low not in self._phrases.of("first_person") or any(line.low(k) in '"“‘' for k in range(i))
                return (i, i + 1) if is_said else None
            is_subject = i == at - 1 and (self._is_past(line, at) or line.low(at) in self._grammar.verb_s)
            if (
                line.is_named(i)
                and not line.words[i].is_possessive
                and (i < at - 1 or is_subject)
                and low not in ("'s", "’s")
            ):
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

    def apposed(self, line: Line, at: int) -> Span | None:
        """The name before the apposition in which word `at` stands: `Cobalt, a | 45-person startup`; `V2, a model trained on | 5 billion words`."""
        comma = next(
            (
                i
                for i in range(at - 1, max(-1, at - LONGEST_PHRASE), -1)
                if line.is_stop(i) or (self.is_verb(line, i) and not self.is_participle(line, i))
            ),
            None,
        )
        if (
            comma is None
            or line.low(comma) not in (",", "(", "–", "—", "--")
            or not (line.low(comma + 1) in ("a", "an", "the") or self._is_past(line, comma + 1))
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
        while end > 0 and line.low(end - 1) in (
            "a",
            "an",
            "the",
            "about",
            "nearly",
            "up",
            "to",
            "$",
            "€",
            "£",
            "no",
            ".",
        ):
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
            if low in self._grammar.coordinator and start < at and line.is_name(start):
                break
            if (
                low in self._grammar.preposition | self._grammar.adverb
                or self.is_verb(line, start - 1)
                or low.endswith(("ed", "ing"))
                or low[:1].isdigit()
                or low in "$€£¥%"
            ):
                return None
            start -= 1
        is_noun = (
            start < at
            and line.low(start - 1) in self._grammar.coordinator | {","}
            and line.low(at - 1) not in self._grammar.function
        )
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
