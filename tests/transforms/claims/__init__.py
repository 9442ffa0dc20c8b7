"""Claims are read with the real splitter and the real names."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from seeds import References
from transforms.claims import ClaimReader
from transforms.mentions import NameFinder
from transforms.records import Article, Block, Claim, Figure, Source
from transforms.sentences import SentenceSplitter


@cache
def parts() -> tuple[SentenceSplitter, NameFinder, ClaimReader]:
    references = References()
    return SentenceSplitter(references), NameFinder(references), ClaimReader(references)


def article(text: str, language: str = "en", kind: str = "paragraph") -> Article:
    """An article with one block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(start, start + len(line.strip()), kind, language))
        at += len(line) + 1
    return Article(
        "a", Source("local"), "a.txt", None, None, None, None, date(2024, 7, 22), "text", language, text, len(text.split()), "0",
        datetime(2024, 7, 23, tzinfo=UTC).replace(tzinfo=None), tuple(blocks),
    )  # fmt: skip


def claims(
    text: str, language: str = "en", kind: str = "paragraph", figures: Sequence[Figure] = ()
) -> tuple[Claim, ...]:
    split, names, reader = parts()
    read = article(text, language, kind)
    sentences = split.sentences(read)
    return reader.claims(read, sentences, names.mentions(read, sentences), figures)


def spans(text: str, found: Sequence[Claim]) -> list[tuple[str | None, str | None, str]]:
    """Claimant, cue and content of each claim."""
    return [
        (_words(text, c.claimant_start, c.claimant_end), _words(text, c.cue_start, c.cue_end), text[c.start : c.end])
        for c in found
    ]


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else text[start:end]
