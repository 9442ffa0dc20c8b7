"""Texts with names in them: characters and labels, and how they become documents of our tokens."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

Place = tuple[int, int, str]


@dataclass(slots=True)
class Named:
    """A text, the characters and labels of its names, and characters that may be a name or not."""

    text: str
    names: list[Place] = field(default_factory=list)
    unsure: list[Place] = field(default_factory=list)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table beside this file."""
    lines = Path(__file__).with_name(f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def becomes(corpus: str) -> dict[str, str]:
    """What the labels of a corpus stand for; `missing` for those that may be a name of ours."""
    return {row["label"]: row["becomes"] for row in rows("labels") if row["corpus"] == corpus}


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it."""
    return frozenset(row["title"] for row in rows("titles"))


def doc_of(nlp: Language, named: Named, *, text: str | None = None) -> Doc:
    """The names on our tokens; `text` may spell the same characters otherwise."""
    doc = nlp.make_doc(text if text is not None else named.text)
    names, unsure = (
        filter_spans([s for start, end, label in places if (s := _span(doc, start, end, label)) is not None])
        for places in (named.names, named.unsure)
    )
    taken = {token.i for span in names for token in span}
    open_spans = [doc[t.i : t.i + 1] for span in unsure for t in span if t.i not in taken]
    doc.set_ents(names, missing=open_spans, default="outside")
    return doc


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    return None if span is None or not span.text.strip() else span
