"""Text made plain for matching without moving a character: full-width forms to ASCII, then lower case."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in (0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F)}
_WIDE |= {
    0xFFE5: ord("¥"),
    0xFFE1: ord("£"),
    0x3000: ord(" "),
    0x2009: 0x202F,
    0x00A0: 0x202F,
    0x2212: ord("-"),
    0x2011: ord("-"),
    0x2019: ord("'"),
}


def narrowed(text: str) -> str:
    """`text` with full-width letters, digits and signs as ASCII and odd spaces as one; `１２％` gives `12%`; the length stays."""
    return text if text.isascii() else text.translate(_WIDE)


def lowered(text: str) -> str:
    """`text` in lower case, a letter whose lower case is longer left as it is; the length stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
