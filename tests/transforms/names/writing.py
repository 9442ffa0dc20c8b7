"""Articles made of a text alone, and the names found in them."""

import re
from collections.abc import Sequence
from datetime import datetime

from seeds import References
from transforms.mentions import NameFinder
from transforms.records import Article, Block, Sentence, Source

FINDER = NameFinder(References())
_SENTENCE = re.compile(r"[^\n.!?。！？]+(?:[.!?。！？](?!\s|$|[A-Z\u4e00-\u9fff])[^\n.!?。！？]*)*[.!?。！？]?")


def article(text: str, language: str = "en", blocks: tuple[Block, ...] = ()) -> Article:
    """An article that holds nothing but the text."""
    return Article(
        article_id="a",
        source=Source("local"),
        origin="a.txt",
        url=None,
        title=None,
        author=None,
        publisher=None,
        published_on=None,
        published_from=None,
        language=language,
        text=text,
        word_count=len(text.split()),
        content_hash="0",
        retrieved_at=datetime(2026, 1, 1),
        blocks=blocks,
    )


def sentences(text: str, kind: str = "paragraph") -> tuple[Sentence, ...]:
    """The sentences of a text that ends each with a mark and a space."""
    found = []
    for match in _SENTENCE.finditer(text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare)
            found.append(Sentence(start, start + len(bare), kind, "en"))
    return tuple(found)


def names(text: str, kind: str = "paragraph") -> list[tuple[str, str]]:
    """Each mention's words with its entity, of the entities in the list."""
    mentions = FINDER.mentions(article(text), sentences(text, kind))
    return [(text[mention.start : mention.end], mention.entity_id) for mention in mentions if mention.name is None]


def unlisted(text: str, spotted: Sequence[tuple[str, str]] = ()) -> list[tuple[str, str, str, str]]:
    """Words, id, kind and full name of each mention that is in no list; `spotted` are words, each time they stand there, with the kind a model sees."""
    seen = sorted((m.start(), m.end(), kind) for words, kind in spotted for m in re.finditer(re.escape(words), text))
    mentions = FINDER.mentions(article(text), sentences(text), seen)
    return [(text[m.start : m.end], m.entity_id, m.kind, m.name) for m in mentions if m.name is not None]
