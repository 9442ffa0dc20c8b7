"""Who does what a clause with a figure tells."""

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.naming import Naming
from transforms.figures.phrases import Span
from transforms.figures.wording import LONGEST


class Doers(Naming):
    """Finds the subject of the verb that governs a figure, past who only reports it."""

    def _doer(self, line: Line, at: int) -> Span | None:
        """The subject of the verb that governs the word `at`, or the object that a verb such as *expects* makes do something."""
        verb = self._governing(line, at)
        makes_do = self._phrases.of("makes_do") | self._phrases.of("orders")
        if verb is None:
            return None
        absolute = self._absolute(line, verb, at)
        if absolute is not None:
            return absolute
        is_passive = line.low(verb) in self._phrases.grammar.be and not line.low(verb + 1).endswith("ing")
        if not is_passive and (line.low(verb) in makes_do or self._is_speech(line, verb)):
            leads = ("to", "will", "would") if line.low(verb) in makes_do else ("will", "would")
            to = next(
                (
                    i
                    for i in range(verb + 2, at)
                    if line.low(i) in leads and line.low(i + 1) in self._phrases.grammar.verb
                ),
                None,
            )
            if to is not None and line.low(verb + 1) != "to":
                found = self._actors.object(line, verb + 1 if line.low(verb + 1) != "that" else verb + 2)
                if found is not None and found[1] <= to:
                    return found[0], to
        found = self._actors.subject(line, verb)
        if found is None or self._only_speaks(line, found, verb, at):
            return None
        return found

    def _governing(self, line: Line, at: int) -> int | None:
        """The verb before word `at`: a finite one, or one such as *expect* that its form does not tell."""
        verb, grammar = self._actors.verb_before(line, at), self._phrases.grammar
        makes_do = self._phrases.of("makes_do")
        maker = next((i for i in range(at - 1, max(-1, at - 1 - REACH), -1) if line.low(i) in makes_do), None)
        if maker is None or (verb is not None and (maker < verb or line.low(verb) in grammar.be)):
            return verb
        return verb if line.low(maker - 1) in grammar.before_noun or line.low(maker - 1) in grammar.be else maker

    def _absolute(self, line: Line, verb: int, at: int) -> Span | None:
        """`, with | revenue | rising 20%`: a phrase with its own subject."""
        lead = next((i for i in range(at - 1, verb, -1) if line.low(i) == "with"), None)
        if lead is None:
            return None
        found = self._actors.object(line, lead + 1)
        if found is None:
            return None
        after = line.low(found[1])
        inner = next(
            (
                i
                for i in range(found[0] + 1, min(found[1] + 1, at))
                if line.low(i).endswith("ing") or line.low(i) in ("up", "down")
            ),
            None,
        )
        if inner is not None:
            return found[0], inner
        return found if after in ("up", "down", "at") else None

    def _only_speaks(self, line: Line, span: Span, verb: int, at: int) -> bool:
        """Whether a subject is who reports: analysts, a survey, people; a name only where its verb is one of saying and a clause follows."""
        head = self._head(line, span)
        kind = self._speakers.kind(line.low(head))
        is_speech = self._is_speech(line, verb)
        if kind in ("group", "document", "voice", "person") and not line.is_name(head):
            return (
                is_speech
                or line.low(verb) in self._phrases.of("makes_do")
                or line.low(verb + 1) in self._phrases.of("makes_do")
            )
        saying = verb if line.low(verb) in self._phrases.of("speech") else verb + 1
        return is_speech and line.low(verb) not in self._phrases.of("own_forecast") and saying + 1 < at

    def _is_speech(self, line: Line, verb: int) -> bool:
        after = line.low(verb + 1)
        if line.low(verb) in self._phrases.of("also_acts") and (
            after == "to" or after[:1].isdigit() or after in self._phrases.of("qualifying") or after in "$€£¥"
        ):
            return False
        return line.low(verb) in self._phrases.of("speech") or line.low(verb + 1) in self._phrases.of("speech")

    def _leads(self, line: Line, first: int, last: int) -> bool:
        """Whether the figure is itself the head of a clause's subject: `| 78% of adults | use`, `said | half of them | left`."""
        i = first - 1
        while i >= 0 and (
            line.low(i) in self._phrases.grammar.of("article") or line.low(i) in self._phrases.of("qualifying")
        ):
            i -= 1
        while i >= 0 and line.low(i) in '"“”‘’':
            i -= 1
        low = line.low(i)
        if low == "that" and line.low(i - 1) in self._phrases.of("speech") | self._phrases.of("makes_do"):
            return True
        if low != "that" and self._actors.verb_after(line, last) is None:
            return False
        if i < 0 or line.is_stop(i) or low in self._phrases.grammar.subordinator:
            return True
        reports = self._phrases.of("says") | self._phrases.of("makes_do")
        return low in self._phrases.grammar.coordinator or low in reports

    def _earlier_verbs(self, line: Line, at: int) -> list[int]:
        """The verbs before the one that governs word `at`, while they do not only report; the nearest first."""
        found: list[int] = []
        verb = self._actors.verb_before(line, at)
        while verb is not None and len(found) < 2:
            verb = self._actors.verb_before(line, verb)
            if verb is None or self._is_speech(line, verb):
                break
            found.append(verb)
        return found

    def _following(self, line: Line, last: int) -> Span | None:
        """The subject behind an opening phrase: `With 300 employees, | the company | is …`."""
        comma = next((i for i in range(last, min(len(line), last + LONGEST)) if line.low(i) == ","), None)
        verb = (
            None
            if comma is None
            else next((i for i in range(comma + 1, min(len(line), comma + 20)) if self._actors.is_verb(line, i)), None)
        )
        if comma is None or verb is None or line.has_verb(last, comma):
            return None
        found = self._actors.subject(line, verb)
        return found if found is not None and found[0] > comma else None
