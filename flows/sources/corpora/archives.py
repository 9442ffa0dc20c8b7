"""Web archives (WARC, as Common Crawl News has them): one page a record, read one after the other."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
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
    if record.raw_stream.limit > 0:
        return Refused(origin, "malformed", "the record breaks off", place)
    hints = merged(
        Hints(url=address or None, charset=charset_of(record.http_headers.get_header("Content-Type"))), source.hints
    )
    return Record(Item(origin, content, content_hash(content), media_type, retrieved_at, hints), place)


def _unpacked(record: ArcWarcRecord, max_bytes: int) -> bytes:
    """The body as it was served, its chunks joined and unpacked under a cap."""
    headers = record.http_headers
    is_chunked = (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    chunks = iter(lambda: stream.read(PIECE), b"")
    return body(chunks, headers.get_header("Content-Encoding") or "", max_bytes)


def _captured(record: ArcWarcRecord) -> datetime | None:
    stated = record.rec_headers.get_header("WARC-Date") or ""
    try:
        return datetime.fromisoformat(stated.rstrip("Zz")).replace(tzinfo=None)
    except ValueError:
        return None


def _clean(address: str) -> str:
    return "".join(address.strip("<> ").split()).encode("utf-8", "replace").decode()
