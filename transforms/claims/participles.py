"""Attribution by a verb in a clause about a noun or beside the main one: *the firm, which says*, *…, saying that*, *a report showing that*."""

from transforms.claims.borders import group_start
from transforms.claims.closing import Closing
from transforms.claims.cues import Cue
from transforms.claims.line import Line
from transforms.claims.spoken import Span, Spoken


class Participles(Closing):
    """Reads relative clauses and participles, whose speaker stands before the clause."""

    def _opening(self, line: Line, claimant: Span, cue_span: Span, start: int, cue: Cue) -> Spoken | None:
        end = line.body_end()
        closes = line.is_stop(start + 1) and (
            line.low(start - 1) != "that" or line.low(start + 2) not in {"and", "but"}
        )
        alone = line.is_quote(start) and (closes or start + 1 >= end)
        if alone:
            end = start + 1
        if start >= end:
            return None
        return Spoken(
            cue_span, claimant, [(start, end)], (claimant[0], start), shade=cue.shade, runs_on=not alone,
            bare="np" not in cue.frames and line.low(start) != "to",
            confidence=0.95 if alone or line.low(start - 1) == "that" else 0.85,
        )  # fmt: skip

    def _relative(self, line: Line, group: int, i: int, after: int, cue: Cue) -> Spoken | None:
        """`the company, | which says it has 5 million users, | …`: the antecedent speaks."""
        if line.low(group - 1) not in {"who", "which"}:
            return None
        comma = group - 2
        head_end = comma if line.low(comma) == "," else group - 1
        start = self.subjects.phrase_start(line, head_end)
        span = None if start is None else (start, head_end)
        if span is not None and line.has_verb(*span):
            span = self.subjects.noun_before(line, head_end)
        content = self.contents.right(line, after, cue)
        if span is None or content is None or not self.subjects.is_speaker(line, span, cue.subject):
            return None
        found = self._opening(line, span, (i, after), content, cue)
        if found is not None and found.runs_on:
            close = next((k for k in range(content, found.contents[0][1]) if line.low(k) == ","), None)
            if line.low(comma) == "," and close is not None:
                if found.bare and line.low(content - 1) != "that" and not line.has_verb(content, close):
                    return None
                found.contents = [(content, close)]
            found.is_embedded = True
        return found

    def _participle(self, line: Line, i: int, after: int, cue: Cue, last: Spoken | None) -> Spoken | None:
        """`…, saying that …`, `with estimates suggesting it could …`, `a report showing that …`, `was saying that …`."""
        start = self.contents.right(line, after, cue)
        before = line.low(i - 1)
        if before in line.grammar.be:
            span = self.subjects.before(line, group_start(line, i))
            ok = span is not None and start is not None and self.subjects.is_speaker(line, span, cue.subject)
            return self._opening(line, span, (i, after), start, cue) if ok and span and start else None
        explicit = start is not None and (
            line.low(start - 1) in {"that", ":"} or line.is_quote(start) or "np" not in cue.frames
        )
        if start is None or not explicit:
            return None
        claimant = self._participle_subject(line, i, cue, last)
        if claimant is None:
            return None
        found = self._opening(line, claimant, (i, after), start, cue)
        if found is not None:
            found.reach = (i, start) if claimant[1] < i - 1 or before == "," else (claimant[0], start)
            found.confidence = 0.75
        return found

    def _participle_subject(self, line: Line, i: int, cue: Cue, last: Spoken | None) -> Span | None:
        if not line.is_stop(i - 1):
            span = self.subjects.noun_before(line, i)
            if span is not None and self._is_addressed(line, span[0]):
                found = self.subjects.of_clause(line, span[0])
                return None if found is None else found[0]
            return span if span is not None and self.subjects.is_speaker(line, span, "evidence") else None
        if last is not None and last.claimant is not None:
            return last.claimant
        main = self.subjects.of_clause(line, i - 1)
        if main is None or not self.subjects.is_speaker(
            line, main[0], cue.subject if cue.subject != "evidence" else "any"
        ):
            return None
        if cue.subject == "evidence" or cue.name in {"reveal", "disclose"}:
            is_study = any(self.speakers.kind(line.low(k)) == "document" for k in range(main[1], i))
            return main[0] if is_study or self.subjects.is_speaker(line, main[0], "evidence") else None
        return main[0]

    def _is_addressed(self, line: Line, start: int) -> bool:
        """Whether a noun is but whom a document goes to: `a letter to | the owners | stating`."""
        near = range(max(0, start - 4), start - 1)
        return line.low(start - 1) == "to" and any(self.speakers.kind(line.low(k)) == "document" for k in near)
