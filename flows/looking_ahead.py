"""What sources would yield, looked at without loading anything."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from flows import web
from flows.clock import now
from flows.discovery import Discovery, checked
from flows.guard import Death, Guard, Limits
from flows.listing import refusal
from flows.sources import Failed, Link, Record, Refused, Tally, Yielded
from flows.sources.declared import Source
from seeds import References
from transforms.articles import ArticleReader
from transforms.records import Item, Rejection


def looked_at(sources: Sequence[Source], limit: int) -> Iterator[tuple[Source, list[str]]]:
    """Lines for a person about the first items of each source, and what it passed over on the way to them.

    Files and rows are read as a run would read them. Feeds and sitemaps are asked for anew, and nothing is remembered of it.

    Raises:
        flows.sources.SourceError: there is no such source.
    """
    discovery = Discovery(now(), References())
    wanted = checked(sources, discovery)
    with (
        web.opened(None, wanted, discovery.at, discovery.is_about) as pages,
        Guard(1, Limits(), _reader, preload="flows.looking_ahead") as guard,
    ):
        discovery.web = None if pages is None else pages.yielded
        for source in wanted:
            found = [_line(element, guard, pages) for element in islice(discovery.yielded([source]), limit)]
            yield source, [*found, *_passed_over(discovery.tallies[-1])]


def _line(element: Yielded, guard: Guard, pages: web.Web | None) -> str:
    match element:
        case Link() if pages is not None and (answer := pages.fetcher.refusal(element.origin)) is not None:
            return f"refused   {element.origin}: {Refused(element.origin, *refusal(answer))}"
        case Link():
            return f"page      {element.origin}"
        case Refused():
            return f"refused   {element.origin}: {element}"
        case Failed():
            return f"failed    {element.origin}: {element.reason}"
        case Record():
            seen = guard.run(described, element.item, seconds=guard.limits.document_seconds)
            return f"held      {element.item.origin}: {seen.reason}" if isinstance(seen, Death) else seen


def described(item: Item) -> str:
    """What would become of an item, in a line."""
    article = _reader().article(item)
    if isinstance(article, Rejection):
        return f"refused   {item.origin}: {article.reason}: {article.detail}"
    return f"article   {item.origin}: {article.title or 'without a title'}, {article.word_count} words"


@cache
def _reader() -> ArticleReader:
    return ArticleReader(References())


def _passed_over(tally: Tally) -> list[str]:
    counts = [f"passed over: {count:,} {reason}" for reason, count in tally.passed_over.items()]
    return [*counts, *tally.notes]
