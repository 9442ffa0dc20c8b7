"""Text with its variants of one sign made equal, character for character, so that offsets stay true."""

import re
import string

_SIGNS: dict[str, str] = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()},
    **dict.fromkeys("’‘ʼ＇`´", "'"),
    **dict.fromkeys("‐‑–－", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " "),
    **dict.fromkeys("・•‧", "·"),
}
_VARIANT = re.compile("[" + re.escape("".join(_SIGNS)) + "\ud800-\udfff]")
_ASCII_WORD = frozenset(string.ascii_letters + string.digits + "_")


def plain(text: str) -> str:
    """Text of the same length with full-width letters, apostrophes, hyphens and spaces in their plain form: `Ｍeta’s` gives `Meta's`."""
    return _VARIANT.sub(lambda match: _SIGNS.get(match[0], "\ufffd"), text)


def lowered(text: str) -> str:
    """Text of the same length in lower case; a letter whose lower case is longer than one (İ) stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def is_cjk(character: str) -> bool:
    """Whether words of the character's script are written without spaces between them (Han, kana)."""
    return (
        "\u3040" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_word(character: str) -> bool:
    """Whether the character continues a word of a script that sets spaces."""
    return character in _ASCII_WORD or (not character.isascii() and character.isalnum() and not is_cjk(character))
