"""Attribution by a phrase that names its source: *according to X*, *per X*, *as X put it*, *in X's view*."""

from transforms.claims.borders import group_start
from transforms.claims.cues import Cue, Cues
from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.claims.spoken import Span, Spoken
from transforms.claims.subjects import Subjects
from transforms.claims.verbs import Verbs

_POSSESSIVES = frozenset({"his", "her", "their", "its"})


class Sources:
    """Reads phrases that name a source, before, inside and behind the content."""

    def __init__(self, cues: Cues, speakers: Speakers, subjects: Subjects, verbs: Verbs) -> None:
        self.cues = cues
        self.speakers = speakers
        self.subjects = subjects
        self.verbs = verbs

    def _source(self, line: Line, i: int, floor: int) -> Spoken | None:
        cue = self.cues.at("source", line.words, i) or self._per(line, i) or self._citing(line, i, floor)
        if cue is None:
            return None
        start = i + len(cue.words)
        end = self.verbs.speaker_end(line, start, with_place=True) if start < len(line) else start
        end = end if end > start else self._up_to_comma(line, start)
        is_passive = cue.words[0].endswith(("ed", "ast")) and line.low(i - 1) in line.grammar.be
        if end == start or is_passive or not self._is_source(line, (start, end)):
            return None
        words = (i + 1, start - 1) if line.low(i) == "as" and line.low(start - 1) == "by" else (i, start)
        found = self._around(line, i, words, (start, end), floor)
        if found is not None:
            found.shade = cue.shade
        return found

    def _per(self, line: Line, i: int) -> Cue | None:
        """`per` counts only before a name or a document, at a border of the clause: never `per month`."""
        cue = self.cues.at("per", line.words, i)
        if cue is None or not (i == 0 or line.low(i - 1) == ","):
            return None
        at = i + len(cue.words)
        lead = line.low(at) in {"a", "an", "the"}
        is_document = lead and any(
            self.subjects.is_speaker(line, (at, end), "evidence") for end in range(at + 2, min(len(line), at + 5))
        )
        return cue if line.is_name(at) or is_document else None

    def _citing(self, line: Line, i: int, floor: int) -> Cue | None:
        """`It fell, | citing | two people`: what was said stands before, with a verb; `The bank, citing two people, said` has another cue."""
        cue = self.cues.at("verb", line.words, i)
        is_participle = (
            cue is not None and "source" in cue.frames and line.low(i).endswith("ing") and line.low(i - 1) == ","
        )
        return cue if is_participle and line.has_verb(floor, i) else None

    def _up_to_comma(self, line: Line, start: int) -> int:
        end = start
        while end < len(line) and end - start < REACH and not line.is_end(end, start):
            end += 1
        return end

    def _is_source(self, line: Line, span: Span) -> bool:
        start, end = self.subjects.head(line, span)
        last = line.words[end - 1] if end > start else None
        if (
            last is None
            or self.cues.has("not_source", last.low)
            or (line.low(start) in {"its", "their"} and end - start == 1)
            or line.low(start) in {"my", "our", "your"}
        ):
            return False
        kinds = {self.speakers.kind(form) for word in line.words[start:end] for form in (word.low, word.bare)}
        if line.low(start) in {"him", "her", "them"} and end - start == 1:
            return True
        if "first_person" in kinds and not line.is_name(start):
            return False
        quoted = any(line.low(k) in "\"“”‘’'" or line.is_quote(k) for k in range(start, end))
        return bool(kinds - {None, "quantity", "first_person"}) or quoted or any(line.is_name(k) for k in range(*span))

    def _around(self, line: Line, i: int, cue: Span, claimant: Span, floor: int) -> Spoken | None:
        """Content after a leading phrase, before a closing one, on both sides of an interrupting one."""
        end, close = line.body_end(), claimant[1]
        leads = i <= floor or line.low(i - 1) in {";", ":", "—"} or self._only_adverbials(line, floor, i)
        if leads:
            start = close + 1 if line.low(close) in {",", ":"} else close
            if line.low(start) in {"quoting", "citing"}:
                start = next((k + 1 for k in range(start, min(end, start + REACH)) if line.low(k) == ","), start)
            if start >= end or not line.has_verb(start, end):
                return None
            return Spoken(cue, claimant, [(start, end)], (i, start), runs_on=True, confidence=0.9)
        left = (floor, i - 1 if line.low(i - 1) in {",", "(", "—", "–"} else i)
        if left[0] >= left[1]:
            return None
        found = Spoken(cue, claimant, [left], (i, max(close, claimant[1])), confidence=0.9)
        start = close + 1
        if line.low(close) == "," and start < end and self._goes_on(line, left, start):
            found.contents.append((start, end))
            found.runs_on = True
        return found

    def _goes_on(self, line: Line, left: Span, start: int) -> bool:
        """Whether the clause that the phrase interrupted goes on: it had no verb yet, its verb is next, or a comparison: `, up from 3%`."""
        is_open = line.is_finite(left[1] - 1) or line.low(left[1] - 1) == "that"
        return (
            is_open
            or line.main_verb(*left) is None
            or line.is_finite(start)
            or line.low(start) in line.grammar.of("going_on")
        )

    def _only_adverbials(self, line: Line, floor: int, i: int) -> bool:
        """Whether only `However,` or `In 2023, ` stands before the phrase."""
        if line.low(i - 1) != "," and line.low(i - 1) not in line.grammar.coordinator | line.grammar.subordinator:
            return False
        return line.low(floor) in line.grammar.start_adverbial and not line.has_verb(floor, i)

    def _as_put(self, line: Line, i: int, floor: int) -> Spoken | None:
        """`As Marx put it, …` and `…, as Li noted.`"""
        if line.low(i) != "as" or not (i == floor or line.is_stop(i - 1) or i == 0):
            return None
        for k in range(i + 1, min(len(line), i + 16)):
            cue = self.cues.at("verb", line.words, k)
            if cue is not None and "source" not in cue.frames and k > i + 1 and not line.words[k].is_capital:
                after = k + len(cue.words)
                closes = (
                    "tell" in cue.frames
                    or line.is_stop(after)
                    or after >= line.body_end()
                    or line.low(after) in line.grammar.preposition | line.grammar.adverb
                )
                span = self.subjects.before(line, group_start(line, k))
                if (
                    closes
                    and span is not None
                    and span[0] >= i + 1
                    and self.subjects.is_speaker(line, span, cue.subject)
                ):
                    close = self._up_to_comma(line, after)
                    return self._placed(line, i, (k, after), span, close, floor)
            if line.is_stop(k) and line.low(k) not in ",()":
                return None
        return None

    def _placed(self, line: Line, i: int, cue: Span, claimant: Span, close: int, floor: int) -> Spoken | None:
        end = line.body_end()
        if i <= floor or self._only_adverbials(line, floor, i):
            start = close + 1
            return (
                Spoken(cue, claimant, [(start, end)], (i, start), runs_on=True, confidence=0.9) if start < end else None
            )
        left = (floor, i - 1 if line.low(i - 1) == "," else i)
        return (
            Spoken(cue, claimant, [left], (i, close), confidence=0.85)
            if left[0] < left[1] and line.has_verb(*left)
            else None
        )

    def _view(self, line: Line, i: int, floor: int) -> Spoken | None:
        """`In his view, …`, `in the firm's opinion`; what stands between *in* and the noun is the claimant."""
        pattern = {"in": "view", "by": "reckoned"}.get(line.low(i))
        if pattern is None:
            return None
        noun = next((k for k in range(i + 2, min(len(line), i + 12)) if self.cues.at(pattern, line.words, k)), None)
        if noun is None or any(line.is_stop(k) for k in range(i, noun)):
            return None
        owner = noun - 2 if line.low(noun - 1) == "own" else noun - 1
        if not (line.low(i + 1) in _POSSESSIVES or line.words[owner].is_possessive):
            return None
        if not (line.is_stop(noun + 1) or noun + 1 >= line.body_end() or (pattern == "reckoned" and i <= floor)):
            return None
        cue = self.cues.at(pattern, line.words, noun)
        close = noun + 1 if line.is_stop(noun + 1) or noun + 1 >= line.body_end() else noun
        words, who = ((noun, noun + 1), (i + 1, noun)) if pattern == "view" else ((i, i + 1), (i + 1, noun + 1))
        if pattern == "view" and line.low(i - 1) == "," and line.low(close) == ",":
            found = self._around(line, i, words, (i + 1, noun + 1), floor)
            if found is not None:
                found.claimant = who
                first, last = found.contents[0]
                joint = next(
                    (
                        k
                        for k in range(last - 1, first, -1)
                        if line.low(k) in {";", ":"}
                        or (line.low(k) == "," and line.low(k + 1) in line.grammar.of("joint"))
                    ),
                    None,
                )
                if joint is not None and line.is_finite(last - 1):
                    found.contents[0] = (joint + 1 + (line.low(joint) == ","), last)
        else:
            found = self._placed(line, i, words, who, close, floor)
        if found is not None and cue is not None:
            found.shade = cue.shade
        return found
