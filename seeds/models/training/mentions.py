"""The names among GUM's mentions, which are whole noun phrases of every kind."""

import re
from collections.abc import Iterator

from seeds.models.training.named import Named, becomes, titles
from seeds.models.training.treebanks import Document, Sentence, Word

_BETWEEN = frozenset(
    ("of", "the", "for", "and", "&", "-", "'s", "’s", "on", "de", "van", "von", "der", "al", "bin", "la", "del", "di")
)
_BESIDE = frozenset(("flat", "appos"))
_MAY_BE_NAMES = frozenset(("person", "organization", "place", None))
_CAPITALISED = frozenset(("NOUN", "ADJ", "NUM"))


def gum_sentences(document: Document) -> Iterator[Named]:
    """The sentences of a document of GUM with the names among its mentions.

    Proper nouns that are no part of a name, in a mention of a person, an organisation or a place or in none, are unsure.
    """
    for sentence in document.sentences:
        named, mentions = Named(sentence.text), list(_mentions(sentence))
        spans = [span for mention in mentions if (span := _name_in(sentence, *mention)) is not None]
        taken: set[int] = set()
        for first, last, label in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            if not taken & set(range(first, last + 1)):
                taken |= set(range(first, last + 1))
                named.names.append((sentence.words[first].start, sentence.words[last].end, label))
        for i, word in enumerate(sentence.words):
            is_open = word.tag.startswith("NNP") and _form(sentence, word) not in titles()
            if i not in taken and is_open and _innermost(mentions, i) in _MAY_BE_NAMES:
                named.unsure.append((word.start, word.end, ""))
        yield named


def _innermost(mentions: list[tuple[int, int, str]], place: int) -> str | None:
    return min(((last - first, kind) for first, last, kind in mentions if first <= place <= last), default=(0, None))[1]


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """First word, last word and type of every mention that opens and closes in the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(sentence.words):
        marks = next((m[7:] for m in word.misc.split("|") if m.startswith("Entity=")), "")
        for mark in re.findall(r"\([^()]*\)?|[^()]+\)", marks):
            parts = mark.strip("()").split("-")
            if mark.startswith("(") and mark.endswith(")"):
                yield i, i, parts[1]
            elif mark.startswith("("):
                opened.setdefault(parts[0], []).append((i, parts[1]))
            elif opened.get(parts[0]):
                first, kind = opened[parts[0]].pop()
                yield first, i, kind


def _name_in(sentence: Sentence, first: int, last: int, kind: str) -> tuple[int, int, str] | None:
    """The words of a mention that are a name: those around its head that are proper nouns."""
    label = becomes("gum").get(kind)
    words = sentence.words
    head = next((i for i in range(first, last + 1) if not first <= words[i].head <= last or words[i].head == i), None)
    if label is None or head is None:
        return None
    if not words[head].tag.startswith("NNP"):  # "the writer Ann Lee": the name stands under the noun
        beside = (i for i in range(head + 1, last + 1) if words[i].head == head and words[i].dep in _BESIDE)
        head = next((i for i in beside if words[i].tag.startswith("NNP")), None)
        if head is None:
            return None
        first = head
    start, end = head, head
    while start > first and (stop := _step(sentence, start, -1, first, label)) is not None:
        start = stop
    while end < last and (stop := _step(sentence, end, 1, last, label)) is not None:
        end = stop
    if label == "PERSON":
        start = max([start, *(i + 1 for i in range(start, end + 1) if _form(sentence, words[i]) in titles())])
    return (start, end, label) if start <= end else None


def _step(sentence: Sentence, at: int, way: int, limit: int, label: str) -> int | None:
    """The next proper noun in a direction, over words that stand between the parts of a name."""
    joints = 0
    while at != limit and joints < 3:
        at += way
        word = sentence.words[at]
        form = _form(sentence, word)
        if word.tag.startswith("NNP") or (
            way > 0 and label != "PERSON" and form[:1].isupper() and word.pos in _CAPITALISED
        ):
            return at
        if form not in _BETWEEN or (label == "PERSON" and form in ("of", "the", "for", "and", "&", "'s", "’s", "on")):
            return None
        joints += 1
    return None


def _form(sentence: Sentence, word: Word) -> str:
    return sentence.text[word.start : word.end]
