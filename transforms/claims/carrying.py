"""Speakers carried on: through a quotation of several sentences, from a sentence that only names the speaker, and on through a paragraph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.drafts import Draft, Speaker
from transforms.claims.quotations import Quotation
from transforms.records import Sentence

_BORDERS = ".!?…”\"’'»)"
_BETWEEN = 2
"""How many sentences of the article's own may stand between two quotations of one speaker in a paragraph."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A sentence that only names a speaker: `An insider used this phrase.`, `He put it like this:`; `refers` to what went before.

    `is_topic`: it says something else of a person, whose words then stand without a cue: `Li is tired of waiting. “Nobody answered.”`
    """

    speaker: Speaker
    refers: bool = False
    is_topic: bool = False


class Carrying:
    """Gives waiting quotations their speaker, in order of the text."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], tags: Mapping[int, Tag]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.quotes = quotes
        self.tags = tags
        self.used: set[int] = set()
        """The places of the tag sentences that were used up."""

    def carry(self, drafts: Sequence[Draft]) -> None:
        """Set the speakers of quotations that have none.

        A quotation has the speaker of any of its parts; else of the quotation that it carries on from the paragraph before; else of a tag right
        before or behind it; else of the last quotation of its paragraph, or, where it is all of its paragraph, of the sentence that ended the one
        before; else it is the words of the person that the sentence before is about. Without any it stays without.
        """
        speakers: dict[int, Speaker] = {}
        spoken_in: dict[int, Speaker] = {}
        for draft in drafts:
            if draft.speaker is not None:
                if draft.quotation is not None or draft.sentence not in spoken_in:
                    spoken_in[draft.sentence] = draft.speaker
                if draft.quotation is not None:
                    speakers.setdefault(draft.quotation, draft.speaker)
        quoted = {d.sentence for d in drafts if d.quotation is not None}
        openings = {
            d.sentence: d.speaker for d in reversed(drafts) if d.speaker is not None and d.speaker.claimant is not None
        }
        waiting = sorted((d for d in drafts if d.quotation is not None and d.speaker is None), key=lambda d: d.start)
        last = {draft.quotation: draft.sentence for draft in waiting}
        for draft in waiting:
            number = draft.quotation
            if number is None:
                continue
            found = (
                speakers.get(number)
                or self._tagged(draft.sentence, last[number])
                or self._continued(number, speakers)
                or self._behind(draft, openings)
                or (self._on_its_own(draft, spoken_in, quoted) if self._stands_free(number) else None)
            )
            if found is not None:
                draft.speaker = speakers[number] = spoken_in[draft.sentence] = found

    def _behind(self, draft: Draft, openings: Mapping[int, Speaker]) -> Speaker | None:
        """In Chinese, who begins the sentence that follows the closing mark at once: `“……。”周宁补充道，……`."""
        speaker = openings.get(draft.sentence + 1)
        if speaker is None or speaker.claimant is None:
            return None
        behind = self.sentences[draft.sentence + 1]
        is_at_once = behind.language == "zh" and behind.start <= draft.end + 2
        return speaker if is_at_once and speaker.claimant[0] == behind.start else None

    def _on_its_own(self, draft: Draft, spoken_in: Mapping[int, Speaker], quoted: set[int]) -> Speaker | None:
        """The speaker of a quotation that no sentence beside it names."""
        return (
            self._in_paragraph(draft.sentence, spoken_in, quoted)
            or self._from_paragraph_before(draft.sentence, spoken_in)
            or self._topic(draft.sentence)
        )

    def _stands_free(self, number: int) -> bool:
        """Whether a quotation begins a sentence; one inside a sentence is its author's only if that sentence says so."""
        before = self.text[max(0, self.quotes[number].outer_start - 3) : self.quotes[number].outer_start]
        return "\n" in before or not before.strip() or before.rstrip()[-1] in _BORDERS

    def _continued(self, number: int, speakers: Mapping[int, Speaker]) -> Speaker | None:
        continued = self.quotes[number].continues
        return None if continued is None else speakers.get(continued)

    def _tagged(self, first: int, last: int) -> Speaker | None:
        behind, before = self.tags.get(last + 1), self.tags.get(first - 1)
        if behind is not None and behind.refers:
            self.used.add(last + 1)
            return behind.speaker
        if before is not None and not before.refers and not before.is_topic:
            self.used.add(first - 1)
            return before.speaker
        return None

    def _in_paragraph(self, sentence: int, spoken_in: Mapping[int, Speaker], quoted: set[int]) -> Speaker | None:
        """The speaker of the quotation before in the same paragraph: `“A,” he said. “B.”`, `“A,” he said. It was. “B.”`."""
        place = sentence - 1
        while place >= 0 and sentence - place <= _BETWEEN + 1 and not self._breaks(place):
            if place in spoken_in and place in quoted:
                return spoken_in[place]
            if place in spoken_in and place != sentence - 1:
                return None
            if place in spoken_in or place in self.tags:
                return spoken_in.get(place)
            place -= 1
        return None

    def _from_paragraph_before(self, sentence: int, spoken_in: Mapping[int, Speaker]) -> Speaker | None:
        """Where a quotation opens a paragraph, the speaker whose words ended the one before: its cue stands there."""
        if sentence == 0 or not self._breaks(sentence - 1):
            return None
        speaker = spoken_in.get(sentence - 1)
        here = self.sentences[sentence - 1]
        is_named_there = speaker is not None and speaker.cue is not None and here.start <= speaker.cue[0] < here.end
        return speaker if is_named_there else None

    def _topic(self, sentence: int) -> Speaker | None:
        tag = self.tags.get(sentence - 1)
        return tag.speaker if tag is not None and tag.is_topic and not self._breaks(sentence - 1) else None

    def _breaks(self, place: int) -> bool:
        """Whether a paragraph ends with a sentence."""
        return "\n" in self.text[self.sentences[place].end : self.sentences[place + 1].start]
