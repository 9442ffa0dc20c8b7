"""The report: one folder with a page that shows the published copy, to be opened from disk or put on any web server.

`index.html` is replaced by one rename and leads to a folder named for its contents, so a page that is open keeps what it loads from.
"""

import hashlib
import os
import shutil
import tempfile
from datetime import datetime
from html import escape
from pathlib import Path

from warehouse.catalogue import FOLDER
from warehouse.errors import WarehouseUnusable
from warehouse.report.contents import MOST, Contents, contents
from warehouse.report.scripts import call, pieces, texts

PAGE = FOLDER / "report" / "page"

KEPT = 2
"""Folders of contents that stay: the present one, and the one that an open page may still load from."""

_BUILD, _LATER = "files-", (".html", ".md")


def write_report(folder: Path, *, made_at: datetime, with_text: bool = True) -> Path:
    """The `index.html` of the report of a data folder, after it has been put in place in `report/`.

    `made_at` is UTC; predictions before it count as due. What was there stays whole until the new page is, and if it cannot be written.

    Raises:
        NotPublished: no run has been here.
        WarehouseUnusable: the copy cannot be read, or the report not be written.
    """
    told = contents(folder, with_text=with_text)
    home = folder / "report"
    try:
        home.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=home))
        try:
            scripts = _write(building, told, made_at=made_at, with_text=with_text)
            name = _BUILD + _digest(building)
            if not (home / name).exists():
                building.chmod(0o755)
                building.rename(home / name)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        index = _put_index(home, name, scripts)
        os.utime(home / name)
        _remove_old(home, name)
    except OSError as error:
        raise WarehouseUnusable(
            f"{home} could not be written, the former report stands: {error.strerror or error}"
        ) from error
    return index


def _write(building: Path, told: Contents, *, made_at: datetime, with_text: bool) -> list[str]:
    """Styles, scripts and tables in a folder; gives the paths of the scripts in the order in which the page loads them."""
    for part in ("css", "js", "vendor"):
        shutil.copytree(PAGE / part, building / part, ignore=shutil.ignore_patterns(*(f"*{end}" for end in _LATER)))
    target = building / "tables"
    target.mkdir()
    where: list[tuple[str, list[int]]] = []
    names = []
    for name, content, held in texts(told.tables["articles"]) if "articles" in told.tables else ():
        (target / name).write_text(content, encoding="utf-8")
        where.append((name, held))
    about = {
        "made_at": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "totals": told.totals,
        "most": MOST,
        "with_text": with_text,
        "texts": {number: name for name, held in where for number in held},
    }
    files = [("about.js", call("setAbout", about))]
    for table, frame in told.tables.items():
        files += pieces(table, frame.drop("text") if table == "articles" else frame)
    for name, content in files:
        (target / name).write_text(content, encoding="utf-8")
        names.append(f"tables/{name}")
    return names


def _digest(building: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in building.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(building)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _put_index(home: Path, build: str, scripts: list[str]) -> Path:
    """Replace the page by one rename."""
    template = (PAGE / "index.html").read_text(encoding="utf-8")
    tags = "\n".join(f'<script defer src="{build}/{escape(name)}"></script>' for name in scripts)
    fresh, index = home / f".index-{build}.html", home / "index.html"
    fresh.write_text(template.replace("<!-- tables -->", tags).replace("BUILD/", f"{build}/"), encoding="utf-8")
    fresh.replace(index)
    return index


def _remove_old(home: Path, present: str) -> None:
    builds = sorted(home.glob(f"{_BUILD}*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in [path for path in builds if path.name != present][KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
