"""The same characters spelled otherwise: capitals, lower case, curly quotation marks, lost spaces."""

import random

_CURLY = {'"': "“”", "'": "‘’"}


def respelled(text: str, chance: random.Random) -> str:
    """The text as another publisher might print it, of the same length."""
    way = chance.random()
    if way < 0.45:
        text = curly(text)
    if way < 0.15:
        text = text.replace(" - ", " – ")
    case = chance.random()
    if case < 0.02 and len(text) < 150:
        return same_length(text, text.upper())
    if case < 0.05:
        return same_length(text, text.lower())
    if case < 0.07 and len(text) < 150:
        return same_length(text, text.title())
    if case < 0.10:
        return text[:1].lower() + text[1:]
    return text


def curly(text: str) -> str:
    """Straight quotation marks and apostrophes as curly ones."""
    made = list(text)
    for i, c in enumerate(text):
        if c in _CURLY:
            is_opening = (i == 0 or text[i - 1] in " ([“‘—-") and i + 1 < len(text) and text[i + 1] != " "
            made[i] = _CURLY[c][0 if is_opening else 1]
    return "".join(made)


def same_length(text: str, other: str) -> str:
    """The other spelling where it has as many characters, else the text."""
    return other if len(other) == len(text) else text
