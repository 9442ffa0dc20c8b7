"""Speakers carried on: through a quotation of several sentences, and from a sentence that holds only the speech tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.drafts import Draft, Speaker
from transforms.claims.quotations import Quotation
from transforms.records import Sentence


@dataclass(frozen=True, slots=True)
class Tag:
    """A sentence that only names a speaker: `An insider used this phrase.`, `He put it like this:`; `refers` to what went before."""

    speaker: Speaker
    refers: bool


def carry(
    drafts: Sequence[Draft], quotes: Sequence[Quotation], sentences: Sequence[Sentence], tags: Mapping[int, Tag]
) -> tuple[list[Draft], set[int]]:
    """Give waiting quotations their speaker; returns the drafts and the places of the tag sentences that were used up.

    A quotation has the speaker of any of its parts; else of the quotation that it carries on from the paragraph before; else of a tag right
    before or behind it; else, in the same paragraph, of the quotation whose tag ended right before it, in Chinese also of the sentence
    that somebody is reported to have said (`他坦言，人手不够。“……”`). Without any it stays without.
    """
    speakers: dict[int, Speaker] = {}
    for draft in drafts:
        if draft.quotation is not None and draft.speaker is not None:
            speakers.setdefault(draft.quotation, draft.speaker)
    used: set[int] = set()
    spoken_in: dict[int, Speaker] = {
        d.sentence: d.speaker
        for d in drafts
        if d.speaker and (d.quotation is not None or sentences[d.sentence].language == "zh")
    }
    openings = {d.sentence: d for d in reversed(drafts) if d.speaker and d.speaker.claimant}
    waiting = sorted((d for d in drafts if d.quotation is not None and d.speaker is None), key=lambda d: d.start)
    last = {draft.quotation: draft.sentence for draft in waiting}
    for draft in waiting:
        number = draft.quotation
        if number is None:
            continue
        if number not in speakers:
            place = _tag_place(draft.sentence, last[number], tags)
            found = tags[place].speaker if place is not None else None
            used |= {place} if place is not None else set()
            found = found or _carried(number, quotes, speakers) or _behind(draft, sentences, openings)
            found = found or _before(draft, sentences, spoken_in)
            if found is None:
                continue
            speakers[number] = found
        draft.speaker = speakers[number]
        spoken_in[draft.sentence] = speakers[number]
    return list(drafts), used


def _carried(number: int, quotes: Sequence[Quotation], speakers: Mapping[int, Speaker]) -> Speaker | None:
    continued = quotes[number].continues
    return None if continued is None else speakers.get(continued)


def _tag_place(first: int, last: int, tags: Mapping[int, Tag]) -> int | None:
    if last + 1 in tags and tags[last + 1].refers:
        return last + 1
    return first - 1 if first - 1 in tags and not tags[first - 1].refers else None


def _before(draft: Draft, sentences: Sequence[Sentence], spoken_in: Mapping[int, Speaker]) -> Speaker | None:
    """The speaker of the sentence right before in the same paragraph: `“A,” he said. “B.”`."""
    place = draft.sentence - 1
    if place not in spoken_in or "\n" in _gap(sentences, place):
        return None
    return spoken_in[place]


def _behind(draft: Draft, sentences: Sequence[Sentence], openings: Mapping[int, Draft]) -> Speaker | None:
    """In Chinese, who begins the sentence that follows the closing mark at once: `“……。”周宁补充道，……`."""
    place = draft.sentence + 1
    if place not in openings or sentences[place].language != "zh" or sentences[place].start > draft.end + 2:
        return None
    speaker = openings[place].speaker
    begins = speaker is not None and speaker.claimant is not None and speaker.claimant[0] == sentences[place].start
    return speaker if begins else None


def _gap(sentences: Sequence[Sentence], place: int) -> str:
    return "\n" * max(0, sentences[place + 1].start - sentences[place].end - 2)
