"""Clauses of Chinese sentences, of what they speak, and the names in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What is spoken of, at `article.text[start:end]`; `kind` is that of an entity, None for what has no name."""

    start: int
    end: int
    entity_id: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause `plain[start:end]` of a sentence.

    `section` counts what full stops and semicolons part; `pronoun` stands for a topic; `introduced` is named behind a verb of launching;
    `speaker` is the company that a clause of saying names; `is_source`: who says it only reports; to `parts` `分别` deals figures out; `receiver` is
    to whom it gives; `is_investing`: its topic puts money into somebody; `is_in_round`: into a round of somebody named before.
    """

    start: int
    end: int
    section: int
    topic: Topic | None
    pronoun: str | None
    introduced: Topic | None
    speaker: Topic | None = None
    is_source: bool = False
    parts: tuple[Topic, ...] = ()
    receiver: Topic | None = None
    is_investing: bool = False
    is_in_round: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, `plain[start:end]`."""

    start: int
    end: int
    entity_id: str | None
    kind: str


def told(name: Name, offset: int) -> Topic:
    """A name as a topic of the article, `offset` being where its sentence begins."""
    return Topic(offset + name.start, offset + name.end, name.entity_id, name.kind)
