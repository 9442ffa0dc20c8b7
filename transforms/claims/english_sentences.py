"""The claims of an English sentence: what is attributed, and what the article says itself."""

from transforms.claims.assertions import Assertions
from transforms.claims.drafts import Draft, Passage, Speaker
from transforms.claims.english import EnglishAttribution, outside
from transforms.claims.lexicon import Grammar
from transforms.claims.line import Line
from transforms.claims.speech import collapsed
from transforms.claims.spoken import Span, Spoken
from transforms.claims.subjects import Subjects

_DASHES = "-–—•*·▪●◦‣ \t"
_MARKS = '"“”„«»'
_FRAGMENT = 3
"""How many words of speech without a verb are too few to say anything."""


class EnglishSentences:
    """Turns passages into drafts."""

    def __init__(
        self, grammar: Grammar, attribution: EnglishAttribution, subjects: Subjects, assertions: Assertions
    ) -> None:
        self._grammar = grammar
        self._attribution = attribution
        self._subjects = subjects
        self._assertions = assertions

    def line(self, passage: Passage) -> Line:
        """The words of a passage without the dash of a list."""
        found = collapsed(passage.text, passage.start, passage.end, passage.speech)
        while found and found[0].text in _DASHES:
            found.pop(0)
        return Line(found, self._grammar, passage.names, passage.people, passage.tokens)

    def drafts(self, passage: Passage) -> list[Draft]:
        """The claims of a passage in order of the text; quotations without a speaker wait for theirs."""
        within = passage.within_one()
        if within is not None:
            return self._spoken_through(passage, within[0])
        line = self.line(passage)
        if len(line) < 2:
            return []
        found = self._attribution.read(line)
        drafts = [draft for spoken in found for draft in self._attributed(passage, line, spoken)]
        drafts = [draft for draft in drafts if passage.text[draft.end - 1] != "?"]
        return drafts + self._loose_ends(passage, drafts) + self._own(passage, line, found)

    def _spoken_through(self, passage: Passage, number: int) -> list[Draft]:
        start, end = passage.inner(dict(passage.speech)[number])
        line = Line(collapsed(passage.text, start, end, ()), self._grammar)
        asserts = self._assertions.asserts(line)
        if start >= end or self._assertions.asks(line) or not (asserts or len(line) > _FRAGMENT):
            return []
        return [
            Draft(
                start, end, passage.sentence, attribution="direct", quotation=number, subject_start=start,
                is_fragment=not asserts,
            )
        ]  # fmt: skip

    def _attributed(self, passage: Passage, line: Line, spoken: Spoken) -> list[Draft]:
        speaker = self._speaker(line, spoken)
        drafts: list[Draft] = []
        for span in spoken.contents:
            draft = self._content(passage, line, span, spoken)
            if draft is not None:
                draft.speaker = speaker
                draft.continues = drafts[0] if drafts else None
                drafts.append(draft)
        return drafts

    def _speaker(self, line: Line, spoken: Spoken) -> Speaker:
        cue = None if line.low(spoken.cue[0]) == ":" else _chars(line, spoken.cue)
        if spoken.claimant is None:
            return Speaker(None, None, cue)
        start, end = spoken.claimant
        while end > start + 1 and line.low(end - 1) in {",", "—", "–"}:
            end -= 1
        claimant, head = _chars(line, (start, end)), _chars(line, self._subjects.head(line, (start, end)))
        if line.words[end - 1].is_possessive and line.words[end - 1].low[-2:] in {"'s", "’s", "s'", "s’"}:
            cut = 2 if line.words[end - 1].low.endswith(("'s", "’s")) else 1
            claimant, head = (claimant[0], claimant[1] - cut), (head[0], min(head[1], claimant[1] - cut))
        return Speaker(claimant, head, cue)

    def _content(self, passage: Passage, line: Line, span: Span, spoken: Spoken) -> Draft | None:
        start, end = span
        end = min(end, len(line))
        while start < end and line.low(start) in {",", ";", ":"}:
            start += 1
        while end > start and line.is_stop(end - 1) and not line.is_quote(end - 1) and line.low(end - 1) not in ")%":
            end -= 1
        if start >= end:
            return None
        quotes = [line.words[i].quotation for i in range(start, end) if line.is_quote(i)]
        first, last = line.words[start].start, line.words[end - 1].end
        attribution, number = "indirect", None
        if quotes:
            number = quotes[0]
            attribution = "direct" if end - start == 1 else "mixed"
        elif any(c in _MARKS for c in passage.text[first:last]):
            attribution = "mixed"
        if attribution == "direct" and number is not None:
            first, last = passage.inner(dict(passage.speech)[number])
        if attribution == "mixed":
            first, last = _with_marks(passage, first, last)
        if last - first < 2:
            return None
        subject = line.words[max(0, spoken.reach[0] - 12)].start if spoken.is_prospect else first
        return Draft(
            first, last, passage.sentence, attribution=attribution, quotation=number, subject_start=subject, shade=spoken.shade,
            is_negated=spoken.is_negated, confidence=spoken.confidence,
        )  # fmt: skip

    def _loose_ends(self, passage: Passage, drafts: list[Draft]) -> list[Draft]:
        """The part in this sentence of a quotation that began before it, where no cue of this sentence took it up."""
        taken = {draft.quotation for draft in drafts}
        loose = []
        for number, quote in passage.speech:
            start, end = passage.inner(quote)
            speaks = number not in taken and self._began_before(passage, number) and start < end
            if speaks and self._assertions.asserts(Line(collapsed(passage.text, start, end, ()), self._grammar)):
                loose.append(
                    Draft(start, end, passage.sentence, attribution="direct", quotation=number, subject_start=start)
                )
        return loose

    def _began_before(self, passage: Passage, number: int | None) -> bool:
        return number is not None and dict(passage.speech)[number].outer_start < passage.start

    def _own(self, passage: Passage, line: Line, found: list[Spoken]) -> list[Draft]:
        """The article's own words: the whole sentence where nothing in it is attributed, else its clauses beside that."""
        if not self._assertions.asserts(line):
            return []
        if not any(not spoken.is_embedded for spoken in found):
            first = next(
                (word.start for word in line.words if not self._began_before(passage, word.quotation)), passage.end
            )
            return (
                [Draft(first, passage.end, passage.sentence, subject_start=first, confidence=0.9)]
                if first < passage.end
                else []
            )
        spans = [_chars(line, span) for span in outside(line, found)]
        return [Draft(start, end, passage.sentence, subject_start=start, confidence=0.7) for start, end in spans]


def _with_marks(passage: Passage, first: int, last: int) -> Span:
    """The span with a quotation mark at its edge whose partner stands inside."""
    inside = sum(passage.text.count(mark, first, last) for mark in _MARKS)
    for size in (1, 2):
        edge = passage.text[last : min(last + size, passage.end)]
        if inside % 2 and len(edge) == size and edge[-1] in _MARKS and edge[0] in _MARKS + ".,":
            return first, last + size
    if inside % 2 and first > passage.start and passage.text[first - 1] in _MARKS:
        return first - 1, last
    return first, last


def _chars(line: Line, span: Span) -> Span:
    return line.words[span[0]].start, line.words[min(span[1], len(line)) - 1].end
