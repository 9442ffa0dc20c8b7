"""The report: one folder with a page that shows the published copy, to be opened from disk or put on any web server.

`index.html` is replaced by one rename and leads to a folder named for its contents, so a page that is open keeps what it loads from: of a report
without texts, that one folder is all there is, since the folder is passed on.
"""

import hashlib
import os
import shutil
from datetime import datetime
from html import escape
from pathlib import Path

from filelock import FileLock

from warehouse.catalogue import FOLDER
from warehouse.dictionary import page
from warehouse.errors import NotPublished, WarehouseUnusable
from warehouse.opening import of_this_version, published, published_without_text
from warehouse.report.contents import Contents, contents_of
from warehouse.report.scripts import call, pieces, texts

PAGE = FOLDER / "report" / "page"

KEPT = 2
"""Folders of contents that stay: the present one, and the one that an open page may still load from."""

_BUILD = "files-"
_DICTIONARY = '<a href="BUILD/dictionary.html">Dictionary</a>'


def write_report(folder: Path, *, made_at: datetime, with_text: bool = True) -> Path:
    """The `index.html` of the report of a data folder, after it has been put in place in `report/`.

    `made_at` is UTC; predictions before it count as due. What was there stays whole until the new page is, and if it cannot be written. A report
    without texts leaves nothing of the former ones, which may hold texts.

    Raises:
        NotPublished: no run has been here.
        WarehouseUnusable: the copy cannot be read or was written by another version, the report not be written, or former texts not be removed.
    """
    with of_this_version(folder):
        told = contents_of(folder, with_text=with_text)
        dictionary = _dictionary(folder, with_text=with_text)
    home = folder / "report"
    try:
        with FileLock(folder / "report.lock"):
            home.mkdir(exist_ok=True)
            name, scripts = _build(home, told, _about(told, made_at, with_text=with_text), dictionary)
            index = _put_index(home, name, scripts, has_dictionary=dictionary is not None)
            _remove_old(home, name, kept=KEPT if with_text else 1)
    except OSError as error:
        raise WarehouseUnusable(
            f"{home} could not be written, the former report stands: {error.strerror or error}"
        ) from error
    return index


def _dictionary(folder: Path, *, with_text: bool) -> str | None:
    """The page of the data dictionary, with examples from the published copy; None where there is none."""
    try:
        with published(folder) if with_text else published_without_text(folder) as c:
            return page(c)
    except NotPublished:
        return None


def _about(told: Contents, made_at: datetime, *, with_text: bool) -> dict[str, object]:
    """What is said once of the whole report."""
    made = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"made_at": made, "totals": told.totals, "with_text": with_text}


def _build(home: Path, told: Contents, about: dict[str, object], dictionary: str | None) -> tuple[str, list[str]]:
    """The name of the folder of contents, whole and in its place, and the scripts that the page loads from it, in order."""
    for unfinished in home.glob(".building-*"):  # of a process that was killed
        shutil.rmtree(unfinished)
    building = home / f".building-{os.getpid()}"
    try:
        for part in ("css", "js", "vendor"):
            shutil.copytree(PAGE / part, building / part, ignore=shutil.ignore_patterns("*.md"))
        scripts = _write_tables(building / "tables", told, about)
        if dictionary is not None:
            (building / "dictionary.html").write_text(dictionary, encoding="utf-8")
        name = _BUILD + _digest(building)
        if not (home / name).exists():
            building.rename(home / name)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    os.utime(home / name)
    return name, scripts


def _write_tables(target: Path, told: Contents, about: dict[str, object]) -> list[str]:
    """Tables and texts as script files; gives the paths of those that the page loads at once: all but the texts."""
    target.mkdir()
    where: dict[int, str] = {}
    for name, content, held in texts(told.tables["articles"]) if "articles" in told.tables else ():
        (target / name).write_text(content, encoding="utf-8")
        where |= dict.fromkeys(held, name)
    files = [("about.js", call("setAbout", about | {"texts": where}))]
    for table, frame in told.tables.items():
        files += pieces(table, frame.drop("text") if table == "articles" else frame)
    for name, content in files:
        (target / name).write_text(content, encoding="utf-8")
    return [f"tables/{name}" for name, _ in files]


def _digest(building: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in building.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(building)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _put_index(home: Path, build: str, scripts: list[str], *, has_dictionary: bool) -> Path:
    """Replace the page by one rename."""
    template = (PAGE / "index.html").read_text(encoding="utf-8")
    tags = "\n".join(f'<script defer src="{build}/{escape(name)}"></script>' for name in scripts)
    template = template.replace("<!-- dictionary -->", _DICTIONARY if has_dictionary else "")
    fresh, index = home / f".index-{build}.html", home / "index.html"
    fresh.write_text(template.replace("<!-- tables -->", tags).replace("BUILD/", f"{build}/"), encoding="utf-8")
    fresh.replace(index)
    return index


def _remove_old(home: Path, present: str, *, kept: int) -> None:
    """Remove all but the newest folders of contents, the present one among them.

    Raises:
        WarehouseUnusable: only the present one was to stay, and another is still there: it may hold texts that are not to be passed on.
    """
    builds = sorted(home.glob(f"{_BUILD}*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in [path for path in builds if path.name != present][kept - 1 :]:
        try:
            shutil.rmtree(old, ignore_errors=kept > 1)
        except OSError as error:
            reason = error.strerror or error
            raise WarehouseUnusable(
                f"the new report is in place, but {old} of a former one could not be removed: {reason}"
            ) from error
