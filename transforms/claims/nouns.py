"""Attribution by a noun or an adjective: *X's claim that*, *a warning by X that*, *voiced concern that*, *is confident that*."""

from transforms.claims.borders import group_start
from transforms.claims.cues import Cue
from transforms.claims.framed import Framed
from transforms.claims.line import Line
from transforms.claims.spoken import Span, Spoken

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_FIRST = frozenset({"my", "our", "your"})
_OF = frozenset({"by", "from", "among", "of"})
_WIDE = 8
"""How many words stand between a noun and its *that* or its verb at most."""


class Nouns(Framed):
    """Reads the attributions that nouns and adjectives make."""

    def _noun(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """`Li's claim that …`, `a warning by Li that …`, `voiced concern that …`, `the consensus is that …`, `amid fears that …`."""
        cue = self.cues.at("noun", line.words, i)
        if cue is None or not line.may_be_noun(i):
            return None
        maker, behind = self._maker(line, i + 1)
        is_verb = line.low(behind) in line.grammar.be and maker is None
        after = self._said_at(line, i + 1) if maker is None else behind
        is_said = is_verb or (after > i + 1 and maker is None)
        if line.low(after) not in {"that", ":"} and not (line.is_quote(after) and not is_said):
            return None
        start = after if line.is_quote(after) else after + 1
        if line.low(after) == "that" and line.is_finite(start):
            return None
        if start >= line.body_end() or not (line.is_quote(start) or line.has_verb(start, line.body_end())):
            return None
        return self._by_whom(line, i, cue, maker, start, is_said=is_said)

    def _by_whom(self, line: Line, i: int, cue: Cue, maker: Span | None, start: int, *, is_said: bool) -> Spoken | None:
        owner = self._possessor(line, i)
        if owner is None and line.low(i - 1) in _FIRST:
            return None
        words, claimant = (i, i + 1), owner or maker
        if claimant is None and not is_said:
            held = self._held(line, i)
            if held is not None:
                claimant, verb = held
                words = (verb, i + 1)
                return Spoken(
                    words, claimant, [_end(line, start)], (claimant[0], start), cue.shade, runs_on=True, confidence=0.75
                )
            if not self._stands_free(line, i, cue):
                return None
        if claimant is None and "own" not in cue.frames:
            return None
        content = _end(line, start) if is_said else _clause(line, i, start)
        if content is None:
            return None
        first = min(claimant[0], i) if claimant else i
        return Spoken(
            words,
            claimant,
            [content],
            (first, start),
            cue.shade,
            runs_on=is_said,
            confidence=0.75,
            is_embedded=not is_said,
        )

    def _maker(self, line: Line, i: int) -> tuple[Span | None, int]:
        """Who made it, between the noun and its *that*: `warning | by the ministry | that`; and the place behind."""
        if line.low(i) not in _OF:
            return None, i
        end = next(
            (
                k
                for k in range(i + 1, min(len(line), i + _WIDE))
                if line.low(k) == "that" or line.is_stop(k) or line.is_finite(k)
            ),
            None,
        )
        if end is None or line.low(end) != "that" or end == i + 1:
            return None, i
        span = (i + 1, end)
        return (span, end) if self.subjects.is_speaker(line, span, "thinker") else (None, i)

    def _held(self, line: Line, noun: int) -> tuple[Span, int] | None:
        """Who holds it by a verb that only does so: `Li | voiced concern | that`; with the place of the verb."""
        verb = noun - 1
        while verb > 0 and noun - verb < 4 and not self.cues.has("light", line.low(verb)) and not line.is_stop(verb):
            verb -= 1
        cue = self.cues.at("light", line.words, verb)
        if cue is None or not line.may_be_verb(verb) or line.low(verb).endswith("ing"):
            return None
        if line.low(verb - 1) == "to" or any(
            line.low(k) in line.grammar.be for k in range(group_start(line, verb), verb)
        ):
            return None
        span = self.subjects.before(line, group_start(line, verb))
        return (span, verb) if span is not None and self.subjects.is_speaker(line, span, "thinker") else None

    def _stands_free(self, line: Line, i: int, cue: Cue) -> bool:
        """Whether nobody in particular holds it: `amid | fears that`, `after | reports that`."""
        is_many = line.low(i).endswith("s") or line.low(i) == "speculation"
        return (
            "own" in cue.frames
            and is_many
            and line.low(i + 1) == "that"
            and (
                line.low(i - 1) in line.grammar.preposition - {"in"}
                or line.low(i - 2) in line.grammar.preposition - {"of"}
            )
        )

    def _said_at(self, line: Line, after: int) -> int:
        """Behind *is*, also where a place stands before it: `the consensus in the industry is | that`; else `after`."""
        if line.low(after) in line.grammar.be:
            return after + 1
        if line.low(after) not in {"in", "among", "on", "of"}:
            return after
        verb = next(
            (k for k in range(after, min(len(line), after + _WIDE)) if line.is_stop(k) or line.is_finite(k)), len(line)
        )
        return verb + 1 if line.low(verb) in line.grammar.be else after

    def _possessor(self, line: Line, noun: int) -> Span | None:
        for i in range(noun - 1, max(-1, noun - 4), -1):
            if line.low(i) in _POSSESSIVES:
                return i, i + 1
            if line.words[i].is_possessive:
                start = i
                while start > 0 and line.is_name(start - 1) and i - start < 5:
                    start -= 1
                if start == i and line.low(i - 1) in line.grammar.determiner:
                    start -= 1
                return start, i + 1
            if line.is_stop(i) or line.is_finite(i):
                return None
        return None

    def _stance(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """`Li | is confident | that …`, `remains | convinced | the market will grow`."""
        cue = self.cues.at("stance", line.words, i)
        verb = None if cue is None else self._linked(line, i)
        if cue is None or verb is None:
            return None
        end = i + len(cue.words)
        start = self.verbs.contents.right(line, end, cue)
        grammar = line.grammar
        no_content = grammar.function - grammar.subject_pronoun - grammar.determiner
        if start is None or (line.low(start - 1) not in {"that", ":"} and line.low(start) in no_content):
            return None
        span = self.subjects.before(line, group_start(line, verb))
        if span is None or line.low(span[0]) in {"it", "this", "that"}:
            return None
        if not self.subjects.is_speaker(line, span, "thinker"):
            return None
        content = [(start, line.body_end())]
        is_negated = any(
            line.low(k) == "not" or line.low(k).endswith(("n't", "n’t")) for k in range(group_start(line, verb), i)
        )
        return Spoken(
            (verb, end), span, content, (span[0], start), cue.shade, runs_on=True, is_negated=is_negated, confidence=0.8
        )

    def _linked(self, line: Line, i: int) -> int | None:
        """The verb that links a subject to the adjective at `i`, over adverbs: *is*, *remains*."""
        grammar = line.grammar
        for verb in range(i - 1, max(-1, i - 5), -1):
            low = line.low(verb)
            if low in grammar.be or self.cues.has("remain", low):
                return verb
            if low not in grammar.adverb and not low.endswith("ly") and low not in {"very", "more", "less"}:
                return None
        return None


def _end(line: Line, start: int) -> Span:
    return (start, start + 1) if line.is_quote(start) else (start, line.body_end())


def _clause(line: Line, noun: int, start: int) -> Span | None:
    """A clause inside another one, to the mark behind its verb: `amid fears that | demand is slowing |, shares fell`.

    Behind a noun that is itself a subject the clause ends before the verb of the sentence, which the parse tells; without one there is none.
    """
    if line.is_quote(start):
        return start, start + 1
    verb = line.main_verb(start, line.body_end())
    end = line.body_end()
    if verb is None:
        return start, end
    end = next((k for k in range(verb, end) if line.low(k) in {",", ";", "—", "–", ")"}), end)
    if line.has_verb(0, noun) or not any(line.is_finite(k) for k in range(verb + 1, end)):
        return start, end
    return _parsed_clause(line, noun, start)


def _parsed_clause(line: Line, noun: int, start: int) -> Span | None:
    tree = line.tree
    if tree is None:
        return None
    token = tree.of_word[noun]
    clause = (
        next((k for k in tree.children[token] if tree.dep(k) in {"acl", "ccomp"}), None)
        if token < len(tree.tokens)
        else None
    )
    end = tree.words(tree.reach(clause))[1] if clause is not None else start
    return (start, end) if end > start + 1 else None
