"""Web archives (WARC, as Common Crawl News has them): one page a record, read one after the other."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from flows.fetch.decoding import PIECE, Corrupt, TooLarge, UnknownCoding, body
from flows.fetch.exchange import charset_of
from flows.sources import NO_PAGE, Record, Refused, Tally
from flows.sources.declared import Source
from flows.sources.folder import printable, why
from transforms.ids import content_hash
from transforms.passages import merged
from transforms.records import Hints, Item

SUFFIXES = (".warc", ".warc.gz")
_PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_GZIP = b"\x1f\x8b"
_BARE = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body)\b", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]+)[ \t]*(?:;[^\r\n]*)?\r\n")


def records(path: Path, source: Source, tally: Tally) -> Iterator[Record | Refused]:
    """The pages of an archive: answers of status 200 that are HTML or text; other records are passed over and counted.

    The origin is `file#address`, `retrieved_at` the time of the capture.
    """
    origin = printable(path)
    number = 0
    try:
        with path.open("rb") as file:
            read = ArchiveIterator(file)
            for number, record in enumerate(read, 1):
                media_type = _media_type(record)
                if media_type is None:
                    tally.passed_over[NO_PAGE] += 1
                else:
                    yield _page(record, media_type, source, f"{origin}:{number}", origin)
        if read.offset < path.stat().st_size:  # the library ends without a word where a record is cut off
            yield Refused(origin, "malformed", f"after record {number}: the archive breaks off")
    except (ArchiveLoadFailed, EOFError) as error:
        yield Refused(origin, "malformed", f"after record {number}: {' '.join(str(error).split())}"[:200])
    except OSError as error:
        yield Refused(origin, "unreadable", f"after record {number}: {why(error)}")


def _media_type(record: ArcWarcRecord) -> str | None:
    """The media type of a page; None of every other record."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return None
    stated = record.http_headers.get_header("Content-Type") or ""
    return _PAGES.get(stated.partition(";")[0].strip().lower())


def _page(record: ArcWarcRecord, media_type: str, source: Source, place: str, file: str) -> Record | Refused:
    address = _clean(record.rec_headers.get_header("WARC-Target-URI") or "")
    origin = f"{file}#{address[:2000]}" if address else place
    retrieved_at = _captured(record)
    if retrieved_at is None:
        return Refused(origin, "malformed", "the record says no time of its capture", place)
    try:
        content = _unpacked(record, source.max_bytes)
    except TooLarge:
        return Refused(origin, "too_large", f"more than {source.max_bytes:,} bytes", place)
    except (Corrupt, UnknownCoding) as error:
        return Refused(origin, "malformed", f"the record cannot be unpacked: {error}", place)
    if record.raw_stream.limit > 0 or record.rec_headers.get_header("WARC-Truncated"):
        return Refused(origin, "malformed", "the record breaks off", place)
    hints = merged(
        Hints(url=address or None, charset=charset_of(record.http_headers.get_header("Content-Type"))), source.hints
    )
    return Record(Item(origin, content, content_hash(content), media_type, retrieved_at, hints), place)


def _unpacked(record: ArcWarcRecord, max_bytes: int) -> bytes:
    """The body as it was served, its chunks joined and unpacked under a cap.

    Some crawlers store a body unpacked or unchunked beside the headers of its transfer; how it begins tells.

    Raises:
        TooLarge, Corrupt, UnknownCoding
    """
    headers = record.http_headers
    transfer = [coding.strip().lower() for coding in (headers.get_header("Transfer-Encoding") or "").split(",")]
    stream = _Chunks(record.raw_stream) if "chunked" in transfer else record.raw_stream
    try:
        first = stream.read(PIECE)
        stated = [coding for coding in (headers.get_header("Content-Encoding") or "").split(",") if coding.strip()]
        codings = stated + [coding for coding in transfer if coding not in ("", "chunked", "identity")]
        coding = ",".join(codings)
        is_bare = _BARE.match(first) or ("gzip" in coding and not first.startswith(_GZIP))
        return body(chain([first], iter(lambda: stream.read(PIECE), b"")), "" if is_bare else coding, max_bytes)
    except ChunkedDataException as error:
        raise Corrupt(f"its chunks break off ({error})") from error


class _Chunks(ChunkedDataReader):  # type: ignore[misc]  # warcio has no types
    """Joins chunks to the last; what does not begin with the length of one was not stored in chunks."""

    def _try_decode(self, length_header: bytes) -> None:
        size = _CHUNK.fullmatch(length_header)
        if size is None or int(size[1], 16) > 0:
            self.raise_chunked_data_exceptions |= size is not None
            super()._try_decode(length_header)
            return
        self.all_chunks_read = True
        while self.stream.read(PIECE):  # trailers
            pass
        self._process_read(b"")


def _captured(record: ArcWarcRecord) -> datetime | None:
    try:
        stated = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return stated.astimezone(UTC).replace(tzinfo=None) if stated.tzinfo else stated


def _clean(address: str) -> str:
    return "".join(address.strip("<> ").split()).encode("utf-8", "replace").decode()
