"""Sources as `sources.toml` declares them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from flows.sources import MAX_BYTES, Refused, SourceError
from flows.sources.addresses import address_of
from flows.spans import seconds_of
from transforms.records import Hints

FILE = Path("sources.toml")
KINDS = ("folder", "feed", "sitemap", "urls", "jsonl", "parquet", "warc")
WEB = ("feed", "sitemap", "urls")
Kind = Literal["folder", "feed", "sitemap", "urls", "jsonl", "parquet", "warc", "address"]
Contents = Literal[
    "text", "html", "title", "url", "date", "author", "publisher", "language", "country", "licence", "id"
]
"""What a column of a corpus can hold."""

_MEANT = {
    "name": "small letters, digits, - and _",
    "country": "two capital letters (ISO 3166), such as GB",
    "language": "two small letters (ISO 639-1), such as en",
}
"""What a value must look like, for a person."""

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


def _span(text: str) -> str:
    seconds_of(text)
    return text


_Span = Annotated[str, AfterValidator(_span)]


class Source(BaseModel):
    """One source: where its articles lie, who publishes them, and how many are taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
    kind: Kind
    location: tuple[_Said, ...] = Field(min_length=1)
    publisher: _Said | None = None
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    licence: _Said | None = None
    schedule: _Said | None = None
    about: _Said | None = None
    min_items: int | None = Field(default=None, ge=1)
    max_items: int | None = Field(default=None, ge=1)
    max_bytes: int = Field(default=MAX_BYTES, ge=1)
    since: date | None = None
    max_age: _Span | None = None
    recheck: _Span = "30d"
    columns: dict[Contents, _Said] = Field(default_factory=dict)
    _refused: tuple[Refused, ...] = PrivateAttr(default=())

    @field_validator("location", mode="before")
    @classmethod
    def _one_or_more(cls, location: object) -> object:
        return (location,) if isinstance(location, str) else location

    @field_validator("schedule")
    @classmethod
    def _span_or_cron(cls, schedule: str | None) -> str | None:
        if schedule and len(schedule.split()) != 5:
            try:
                seconds_of(schedule)
            except ValueError as error:
                raise ValueError("a time span such as 15m, or a cron line of five parts such as '0 2 * * *'") from error
        return schedule

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.columns and self.kind not in ("jsonl", "parquet"):
            raise ValueError(f"columns: they are for jsonl and parquet, not for {self.kind}")
        if (self.since or self.max_age) and self.kind in ("folder", "warc", "urls"):
            raise ValueError(
                f"since, max_age: a {self.kind} says no days; they are for feed, sitemap, jsonl and parquet"
            )
        for location in self.location:
            is_address = address_of(location) is not None
            if is_address and "@" in urlsplit(location).netloc:
                raise ValueError("location: an address with a name and password in it is never asked for")
            if self.kind in ("feed", "sitemap") and not is_address:
                raise ValueError(f"location: a {self.kind} lies at an http or https address, not at {location!r}")
            if self.kind not in WEB and self.kind != "address" and is_address:
                raise ValueError(f"location: a {self.kind} lies in files, not at an address: {location!r}")
        return self

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What was refused while its locations were looked up."""
        return self._refused

    def refusing(self, refused: tuple[Refused, ...]) -> Self:
        """The source, with what was refused."""
        found = self.model_copy()
        found._refused = refused  # noqa: SLF001  (its own)
        return found

    @property
    def topics(self) -> tuple[str, ...]:
        """What its articles are to be about; without any, about anything."""
        return (self.about,) if self.about else ()

    @property
    def hints(self) -> Hints:
        """What it says of all its articles."""
        return Hints(publisher=self.publisher, country=self.country, language=self.language, licence=self.licence)

    @property
    def recheck_seconds(self) -> float:
        """A page fetched longer ago is asked for again, though nothing says that it changed."""
        return seconds_of(self.recheck)


def declared(file: Path) -> dict[str, Source]:
    """The sources of a file by name, in its order; none where there is no file.

    A relative path in it is meant from the file's folder.

    Raises:
        SourceError: the file cannot be read, or says something that a source cannot have: one line with file, source and key.
    """
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read: {error}") from error
    return parsed(text, file)


def parsed(text: str, file: Path) -> dict[str, Source]:
    """The sources that the text of a file declares.

    Raises:
        SourceError: as `declared`.
    """
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{file} is no TOML: {error}") from error
    tables = whole.pop("source", [])
    if whole or not isinstance(tables, list):
        raise SourceError(f"{file}: unknown {', '.join(whole) or 'form'}; each source is a table under [[source]]")
    found: dict[str, Source] = {}
    for number, table in enumerate(tables, 1):
        source = _source(table, number, file)
        if source.name in found:
            raise SourceError(f"{file}: source {source.name!r}: name: two sources are called so")
        found[source.name] = source
    return found


def _source(table: dict[str, Any], number: int, file: Path) -> Source:
    name = table.get("name") if isinstance(table, dict) else None
    called = f"source {name!r}" if isinstance(name, str) else f"source {number}"
    try:
        source = Source.model_validate(table)
    except ValidationError as error:
        raise SourceError(f"{file}: {called}: {_first(error)}") from error
    if source.kind == "address":
        raise SourceError(f"{file}: {called}: kind: choose from {', '.join(KINDS)}")
    return source.model_copy(update={"location": tuple(_placed(place, file) for place in source.location)})


def _first(error: ValidationError) -> str:
    """The first thing that is wrong: the key, and what it should be."""
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"] if part != "[key]")
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        message = f"no such key; choose from {', '.join(Source.model_fields)}"
    elif first["type"] == "missing":
        message = "is missing"
    elif key == "kind":
        message = f"choose from {', '.join(KINDS)}"
    elif first["type"] == "string_pattern_mismatch":
        message = f"{_MEANT[key]}, not {first['input']!r}"
    elif "input" in first and isinstance(first["input"], str | int | float):
        message += f", not {first['input']!r}"
    return f"{key}: {message}" if key else message


def _placed(location: str, file: Path) -> str:
    is_address = address_of(location) is not None
    return location if is_address else str(file.parent / location)
