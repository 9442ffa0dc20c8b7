"""XML from anywhere: unpacked under a cap, walked without entities or the network, its elements counted beside what was read of them."""

import re
import zlib
from collections.abc import Iterator
from html.entities import html5
from io import BytesIO

from lxml import etree

from flows.fetch.decoding import Corrupt, TooLarge, body
from flows.listings.entries import TooLongError

UNPACKED = 100 * 2**20
"""Bytes of a packed sitemap, unpacked; the protocol allows half of it."""

_PACKED = b"\x1f\x8b"
_REFERENCE = re.compile(rb"&(?:#(?:x([0-9a-fA-F]{1,12})|(\d{1,12}));|([A-Za-z][A-Za-z0-9]{1,31};)?)")
_OF_XML = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")
_ROOT = re.compile(rb"<[A-Za-z_]")
_DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_OPENS = re.compile(rb"<!\[CDATA\[|<!--")
_CLOSES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


DEEPEST = 200
"""Levels of elements; libxml2 reads 256, and the markup of an article within a feed takes some thirty."""


MOST_ELEMENTS = 2_000_000
"""Elements of a listing, at some two hundred bytes each in memory."""


class UnsafeMarkupError(ValueError):
    """The XML declares entities or points outside itself."""


class DeepMarkupError(ValueError):
    """Elements lie in elements without end."""


def refuse_declarations(content: bytes) -> None:
    """Nothing, where no entities and no document type of its own are declared before the root element; what comments and CDATA say does not count.

    Raises:
        UnsafeMarkupError: there are.
    """
    legible = content.replace(b"\0", b"")  # of UTF-16, the marks
    for start, end in _markup(legible):
        root = _ROOT.search(legible, start, end)
        if _DECLARES.search(legible, start, end if root is None else root.start()):
            raise UnsafeMarkupError("the XML declares entities or a document type of its own")
        if root is not None:
            return


def unpacked(content: bytes) -> tuple[bytes, str | None]:
    """The content, unpacked as far as that goes, and why no further."""
    if not content.startswith(_PACKED):
        return content, None
    try:
        return body([content], "gzip", UNPACKED), None
    except (Corrupt, TooLarge) as error:
        return _as_far_as(content), f"it cannot be unpacked to its end: {error}"


def _as_far_as(content: bytes) -> bytes:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(content, UNPACKED)
    except zlib.error:
        return b""


def begun(content: bytes, names: tuple[str, ...]) -> int:
    """How many elements of these names, with the prefix of the first, begin in the markup outside what is opaque to it."""
    begin = re.compile(rb"<((?:[\w.-]+:)?)(?:" + "|".join(names).encode() + rb")[\s/>]")
    prefixes = [prefix for start, end in _markup(content) for prefix in begin.findall(content, start, end)]
    return prefixes.count(prefixes[0]) if prefixes else 0


def is_closed(content: bytes, root: str) -> bool:
    """Whether the root element ends; a reader that recovers from errors says nothing of it."""
    if b"\0" in content[:4]:  # UTF-16, in which bytes are no characters
        return True
    name = rb"(?:[\w.-]+:)?" + re.escape(root.encode())
    end = re.compile(rb"</" + name + rb"\s*>|<" + name + rb"(?:\s[^<>]*)?/>")
    return any(end.search(content, start, stop) for start, stop in _markup(content))


def _markup(content: bytes) -> Iterator[tuple[int, int]]:
    """The ranges between comments and CDATA; one that does not end hides the rest."""
    at = 0
    while at < len(content):
        opened = _OPENS.search(content, at)
        if opened is None:
            yield at, len(content)
            return
        yield at, opened.start()
        end = content.find(_CLOSES[opened[0]], opened.end())
        at = len(content) if end < 0 else end


def sound(content: bytes) -> bytes:
    """The XML without references to what is no character (`&#x110000;`), with HTML's (`&nbsp;`) as numbers and every other `&` as one.

    A reader that recovers from errors would leave out what follows: of the address `/a?x=1&y=2`, the `&y`.
    """
    if b"\0" in content[:4]:  # UTF-16, in which bytes are no characters
        return content
    parts, at = [], 0
    for start, end in _markup(content):
        parts += [content[at:start], _REFERENCE.sub(_checked, content[start:end])]
        at = end
    return b"".join([*parts, content[at:]])


def _checked(found: re.Match[bytes]) -> bytes:
    name = found[3]
    if name in _OF_XML:
        return found[0]
    if name is not None and (characters := html5.get(name.decode())):
        return "".join(f"&#{ord(character)};" for character in characters).encode()
    if not found[1] and not found[2]:
        return b"&amp;" + found[0][1:]
    number = int(found[1], 16) if found[1] else int(found[2])
    is_character = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xDFFF < number < 0xFFFE or 0xFFFF < number < 0x110000
    )
    return found[0] if is_character else b" "


def walk(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of each element, without entities, document types or the network; `forget` keeps the memory flat.

    Raises:
        DeepMarkupError: an element lies deeper than `DEEPEST`.
        TooLongError: there are more than `MOST_ELEMENTS`.
    """
    depth = elements = 0
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True, "huge_tree": False}
    try:
        for event, element in etree.iterparse(BytesIO(sound(content)), events=("start", "end"), **options):
            depth += 1 if event == "start" else -1
            elements += event == "start"
            if depth > DEEPEST:
                raise DeepMarkupError(f"elements lie more than {DEEPEST} deep")
            if elements > MOST_ELEMENTS:
                raise TooLongError(f"it holds more than {MOST_ELEMENTS:,} elements")
            yield event, element
    except etree.XMLSyntaxError:
        return


def forget(element: etree._Element) -> None:
    """Let go of an element that was read, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())
