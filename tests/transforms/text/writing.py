"""Items written for tests, read by one reader for all of them."""

from datetime import UTC, datetime
from functools import cache

from seeds import References
from transforms.articles import ArticleReader
from transforms.ids import content_hash
from transforms.records import Article, Hints, Item, Rejection
from transforms.sentences import SentenceSplitter

RETRIEVED_AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC).replace(tzinfo=None)


@cache
def references() -> References:
    return References()


@cache
def reader() -> ArticleReader:
    return ArticleReader(references())


@cache
def splitter() -> SentenceSplitter:
    return SentenceSplitter(references())


def item(
    content: str | bytes, media_type: str = "text/plain", origin: str = "notes/one.txt", hints: Hints | None = None
) -> Item:
    raw = content.encode() if isinstance(content, str) else content
    return Item(origin, raw, content_hash(raw), media_type, RETRIEVED_AT, hints or Hints())


def read(content: str | bytes, media_type: str = "text/plain", **more: object) -> Article | Rejection:
    return reader().article(item(content, media_type, **more))


def article(content: str | bytes, media_type: str = "text/plain", **more: object) -> Article:
    found = read(content, media_type, **more)
    assert isinstance(found, Article), found
    return found


def blocks(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def sentences(found: Article) -> list[str]:
    return [found.text[s.start : s.end] for s in splitter().sentences(found)]
