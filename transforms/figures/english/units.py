"""English units after a number: percent and measures, and what it is counted by (`per`)."""

import re

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Unit

AFTER = re.compile(r"[ \u202f-]{0,3}(?:[a-z]{1,4}\d{1,4}[a-z]? )?([a-z][a-z.'’-]*(?: [a-z][a-z-]*){0,2})")
SYMBOL = re.compile(r"[ \u202f-]?([A-Za-zµμ°℃][A-Za-z°/²µμ]*\d?|[%％]|[^\w\s.,;:()\[\]'\"-])(?![A-Za-z0-9]|\.[A-Za-z])")
NOUN = re.compile(r" [A-Za-z]")
JOINED = frozenset(("s", "A", "B"))
"""Symbols that count only where nothing stands between them and the number."""
DECADE = re.compile(
    r"(?:^|[^a-z0-9])(?:the|their|his|her|its|in|mid|early|late|low|high|upper)[ -](?:[a-z-]+ )?'?\d?\d?\d0$"
)
"""`the 1990s`, `in their 30s`, `the mid-20s`: no seconds."""
PRODUCT = re.compile(r"[A-Z][A-Za-z]* \d{1,4}$")
"""`Model 3s`: no seconds either."""


class EnglishUnits:
    """Looks up units by the words and signs beside a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._symbols = lexicon.unit_symbols
        self._singulars = lexicon.singulars
        self._words: dict[str, Word] = {}
        for form, word in lexicon.unit_words["en"].items():
            self._words[form] = word
            if form[-1].isalpha() and len(form) > 2:
                self._words.setdefault(form + "s", word)

    def after(self, text: str, low: str, end: int) -> Unit | None:
        """The measure that follows the number ending at `end`: a sign or symbol, else the longest name of up to three words."""
        symbol = SYMBOL.match(text, end)
        word = None if symbol is None else self._symbols.get(symbol[1])
        if symbol is not None and word is not None and not (symbol[1] in JOINED and symbol.start(1) > end):
            is_seconds = symbol[1] != "s" or not (
                DECADE.search(low[max(0, end - 24) : end]) or PRODUCT.search(text[max(0, end - 24) : end])
            )
            return _unit(symbol.start(), symbol.end(1), word) if is_seconds else None
        match = AFTER.match(low, end)
        if match is None:
            return None
        name = match[1] if match[1] in self._words else match[1].rstrip(".'’-")
        while name:
            bare = name.removesuffix("'s")
            word = self._words.get(bare) or self._words.get(bare.replace("-", " "))
            if word is not None and not self._is_ordinal(bare, text, match.start(1)):
                return _unit(end, match.start(1) + len(bare), word)
            cut = max(name.rfind(" "), name.rfind("-"))
            name = name[:cut].rstrip(".'’-") if cut > 0 else ""
        return None

    @staticmethod
    def _is_ordinal(name: str, text: str, start: int) -> bool:
        """`two second prizes`: no seconds."""
        return name == "second" and NOUN.match(text, start + 6) is not None

    def named(self, words: str) -> str | None:
        """The measure of that name: `kilowatt hour` is kWh; None for calendar units and where there is none."""
        word = self._words.get(words)
        return word[0] if word is not None and word[1] != "duration" else None

    def singular(self, noun: str) -> str:
        """The singular of a plural noun: `companies`, `people`, `boxes`."""
        if noun in self._singulars:
            return self._singulars[noun]
        if noun.endswith("ies") and len(noun) > 4:
            return noun[:-3] + "y"
        if noun.endswith(("ches", "shes", "xes", "sses")):
            return noun[:-2]
        return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2 else noun


def _unit(start: int, end: int, word: Word) -> Unit:
    return Unit(start, end, word[0], word[1], word[2])
