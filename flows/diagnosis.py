"""What a run needs and finds, on this machine and in a data folder."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

import seeds
from flows.clock import now
from flows.models import ModelError, check, chosen, folder
from flows.rates import means_of
from flows.settings import WEBHOOK
from flows.version import Means, pipeline_version
from seeds import References
from transforms.rates import REACH, Rates

FREE_BYTES = 1_000_000_000
"""Less free space than this is worth a word."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `detail` says how to get it where it is missing."""

    name: str
    is_well: bool
    detail: str
    is_needed: bool = True


def findings(folder: Path) -> list[Finding]:
    """Everything that was looked at."""
    means = means_of(folder)
    return [*_program(means), *_packages(), *_folder(folder), _rates(means), *_optional()]


def _program(means: Means) -> Iterator[Finding]:
    yield Finding("claimhouse", is_well=True, detail=pipeline_version(means))
    yield _pipeline()
    is_known = (3, 11) <= sys.version_info[:2] <= (3, 14)
    yield Finding("Python", is_known, f"{sys.version.split()[0]} ({sys.executable}); 3.11 to 3.14 are supported")
    yield Finding("processors", is_well=True, detail=f"{os.cpu_count()}; --workers says how many are used")
    samples = [path for path in seeds.SAMPLES.glob("*.*") if path.stem != "README"]
    tables = len(list(seeds.FOLDER.glob("*.csv")))
    yield Finding(
        "reference tables", tables > 0, f"{tables} tables and {len(samples)} sample articles in {seeds.FOLDER}"
    )


def _pipeline() -> Finding:
    try:
        place = folder(chosen())
        check(chosen())
    except ModelError as error:
        return Finding("English pipeline", is_well=False, detail=str(error))
    return Finding("English pipeline", is_well=True, detail=str(place))


def _packages() -> Iterator[Finding]:
    for line in requires("claimhouse") or []:
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = version(wanted.name)
        except PackageNotFoundError:
            yield Finding(wanted.name, is_well=False, detail=f"pip install '{wanted}'")
            continue
        is_fit = wanted.specifier.contains(installed, prereleases=True)
        yield Finding(wanted.name, is_fit, installed if is_fit else f"{installed} is installed: pip install '{wanted}'")


def _folder(folder: Path) -> Iterator[Finding]:
    existing = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    is_writable = os.access(existing, os.W_OK | os.X_OK)
    yield Finding(
        "data folder", is_writable, f"{folder}{'' if is_writable else f': no permission to write in {existing}'}"
    )
    free = shutil.disk_usage(existing).free
    yield Finding("free space", free > FREE_BYTES, f"{free / 1e9:.1f} GB", is_needed=False)
    published = folder / "published" / "claimhouse.duckdb"
    detail = str(published) if published.exists() else f"claimhouse run --data {folder}"
    yield Finding("published copy", published.exists(), detail, is_needed=False)


def _rates(means: Means) -> Finding:
    """Amounts of days that lie more than a month after the last rate get no dollar value."""
    last_day = Rates(References(rates=means.rates)).last_day
    is_recent = (now().date() - last_day).days <= REACH
    return Finding(
        "exchange rates",
        is_recent,
        f"up to {last_day}{'' if is_recent else '; claimhouse rates update fetches newer ones'}",
        is_needed=False,
    )


def _optional() -> Iterator[Finding]:
    server = os.environ.get("PREFECT_API_URL")
    how = "a temporary one is started for each run; set PREFECT_API_URL, or `prefect server start`, to keep the history of runs"
    yield Finding("Prefect server", server is not None, server or how, is_needed=False)
    address = os.environ.get(WEBHOOK)
    how = f"set {WEBHOOK} to an address that is told of failed runs"
    yield Finding("webhook", address is not None, "set" if address else how, is_needed=False)
