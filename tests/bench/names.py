"""Names in our own labelled paragraphs, by the rules alone and with a spaCy pipeline beside them.

`NAMES_MODEL` is a pipeline with an entity recogniser: a path or the name of an installed package.
"""

import os
from collections.abc import Sequence

import spacy

from tests.golden.entities import Spot, report
from transforms.records import Sentence

LABELS = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place",
    "PRODUCT": "product", "EVENT": "event",
}  # fmt: skip


def main() -> None:
    report("names, without a model")
    model = os.environ.get("NAMES_MODEL")
    if model is None:
        print("\nset NAMES_MODEL to a spaCy pipeline to see what it adds")
        return
    report(f"names, with {model}", _spot(spacy.load(model)))


def _spot(pipeline: spacy.language.Language) -> Spot:
    def spot(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
        english = [sentence for sentence in sentences if sentence.language != "zh"]
        docs = pipeline.pipe(text[sentence.start : sentence.end] for sentence in english)
        return [
            (sentence.start + span.start_char, sentence.start + span.end_char, LABELS[span.label_])
            for sentence, doc in zip(english, docs, strict=True)
            for span in doc.ents
            if span.label_ in LABELS
        ]

    return spot
