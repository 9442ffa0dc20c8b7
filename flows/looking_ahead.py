"""What sources would yield, looked at without loading anything."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from flows import web
from flows.discovery import Discovery, checked
from flows.run import now
from flows.sources import Failed, Link, Record, Refused, Tally, Yielded
from flows.sources.declared import Source
from seeds import References
from transforms.articles import ArticleReader
from transforms.records import Rejection
from warehouse.opening import writer


def looked_at(sources: Sequence[Source], limit: int) -> Iterator[tuple[Source, list[str]]]:
    """Lines for a person about the first items of each source, and what it passed over on the way to them.

    Files and rows are read as a run would read them. Feeds and sitemaps are asked for anew, and nothing is remembered of it.

    Raises:
        flows.sources.SourceError: there is no such source.
    """
    references = References()
    reader = ArticleReader(references)
    empty = Path(tempfile.mkdtemp(prefix="claimhouse-check-"))
    try:
        with writer(empty) as c:
            discovery = Discovery(now(), references)
            wanted = checked(sources, discovery)
            with web.opened(c, wanted, discovery.at, discovery.is_about) as pages:
                discovery.web = None if pages is None else pages.yielded
                for source in wanted:
                    found = [_line(element, reader) for element in islice(discovery.yielded([source]), limit)]
                    yield source, [*found, *_passed_over(discovery.tallies[-1])]
    finally:
        shutil.rmtree(empty, ignore_errors=True)


def _line(element: Yielded, reader: ArticleReader) -> str:
    match element:
        case Link():
            return f"page      {element.origin}"
        case Refused():
            return f"refused   {element.origin}: {element}"
        case Failed():
            return f"failed    {element.origin}: {element.reason}"
        case Record():
            article = reader.article(element.item)
            if isinstance(article, Rejection):
                return f"refused   {element.item.origin}: {article.reason}: {article.detail}"
            return f"article   {element.item.origin}: {article.title or 'without a title'}, {article.word_count} words"


def _passed_over(tally: Tally) -> list[str]:
    counts = [f"passed over: {count:,} {reason}" for reason, count in tally.passed_over.items()]
    return [*counts, *tally.notes]
