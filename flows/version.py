"""Which program derived a row: the release, the rules, tables and libraries, and what a user adds to them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import expectations
import seeds
import transforms
from flows.models import OURS, description

RULES = ("*.py", "*.csv", "*.json")

LIBRARIES = (
    "ahocorasick-rs", "charset-normalizer", "courlan", "currencyconverter", "datasketch", "dateparser", "htmldate", "justext",
    "lxml", "lxml-html-clean", "numpy", "polars", "py3langid", "spacy", "symspellpy", "thinc", "tld", "trafilatura",
)  # fmt: skip
"""What reading an article goes through: their rules, word lists, rates and numerics are part of what a row was derived with."""


@dataclass(frozen=True, slots=True)
class Means:
    """What articles are read with beside the program: a file of newer exchange rates, and the pipeline that parses.

    The file is never changed in place: what is newer lies elsewhere.
    """

    rates: Path | None = None
    model: str = OURS


@cache
def pipeline_version(means: Means | None = None) -> str:
    """The release and eight digits of the SHA-256 of all transforms, reference tables, libraries and means, `0.1.0+3fa9c1d2`.

    Two rows with one version were derived by the same rules, also between releases and with tables edited by a user; the description of the
    pipeline that parses, with its version and scores, counts as one of them.
    """
    digest = hashlib.sha256()
    for part in (*_rules(), *_libraries(), *_means(means or Means())):
        digest.update(part + b"\0")
    return f"{version('claimhouse')}+{digest.hexdigest()[:8]}"


@cache
def rules_version() -> str:
    """The release and eight digits of the SHA-256 of everything that judges rows and runs, `0.1.0+77ab01fe`."""
    digest = hashlib.sha256()
    for part in _files(Path(str(expectations.__file__)).parent.rglob("*.py")):
        digest.update(part + b"\0")
    return f"{version('claimhouse')}+{digest.hexdigest()[:8]}"


def _rules() -> Iterator[bytes]:
    folders = (Path(str(transforms.__file__)).parent, seeds.FOLDER)
    found = {path for folder in folders for pattern in RULES for path in folder.rglob(pattern)}
    left_out = (seeds.SAMPLES, seeds.TRAINING)
    return _files(path for path in found if not any(path.is_relative_to(place) for place in left_out))


def _libraries() -> Iterator[bytes]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield name.encode()


def _means(means: Means) -> Iterator[bytes]:
    yield from _files([means.rates] if means.rates else [])
    yield description(means.model)


def _files(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in sorted(paths):
        yield path.name.encode()
        yield path.read_bytes()
