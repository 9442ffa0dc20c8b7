"""Trains the English pipeline: `python -m seeds.models.training FOLDER`, or `make model TRAINING=FOLDER`.

An hour on one processor. The folder holds the corpora (see README.md); `--lookups` one with spacy-lookups-data unpacked.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import spacy

from seeds import ENGLISH, TRAINING
from seeds.models.training.assembling import assembled, write
from seeds.models.training.convert import convert
from seeds.models.training.corpora import Corpora
from seeds.models.training.learning import learned
from seeds.models.training.lemmas import lookups
from seeds.models.training.scoring import scores


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
        files = convert(spacy.blank("en"), corpora, Path(place))
        trees, names = Path(place) / "learned-trees", Path(place) / "learned-names"
        watched: dict[str, object] = {"paths.dev": str(files.watched)}
        if wanted.steps:
            watched["training.max_steps"] = wanted.steps
        learned(TRAINING / "trees.cfg", watched | {"paths.train": str(files.trees)}, output=trees)
        first = str(trees / "model-last")
        trained = learned(
            TRAINING / "names.cfg", watched | {"paths.train": str(files.names), "paths.trees": first}, output=names
        )
    nlp = assembled(trained, lookups(wanted.lookups, corpora.taught_trees()))
    found = scores(nlp, corpora)
    write(nlp, wanted.output, found)
    sys.stdout.writelines(f"{name:32} {value:10,.2f}\n" for name, value in found.items())


if __name__ == "__main__":
    main()
