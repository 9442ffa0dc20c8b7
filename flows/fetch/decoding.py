"""Bodies unpacked in small pieces under a cap, so that a bomb costs what the cap says and no more."""

import zlib
from collections.abc import Iterable, Iterator

import brotli

PIECE = 2**16
"""Bytes that are unpacked at a time."""

ACCEPTED = "gzip, deflate, br"


class TooLarge(Exception):  # noqa: N818
    """More bytes than the cap."""


class Corrupt(Exception):  # noqa: N818
    """Not what its coding says, or cut off."""


class UnknownCoding(Exception):  # noqa: N818
    """A coding that was not offered, or several on top of each other."""


def body(chunks: Iterable[bytes], coding: str, max_bytes: int, *, is_cut: bool = False) -> bytes:
    """The whole body, unpacked; neither the packed nor the unpacked form may exceed `max_bytes`; with `is_cut` what is beyond is left.

    Raises:
        TooLarge, Corrupt, UnknownCoding
    """
    found = bytearray()
    try:
        for piece in _unpacked(_capped(chunks, max_bytes), coding.strip().lower()):
            found += piece
            if len(found) > max_bytes:
                break
        else:
            return bytes(found)
    except TooLarge:
        if not is_cut:
            raise
    if not is_cut:
        raise TooLarge(f"more than {max_bytes} bytes unpacked")
    return bytes(found[:max_bytes])


def _unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    if coding in ("", "identity"):
        return iter(chunks)
    if coding in ("gzip", "x-gzip"):
        return _zipped(chunks, zlib.MAX_WBITS | 16)
    if coding == "deflate":
        return _deflated(chunks)
    if coding == "br":
        return _brotli(chunks)
    raise UnknownCoding(coding)


def _capped(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    seen = 0
    for chunk in chunks:
        seen += len(chunk)
        if seen > max_bytes:
            raise TooLarge(f"more than {max_bytes} bytes")
        yield chunk


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 9110 means zlib's format; some servers send it bare, which its first two bytes tell."""
    rest = iter(chunks)
    start = b""
    for chunk in rest:
        start += chunk
        if len(start) > 1:
            break
    is_zlib = len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return _zipped(_chained(start, rest), zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _zipped(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """The members one after the other, as gzip allows."""
    unpacker = zlib.decompressobj(window)
    is_empty = True
    for chunk in chunks:
        left = chunk
        while left:
            if unpacker.eof:
                if not left.strip(b"\0"):  # padding
                    break
                unpacker = zlib.decompressobj(window)
            is_empty = False
            try:
                yield unpacker.decompress(left, PIECE)
            except zlib.error as error:
                raise Corrupt(str(error)) from error
            left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        yield from _held(unpacker)
    if not is_empty and not unpacker.eof:
        raise Corrupt("the packed body is cut off")


def _held(unpacker: "zlib._Decompress") -> Iterator[bytes]:
    """What an unpacker still holds though its input is used up."""
    while not unpacker.eof:
        try:
            piece = unpacker.decompress(b"", PIECE)
        except zlib.error as error:
            raise Corrupt(str(error)) from error
        if not piece:
            return
        yield piece


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    is_empty = True
    try:
        for chunk in chunks:
            is_empty = is_empty and not chunk
            yield unpacker.process(chunk, output_buffer_limit=PIECE)
            while not unpacker.can_accept_more_data():
                yield unpacker.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise Corrupt(str(error)) from error
    if not is_empty and not unpacker.is_finished():
        raise Corrupt("the packed body is cut off")
