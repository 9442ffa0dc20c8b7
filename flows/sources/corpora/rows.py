"""A row of a corpus, by its columns, becomes an item."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import isfinite

from flows.sources import Record, Refused
from flows.sources.declared import Contents, Source
from transforms.encodings import storable
from transforms.ids import content_hash
from transforms.passages import hints_of, merged
from transforms.records import Item

USUAL: dict[Contents, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext"),
    "html": ("html", "raw_html"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical_url"),
    "date": ("date", "published_on", "published_at", "published", "date_publish", "pubdate"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "outlet", "publication", "site_name"),
    "language": ("language", "lang"),
    "country": ("country",),
    "licence": ("licence", "license"),
    "id": ("id", "_id", "uuid"),
}
"""What columns are called where the source does not say; the first that there is counts."""

_LONGEST = 2_000
"""Characters of a field of the head; front matter ends where it is longer than any."""

_HEAD = ("url", "title", "author", "publisher", "date", "language", "country", "licence")


@dataclass(frozen=True)
class Columns:
    """Which column holds what: those that the source names, else the usual names."""

    named: Mapping[Contents, str]

    def of(self, row: Mapping[str, object]) -> dict[str, str]:
        """What a row says, by field, as one line each but for text and html; what it leaves empty is not there."""
        said = {}
        for field, usual in USUAL.items():
            names = (self.named[field],) if field in self.named else usual
            written = {"date": _date, "text": _paragraphs}.get(field, _text)
            value = next((value for name in names if (value := written(row.get(name)))), "")
            said[field] = value if field in ("text", "html") else " ".join(value.split())
        return {field: value for field, value in said.items() if value}

    def wanted(self, names: list[str]) -> list[str]:
        """Those of a file's columns that are needed.

        Raises:
            KeyError: a column that the source names is not there.
        """
        missing = [name for name in self.named.values() if name not in names]
        if missing:
            raise KeyError(missing[0])
        usual = {name for field, known in USUAL.items() if field not in self.named for name in known}
        return [name for name in names if name in usual or name in self.named.values()]


def record(
    said: Mapping[str, str], source: Source, file: str, number: int, *, day: date | None, retrieved_at: datetime
) -> Record | Refused:
    """The item of a row: its text below a head that says the rest, so that a change of either is a change of its bytes; `day` is what its date means.

    Its origin is `file#id`, where it has an id or else an address, and `file:number` where it has neither.
    """
    place = f"{file}:{number}"
    key = said.get("id") or said.get("url")
    origin = f"{file}#{key[:500]}" if key else place
    text, html = said.get("text"), said.get("html")
    if text is None and html is None:
        return Refused(origin, "empty", f"row {number} has no text", place)
    content = (_headed(said, text) if text is not None else str(html)).encode("utf-8", "replace")
    if len(content) > source.max_bytes:
        return Refused(origin, "too_large", f"{len(content):,} bytes; at most {source.max_bytes:,} are read", place)
    media_type = "text/plain" if text is not None else "text/html"
    hints = source.hints if text is not None else merged(hints_of(said, day), source.hints)
    return Record(Item(origin, content, content_hash(content), media_type, retrieved_at, hints), place)


def _headed(said: Mapping[str, str], text: str) -> str:
    """The text below the front matter that its other fields make, so that no line of the text is taken for front matter."""
    head = [
        f"{name}: {json.dumps(said[name][:_LONGEST], ensure_ascii=False)}"
        for name in _HEAD
        if name in said and (name != "url" or len(said[name]) <= _LONGEST)  # cut, it would be another's
    ]
    return "\n".join(["---", *head, "---", text])


def _date(value: object) -> str:
    """A time as text: ISO for `20261101` and for the seconds, milliseconds or microseconds since 1970 that a number of so many digits means."""
    text = _text(value)
    digits = text.removesuffix(".0") if isinstance(value, float) else text
    if not re.fullmatch(r"\d{8}|\d{10}(?:\.\d+)?|\d{13}|\d{16}", digits):
        return text
    if len(digits) == 8:
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    whole = digits.partition(".")[0]
    return datetime.fromtimestamp(int(whole[:10]), UTC).isoformat()


def _paragraphs(value: object) -> str:
    """A text, or one that comes in paragraphs."""
    return "\n\n".join(filter(None, map(_text, value))) if isinstance(value, list) else _text(value)


def _text(value: object) -> str:
    """A value as text that can be stored: no lone surrogates; a list's parts joined by commas, of an object its `name`."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, datetime | date):
        text = value.isoformat()
    elif isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
    elif isinstance(value, float) and not isfinite(value):
        text = ""
    elif isinstance(value, Mapping):
        text = _text(value.get("name"))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        text = str(value)
    elif isinstance(value, list):
        text = ", ".join(filter(None, map(_text, value)))
    else:
        return ""
    return storable(text)
