"""Trains the English pipeline: `python -m seeds.models.training FOLDER`, or `make model TRAINING=FOLDER`.

An hour on one processor. The folder holds the corpora (see README.md); `--lookups` one with spacy-lookups-data unpacked.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from seeds import ENGLISH, TRAINING
from seeds.models.training.assembling import assembled, write
from seeds.models.training.convert import convert
from seeds.models.training.corpora import Corpora
from seeds.models.training.learning import learned
from seeds.models.training.lemmas import lookups
from seeds.models.training.scoring import scores


def _learned(corpora: Corpora, place: Path, steps: int | None) -> Language:
    """The pipeline after the three stages, each of which goes on from the one before."""
    files = convert(spacy.blank("en"), corpora, place)
    watched: dict[str, object] = {"paths.dev": str(files.watched)} | ({"training.max_steps": steps} if steps else {})
    learned(TRAINING / "trees.cfg", watched | {"paths.train": str(files.trees)}, output=place / "1")
    for stage, (name, file) in enumerate((("names", files.names), ("finish", files.everything)), start=2):
        before = {"paths.train": str(file), "paths.before": str(place / f"{stage - 1}" / "model-last")}
        nlp = learned(TRAINING / f"{name}.cfg", watched | before, output=place / f"{stage}")
    return nlp


def main() -> None:
    """Convert, train, score and write."""
    asked = argparse.ArgumentParser(prog="python -m seeds.models.training", description=__doc__)
    asked.add_argument("corpora", type=Path, help="folder with the corpora")
    asked.add_argument("--lookups", type=Path, required=True, help="folder with spacy-lookups-data unpacked")
    asked.add_argument("--output", type=Path, default=ENGLISH, help="folder of the pipeline")
    asked.add_argument("--steps", type=int, help="other than the configuration says, to try something")
    wanted = asked.parse_args()
    corpora = Corpora(wanted.corpora)
    with tempfile.TemporaryDirectory() as place:
        nlp = assembled(_learned(corpora, Path(place), wanted.steps), lookups(wanted.lookups, corpora.taught_trees()))
    found = scores(nlp, corpora)
    write(nlp, wanted.output, found)
    sys.stdout.writelines(f"{name:32} {value:10,.2f}\n" for name, value in found.items())


if __name__ == "__main__":
    main()
