"""Attribution by a verb: subject, cue and content in whatever order English puts them."""

from transforms.claims.borders import group_start
from transforms.claims.cues import Cue
from transforms.claims.line import Line
from transforms.claims.participles import Participles
from transforms.claims.spoken import Span, Spoken

_NEGATIONS = frozenset({"not", "never", "n't"})
_PARTICIPLES = ("tten", "wn", "seen", "orn")


class Verbs(Participles):
    """Reads the attributions that verbs of saying, thinking, forecasting and finding make."""

    def read(self, line: Line, i: int, floor: int, last: Spoken | None) -> Spoken | None:
        """The attribution whose verb is word `i`; `floor` is where the content of a closing tag may begin, `last` what was read before."""
        cue = self._valuing(line, i) or self.cues.at("verb", line.words, i) or self.cues.at("quoted", line.words, i)
        if cue is None:
            return self._quoted_by(line, i)
        if "source" in cue.frames or (line.low(i - 1) == "as" and cue.pattern == "verb"):
            return None
        form, after = line.low(i), i + len(cue.words)
        if form.endswith("ing"):
            return self._participle(line, i, after, cue, last)
        if not self.is_verb(line, i, cue):
            return None
        group = group_start(line, i)
        if line.low(group) == "having" and group < i:
            return self._participle(line, group, after, cue, last)
        negated = any(line.low(k) in _NEGATIONS or line.low(k).endswith(("n't", "n’t")) for k in range(group, i))
        if negated and cue.subject != "thinker":
            return None
        found = (
            self._continued(line, group, (i, after), cue, last)
            or self._with_subject(line, group, i, after, cue, floor)
            or self._inverted(line, i, after, cue, floor)
        )
        if found is not None and negated:
            if "np" in cue.frames and cue.shade is None and line.low(found.contents[0][0] - 1) != "that":
                return None
            found.is_negated = True
        return found

    def _valuing(self, line: Line, i: int) -> Cue | None:
        """`puts | the bill at $5m`: a verb that attributes only where a thing and its size follow."""
        cue = self.cues.at("valued", line.words, i)
        return cue if cue is not None and self.contents.is_put_at(line, i + len(cue.words)) else None

    def _continued(self, line: Line, group: int, cue_span: Span, cue: Cue, last: Spoken | None) -> Spoken | None:
        """A second verb of the same speaker: `the spokesman confirmed it was late | and added | that …`."""
        if last is None or last.claimant is None or line.low(group - 1) not in {"and", "but"}:
            return None
        start = self.contents.right(line, cue_span[1], cue)
        if start is not None and self._is_adjective(line, last.claimant, cue_span[0], start, cue):
            return None
        found = None if start is None else self._opening(line, last.claimant, cue_span, start, cue)
        if found is not None and start is not None:
            found.reach = (group, start)
        return found

    def _quoted_by(self, line: Line, i: int) -> Spoken | None:
        """`Officials were | quoted by Xinhua as saying | that …`."""
        if line.low(i + 1) != "by" or not self.cues.has("quoted", line.low(i)):
            return None
        last = next(
            (k for k in range(i + 3, min(len(line), i + 10)) if line.low(k) == "saying" and line.low(k - 1) == "as"),
            None,
        )
        cue = None if last is None else self.cues.at("quoted", [line.words[i], *line.words[last - 1 : last + 1]], 0)
        if cue is None or last is None or not self.is_verb(line, i, cue):
            return None
        return self._with_subject(line, group_start(line, i), i, last + 1, cue, 0)

    def is_verb(self, line: Line, i: int, cue: Cue) -> bool:
        """Whether the form is a finite active verb here, no participle, infinitive or noun."""
        form, before = line.low(i), line.low(i - 1)
        if (
            not line.may_be_verb(i)
            or before in line.grammar.of("noun_marker")
            or before in line.grammar.before_noun
            or before.endswith("-")
            or (line.words[i].is_capital and i > 0)
        ):
            return False
        if form.endswith("s") and before in line.grammar.of("plural_marker"):
            return False
        if (before[:1].isdigit() and not form.endswith("d")) or (
            line.words[i - 1].is_possessive and form.endswith("ed")
        ):
            return False
        if before in {"most", "more", "least"} and form.endswith("ed") and line.low(i + 1) != "that":
            return False
        if form.split()[0].endswith(_PARTICIPLES) and not any(
            line.low(k) in line.grammar.auxiliary for k in range(group_start(line, i), i)
        ):
            return False
        if not form.endswith("d") and (
            self._is_gerund(line, i - 1)
            or (self._is_sure_verb(line, i + 1) and line.low(i) not in line.grammar.of("only_verb"))
            or self._is_noun_before_cue(line, i)
        ):
            return False
        passive = any(
            line.low(k) in line.grammar.be or line.words[k].low.endswith(("'re", "’re"))
            for k in range(group_start(line, i), i)
        )
        if cue.pattern == "quoted":
            return passive
        if passive:
            return False
        if form != cue.name.split()[0] or form.endswith("ed"):
            return not (form.endswith("s") and line.words[i - 1].is_possessive)
        return self._is_base_form(line, i)

    def _is_noun_before_cue(self, line: Line, i: int) -> bool:
        """Whether the next word is the cue and this one its noun: `estimates | suggest`; not `says | demand rose`."""
        return self.cues.has("verb", line.low(i + 1)) and line.low(i) not in line.grammar.of("only_verb")

    def _is_sure_verb(self, line: Line, i: int) -> bool:
        """Whether a finite verb follows that is no plural noun too: `the report | said`, unlike `expects | profits`."""
        return line.is_finite(i) and line.low(i) not in line.grammar.verb_s

    def _is_gerund(self, line: Line, i: int) -> bool:
        return (
            i >= 0
            and line.low(i).endswith("ing")
            and not line.words[i].is_capital
            and self.speakers.kind(line.low(i)) is None
        )

    def _is_base_form(self, line: Line, i: int) -> bool:
        """Base forms need a plural subject or a modal: `analysts say`, `will say`; `put it`, `forecast` are past forms too."""
        before = line.low(i - 1)
        if before in line.grammar.adverb and i > 1:
            before = line.low(i - 2)
        if before in line.grammar.modal or line.low(i) in {"put", "forecast", "read"}:
            return True
        kind = self.speakers.kind(before)
        plural = before.endswith("s") and not line.words[i - 1].is_possessive
        if (
            plural
            or kind == "group"
            or before in {"they", "people", "data", "and", "media", "others", "who", "which", ",", ")", "do"}
        ):
            return True
        return self._has_plural_head(line, i)

    def _has_plural_head(self, line: Line, i: int) -> bool:
        """`officers in Kabul | say`."""
        span = self.subjects.before(line, group_start(line, i))
        if span is None:
            return False
        last = self.subjects.head_word(line, span)
        return last.endswith("s") or last == "data" or self.speakers.kind(last) == "group"

    def _with_subject(self, line: Line, group: int, i: int, after: int, cue: Cue, floor: int) -> Spoken | None:
        span = self.subjects.before(line, group)
        if span is None:
            return self._relative(line, group, i, after, cue)
        if not self.subjects.is_speaker(line, span, cue.subject) or line.low(span[0] - 1) in line.grammar.of(
            "supposition"
        ):
            return None
        if line.is_quote(span[0] - 1) or (line.low(span[0] - 1) == "," and line.is_quote(span[0] - 2)):
            tagged = self._tagged(line, span, i, after, span[0], floor)
            if tagged is not None:
                return tagged
        if line.low(span[0] - 1) in line.grammar.relative and span[0] > 1:
            return self._inside_relative(line, span, (i, after), cue)
        start = self.contents.right(line, after, cue)
        if start is not None and (
            self._closes_clause(line, span[0], after, start, floor) or self._is_adjective(line, span, i, start, cue)
        ):
            start = None
        if start is not None:
            found = self._opening(line, span, (i, after), start, cue)
            if found is not None and span[1] < group - 1:
                found.reach = (group, start)
            return found
        if "tag" in cue.frames:
            return self._tagged(line, span, i, after, span[0], floor)
        return None

    def _inside_relative(self, line: Line, claimant: Span, words: Span, cue: Cue) -> Spoken | None:
        """`the chip, which | Olsen | says | is late |, sold well`, `Li, whom the board had told | that it failed |, resigned`."""
        after = words[1]
        start = after if line.is_finite(after) and "bare" in cue.frames else self.contents.right(line, after, cue)
        if start is None:
            return None
        end = next(
            (k for k in range(start, line.body_end()) if line.low(k) in {",", ";", "—", "–", ")"}), line.body_end()
        )
        if end <= start + 1:
            return None
        return Spoken(
            words, claimant, [(start, end)], (claimant[0], start), shade=cue.shade, is_embedded=True, confidence=0.75
        )

    def _is_adjective(self, line: Line, span: Span, i: int, start: int, cue: Cue) -> bool:
        """Whether a participle belongs to the bare noun behind it: `some | predicted | savings never came`.

        What is predicted would come in the future tense, so a past or present verb without *that* tells; behind a bare *most* or *some*
        any cue wants more than a bare noun.
        """
        low = line.low(start)
        is_bare_noun = (
            line.low(i).endswith("ed")
            and start == i + 1
            and low not in line.grammar.function
            and not line.words[start].is_capital
        )
        verb = line.main_verb(start, line.body_end()) if is_bare_noun else None
        if verb is None or line.low(verb) in line.grammar.modal:
            return False
        is_quantifier = span[1] - span[0] == 1 and line.low(span[0]) in line.grammar.quantifier
        return cue.shade == "prediction" or is_quantifier

    def _closes_clause(self, line: Line, tag: int, after: int, start: int, floor: int) -> bool:
        """Whether a whole clause stands before the tag's comma, so that what follows is when or where: `…, he said | in a note`."""
        if line.low(tag - 1) != "," or start != after:
            return False
        if line.low(after) not in line.grammar.preposition | line.grammar.time:
            return False
        content = self.contents.left(line, tag, floor)
        return content is not None and line.main_verb(*content) is not None and not self._is_subordinate(line, content)
