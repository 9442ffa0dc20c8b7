"""Training documents with tags, features, lemmas and trees, as runs of sentences of a treebank."""

import random
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from seeds.models.training.projection import joined, projected
from seeds.models.training.spelling import respelled
from seeds.models.training.treebanks import Document, Sentence

AS_PRINTED = (1, 2, 4, 8, 16)
RESPELLED = (1, 1, 1, 2, 3)
LOST_SPACE = 0.03
"""How often two sentences stand without a space between them."""


def whole(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    """Every document as one text, its sentences one space apart: what is scored."""
    for document in documents:
        made = projected(nlp, joined(document.sentences))
        if made is not None:
            yield made
        else:
            yield from _runs(nlp, document.sentences, [1])


def varied(nlp: Language, documents: Iterable[Document], *, seed: int) -> Iterator[Doc]:
    """The documents twice: in runs of sentences as they are, and in shorter ones spelled as others print."""
    chance = random.Random(seed)
    for document in documents:
        yield from _runs(nlp, document.sentences, AS_PRINTED, chance)
        yield from _runs(nlp, document.sentences, RESPELLED, chance, is_respelled=True)


def _runs(
    nlp: Language,
    sentences: list[Sentence],
    sizes: Iterable[int],
    chance: random.Random | None = None,
    *,
    is_respelled: bool = False,
) -> Iterator[Doc]:
    chance = chance or random.Random(0)
    left, choices = sentences, list(sizes)
    while left:
        size = chance.choice(choices)
        run, left = left[:size], left[size:]
        gap = "" if is_respelled and chance.random() < LOST_SPACE else " "
        gold = joined(run, gap=gap)
        made = projected(nlp, gold, text=respelled(gold.text, chance) if is_respelled else None)
        if made is not None:
            yield made
        elif len(run) > 1:
            yield from _runs(nlp, run, [1])
