"""Articles in files: named ones, patterns, and folders with everything below them."""

import glob
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.sources import Found, Refused, SourceError
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

MAX_BYTES = 10_000_000
"""A larger item is refused without being read whole: the longest real pages hold some three million bytes."""


@dataclass
class Listing:
    """What the sources hold: files to read and items refused by origin, and how many files were passed over."""

    items: dict[str, Found | Refused] = field(default_factory=dict)
    ignored: int = 0

    def ordered(self) -> list[Found | Refused]:
        """Every item once, by origin."""
        return [self.items[origin] for origin in sorted(self.items)]


def listing(sources: Iterable[str]) -> Listing:
    """Every file that the sources name, with folders searched to any depth.

    In a folder, files of other kinds, hidden ones and its README are passed over and counted.

    Raises:
        SourceError: a source does not exist, or a pattern matches nothing.
    """
    found = Listing()
    for path in named(sources):
        if path.is_dir():
            _search(path, found)
        else:
            _add(found, Found(_printable(path), path, MEDIA_TYPES.get(path.suffix.lower(), "text/plain")))
    return found


def named(sources: Iterable[str]) -> list[Path]:
    """The files and folders that the sources name.

    Raises:
        SourceError: a source does not exist, or a pattern matches nothing.
    """
    return [path for source in sources for path in _named(source)]


def read(found: Found, *, retrieved_at: datetime, max_bytes: int = MAX_BYTES) -> Item | Refused:
    """The item with its bytes, or why it could not be opened; a pipe or device is never waited for."""
    try:
        descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return Refused(found.origin, "unreadable", _why(error))
    with os.fdopen(descriptor, "rb") as file:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            return Refused(found.origin, "unreadable", "it is not a regular file")
        if seen.st_size > max_bytes:
            return _too_large(found, seen.st_size, max_bytes)
        try:
            content = file.read(max_bytes + 1)
        except OSError as error:
            return Refused(found.origin, "unreadable", _why(error))
    if len(content) > max_bytes:
        return _too_large(found, len(content), max_bytes)
    return Item(found.origin, content, content_hash(content), found.media_type, retrieved_at)


def _named(source: str) -> list[Path]:
    """The paths that one source names: itself, or what its pattern matches."""
    if os.path.lexists(source):
        return [Path(source)]
    if not glob.has_magic(source):
        raise SourceError(f"no such file or folder: {source}")
    anchor = Path(source).anchor
    matches = sorted(Path(anchor).glob(source.removeprefix(anchor)))
    if not matches:
        raise SourceError(f"no file matches the pattern: {source}")
    return matches


def _search(root: Path, found: Listing) -> None:
    real_root = root.resolve()
    for folder, names, files in os.walk(root, onerror=lambda error: _refuse_folder(found, error)):
        for name in [name for name in names if _is_link(folder, name) or name.startswith(".")]:
            names.remove(name)
            _add_link(found, Path(folder, name), real_root)
        for name in files:
            path = Path(folder, name)
            media_type = MEDIA_TYPES.get(path.suffix.lower())
            if media_type is None or name.startswith(".") or path.stem == "README":
                found.ignored += 1
            elif path.is_symlink() and not _is_inside(path, real_root):
                _add(found, Refused(_printable(path), "outside", f"it leads to {_printable(path.resolve())}"))
            else:
                _add(found, Found(_printable(path), path, media_type))


def _add_link(found: Listing, path: Path, real_root: Path) -> None:
    """A linked folder is not followed: inside it would be seen twice, outside it is no part of the source."""
    if not path.name.startswith(".") and not _is_inside(path, real_root):
        _add(found, Refused(_printable(path), "outside", f"it leads to {_printable(path.resolve())}"))
    else:
        found.ignored += 1


def _add(found: Listing, item: Found | Refused) -> None:
    found.items.setdefault(item.origin, item)


def _refuse_folder(found: Listing, error: OSError) -> None:
    origin = _printable(Path(error.filename))
    _add(found, Refused(origin, "unreadable", _why(error)))


def _too_large(found: Found, size: int, max_bytes: int) -> Refused:
    return Refused(found.origin, "too_large", f"{size:,} bytes; at most {max_bytes:,} are read")


def _is_link(folder: str, name: str) -> bool:
    return Path(folder, name).is_symlink()


def _is_inside(path: Path, real_root: Path) -> bool:
    """Whether the end of a link lies below the root; a link that leads nowhere is inside, and unreadable."""
    try:
        end = path.resolve()
    except (OSError, RuntimeError):  # a circle of links
        return True
    return end.is_relative_to(real_root)


def _printable(path: Path) -> str:
    """The path as text that can be stored: bytes of the name that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _why(error: OSError) -> str:
    return (os.strerror(error.errno) if error.errno else str(error)).lower()
