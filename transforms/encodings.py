"""Bytes become text: the encoding decided by evidence, then line ends, composition and invisible characters made plain."""

import codecs
import html
import re
import unicodedata

from charset_normalizer import from_bytes

from transforms.records import Rejection

MAX_BYTES = 20_000_000
"""Larger items are refused before anything looks at them."""

MAX_CHARACTERS = 5_000_000
"""Longer texts are refused: a long book has a million characters, an article a few thousand."""

_SAMPLE = 64_000
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"Rar!", b"7z\xbc\xaf",
    b"SQLite format 3", b"PAR1", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"BZh9", b"\xfd7zXZ", b"{\\rtf",
)  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,30})", re.ASCII | re.IGNORECASE)
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030"}
"""What pages that name the narrow encoding mean (WHATWG Encoding Standard, names and labels)."""
_NO_CHARSETS = ("utf", "idna", "punycode", "unicode", "raw")
_NARROW = {"cp1252", "latin_1", "ascii"}
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")

_BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_CONTROLS = [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_INVISIBLE = [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_BROKEN = [*range(0xD800, 0xE000), *range(0xFFF9, 0x10000)]
_PLAIN = {**dict.fromkeys([*_CONTROLS, *_INVISIBLE, *_BROKEN], ""), **_BREAKS, **_SPACES}
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
"""A second, invisible alphabet: words that no reader sees and a program would read. Apart, because a class beyond U+FFFF is slow."""


def text_of(content: bytes, *, is_page: bool, charset: str | None = None) -> str | Rejection:
    """The text that bytes hold, decoded and made plain, or why there is none.

    A byte order mark decides; then the encoding that the server names; then, in a page, the one that its head names; then what the bytes look
    like. A name counts only where the bytes are valid in it. Whatever is said, UTF-8 (with a few broken bytes or none) is UTF-8: wrong names
    are common, and bytes of another encoding that are valid UTF-8 by chance are not.
    """
    refusal = _refusal(content)
    if refusal is not None:
        return refusal
    decoded = _decoded(content, is_page=is_page, charset=charset)
    if _control_share(content.decode("latin-1") if decoded is None else decoded) > 0.02:
        return Rejection("binary", "too many control characters for text")
    if decoded is None:
        return Rejection("undecodable", "neither UTF-8 nor any other encoding fits the bytes")
    if len(decoded) > MAX_CHARACTERS:
        return Rejection("too_large", f"{len(decoded)} characters, at most {MAX_CHARACTERS} are read")
    text = plain(decoded if is_page else _without_entities(decoded))
    return text if text.strip() else Rejection("empty", "nothing but white space")


def plain(text: str) -> str:
    """Text with `\\n` line ends, composed (NFC), every space a space, and without control, bidirectional, invisible and broken characters.

    Full-width forms stay as they are.
    """
    legible = _ODD.sub(lambda found: _PLAIN[ord(found[0])], _TAGS.sub("", text.replace("\r\n", "\n")))
    return unicodedata.normalize("NFC", legible)


def storable(text: str) -> str:
    """Text that can be stored: without lone surrogates and NUL, and without white space at its ends; all else as it is."""
    return text.strip().encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _refusal(content: bytes) -> Rejection | None:
    if len(content) > MAX_BYTES:
        return Rejection("too_large", f"{len(content)} bytes, at most {MAX_BYTES} are read")
    if not content.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff"):
        return Rejection("empty", f"{len(content)} bytes, none of them text")
    if content.startswith(_SIGNATURES):
        return Rejection("binary", f"begins like a binary file: {content[:8]!r}")
    return None


def _decoded(content: bytes, *, is_page: bool, charset: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = _unmarked_utf16(content)
    if wide is not None:
        return wide
    utf8 = _strict(content, "utf-8")
    if utf8 is None:
        utf8 = _damaged_utf8(content)
    if utf8 is not None and b"\x1b" not in content:  # ISO 2022 is made of ASCII and escapes
        return utf8
    told = _by_name(content, charset, of_server=True) if charset else None
    named = _named(content) if is_page and told is None else None
    return told or named or utf8 or _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text, nearly every second byte is NUL, and nearly none of the others."""
    even, odd = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    low, high = even.count(0) / len(even), odd.count(0) / max(len(odd), 1)
    if high > 0.5 and low < 0.05:
        return content.decode("utf-16-le", "replace")
    if low > 0.5 and high < 0.05:
        return content.decode("utf-16-be", "replace")
    return None


def _named(content: bytes) -> str | None:
    """The text by the encoding that the page's head names."""
    found = _CHARSET.search(content[:4096])
    return _by_name(content, found[1].decode("ascii")) if found else None


def _by_name(content: bytes, name: str, *, of_server: bool = False) -> str | None:
    """The text by an encoding, if the bytes are valid in it; never by a codec that is not of text, and by UTF-16 only where a server says so."""
    try:
        codec = codecs.lookup(name.strip(" \"'"))
    except (LookupError, ValueError):
        return None
    if codec.name.startswith(_NO_CHARSETS) and not (of_server and codec.name.startswith("utf-16-")):
        return None
    encoding = _WIDER.get(codec.name, codec.name)
    return _western(content) if encoding == "cp1252" else _strict(content, encoding)


def _damaged_utf8(content: bytes) -> str | None:
    """UTF-8 with a few bad bytes: more multi-byte characters are whole than broken; what is broken is left out."""
    loose = content.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    whole = len(loose) - len(loose.encode("ascii", "ignore")) - broken
    return loose if whole >= 2 * broken and broken <= 0.02 * len(loose) else None


def _guessed(content: bytes) -> str | None:
    chinese = _strict(content, "gb18030")
    if chinese is not None and _reads_chinese(content):
        return chinese
    best = from_bytes(content[:_SAMPLE]).best()
    if best is not None and best.encoding not in _NARROW and not _looks_western(content):
        guessed = _strict(content, best.encoding)
        if guessed is not None:
            return guessed
    return _western(content) if _looks_western(content) else None


def _reads_chinese(content: bytes) -> bool:
    """Whether nearly all double bytes lie where GB 2312 keeps punctuation and the 3,755 most common characters."""
    pairs = [
        pair
        for run in re.findall(rb"[\x81-\xfe]{2,}", content[:_SAMPLE])
        for pair in zip(run[::2], run[1::2], strict=False)
    ]
    common = sum((0xA1 <= first <= 0xA3 or 0xB0 <= first <= 0xD7) and second >= 0xA1 for first, second in pairs)
    lonely = len(re.findall(rb"(?<![\x81-\xfe])[\x81-\xfe](?![\x40-\xfe])", content[:_SAMPLE]))
    return bool(pairs) and common >= 0.85 * len(pairs) and lonely <= 0.1 * len(pairs)


def _looks_western(content: bytes) -> bool:
    """Whether the bytes above ASCII stand alone among letters, as accents and curly quotes do, and are few."""
    runs = re.findall(rb"[\x80-\xff]+", content[:_SAMPLE])
    short = sum(len(run) <= 2 for run in runs)
    return short >= 0.8 * len(runs) and sum(map(len, runs)) <= 0.25 * len(content[:_SAMPLE])


def _western(content: bytes) -> str:
    """Windows-1252, its five unassigned bytes left out."""
    return content.decode("cp1252", "ignore")


def _control_share(text: str) -> float:
    """The share of control characters; stray NULs, which broken exports scatter, count a tenth."""
    sample = text[:_SAMPLE]
    controls = sum(map(sample.count, map(chr, [*range(1, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])))
    return (controls + sample.count("\x00") / 10) / max(len(sample), 1)


def _without_entities(text: str) -> str:
    """Text with the character references that a careless export left in it (`&amp;`, `&#8217;`) resolved."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
