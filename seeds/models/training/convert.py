"""The corpora as files that spaCy trains with, on the tokens that our own tokenizer makes of raw text."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from seeds import References
from seeds.models.training.corpora import Corpora
from seeds.models.training.made_up import Grammar
from seeds.models.training.named import doc_of
from seeds.models.training.spelling import respelled
from seeds.models.training.trees import varied, whole

SEED = 20261125
MADE_UP = 8000


@dataclass(frozen=True)
class Converted:
    """The files that spaCy trains with: for the three stages, and to watch them."""

    trees: Path
    names: Path
    everything: Path
    watched: Path


def convert(nlp: Language, corpora: Corpora, target: Path) -> Converted:
    """Write documents with trees; documents with names and half of those; all of both; and what is watched."""
    chance = random.Random(SEED)
    trees, names = list(varied(nlp, corpora.taught_trees(), seed=SEED)), list(_names(nlp, corpora))
    watched = [*whole(nlp, corpora.watched_trees()), *(doc_of(nlp, named) for named in corpora.watched_names())]
    chance.shuffle(trees)
    mixed, everything = [*names, *trees[: len(trees) // 2]], [*names, *trees]
    chance.shuffle(mixed)
    chance.shuffle(everything)
    return Converted(
        trees=_written(trees, target / "trees.spacy"),
        names=_written(mixed, target / "names.spacy"),
        everything=_written(everything, target / "everything.spacy"),
        watched=_written(watched, target / "watched.spacy"),
    )


def _names(nlp: Language, corpora: Corpora) -> Iterator[Doc]:
    """Every sentence with names; the second time, and where it is made up or read once, as another publisher might spell it."""
    chance = random.Random(SEED + 1)
    made_up = list(Grammar(References(), seed=SEED + 2).sentences(MADE_UP))
    for sentences, times in [*corpora.taught_names(), (made_up, 1)]:
        for turn in range(1, times + 1):
            for named in sentences:
                yield doc_of(nlp, named, text=respelled(named.text, chance) if turn == times else None)


def _written(docs: Iterable[Doc], path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(path)
    return path
