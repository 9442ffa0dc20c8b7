"""Who speaks: the noun phrase that is the subject of a cue, with its titles and appositions."""

from transforms.claims.borders import behind_time, between_commas, clause_left, group_start, opening
from transforms.claims.heads import Heads
from transforms.claims.line import Line
from transforms.claims.row import REACH

Span = tuple[int, int]


class Subjects(Heads):
    """Finds and judges the subjects of cues in a line."""

    def before(self, line: Line, verb: int) -> Span | None:
        """The noun phrase before the verb group at `verb`; behind a closing comma, the one that the apposition belongs to."""
        if line.low(verb - 1) == ",":
            return self._apposed(line, verb - 1)
        start = self._phrase_start(line, verb)
        if start == verb:
            return self._shared(line, verb)
        first = self._past_verb(line, start, verb)
        start_or_none = None if first is None else self._without_adverbial(line, first, verb)
        return None if start_or_none is None else (self._with_list(line, start_or_none), verb)

    def _past_verb(self, line: Line, start: int, verb: int) -> int | None:
        """Where a new noun phrase begins behind a finite verb inside `start:verb`: `he said | she`; None inside a verb phrase."""
        inner = line.main_verb(start, verb)
        if inner is not None and self._is_reduced(line, inner):
            inner = line.main_verb(inner + 1, verb)
            if inner is None:
                return start
        if inner is not None:
            return next((k for k in range(verb - 1, inner, -1) if self._restarts(line, inner - 1, k)), None)
        return None if start > 0 and line.is_auxiliary(start - 1) else start

    def _is_reduced(self, line: Line, inner: int) -> bool:
        """Whether a past form is the participle that describes the subject: `people | briefed on the talks | said`."""
        return (
            line.low(inner).endswith("ed") and line.low(inner + 1) in line.grammar.preposition - {"like"} and inner > 0
        )

    def _phrase_start(self, line: Line, verb: int) -> int:
        start, grammar = verb, line.grammar
        while start > 0 and verb - start < REACH:
            low = line.low(start - 1)
            opened = opening(line, start - 1) if low == ")" else None
            if opened is not None:
                start = opened
            elif (
                line.is_stop(start - 1)
                or self._is_border(line, start - 1, verb)
                or (
                    low in grammar.coordinator
                    and (start == verb or low in {"but", "yet"} or clause_left(line, start - 1))
                )
            ):
                break
            else:
                start -= 1
        return start

    def _is_border(self, line: Line, i: int, verb: int) -> bool:
        grammar, low = line.grammar, line.low(i)
        if low == "than" and line.low(i - 1) in {"more", "less", "fewer"}:
            return False
        if low in grammar.relative:
            return not any(line.is_finite(k) for k in range(i + 1, verb))
        if low in grammar.subordinator and low not in grammar.coordinator:
            return True
        return line.is_auxiliary(i) and not any(line.low(k) in grammar.relative for k in range(max(0, i - 4), i))

    def phrase_start(self, line: Line, end: int) -> int | None:
        """Where the noun phrase that ends before `end` begins; None if there is none."""
        start = self._phrase_start(line, end)
        return None if start == end else self._without_adverbial(line, start, end)

    def noun_before(self, line: Line, end: int) -> Span | None:
        """The short noun phrase right before `end`, behind a preposition or a verb: `released | a new survey | showing`."""
        start = end
        while start > 0 and end - start < 6 and not line.is_stop(start - 1):
            low = line.low(start - 1)
            if low in line.grammar.preposition or low in line.grammar.coordinator or line.is_finite(start - 1):
                break
            start -= 1
            if low in line.grammar.determiner:
                break
        return (start, end) if start < end else None

    def of_clause(self, line: Line, end: int) -> tuple[Span, int] | None:
        """The subject of the clause that ends before `end`, and the place of its verb."""
        first = max(0, end - REACH)
        for i in range(first + 1, end):
            if line.is_finite(i) or (line.low(i - 1) == "," and line.low(i).endswith("ed")):
                span = self.before(line, group_start(line, i))
                if span is not None and self.is_speaker(line, span, "any"):
                    return span, i
        return None

    def _shared(self, line: Line, verb: int) -> Span | None:
        """The subject of an earlier verb: `the firm cut jobs and said …`."""
        if line.low(verb - 1) not in {"and", "but"}:
            return None
        low = max(0, verb - REACH)
        start = next((i + 1 for i in range(verb - 2, low - 1, -1) if line.is_stop(i) and line.low(i) != ","), low)
        first = line.main_verb(start, verb - 1)
        return self.before(line, group_start(line, first)) if first is not None and first > start else None

    def _without_adverbial(self, line: Line, start: int, verb: int) -> int | None:
        """`start` behind what leads the phrase: `However`, `On Monday`, `At the conference`; None if nothing is left."""
        grammar = line.grammar
        while start < verb - 1 and (
            (line.low(start) in grammar.adverb | grammar.coordinator and line.low(start) != "all")
            or line.low(start).endswith("ly")
        ):
            start += 1
        start = behind_time(line, start, verb)
        if start < verb and line.low(start) in grammar.preposition | grammar.time and not line.is_named(start):
            return next((i for i in range(start + 1, verb) if self._restarts(line, start, i)), None)
        return start if start < verb else None

    def _restarts(self, line: Line, start: int, i: int) -> bool:
        """Whether a noun phrase begins at `i` behind a finished adverbial: `On Monday | the company`."""
        grammar, before = line.grammar, line.low(i - 1)
        if i == start + 1 and line.low(start) not in grammar.time:
            return False
        if before in grammar.before_noun or before in grammar.coordinator or line.words[i - 1].is_possessive:
            return False
        if line.low(i) in grammar.subject_pronoun or line.low(i) in {"the", "a", "an", "its", "his", "her", "their"}:
            return True
        if line.words[i].is_capital:
            return before[:1].isdigit() or before in grammar.time or not line.words[i - 1].is_capital
        is_noun = self.speakers.kind(line.low(i)) in {"group", "document", "person", "organisation"}
        return is_noun and (line.words[i - 1].is_capital or before[:1].isdigit())

    def _with_list(self, line: Line, start: int) -> int:
        """`start` moved left over the names of a list: `Baidu, Alibaba | and Tencent`."""
        has_and = any(line.low(i) in {"and", "or", "&"} for i in range(start, min(len(line), start + 6)))
        at = start
        while has_and and line.low(at - 1) == ",":
            first = at - 1
            while first > 0 and line.is_name(first - 1) and at - first < 6:
                first -= 1
            if first == at - 1 or not (first == 0 or line.low(first - 1) == ","):
                break
            at = first
        return at

    def _apposed(self, line: Line, comma: int) -> Span | None:
        """The phrase whose apposition `comma` closes: `Wang Jian, founder of Ali Cloud |,| stated`."""
        chunks = between_commas(line, comma)
        heads = [k for k, (start, _) in enumerate(chunks) if not self._is_adverbial(line, start)]
        if len(chunks) == 1 and chunks[0][0] == 0 and all(line.is_a_person(i) for i in range(comma)):
            return 0, comma  # a comma that does not belong there: Zoë Klein, expects
        if not heads or heads[0] == len(chunks) - 1:
            return None
        head = heads[0]
        if not self._is_apposition(line, *chunks[head + 1]) or not self.is_speaker(line, chunks[head], "any"):
            return None
        while (
            len(chunks) > head + 1
            and line.low(chunks[-1][0]) in line.grammar.of("aside")
            and chunks[-1][1] - chunks[-1][0] < 5
        ):
            chunks.pop()
        while (
            len(chunks) > head + 1
            and line.low(chunks[-1][0]).endswith("ing")
            and line.low(chunks[-1][0]) != "including"
        ):
            chunks.pop()
        start = self._without_adverbial(line, *chunks[head])
        return None if start is None else (start, chunks[-1][1])

    def _is_adverbial(self, line: Line, start: int) -> bool:
        low, grammar = line.low(start), line.grammar
        if low.endswith("ly") and line.low(start + 1) == ",":
            return True
        if line.is_named(start) or low in grammar.determiner | grammar.subject_pronoun:
            return False
        return (
            low
            in grammar.start_adverbial | grammar.adverb | grammar.preposition | grammar.subordinator | grammar.relative
        )

    def _is_apposition(self, line: Line, start: int, end: int) -> bool:
        low = line.low(start)
        if (
            low in line.grammar.of("appositive")
            or low in {"the", "a", "an", "its", "their", "his", "her", "one"}
            or low.isdigit()
        ):
            return True
        if low.endswith(("ing", "ed")) or low in {"for", "however", "too", "meanwhile", "in", "on"}:
            return True
        nouns = range(start, min(end, start + 8))
        return line.words[start].is_capital or any(self.speakers.kind(line.low(i)) for i in nouns)
