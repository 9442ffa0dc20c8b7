"""Sentences of the corpora of names: Universal NER, wikigold, CrossNER."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeds.models.training.named import Named, becomes

_NO_SPACE_BEFORE = re.compile(r"(?:[.,;:!?%)\]}’”]|'s|n't|'|'(?:re|ve|ll|d|m))$")
_NO_SPACE_AFTER = frozenset("([{$£€“‘")


def tokens_named(rows: Iterable[tuple[str, str]], corpus: str, *, unlisted_is_open: bool) -> Named:
    """A sentence out of (token, IOB label); with `unlisted_is_open`, capitalised words without a label are unsure."""
    named, last, glue = Named(""), "O", True
    for i, (token, label) in enumerate(rows):
        is_tight = glue or not named.text or _NO_SPACE_BEFORE.match(token) is not None
        start = len(named.text) + (0 if is_tight else 1)
        named.text += ("" if is_tight else " ") + token
        glue = token in _NO_SPACE_AFTER
        bare = label.partition("-")[2]
        kind = becomes(corpus).get(bare)
        if kind == "PRODUCT" and token.islower() and not (label[0] == "I" and last == kind):
            kind = None
        if kind == "missing" or (kind is None and unlisted_is_open and i and token[:1].isupper() and not bare):
            named.unsure.append((start, start + len(token), ""))
        elif kind is not None:
            begins = label[0] == "B" or last != kind
            if begins:
                named.names.append((start, start + len(token), kind))
            else:
                named.names[-1] = (named.names[-1][0], start + len(token), kind)
        last = kind or "O"
    return named


def iob_sentences(path: Path, separator: str) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a file of two columns."""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            continue
        if line.strip():
            token, _, label = line.rpartition(separator)
            rows.append((token, label))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def uner_sentences(path: Path) -> Iterator[Named]:
    """The sentences of Universal NER, with their raw text."""
    named, at, last = Named(""), 0, "O"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text ="):
            named, at, last = Named(line.partition("=")[2].strip()), 0, "O"
        elif not line.strip():
            if named.text:
                yield named
            named = Named("")
        elif line[0].isdigit():
            _, token, label, *_ = line.split("\t")
            found = named.text.find(token, at)
            if found < 0:
                continue
            at, kind = found + len(token), becomes("uner").get(label.partition("-")[2])
            if kind is not None and label[0] == "I" and last == kind and named.names:
                named.names[-1] = (named.names[-1][0], at, kind)
            elif kind is not None:
                named.names.append((found, at, kind))
            last = kind or "O"
