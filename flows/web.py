"""Sources at addresses."""

from collections.abc import Iterator, Sequence

from flows.sources import Had, Link, SourceError, Tally, Yielded
from flows.sources.declared import Source


def yielded(source: Source, _tally: Tally) -> Iterator[Yielded]:
    raise SourceError(f"{source.location[0]}: addresses are not read yet")


def fetched(links: Sequence[Link]) -> Iterator[Had]:
    raise NotImplementedError
