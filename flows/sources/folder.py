"""Articles in files: named ones, patterns, and folders with everything below them."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from flows.sources import OTHER_FILE, Found, Refused, SourceError, Tally
from flows.sources.declared import Source
from transforms.ids import content_hash
from transforms.records import Item

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
"""What is read in a folder; a file of another kind is read as plain text if it is named itself."""

README = "README"


def files(source: Source, tally: Tally) -> Iterator[Found | Refused]:
    """Every file that the source names, with folders searched to any depth, each folder's files by name before what lies below it.

    In a folder, files of other kinds, hidden ones and its README are passed over and counted.

    Raises:
        SourceError: a location does not exist, or a pattern matches nothing.
    """
    for path in named_by(source):
        if isinstance(path, Refused):
            yield path
        elif path.is_dir():
            yield from _search(path, source, tally)
        else:
            yield _found(path, source)


def named_by(source: Source) -> list[Path | Refused]:
    """The files and folders of a source.

    Raises:
        SourceError: as `named`.
    """
    return [*source.refused, *named(source.location)]


def named(sources: Iterable[str]) -> list[Path | Refused]:
    """The files and folders that the sources name; refused where a pattern meets a link that leads out of the folder that it begins with.

    Raises:
        SourceError: a source does not exist, or a pattern matches nothing.
    """
    return [path for source in sources for path in _named(source)]


def read(found: Found, *, retrieved_at: datetime) -> Item | Refused:
    """The item with its bytes, or why it could not be opened; a pipe or device is never waited for."""
    try:
        descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return Refused(found.origin, "unreadable", why(error))
    with os.fdopen(descriptor, "rb") as file:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            return Refused(found.origin, "unreadable", "it is not a regular file")
        if seen.st_size > found.max_bytes:
            return _too_large(found, seen.st_size)
        try:
            content = file.read(found.max_bytes + 1)
        except OSError as error:
            return Refused(found.origin, "unreadable", why(error))
    if len(content) > found.max_bytes:
        return _too_large(found, len(content))
    return Item(found.origin, content, content_hash(content), found.media_type, retrieved_at, found.hints)


def _named(source: str) -> list[Path | Refused]:
    """The paths that one source names: itself, or what its pattern matches."""
    if os.path.lexists(source):
        return [Path(source)]
    if not glob.has_magic(source):
        raise SourceError(f"no such file or folder: {source}")
    anchor = Path(source).anchor
    matches = sorted(Path(anchor).glob(source.removeprefix(anchor)))
    if not matches:
        raise SourceError(f"no file matches the pattern: {source}")
    root = Path(*takewhile(lambda part: not glob.has_magic(part), Path(source).parts)).resolve()
    return [path if _is_inside(path, root) else _outside(path) for path in matches]


def _search(root: Path, source: Source, tally: Tally) -> Iterator[Found | Refused]:
    real_root = root.resolve()
    unread: list[Refused] = []
    for folder, names, found in os.walk(root, onerror=lambda error: unread.append(_unread(error))):
        links = [name for name in names if _is_link(folder, name) or name.startswith(".")]
        names[:] = sorted(set(names) - set(links))
        for name in sorted(links):
            yield from _linked(Path(folder, name), real_root, tally)
        for name in sorted(found):
            path = Path(folder, name)
            if path.suffix.lower() not in MEDIA_TYPES or name.startswith(".") or path.stem == README:
                tally.passed_over[OTHER_FILE] += 1
            elif path.is_symlink() and not _is_inside(path, real_root):
                yield _outside(path)
            else:
                yield _found(path, source)
    yield from unread


def _linked(path: Path, real_root: Path, tally: Tally) -> Iterator[Refused]:
    """A linked folder is not followed: inside it would be seen twice, outside it is no part of the source."""
    if not path.name.startswith(".") and not _is_inside(path, real_root):
        yield _outside(path)
    else:
        tally.passed_over[OTHER_FILE] += 1


def _found(path: Path, source: Source) -> Found:
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "text/plain")
    return Found(printable(path), path, media_type, source.max_bytes, source.hints)


def _outside(path: Path) -> Refused:
    return Refused(printable(path), "outside", f"it leads to {printable(path.resolve())}")


def _unread(error: OSError) -> Refused:
    return Refused(printable(Path(error.filename)), "unreadable", why(error))


def _too_large(found: Found, size: int) -> Refused:
    return Refused(found.origin, "too_large", f"{size:,} bytes; at most {found.max_bytes:,} are read")


def _is_link(folder: str, name: str) -> bool:
    return Path(folder, name).is_symlink()


def _is_inside(path: Path, real_root: Path) -> bool:
    """Whether the end of a link lies below the root; a link that leads nowhere is inside, and unreadable."""
    try:
        end = path.resolve()
    except (OSError, RuntimeError):  # a circle of links
        return True
    return end.is_relative_to(real_root)


def printable(path: Path) -> str:
    """The path as text that can be stored: bytes of the name that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def why(error: OSError) -> str:
    return (os.strerror(error.errno) if error.errno else str(error)).lower()
