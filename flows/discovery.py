"""What the sources of a run yield, one after the other, with what they pass over counted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

from flows.sources import OFF_TOPIC, TOO_OLD, Found, Link, Record, Refused, SourceError, Tally, Yielded, folder
from flows.sources.corpora import archives, lines, parquet
from flows.sources.corpora.rows import Columns, record
from flows.sources.declared import Source
from flows.spans import seconds_of
from seeds import References
from transforms.dates import DayReader
from transforms.encodings import text_of
from transforms.records import Rejection
from transforms.topics import Topic, UnknownTopic

Web = Callable[[Source, Tally, date | None], Iterator[Yielded]]
"""What a feed, sitemap, list of addresses or unknown address yields."""


@dataclass
class Discovery:
    """Reads sources at one time; `web`, set where one lies at an address, reads those."""

    at: datetime
    references: References
    tallies: list[Tally] = field(default_factory=list)
    web: Web | None = None
    _topics: dict[str, Topic] = field(default_factory=dict)

    @cached_property
    def _days(self) -> DayReader:
        return DayReader(self.references)

    def yielded(self, sources: Iterable[Source]) -> Iterator[Yielded]:
        """Everything that the sources yield, each up to its limit.

        Raises:
            SourceError: a location does not exist.
        """
        for source in sources:
            tally = Tally(source.name, source.kind)
            self.tallies.append(tally)
            yielded = self._of(source, tally)
            for element in islice(yielded, source.max_items):
                tally.yielded += 1
                tally.items += isinstance(element, Record | Link)
                yield element
            if source.max_items == tally.yielded and next(yielded, None) is not None:
                tally.is_cut = True
                tally.notes.append(f"stopped at max_items ({source.max_items:,})")

    def topic(self, name: str) -> Topic:
        """The words of a topic, compiled once.

        Raises:
            SourceError: there are none.
        """
        if name not in self._topics:
            try:
                self._topics[name] = Topic(self.references, name)
            except UnknownTopic as error:
                raise SourceError(str(error)) from error
        return self._topics[name]

    def is_about(self, record: Record, topics: tuple[str, ...]) -> bool:
        """Whether the bytes of an article are about one of the topics, if there are any; what is no text goes on, to be refused."""
        if not topics:
            return True
        is_page = record.item.media_type == "text/html"
        text = text_of(record.item.content, is_page=is_page, charset=record.item.hints.charset)
        if isinstance(text, Rejection):
            return True
        title = record.item.hints.title or ""
        return any(_is_about(self.topic(topic), text, title, is_page=is_page) for topic in topics)

    def since(self, source: Source) -> date | None:
        """Articles of days before are too old for the source."""
        spans = [source.since] if source.since else []
        if source.max_age:
            spans.append((self.at - timedelta(seconds=seconds_of(source.max_age))).date())
        return max(spans, default=None)

    def _of(self, source: Source, tally: Tally) -> Iterator[Yielded]:
        match source.kind:
            case "folder":
                yield from self._on_topic(self._files(source, tally), source, tally)
            case "warc":
                yield from self._on_topic(
                    self._of_files(source, partial(archives.records, source=source, tally=tally)), source, tally
                )
            case "jsonl" | "parquet":
                yield from self._of_files(source, partial(self._rows, source=source, tally=tally))
            case _:
                assert self.web is not None
                yield from self.web(source, tally, self.since(source))

    def _of_files(
        self, source: Source, read: Callable[[Path], Iterator[Record | Refused]]
    ) -> Iterator[Record | Refused]:
        for path in folder.named_by(source):
            yield from (iter([path]) if isinstance(path, Refused) else read(path))

    def _files(self, source: Source, tally: Tally) -> Iterator[Record | Refused]:
        for found in folder.files(source, tally):
            item = folder.read(found, retrieved_at=self.at) if isinstance(found, Found) else found
            yield item if isinstance(item, Refused) else Record(item, item.origin)

    def _on_topic(
        self, records: Iterable[Record | Refused], source: Source, tally: Tally
    ) -> Iterator[Record | Refused]:
        for found in records:
            if isinstance(found, Refused) or self.is_about(found, source.topics):
                yield found
            else:
                tally.passed_over[OFF_TOPIC] += 1

    def _rows(self, path: Path, source: Source, tally: Tally) -> Iterator[Record | Refused]:
        """The rows of a corpus that are about the topic and not too old; the filter sees the text before an item is made of it."""
        columns = Columns(source.columns)
        about = self.topic(source.about) if source.about else None
        since = self.since(source)
        origin = folder.printable(path)
        read = (
            partial(lines.rows, path, source.max_bytes)
            if source.kind == "jsonl"
            else partial(parquet.rows, path, columns)
        )
        undated = 0
        for number, row in read():
            if isinstance(row, Refused):
                yield row
                continue
            said = columns.of(row)
            text = said.get("text") or said.get("html", "")
            if about and text and not _is_about(about, text, said.get("title", ""), is_page="text" not in said):
                tally.passed_over[OFF_TOPIC] += 1
                continue
            day = self._days.day(said.get("date", ""))
            undated += day is None and "date" in said
            if since and day and day < since:
                tally.passed_over[TOO_OLD] += 1
            else:
                yield record(said, source, origin, number, day=day, retrieved_at=self.at)
        if undated:
            tally.notes.append(f"{origin}: {undated:,} rows whose date cannot be read")


def _is_about(topic: Topic, text: str, title: str, *, is_page: bool) -> bool:
    return topic.is_page_about(text) if is_page else topic.is_about(text, title)


def checked(sources: Iterable[Source], discovery: Discovery) -> list[Source]:
    """The sources, after their topics were looked up.

    Raises:
        SourceError: there are no words for a topic.
    """
    found = list(sources)
    for source in found:
        if source.about:
            discovery.topic(source.about)
    return found
