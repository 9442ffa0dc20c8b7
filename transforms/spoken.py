"""Whom figures in the first person speak of: `we` is the organisation of who says it, or nobody who is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds import References
from transforms.claims.lexicon import Speakers, lists
from transforms.records import Article, Claim, Figure, Mention

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SINGLE = frozenset(("i", "me", "my"))
_ADDRESSED = re.compile(r"(?:told|tells|telling|asked by|interview with) (?:the )?$")


class SpokenSubjects:
    """Resolves the subjects of figures that are pronouns of the first person, by the claims they stand in."""

    def __init__(self, references: References) -> None:
        words = lists(references, "figure_grammar", "en", column="word")
        self._first = words["first_person"]
        self._officers = Speakers(references, "en").forms("person", "voice")

    def resolved(
        self, article: Article, figures: Sequence[Figure], claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> tuple[Figure, ...]:
        """The figures; those whose subject is a pronoun of the first person with the speaker's organisation as theirs, or with none."""
        return tuple(
            self._resolved(article, figure, claims, mentions)
            if figure.subject is not None and self._pronoun(figure.subject) in self._first
            else figure
            for figure in figures
        )

    @staticmethod
    def _pronoun(subject: str) -> str:
        return re.split("['’]", subject.lower(), maxsplit=1)[0]

    def _resolved(
        self, article: Article, figure: Figure, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> Figure:
        open_ = replace(figure, subject=None, subject_entity_id=None)
        claim = next((c for c in claims if c.start <= figure.start and figure.end <= c.end), None)
        if claim is None or claim.claimant_start is None or claim.claimant_end is None:
            return open_
        if self._pronoun(figure.subject or "") in _SINGLE:
            who = (m for m in mentions if m.kind == "person" and m.entity_id == claim.claimant_entity_id)
            named = next(who, None)
            return open_ if named is None else _told(article, figure, named)
        named = next(self._named(article, claim, claims, mentions), None)
        focus = figure.subject_entity_id
        if named is None and focus is not None and self._speaks_for_focus(article, claim):
            named = next((m for m in reversed(mentions) if m.entity_id == focus and m.end <= figure.start), None)
        if named is None:
            return open_
        return _told(article, figure, named)

    @staticmethod
    def _named(
        article: Article, claim: Claim, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Organisations in the words for who speaks: here, or where the same person or organisation spoke before."""
        same = [
            c
            for c in reversed(claims)
            if c.claimant_entity_id is not None and c.claimant_entity_id == claim.claimant_entity_id
        ]
        for one in (claim, *same):
            for m in mentions:
                is_inside = (one.claimant_start or 0) <= m.start and m.end <= (one.claimant_end or 0)
                if is_inside and m.kind == "organisation" and not _ADDRESSED.search(article.text, 0, m.start):
                    yield m
        yield from (m for m in mentions if m.entity_id == claim.claimant_entity_id and m.kind == "organisation")

    def _speaks_for_focus(self, article: Article, claim: Claim) -> bool:
        """Whether who speaks holds an office, so that it is that of the company that the text is about."""
        words = _WORD.findall(article.text[claim.claimant_start : claim.claimant_end].lower())
        return any(word in self._officers for word in words) and "former" not in words


def _told(article: Article, figure: Figure, named: Mention) -> Figure:
    return replace(figure, subject=article.text[named.start : named.end], subject_entity_id=named.entity_id)
