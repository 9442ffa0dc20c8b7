"""Addresses that may be asked for, told from paths and from what only looks like one."""

from urllib.parse import urldefrag, urlsplit


def address_of(text: str) -> str | None:
    """The http or https address that a text is, without its fragment; None where it is none."""
    try:
        address = urldefrag(text.strip()).url
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None
