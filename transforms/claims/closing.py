"""Tags that close or interrupt what is said: `…, said Li, founder of X`, `“…,” he said, “…”`."""

from transforms.claims.contents import Contents
from transforms.claims.cues import Cue, Cues
from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.claims.spoken import Span, Spoken
from transforms.claims.subjects import Subjects


class Closing:
    """Reads the attributions that stand behind their content or inside it."""

    def __init__(self, cues: Cues, speakers: Speakers, subjects: Subjects, contents: Contents) -> None:
        self.cues = cues
        self.speakers = speakers
        self.subjects = subjects
        self.contents = contents

    def _tagged(self, line: Line, claimant: Span, i: int, after: int, tag: int, floor: int) -> Spoken | None:
        """Content before the tag, and behind it where the tag interrupts."""
        content = self.contents.left(line, tag, floor)
        quoted = content is not None and line.is_quote(content[1] - 1)
        if not quoted and line.low(after) == "about":
            return None
        close = self.contents.tail(line, after) or (_next_stop(line, after) if quoted else None)
        if close is None or content is None or (not quoted and self._is_subordinate(line, content)):
            return None
        says = line.has_verb(*content) or any(line.is_quote(k) for k in range(*content))
        if not quoted and not says and line.low(close) != ",":
            return None
        found = Spoken((i, after), claimant, [content], (tag, close), confidence=0.95 if quoted else 0.85)
        opens = line.low(content[0]) in line.grammar.of("opens_subordinate")
        rest = self._interrupted(line, close, quoted and not opens)
        if rest is None and not quoted and line.main_verb(*content) is None and not (says and close >= line.body_end()):
            return None
        if rest is not None:
            found.contents.append(rest)
            found.runs_on = not quoted
        return found

    def _is_subordinate(self, line: Line, content: Span) -> bool:
        """Whether a content is but the subordinate clause or the adverbial before the tag: `When it came, they noted to …`."""
        start, end = content
        if line.low(start) not in line.grammar.subordinator | line.grammar.preposition:
            return False
        return not any(
            line.low(k) == "," and line.main_verb(k + 1, end) is not None for k in range(start, min(end, start + REACH))
        )

    def _interrupted(self, line: Line, close: int, quoted: bool) -> Span | None:  # noqa: FBT001
        """The second part of a content that its tag interrupts: `“A,” he said, | “B.”`, `The market, he said, | will grow`."""
        start, end = close + 1, line.body_end()
        if line.is_quote(close):
            return close, close + 1
        if quoted and line.is_quote(start):
            return start, start + 1
        if quoted or line.low(close) != "," or start >= end:
            return None
        low = line.low(start)
        is_other = low.endswith("ing") or low in line.grammar.relative | line.grammar.of("joint") | {
            "after",
            "according",
            "in",
        }
        return None if is_other else (start, end)

    def _inverted(self, line: Line, i: int, after: int, cue: Cue, floor: int) -> Spoken | None:
        """`“…,” said Li, founder of X.` and `…, said Li.`"""
        if "tag" not in cue.frames or "tell" in cue.frames or not (line.is_quote(i - 1) or line.low(i - 1) == ","):
            return None
        end = self.speaker_end(line, after)
        is_said = line.is_quote(i - 1) or line.is_quote(i - 2)
        if end == after or not self.subjects.is_speaker(line, (after, end), "any" if is_said else "thinker"):
            return None
        if line.low(i) == cue.name and not self.subjects.head_word(line, (after, end)).endswith("s"):
            return None
        content = self.contents.left(line, i, floor)
        if content is None or not (line.is_quote(content[1] - 1) or line.main_verb(*content) is not None):
            return None
        quoted = line.is_quote(content[1] - 1)
        found = Spoken((i, after), (after, end), [content], (i, end), confidence=0.95 if quoted else 0.85)
        rest = self._interrupted(line, end, quoted)
        if rest is not None and quoted:
            found.contents.append(rest)
        return found

    def speaker_end(self, line: Line, start: int, *, with_place: bool = False) -> int:
        """The end of the speaker who begins at `start`, with appositions: `Li, founder of X, |`; a clause is not taken in.

        `with_place` takes in where a named one belongs: `Li at X`.
        """
        i, end = start, min(len(line), start + REACH)
        while i < end and not line.is_end(i, start):
            if i > start and self._ends_speaker(line, i, with_place=with_place):
                return i
            if line.is_finite(i) and not any(line.low(k) in line.grammar.relative for k in range(start, i)):
                return start
            i += 1
        while i + 1 < end and line.low(i) == ",":
            close = next((k for k in range(i + 1, end) if line.is_end(k, i + 1)), end)
            low = line.low(i + 1)
            ends_well = close >= end or line.low(close) in ",.!?;" or line.is_quote(close)
            if not ends_well or not (low in {"who", "whose"} or self._is_title(line, i + 1, close)):
                break
            i = close
        return i

    def _ends_speaker(self, line: Line, i: int, *, with_place: bool) -> bool:
        """Whether an adverbial follows the speaker: `said Li | in a note`, `said analysts | on Monday`."""
        low = line.low(i)
        if low in (line.grammar.time - {"may", "march"}) | {
            "during",
            "when",
            "while",
            "as",
            "on",
            "following",
            "amid",
            "after",
            "before",
        }:
            return True
        return low in {"in", "at", "via", "by", "to", "through"} - (
            {"at", "to"} if with_place else set()
        ) and line.is_name(i - 1)

    def _is_title(self, line: Line, start: int, end: int) -> bool:
        """Whether an apposition names a role: `the founder of X`, `OpenAI's chief executive`; a clause does not."""
        low = line.low(start)
        if low.endswith("ing") or low in line.grammar.preposition or line.main_verb(start, end) is not None:
            return False
        if low.isdigit() and end == start + 1:
            return True
        roles = (self.speakers.kind(line.low(k)) in {"person", "voice"} for k in range(start, min(end, start + 8)))
        is_person = self.speakers.kind(line.low(start - 2)) == "person" and end - start <= 4
        if is_person and all(line.is_name(k) for k in range(start, end)):
            return True
        return low in {"the", "a", "an", "and"} or self.speakers.kind(low) is not None or any(roles)


def _next_stop(line: Line, i: int) -> int:
    while i < len(line) and not line.is_stop(i):
        i += 1
    return i
