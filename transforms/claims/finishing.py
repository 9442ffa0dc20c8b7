"""Drafts become claims: kind, certainty, negation, subject, period and scores."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, TypeVar

from seeds import References
from transforms.claims.drafts import Draft
from transforms.claims.shades import Shades, checkworthiness
from transforms.records import Article, Claim, Figure, Mention, Sentence

T = TypeVar("T", Mention, Figure)

_CLAUSE = re.compile(
    r"[,;]? (?:that|which|who|whom|because|although|though|while|whereas|if|when|unless|until|but) |[;；]|，(?:但|而|因为)"
)
_GOES_ON = re.compile(r"(?:and|but|or|yet|while)\b", re.IGNORECASE)
_LEADING = re.compile(r"(?:Although|Though|While|If|When|Unless|Because|Since|Despite|As)\b[^,]*,")
_ADVERBIAL = re.compile(
    r"(?:(?:in|on|at|for|by|however|meanwhile|moreover|similarly|notably|also|but|and|today|recently)\b[^,]{0,60},\s*)?(?:the)?"
)
_LONGEST = 2000
"""How many characters of a claim are judged for its shades; a sentence without end is not read to its end."""


class _Spans(Generic[T]):
    """Mentions or figures by place."""

    def __init__(self, found: Sequence[T]) -> None:
        self._found: list[T] = sorted(found, key=lambda one: (one.start, one.end))
        self._starts: list[int] = [one.start for one in self._found]

    def within(self, start: int, end: int) -> list[T]:
        """Those that lie in `start:end`, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self._found[first:last] if one.end <= end]


class Finisher:
    """Fills in what the words of a claim tell about it."""

    def __init__(self, references: References) -> None:
        self._shades = Shades(references)

    def claims(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        drafts: Sequence[Draft],
    ) -> tuple[Claim, ...]:
        """One claim for each draft, in the order given."""
        places = {id(draft): place for place, draft in enumerate(drafts)}
        named, measured = _Spans(mentions), _Spans(figures)
        return tuple(
            self._claim(article, sentences[draft.sentence], draft, named, measured, places.get(id(draft.continues)))
            for draft in drafts
        )

    def _claim(
        self,
        article: Article,
        sentence: Sentence,
        draft: Draft,
        named: _Spans[Mention],
        measured: _Spans[Figure],
        continues: int | None,
    ) -> Claim:
        text = article.text[draft.start : min(draft.end, draft.start + _LONGEST)]
        figures = measured.within(draft.start, draft.end)
        counts = self._shades.classes(text, sentence.language)
        periods = self._shades.periods(text, article.published_on, sentence.language)
        subject = self._subject(article, draft, named)
        speaker = draft.speaker
        kind = self._shades.kind(counts, draft.shade, figures, is_future=any(p.is_future for p in periods))
        period = periods[0] if len({(p.period_start, p.period_end) for p in periods}) == 1 else None
        claimant, cue = (speaker.claimant, speaker.cue) if speaker else (None, None)
        has_name = bool(named.within(draft.start, draft.end))
        worth = checkworthiness(
            counts, figures, kind=kind, has_name=has_name, has_period=bool(periods), is_attributed=claimant is not None
        )
        return Claim(
            start=draft.start, end=draft.end, sentence_start=sentence.start, sentence_end=sentence.end, kind=kind, continues=continues,
            claimant_start=claimant[0] if claimant else None, claimant_end=claimant[1] if claimant else None,
            claimant_entity_id=speaker.entity_id if speaker else None,
            cue_start=cue[0] if cue else None, cue_end=cue[1] if cue else None,
            attribution=draft.attribution, is_quotation=draft.attribution == "direct",
            certainty="hedged" if counts["hedge"] else "asserted",
            is_negated=self._is_denied(article, draft, sentence.language) != (draft.is_negated or self._is_negated(text, sentence.language)),
            subject_entity_id=subject,
            period_start=period.period_start if period else None, period_end=period.period_end if period else None,
            checkworthiness=worth, confidence=draft.confidence,
        )  # fmt: skip

    def _is_denied(self, article: Article, draft: Draft, language: str) -> bool:
        """Whether its cue takes the content for false (*denied reports that*), not what goes on beside it (*disputes it and puts it at 4%*)."""
        if draft.speaker is None or draft.speaker.cue is None or draft.shade is not None:
            return False
        if _GOES_ON.match(article.text, draft.start):
            return False
        return self._shades.classes(article.text[slice(*draft.speaker.cue)], language)["denial"] > 0

    def _is_negated(self, text: str, language: str) -> bool:
        """Whether the main clause denies; what a subordinate clause denies does not count."""
        leading = _LEADING.match(text)
        rest = text[leading.end() :] if leading else text
        clause = _CLAUSE.search(rest)
        return self._shades.classes(rest[: clause.start()] if clause else rest, language)["negation"] > 0

    def _subject(self, article: Article, draft: Draft, named: _Spans[Mention]) -> str | None:
        """The entity that begins the content, adverbials aside; None where the content begins with other words."""
        start = draft.start if draft.subject_start is None else draft.subject_start
        found = named.within(start, draft.end)
        if not found:
            return None
        first = found[0]
        before = article.text[start : first.start].strip().lower()
        return first.entity_id if before in {"", "the", '"', "“"} or _ADVERBIAL.fullmatch(before) else None
