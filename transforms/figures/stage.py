"""A sentence with its words, names and figures, and the subjects of these."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.line import Line
from transforms.figures.phrases import Places, Span
from transforms.figures.quantity import Quantity
from transforms.records import Mention


@dataclass(frozen=True, slots=True)
class Subject:
    """The words `text[start:end]` of the article that name what a figure is of, and the entity and its kind, where it is one."""

    start: int
    end: int
    entity_id: str | None
    kind: str | None = None

    @classmethod
    def of(cls, mention: Mention) -> "Subject":
        """The subject that is named here."""
        return cls(mention.start, mention.end, mention.entity_id, mention.kind)


Before = tuple[str | None, str, Subject | None]
"""A figure's unit, its metric and what it is of."""


@dataclass(frozen=True)
class Stage:
    """A sentence with what was found in it; `offset` is where it begins in the article, `named` the words of each mention.

    `topic` is the subject of the sentence before, which *it* and *they* mean where no name is at hand; `before` is the last figure there.
    """

    line: Line
    places: Places
    offset: int
    mentions: Sequence[Mention]
    named: Sequence[Span]
    figures: Sequence[Span]
    topic: Subject | None = None
    before: Before | None = None


def stage(
    line: Line,
    offset: int,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    topic: Subject | None = None,
    before: Before | None = None,
) -> Stage:
    """The stage of a sentence whose words are `line`."""
    places = Places(line)
    named = [places.span(mention.start - offset, mention.end - offset) for mention in mentions]
    return Stage(line, places, offset, mentions, named, places.of(quantities), topic, before)
