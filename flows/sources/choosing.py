"""Which sources a command means: declared ones by name, addresses, files and folders."""

import glob
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from flows.sources import MAX_BYTES, Refused, SourceError
from flows.sources.addresses import address_of
from flows.sources.corpora import archives, lines, parquet
from flows.sources.declared import Kind, Source
from flows.sources.folder import named

CORPORA: dict[str, Kind] = {
    **dict.fromkeys(lines.SUFFIXES, "jsonl"),
    **dict.fromkeys(parquet.SUFFIXES, "parquet"),
    **dict.fromkeys(archives.SUFFIXES, "warc"),
}
"""The kind of corpus that a file is, by its ending."""


def chosen(
    wanted: Iterable[str], declared: Mapping[str, Source], *, about: str | None = None, max_bytes: int = MAX_BYTES
) -> list[Source]:
    """The sources that are meant: a name that is declared, an address (recognised when it is read), a path or pattern.

    `about` is a topic for those that declare none; `max_bytes` is for those that are not declared.
    A file that is called like a source is meant by `./name`.

    Raises:
        SourceError: there is no such source, address or path.
    """
    found = []
    for word in wanted:
        if word in declared:
            found.append(declared[word])
        elif address_of(word):
            found.append(Source(name="address", kind="address", location=(word,), max_bytes=max_bytes))
        else:
            found += _paths(word, max_bytes, declared)
    for source in found:
        if source.kind not in ("feed", "sitemap", "address"):
            named(place for place in source.location if address_of(place) is None)
    return [source if source.about or not about else source.model_copy(update={"about": about}) for source in found]


def _paths(word: str, max_bytes: int, declared: Mapping[str, Source]) -> Iterator[Source]:
    """The files of a pattern by kind, each kind one source."""
    try:
        paths = named([word])
    except SourceError as error:
        known = f"; no source is called so either, there are {', '.join(declared)}" if declared else ""
        raise SourceError(f"{error}{known}") from error
    kinds: dict[Kind, list[Path]] = {}
    leading_out = tuple(path for path in paths if isinstance(path, Refused))
    if len(leading_out) == len(paths):
        kinds["folder"] = []
    for path in paths:
        if isinstance(path, Refused):
            continue
        kinds.setdefault("folder" if path.is_dir() else kind_of(path), []).append(path)
    for number, (kind, group) in enumerate(kinds.items()):
        is_all = kind == "folder" and len(kinds) == 1
        location = (word,) if is_all else tuple(glob.escape(str(path)) for path in group)
        source = Source(name=kind, kind=kind, location=location, max_bytes=max_bytes)
        yield source if is_all or number else source.refusing(leading_out)


def kind_of(path: Path) -> Kind:
    """The kind of corpus that a file is, else `folder`, which reads a single article from it."""
    name = path.name.lower()
    return next((kind for suffix, kind in CORPORA.items() if name.endswith(suffix)), "folder")
