"""Attribution without a verb of its own subject: *according to*, *in his view*, *X's claim that*, *is expected to*, *it is believed that*."""

from transforms.claims.borders import group_start
from transforms.claims.line import Line
from transforms.claims.nouns import Nouns
from transforms.claims.row import REACH
from transforms.claims.spoken import Spoken

_POSSESSIVES = frozenset({"his", "her", "their", "its"})


class Phrases(Nouns):
    """Reads the attributions that prepositions, nouns and impersonal verbs make."""

    def read(self, line: Line, i: int, floor: int) -> Spoken | None:
        """The attribution whose phrase begins at word `i`; content before it begins behind `floor`."""
        for read in (
            self._source,
            self._as_put,
            self._view,
            self._noun,
            self._stance,
            self._framed,
            self._prospect,
            self._impersonal,
            self._revision,
            self._document,
            self._colon,
        ):
            found = read(line, i, floor)
            if found is not None:
                return found
        return None

    def _prospect(self, line: Line, i: int, floor: int) -> Spoken | None:
        """`Sales | are expected to | reach 5 million`: no claimant; what stands before is the subject of the content."""
        cue = self.cues.at("prospect", line.words, i)
        if cue is None:
            return None
        verb = i - 1
        while verb > 0 and (line.low(verb) in line.grammar.adverb or line.low(verb).endswith("ly")):
            verb -= 1
        after = i + len(cue.words)
        if (
            line.low(verb) not in line.grammar.be
            or after + 1 >= line.body_end() + (line.low(after) != "be")
            or verb <= floor
        ):
            return None
        if line.low(verb) in {"been", "be"} and line.low(verb - 1) in line.grammar.auxiliary:
            verb -= 1
        return Spoken(
            (verb, after), None, [(after, line.body_end())], (verb, after), cue.shade, runs_on=True, is_prospect=True
        )

    def _impersonal(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """`It is generally believed in the industry that …`."""
        cue = self.cues.at("impersonal", line.words, i)
        if cue is None:
            return None
        verb = next((k for k in range(i - 1, max(0, i - 5), -1) if line.low(k) in line.grammar.be), None)
        if verb is None:
            return None
        it = next((k for k in range(verb - 1, max(-1, verb - 4), -1) if line.low(k) == "it"), None)
        that = next(
            (k for k in range(i + 1, min(len(line), i + 12)) if line.low(k) == "that" or line.is_finite(k)), None
        )
        if it is None or that is None or line.low(that) != "that" or that + 1 >= line.body_end():
            return None
        who = next((k for k in range(verb + 1, i) if line.low(k) == "who"), None)
        claimant, words = ((verb + 1, who), (i, i + 1)) if who is not None and who > verb + 1 else (None, (verb, i + 1))
        end = line.body_end()
        return Spoken(words, claimant, [(that + 1, end)], (it, that + 1), cue.shade, runs_on=True)

    def _revision(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """`Goldman | cut its forecast | for growth to 4%`."""
        cue = self.cues.at("revision", line.words, i)
        if cue is None or line.low(i + 1) not in {"its", "his", "her", "their", "the"}:
            return None
        nouns = range(i + 2, min(len(line), i + 7))
        noun = next((k for k in nouns if self._ends_revised(line, k)), None)
        if (
            noun is None
            or any(line.is_stop(k) for k in range(i, noun))
            or noun + 1 >= line.body_end()
            or line.is_stop(noun + 1)
        ):
            return None
        span = self.subjects.before(line, group_start(line, i))
        if span is None or not self.subjects.is_speaker(line, span, "thinker") or self._is_when(line, noun + 1):
            return None
        return Spoken((i, noun + 1), span, [(noun + 1, line.body_end())], (span[0], noun + 1), cue.shade, runs_on=True)

    def _ends_revised(self, line: Line, i: int) -> bool:
        """Whether a word ends what is revised: `forecast`, `price | target`; not `price` alone."""
        cue = self.cues.at("revised", line.words, i) or self.cues.at("revised", line.words, i - 1)
        return cue is not None and line.low(i) == cue.words[-1] and not self.cues.at("revised", line.words, i + 1)

    def _is_when(self, line: Line, i: int) -> bool:
        """Whether only when or why follows a revision, no content: `for the second time`, `after sales rose`."""
        is_turn = line.low(i) == "for" and any(line.low(k) in {"time", "times"} for k in range(i + 2, i + 5))
        return is_turn or line.low(i) in line.grammar.time | line.grammar.of("reason")

    def _document(self, line: Line, i: int, floor: int) -> Spoken | None:
        """`In public reports, …`: documents that are named before the clause and have no verb of their own."""
        if (
            i > floor
            or line.low(i) != "in"
            or line.low(i + 1) in _POSSESSIVES | {"my", "our", "your", "these", "those"}
        ):
            return None
        comma = next((k for k in range(i + 2, min(len(line), i + 10)) if line.is_stop(k)), None)
        if (
            comma is None
            or line.low(comma) != ","
            or self.speakers.kind(line.low(comma - 1)) != "document"
            or not line.low(comma - 1).endswith("s")
        ):
            return None
        if any(line.low(k) in line.grammar.preposition for k in range(i + 1, comma)) or self._has_cue(line, comma):
            return None
        return self._around(line, i, (i, i + 1), (i + 1, comma), floor)

    def _colon(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """`Jensen Huang: “…”`: nothing but a speaker before the colon."""
        if line.low(i) != ":" or not line.is_quote(i + 1) or not 0 < i <= 8 or line.main_verb(0, i) is not None:
            return None
        if any(line.is_stop(k) for k in range(i)) or not self.subjects.is_speaker(line, (0, i), "thinker"):
            return None
        return Spoken((i, i + 1), (0, i), [(i + 1, i + 2)], (0, i + 2), confidence=0.85)

    def _has_cue(self, line: Line, start: int) -> bool:
        """Whether a verb that attributes follows within reach, so that the document is only where it was said."""
        return any(self.cues.has("verb", line.low(k)) for k in range(start, min(len(line), start + REACH)))
