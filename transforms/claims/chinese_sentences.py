"""The claims of a Chinese sentence: what is attributed, and what the article says itself."""

from itertools import pairwise

from transforms.claims.assertions import Assertions
from transforms.claims.chinese import ChineseAttribution
from transforms.claims.chinese_marks import Reported, stripped
from transforms.claims.drafts import Draft, Passage, Speaker
from transforms.claims.spoken import Span

_DASHES = "-–—•*·▪● \t"
_MARKS = '“”「」『』"'


class ChineseSentences:
    """Turns passages into drafts."""

    def __init__(self, attribution: ChineseAttribution, assertions: Assertions) -> None:
        self._attribution = attribution
        self._assertions = assertions

    def drafts(self, passage: Passage) -> list[Draft]:
        """The claims of a passage in order of the text; quotations without a speaker wait for theirs."""
        within = passage.within_one()
        if within is not None:
            start, end = passage.inner(within[1])
            asserts = self._assertions.asserts_chinese(passage.text[start:end])
            return (
                [Draft(start, end, passage.sentence, attribution="direct", quotation=within[0], subject_start=start)]
                if asserts
                else []
            )
        found = self._attribution.read(passage)
        drafts = [self._attributed(passage, reported) for reported in found]
        for first, later in pairwise(drafts):
            if first.speaker and later.speaker and first.speaker.cue == later.speaker.cue is not None:
                later.continues = first
        drafts = [draft for draft in drafts if passage.text[draft.end - 1] not in "？?"]
        return drafts + self._own(passage, found)

    def answering(self, passage: Passage, before: Span | None) -> Span | None:
        """Who speaks a sentence of an interview: whom its label names, else in the same paragraph who spoke `before`."""
        label = self._attribution.label(passage)
        if label is not None or before is None:
            return label
        return None if "\n" in passage.text[before[1] : passage.start] else before

    def answered(self, passage: Passage, speaker: Span) -> list[Draft]:
        """The claim of a sentence that somebody answers in an interview, behind the label."""
        start = speaker[1] + 1 if passage.start <= speaker[0] else passage.start
        start, end = stripped(passage, start, passage.end)
        if not self._assertions.asserts_chinese(passage.text[start : passage.end]):
            return []
        said = Speaker(speaker, speaker, None)
        return [Draft(start, end, passage.sentence, said, "indirect", subject_start=start, confidence=0.8)]

    def _attributed(self, passage: Passage, reported: Reported) -> Draft:
        speaker = Speaker(reported.claimant, reported.claimant, None if _is_colon(passage, reported) else reported.cue)
        marked = any(c in _MARKS for c in passage.text[reported.start : reported.end])
        attribution = "direct" if reported.quotation is not None else "mixed" if marked else "indirect"
        return Draft(
            reported.start, reported.end, passage.sentence, speaker, attribution, reported.quotation,
            subject_start=reported.start, shade=reported.shade, confidence=0.85,
        )  # fmt: skip

    def _own(self, passage: Passage, found: list[Reported]) -> list[Draft]:
        start = passage.start
        while start < passage.end and passage.text[start] in _DASHES:
            start += 1
        if not found:
            asserts = self._assertions.asserts_chinese(passage.text[start : passage.end])
            return [Draft(start, passage.end, passage.sentence, subject_start=start)] if asserts else []
        begins = min(found[0].begins, found[0].start)
        end = begins
        while end > start and passage.text[end - 1] in "，,；; 但而并":
            end -= 1
        before = passage.text[start:end]
        is_clause = len(before) >= 12 and not before.startswith(
            ("在", "对于", "关于", "随着", "虽然", "尽管", "如果", "当", "据", "为", "作为")
        )
        return [Draft(start, end, passage.sentence, subject_start=start, confidence=0.6)] if is_clause else []


def _is_colon(passage: Passage, reported: Reported) -> bool:
    return passage.text[reported.cue[0]] in "：:"
