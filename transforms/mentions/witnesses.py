"""What the words in and around a name tell of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence

from transforms.mentions.runs import Runs, Span
from transforms.mentions.scanning import Page

Votes = tuple[tuple[str, float], ...]

PROOF, STRONG, HINT = 3.0, 2.0, 1.0
_TICKER = re.compile(r"\s?[(（](?:NYSE|NASDAQ|Nasdaq|LSE|HKEX|SEHK|TSX|ASX|AMEX|OTC|SSE|SZSE|NSE|BSE|TYO|Euronext)\b")
_AGE = re.compile(r", \d{2},")
_APPOSITION = re.compile(
    r",? (?:(?:an?|the|its|their|his|her|who (?:is|was)(?: an?| the)?) )?((?:[\w&-]+ ){0,5}?)([\w-]+)(?=[ ,.;)])"
)
_WORDS_BEFORE = re.compile(r"(?:([\w.-]+) )?([\w.-]+) $")
_NEXT = re.compile(r"(?:'s)? ([\w-]+)")
_BASED = re.compile(r"-(?:based|born|area)\b")
_REACH = 70
_PERSON_WORDS = 4


class Witnesses:
    """Hears the witnesses of a name, each with its weight; a negative one speaks against a kind."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]], nouns: Mapping[str, str]) -> None:
        self._runs = runs
        self._given = words["given-name"]
        self._landforms = words["place-head"]
        self._of_firms = words["organisation-next"]
        self._nouns = nouns

    def votes(self, page: Page, span: Span) -> Votes:
        """The kinds spoken for, each with its weight."""
        start, end = span
        parts = page.plain[start:end].split()
        before = page.plain[max(0, start - _REACH) : start]
        return (*self._inside(parts), *self._before(before, len(parts)), *self._behind(page.plain, end, len(parts)))

    def _inside(self, parts: Sequence[str]) -> Iterator[tuple[str, float]]:
        if len(parts) < 2:
            return
        if parts[-1].lower() in self._landforms:
            yield "place", PROOF
        elif self._runs.is_head(parts[-1]) or (self._runs.is_head(parts[0]) and parts[1] in ("of", "for")):
            yield "organisation", PROOF
        elif any(self._runs.is_head(part) for part in parts[:-1]):
            yield "organisation", STRONG
        elif len(parts) <= _PERSON_WORDS and parts[0].lower() in self._given:
            yield "person", PROOF

    def _before(self, text: str, size: int) -> Iterator[tuple[str, float]]:
        match = _WORDS_BEFORE.search(text)
        if match is None:
            return
        earlier, word = (match[1] or "").lower(), match[2]
        kind = self._nouns.get(word.lower()) if word.islower() else None
        if word.lower() == "the":
            yield "person", -STRONG
        elif size <= _PERSON_WORDS and (self._runs.is_title(word) or self._runs.ends_in_office(text)):
            yield "person", PROOF
        elif kind in ("person", "voice") and size <= _PERSON_WORDS and not word.endswith("s"):
            yield "person", STRONG
        elif kind == "organisation":
            yield "organisation", HINT if word.endswith("s") else STRONG
        elif word in ("near", "outside") or (word == "of" and earlier in self._landforms):
            yield "place", STRONG
        elif word in ("at", "for", "of") and self._nouns.get(earlier) in ("person", "voice"):
            yield "organisation", HINT
        elif word == "in":
            yield "place", HINT

    def _behind(self, text: str, end: int, size: int) -> Iterator[tuple[str, float]]:
        if _TICKER.match(text, end, end + 20):
            yield "organisation", PROOF
        if _AGE.match(text, end, end + 6):
            yield "person", PROOF
        if _BASED.match(text, end, end + 8):
            yield "place", PROOF
        following = _NEXT.match(text, end, end + 30)
        if following is not None and following[1].lower() in self._of_firms:
            yield "organisation", STRONG
        match = _APPOSITION.match(text, end, end + _REACH) if text[end : end + 2] in (", ", " w") else None
        kind = self._nouns.get(match[2].lower()) if match is not None else None
        if kind in ("person", "voice") and size <= _PERSON_WORDS:
            yield "person", STRONG
        elif kind == "organisation":
            yield "organisation", STRONG
