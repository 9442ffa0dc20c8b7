"""The pipeline that English sentences are parsed with: our own, or any other of spaCy's that the user names.

spaCy is imported where it is needed: many commands ask for the version of the program alone.
"""

import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from flows import settings
from flows.usage import WrongUsage
from seeds import ENGLISH

if TYPE_CHECKING:
    from spacy.language import Language

OURS = ENGLISH.name


class ModelError(WrongUsage):
    """A pipeline that was named is not there, or does not give what parsing needs."""


def choose(model: str) -> None:
    """Let this process and those it starts parse with a pipeline: our own, an installed package, or a folder.

    Raises:
        ModelError: there is none, or it does not fit; the message says how to get one that does.
    """
    if model != OURS:
        check(model)
    os.environ[settings.MODEL] = model


def chosen() -> str:
    """The pipeline to parse with."""
    return settings.model() or OURS


def folder(model: str) -> Path:
    """The folder that a pipeline lies in, with its `meta.json` and `config.cfg`.

    Raises:
        ModelError: there is none.
    """
    place = ENGLISH if model == OURS else Path(model)
    if not place.is_dir() and model.isidentifier() and (package := find_spec(model)) is not None and package.origin:
        root = Path(package.origin).parent
        version = json.loads((root / "meta.json").read_bytes())["version"] if (root / "meta.json").is_file() else ""
        place = root / f"{model}-{version}"
    if (place / "meta.json").is_file() and (place / "config.cfg").is_file():
        return place
    if place.is_dir():
        raise ModelError(f"{place} holds no spaCy pipeline: there is no meta.json and config.cfg in it")
    raise ModelError(
        f"no spaCy pipeline {model!r} is installed and no folder is called so: python -m spacy download {model}, or leave --model out"
    )


def description(model: str) -> bytes:
    """The pipeline's `meta.json`: name, version, labels, scores.

    Raises:
        ModelError: there is none.
    """
    return (folder(model) / "meta.json").read_bytes()


def check(model: str) -> None:
    """Look at the description of a pipeline, without loading it.

    Raises:
        ModelError: there is none, it lacks what parsing needs, or it is made of parts that are not installed.
    """
    from spacy.lang.en import English
    from spacy.util import load_config

    from transforms.parsing import PipelineUnfit
    from transforms.parsing.parser import check_parts

    place = folder(model)
    try:
        config = load_config(place / "config.cfg")
        names = [name for name in config["nlp"]["pipeline"] if name not in config["nlp"].get("disabled", [])]
        parts = [str(config["components"][name]["factory"]) for name in names]
        check_parts(str(config["nlp"]["lang"]), model, parts)
    except PipelineUnfit as error:
        raise ModelError(str(error)) from error
    except (ValueError, KeyError) as error:
        raise ModelError(f"{place} holds no spaCy pipeline: {_one_line(error)}") from error
    known = English()  # spaCy registers its parts when the first pipeline is made
    unknown = [part for part in parts if not known.has_factory(part)]
    if unknown:
        needed = (
            " ".join(json.loads((place / "meta.json").read_bytes()).get("requirements", []))
            or "the package it comes in"
        )
        raise ModelError(f"the pipeline {model!r} needs {unknown[0]!r}, which is not installed: pip install {needed}")


def loaded(model: str) -> "Language":
    """The pipeline, ready to parse in this process.

    Products of matrices go through NumPy's library: on current processors about three times as quick as the one spaCy would take.

    Raises:
        ModelError: there is none, or it cannot be loaded.
    """
    from spacy.util import load_model
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        return load_model(folder(model))
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the pipeline {model!r} cannot be loaded: {_one_line(error)}") from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
