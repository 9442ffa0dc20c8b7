"""Identifiers derived from what identifies the thing, so that a second run changes nothing."""

import hashlib
import re
import unicodedata


def content_hash(content: bytes) -> str:
    """The SHA-256 of raw bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stable_id(*parts: object) -> str:
    """Twenty hexadecimal digits of the SHA-256 of the parts; None differs from the empty string.

    80 bits: among a thousand million rows two agree by chance in fewer than one warehouse of a million.
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def slug(name: str) -> str:
    """Lower-case letters and digits of any script joined by hyphens: `Moonshot AI` gives `moonshot-ai`; may be empty."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", bare)).strip("-")
