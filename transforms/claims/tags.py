"""Sentences that only say who speaks, beside a quotation that stands alone."""

from transforms.claims.borders import group_start
from transforms.claims.carrying import Tag
from transforms.claims.cues import Cues
from transforms.claims.drafts import Speaker
from transforms.claims.line import Line
from transforms.claims.spoken import Span
from transforms.claims.subjects import Subjects

_POINTING = frozenset({"this", "these", "that", "those"})


class Tags:
    """Finds the speaker of a sentence that holds no content of its own."""

    def __init__(self, cues: Cues, subjects: Subjects) -> None:
        self._cues = cues
        self._subjects = subjects

    def tag(self, line: Line) -> Tag | None:
        """The speaker of a tag sentence, or the person whom any other is about; None if there is neither."""
        if len(line) > 40 or any(line.is_quote(i) for i in range(len(line))):
            return None
        return self._referring(line) or self._announcing(line) or self._topic(line)

    def _topic(self, line: Line) -> Tag | None:
        """The person who is the subject of a sentence that begins with it: `Li is tired of waiting.`"""
        verb = line.main_verb(0, line.body_end())
        span = None if verb is None else self._subjects.before(line, group_start(line, verb))
        if span is None or span[0] != 0 or not self._subjects.is_person(line, span):
            return None
        head = self._subjects.head(line, span)
        claimant, noun = ((line.words[a].start, line.words[b - 1].end) for a, b in (span, head))
        return Tag(Speaker(claimant, noun, None), is_topic=True)

    def _referring(self, line: Line) -> Tag | None:
        """`An insider used this phrase to describe the market.`, `These words are Li's` has no verb of using and gives none."""
        for i in range(2, len(line) - 1):
            if line.low(i) in _POINTING and self._cues.has("refer", line.low(i + 1)):
                verb = i - 1
                while verb > 0 and not line.is_finite(verb) and i - verb < 4:
                    verb -= 1
                found = self._speaker(line, verb, (verb, i + 2)) if line.is_finite(verb) else None
                return Tag(found, refers=True) if found is not None else None
        return None

    def _announcing(self, line: Line) -> Tag | None:
        """`Li put it like this:`, `He said.`; a full stop wants nothing but adverbials behind the cue."""
        if not line.words or line.words[-1].low not in {":", ".", "："}:
            return None
        for i in range(1, len(line)):
            cue = self._cues.at("verb", line.words, i)
            if cue is None or "quote" not in cue.frames or line.low(i).endswith("ing") or self._denies(line, i):
                continue
            after = i + len(cue.words)
            short = len(line) - after <= (12 if line.words[-1].low != "." else 1)
            if short and not line.has_verb(after, len(line)):
                found = self._speaker(line, i, (i, after))
                return Tag(found, refers=line.words[-1].low == ".") if found is not None else None
        return None

    def _denies(self, line: Line, verb: int) -> bool:
        words = (line.low(k) for k in range(group_start(line, verb), verb))
        return any(low in {"not", "never"} or low.endswith(("n't", "n’t")) for low in words)

    def _speaker(self, line: Line, verb: int, cue: Span) -> Speaker | None:
        span = self._subjects.before(line, group_start(line, verb))
        if span is None or not self._subjects.is_speaker(line, span, "any"):
            return None
        head = self._subjects.head(line, span)
        claimant, noun, words = ((line.words[a].start, line.words[b - 1].end) for a, b in (span, head, cue))
        return Speaker(claimant, noun, words)
