"""Articles made of a text alone, and the names found in them."""

import re
from datetime import datetime

from seeds import References
from transforms.mentions import NameFinder
from transforms.records import Article, Sentence, Source

FINDER = NameFinder(References())
_SENTENCE = re.compile(r"[^\n.!?。！？]+(?:[.!?。！？](?!\s|$|[A-Z\u4e00-\u9fff])[^\n.!?。！？]*)*[.!?。！？]?")


def article(text: str) -> Article:
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
        language="en",
        text=text,
        word_count=len(text.split()),
        content_hash="0",
        retrieved_at=datetime(2026, 1, 1),
        blocks=(),
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
    """Each mention's words with its entity."""
    mentions = FINDER.mentions(article(text), sentences(text, kind))
    return [(text[mention.start : mention.end], mention.entity_id) for mention in mentions]
