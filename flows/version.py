"""Which program derived a row: the release, and the rules and tables it was derived with."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import seeds
import transforms

RULES = ("*.py", "*.csv", "*.json")


@cache
def pipeline_version() -> str:
    """The release and eight digits of the SHA-256 of all transforms and reference tables, `0.1.0+3fa9c1d2`.

    Two rows with one version were derived by the same rules, also between releases and with tables edited by a user.
    """
    digest = hashlib.sha256()
    for path in _rules():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{version('claimhouse')}+{digest.hexdigest()[:8]}"


def _rules() -> list[Path]:
    folders = (Path(str(transforms.__file__)).parent, seeds.FOLDER)
    found = [path for folder in folders for pattern in RULES for path in folder.rglob(pattern)]
    return sorted(path for path in found if not path.is_relative_to(seeds.SAMPLES))
