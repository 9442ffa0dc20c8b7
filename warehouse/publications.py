"""The publications that are in a data folder, in their order, and taking old ones away from under no reader."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

STAND_IN = ".stand-in"
"""Marks a folder that no publication is in any more: its files are those of the one that followed it, for readers that were just opening them."""


def publications(folder: Path) -> list[tuple[str, Path]]:
    """The publications that are still here, the oldest first: the run that published each, and its folder.

    In the order in which their runs began, as the manifests say, since a copied folder has other times.
    """
    whole = [path.parent for path in (folder / "publications").glob("[!.]*/manifest.json")]
    return [(place.name, place) for place in sorted(whole, key=_age) if not (place / STAND_IN).exists()]


def _age(place: Path) -> tuple[datetime, int]:
    """When the run of a publication began, and which of its publications this is; where its manifest does not say so, when that was written."""
    file = place / "manifest.json"
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        began = datetime.fromisoformat(manifest["run_started_at"])
    except (ValueError, KeyError, TypeError):  # of an older program, of a run that is not in the ledger, or damaged
        return written, 0
    again = place.name.removeprefix(f"{manifest.get('run_id')}-")
    return began, int(again) if again.isdecimal() else 1


def remove_old(folder: Path, *, keep: int, former: Path | None = None) -> int:
    """The number of publications removed: all but the newest `keep`, never the one that the link leads to, and what a killed run left unfinished.

    Where the link has just led to one, `former`, that is the last to go after the present one, whatever a killed run has left beside it. A reader may
    have followed the link to it and not yet opened the file: where it goes, the files of the present one stand in until the next call, and nothing of
    what it said is left all the same.
    """
    home, linked = folder / "publications", (folder / "published").resolve()
    for unfinished in home.glob(".building-*"):  # first, since one may be whole but for its name
        shutil.rmtree(unfinished)
    for mark in home.glob(f"*/{STAND_IN}"):
        shutil.rmtree(mark.parent)
    last = [] if former is None else [former, linked]
    whole = [place for _, place in publications(folder)]
    whole.sort(key=lambda place: last.index(place.resolve()) + 1 if place.resolve() in last else 0)
    old = [place for place in whole[: -max(keep, 1)] if place.resolve() != linked]
    for publication in old:
        if publication.resolve() != former or not _stand_in(publication, linked):
            shutil.rmtree(publication)
    return len(old)


def _stand_in(former: Path, present: Path) -> bool:
    """Whether every file of the present publication is in the place of the former's, each put there by one rename, and nothing else is."""
    (former / STAND_IN).touch()  # first: a process that is killed leaves a folder that goes with the next call
    try:
        for file in [path for path in former.rglob("*") if path.is_file() and path.name != STAND_IN]:
            fresh = present / file.relative_to(former)
            if not fresh.is_file():
                file.unlink()
                continue
            beside = file.with_name(f"{file.name}.next")
            os.link(fresh, beside)
            beside.replace(file)
    except OSError:  # a file system without hard links: the folder goes at once, as before
        return False
    return True
