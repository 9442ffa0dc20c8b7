"""Documents of a treebank in CoNLL-U, each word with its characters in the raw text of its sentence."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One syntactic word; `head` is the place of its head in the sentence, itself for a root."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    feats: str
    head: int
    dep: str
    misc: str


@dataclass(slots=True)
class Sentence:
    """A sentence as raw text, its words, and whether white space follows."""

    text: str
    words: list[Word] = field(default_factory=list)
    is_spaced: bool = True


@dataclass(slots=True)
class Document:
    """Sentences that follow one another, and what the treebank calls their document."""

    name: str
    sentences: list[Sentence]


def documents(path: Path) -> Iterator[Document]:
    """Every document of a `.conllu.gz`; sentences whose words cannot be found in their text are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        name, sentences, block = "", list[Sentence](), list[str]()
        for line in lines:
            if line.startswith("# newdoc"):
                if sentences:
                    yield Document(name, sentences)
                name, sentences = line.partition("=")[2].strip(), []
            if line.strip():
                block.append(line.rstrip("\n"))
                continue
            sentence = _sentence(block)
            if sentence is not None:
                sentences.append(sentence)
            block = []
        if sentences:
            yield Document(name, sentences)


def _sentence(block: list[str]) -> Sentence | None:
    said = next((line.partition("=")[2] for line in block if line.startswith("# text =")), "")
    sentence = Sentence(re.sub(r"\s+", " ", said).strip())
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    numbers = [row[0] for row in rows if row[0].isdigit()]
    place = {number: i for i, number in enumerate(numbers)}
    at = 0
    whole: tuple[int, int, int, str] | None = (
        None  # of a multiword token: its first and last word, where it starts, its form
    )
    spans: dict[int, tuple[int, int]] = {}
    for row in rows:
        if "." in row[0]:
            continue
        form = re.sub(r"\s+", " ", row[1])
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            start = sentence.text.find(form, at)
            if start < 0:
                return None
            at = start + len(form)
            members = [re.sub(r"\s+", " ", r[1]) for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            spans |= _parts(first, members, form, start)
            whole = (first, last, start, form)
            sentence.is_spaced = "SpaceAfter=No" not in row[9]
            continue
        number = int(row[0])
        if number not in spans:
            start = sentence.text.find(form, at)
            if start < 0:
                return None
            spans[number] = (start, start + len(form))
            at = start + len(form)
        if whole is None or not whole[0] <= number <= whole[1]:
            sentence.is_spaced = "SpaceAfter=No" not in row[9]
        own = place[row[0]]
        head = own if row[6] == "0" else place[row[6]]
        dep = "root" if row[6] == "0" else row[7]
        sentence.words.append(Word(*spans[number], row[2], row[3], row[4], row[5], head, dep, row[9]))
    return sentence if sentence.words else None


def _parts(first: int, members: list[str], form: str, start: int) -> dict[int, tuple[int, int]]:
    """Where each word of a multiword token stands; all over all of it where its parts do not make it up."""
    if "".join(members).casefold() != form.casefold():
        return {first + i: (start, start + len(form)) for i in range(len(members))}
    spans = {}
    for i, member in enumerate(members):
        spans[first + i] = (start, start + len(member))
        start += len(member)
    return spans
