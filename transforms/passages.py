"""Runs of text on their way to becoming the blocks of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from transforms.records import Hints

PARAGRAPH_GAP, LINE_GAP, CELL_GAP, SENTENCE_GAP = "\n\n", "\n", "\t", " "


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that is to become a block.

    `kind` is a block's kind, or `line` while nothing but its neighbours can tell; `gap` is what stands between it and the passage before it.
    """

    text: str
    kind: str
    gap: str = PARAGRAPH_GAP


def merged(*hints: Hints) -> Hints:
    """What the first that says it says, field by field; a date keeps the word on where it was read."""
    chosen: dict[str, Any] = {
        field.name: next((value for hint in hints if (value := getattr(hint, field.name)) is not None), None)
        for field in fields(Hints)
    }
    dated = next((hint for hint in hints if hint.published_on is not None), Hints())
    return replace(Hints(**chosen), published_from=dated.published_from)


def hints_of(said: Mapping[str, str], day: date | None) -> Hints:
    """What named fields say, front matter's or a row's; `day` is what their date means."""
    return Hints(
        url=said.get("url"),
        title=said.get("title"),
        author=said.get("author"),
        publisher=said.get("publisher"),
        published_on=day,
        published_from="metadata" if day else None,
        language=said.get("language"),
        country=said.get("country"),
        licence=said.get("licence"),
    )
