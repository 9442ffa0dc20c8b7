"""The trained components as the pipeline that is shipped."""

import json
from pathlib import Path

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer

NAME, VERSION, SPACY = "claimhouse", "1.0.0", ">=3.8.13,<3.9.0"
LICENCE = "CC BY-SA 4.0"
DESCRIPTION = (
    "English tagger, morphologizer, parser, rule lemmatizer and names, trained on open corpora; see ATTRIBUTION.md."
)


def assembled(nlp: Language, lookups: Lookups) -> Language:
    """The pipeline with its rule lemmatizer before the names, and no trace of the machine it was trained on."""
    lemmatizer = nlp.add_pipe("lemmatizer", before="ner", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize(lookups=lookups)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    return nlp


def write(nlp: Language, folder: Path, scores: dict[str, float]) -> None:
    """Write the pipeline into a folder; other files in it stay.

    Of the strings only those of labels are written: all others come back with the text that is read, and the strings of the training
    data would take a megabyte.
    """
    nlp.meta |= {"name": NAME, "version": VERSION, "license": LICENCE, "description": DESCRIPTION}
    nlp.meta["spacy_version"] = SPACY
    nlp.meta["performance"] = scores
    nlp.to_disk(folder)
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(_label_strings(nlp))), encoding="utf-8")


def _label_strings(nlp: Language) -> set[str]:
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    parts = {part for label in labels for part in label.split("|")}
    return labels | parts | {side for part in parts for side in part.split("=")}
