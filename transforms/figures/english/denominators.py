"""What an English amount is counted by: `per million output tokens`, `a month`, `/GB`, `annually`."""

import re

from transforms.figures.english.units import EnglishUnits
from transforms.figures.lexicon import Lexicon

OVER = re.compile(
    r"[ -]?(?:(per|for every|for each|every|each|an?)[ -]|/ ?)"
    r"(?:(\d[\d,.]{0,12}[kmb]?|one|single|hundred|thousand|million|billion|dozen)(?: |(?<=\d[kmb])|(?<=\d)))?"
    r"([a-z][a-z-]*)((?: [a-z][a-z-]*){0,2})"
)
ADVERB = re.compile(r" ?-?([a-z]+)(?![a-z])")
ARTICLES = frozenset(("a", "an", "each", "every"))
WHEN = re.compile(r"(?:-| )(?:earlier|ago|later|before|from now|after|old|on year|over)(?![a-z])")
ONE = frozenset(("one", "single", "1"))
LARGE = {
    "1m": "million",
    "1k": "thousand",
    "m": "million",
    "k": "thousand",
    "1,000,000": "million",
    "1,000": "thousand",
}
PLURALS = frozenset(
    ("tokens", "words", "users", "images", "people", "characters", "queries", "requests", "residents", "customers")
)


class EnglishDenominators:
    """Reads the denominator after an amount."""

    def __init__(self, lexicon: Lexicon, units: EnglishUnits) -> None:
        self._units = units
        self._nouns = frozenset(lexicon.words["en", "per_noun"])
        self._adverbs, self._short = lexicon.words["en", "per_word"], lexicon.words["en", "per_short"]

    def per(self, low: str, end: int) -> tuple[str, int] | None:
        """The denominator after a quantity that ends at `end`, in the singular, and where it ends; of two, both (`clinician per month`)."""
        first = self._one(low, end)
        second = None if first is None else self._one(low, first[1])
        if first is None or second is None or first[0] == second[0]:
            return first
        return f"{first[0]} per {second[0]}", second[1]

    def _one(self, low: str, end: int) -> tuple[str, int] | None:
        match = OVER.match(low, end)
        if match is None:
            adverb = ADVERB.match(low, end)
            return (
                (self._adverbs[adverb[1]], adverb.end()) if adverb is not None and adverb[1] in self._adverbs else None
            )
        amount, first, rest = match[2], match[3].rstrip("-"), match[4].split()
        if amount is not None and amount not in ONE:
            return self._of_many(match, amount, first, rest)
        if match[1] is None and first in ("m", "k") and rest:
            return self._of_many(match, first, rest[0], rest[1:])
        pair = f"{first} {rest[0]}" if rest else ""
        measure = self._units.named(pair) or self._units.named(first)
        stop = match.start(3) + len(first)
        if pair and self._units.named(pair) is not None and measure is not None:
            return measure, match.start(3) + len(pair)
        head = self._short.get(first, self._units.singular(first))
        if match[1] in ARTICLES and (head not in self._nouns or WHEN.match(low, stop)):
            return None
        if match[1] not in ARTICLES and head not in self._nouns and rest and rest[0] in self._nouns:
            return pair, match.start(3) + len(pair)
        return head, stop

    def _of_many(self, match: re.Match[str], amount: str, first: str, rest: list[str]) -> tuple[str, int] | None:
        """`million output tokens`, `100,000 people`: up to the plural that is counted."""
        words = [first, *rest]
        for place, word in enumerate(words):
            if word in PLURALS or (word + "s" in PLURALS and place == len(words) - 1):
                counted = words[: place + 1]
                break
        else:
            counted = [first]
        number = LARGE.get(amount, amount)
        tail = " ".join(counted)
        return f"{number} {tail}", match.string.index(tail, match.end(2) if match[2] else match.start(3)) + len(tail)
