"""Which program derived a row: the release, and the rules and tables it was derived with."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import seeds
import transforms
from flows.models import chosen, description

RULES = ("*.py", "*.csv", "*.json")


def pipeline_version() -> str:
    """The release and eight digits of the SHA-256 of all transforms and reference tables, `0.1.0+3fa9c1d2`.

    Two rows with one version were derived by the same rules, also between releases and with tables edited by a user; the description of the
    pipeline that parses, with its version and scores, counts as one of them.
    """
    return _version_with(chosen())


@cache
def _version_with(model: str) -> str:
    digest = hashlib.sha256(description(model))
    for path in _rules():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{version('claimhouse')}+{digest.hexdigest()[:8]}"


def _rules() -> list[Path]:
    folders = (Path(str(transforms.__file__)).parent, seeds.FOLDER)
    found = [path for folder in folders for pattern in RULES for path in folder.rglob(pattern)]
    left_out = (seeds.SAMPLES, seeds.TRAINING)
    return sorted(path for path in found if not any(path.is_relative_to(place) for place in left_out))
