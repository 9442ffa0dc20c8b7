"""Capitalised words in a row, cut to what may be one name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from transforms.mentions.scanning import Page
from transforms.records import Mention

Span = tuple[int, int]

_PART = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]\.|(?:[A-Z][\w'&]*|[a-z]{1,2}[A-Z][\w']+)(?:-[A-Z0-9]\w*|-[a-z]{2}\b)*(?:\.[a-z]{2,4}\b)?)"
_JOINT = r"(?: ?& ?| (?:(?:of|for)(?: the)? |(?:(?:de|del|der|la|van|von|al|bin|ibn|da|di|du|y) ){1,2})?)"
_RUN = re.compile(rf"(?<![\w@/.$#-]){_PART}(?:{_JOINT}{_PART}){{0,9}}")
"""`Bank of New Amsterdam`, `J.P. Orrin & Co`, `Ludwig van der Meer`."""
_LIST = re.compile(rf"(?:, {_PART}(?: {_PART})?)*,? and {_PART}(?: {_PART})?(?= \(|[ ,.;])")
_WORD = re.compile(r"[\w&.'+-]*[\w+]")
_DOTTED = frozenset({"Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "Bros."})
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,4}")
_LONGEST = 10


class Runs:
    """Reads the runs of a text by the word groups `opener`, `title` and `organisation-head`."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._openers = words["opener"]
        self._titles = words["title"]
        self._heads = words["organisation-head"]
        self._offices = words["office"]
        self._holders = words["office-holder"]
        self._landforms = words["place-head"]
        self._compass = words["compass"]
        self._never_last = words["calendar"]

    def runs(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """The capitalised runs of a sentence; an office goes on over a list: `Ministry of Trade, Industry and Energy`."""
        reached = start
        for match in _RUN.finditer(page.plain, start, end):
            if match.start() < reached:
                continue
            reached = match.end()
            words = match[0].split()
            office = next((i for i, word in enumerate(words[:-2]) if word.lower() in self._offices), None)
            if office is not None and words[office + 1] in ("of", "for"):
                listed = _LIST.match(page.plain, reached, end)
                reached = listed.end() if listed else reached
            yield match.start(), reached

    def whole(self, page: Page, span: Span, taken: Sequence[Mention]) -> tuple[Span, str] | None:
        """The run as one name that only begins with or holds that of a place: `Russian Defense Ministry`, `Southern California`."""
        bare = next(self._trimmed(page, [match.span() for match in _WORD.finditer(page.plain, *span)]), None)
        inside = [m for m in taken if bare is not None and bare[0] <= m.start and m.end <= bare[1]]
        if bare is None or not inside or any((m.start, m.end) == bare for m in inside):
            return None
        words = page.plain[slice(*bare)].split()
        if any(self.is_title(word) or word.endswith("'s") for word in words[:-1]):
            return None
        is_office = words[-1].lower() in self._offices or any(
            word.lower() in self._offices and after in ("of", "for") for word, after in pairwise(words)
        )
        if all(m.kind == "place" for m in inside):
            if words[0].lower() in self._compass and inside[0].end == bare[1]:
                return bare, "place"
            return (bare, "organisation") if is_office or self.is_head(words[-1]) else None
        is_unit = len(inside) == 1 and inside[0].kind == "organisation" and inside[0].start == bare[0]
        return (bare, "organisation") if is_unit and words[-1].lower() in self._offices else None

    def office(self, page: Page, span: Span) -> tuple[Span, str] | None:
        """The part of a run as an organisation, if its last word or its office shows it: `Orrin Nano-Satellite Systems`, `Ministry of Trade`."""
        words = page.plain[slice(*span)].split()
        is_office = len(words) > 2 and words[0].lower() in self._offices and words[1] in ("of", "for")
        return (span, "organisation") if len(words) > 1 and (is_office or self.is_head(words[-1])) else None

    def parts(self, page: Page, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
        """A run without the known names in it and cut at titles: what may be a name each."""
        start, end = span
        for left, right in [*within(taken, start, end), (end, end)]:
            if left > start:
                yield from self._names(page, start, left)
            start = max(start, right)

    def _names(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """What stands before and behind the titles of a run: `Orrin Labs | CEO | Jane Roe`, `Secretary of State | Jane Roe`."""
        words = [match.span() for match in _WORD.finditer(page.plain, start, end)]
        first = 0
        for place, (left, right) in enumerate(words):
            word = page.plain[left:right]
            if place >= first and word.endswith("'s"):
                yield from self._trimmed(page, words[first : place + 1])
                first = place + 1
            if place > first and word in ("of", "for") and not self._takes_of(page.plain[slice(*words[place - 1])]):
                yield from self._trimmed(page, words[first:place])
                first = place + 1
            if place < first or not self._cuts(page, words, place):
                continue
            yield from self._trimmed(page, words[first:place])
            first = place + 1
            is_office = word.lower() in self._holders
            if is_office and first + 1 < len(words) and page.plain[slice(*words[first])] in ("of", "for"):
                first += 3 if page.plain[slice(*words[first + 1])] == "the" else 2
        yield from self._trimmed(page, words[first:])

    def _takes_of(self, word: str) -> bool:
        """Whether a name goes on behind `of`: `Bank of`, `Gulf of`; not `Shares of`."""
        low = word.lower()
        return low in self._offices or low in self._landforms or low in self._holders or self.is_head(low)

    def _cuts(self, page: Page, words: Sequence[Span], place: int) -> bool:
        """Whether a title ends one name and begins another; not in `Court of Justice` or as the last word of `Ken Doctor`."""
        is_last = place + 1 == len(words) and place > 0 and not page.plain[slice(*words[place])].isupper()
        after_of = place > 0 and page.plain[slice(*words[place - 1])] in ("of", "for", "the")
        return self.is_title(page.plain[slice(*words[place])]) and not is_last and not after_of

    def trimmed(self, page: Page, span: Span) -> Span | None:
        """The last name of a span, without what no name begins or ends with; None if nothing is left."""
        found = list(self._names(page, *span))
        return found[-1] if found else None

    def _trimmed(self, page: Page, words: list[Span]) -> Iterator[Span]:
        while words and not self._may_begin(page, words):
            words = words[1:]
        while words and not self._may_end(page.plain[slice(*words[-1])]):
            words = words[:-1]
        if len(words) > _LONGEST or all(self.is_title(page.plain[slice(*word)]) for word in words):
            return
        first, last = words[0][0], words[-1][1]
        if page.plain[words[-1][0] : last + 1] in _DOTTED or _ABBREVIATED.fullmatch(page.plain, words[-1][0], last + 1):
            last += 1
        elif page.plain.endswith("'s", words[-1][0], last):
            last -= 2
        if last - first > 1:
            yield first, last

    def is_title(self, word: str) -> bool:
        """Whether a word stands before the names of people: `Mr.`, `President`."""
        return word[0].isupper() and (word.lower() in self._titles or f"{word.lower()}." in self._titles)

    def ends_in_office(self, text: str) -> bool:
        """Whether a text ends in an office that somebody holds: `Secretary of State `."""
        words = text.split()[-4:]
        return (
            any(word.lower() in self._holders and after == "of" for word, after in pairwise(words[:-1]))
            and words[-1][0].isupper()
        )

    def is_head(self, word: str) -> bool:
        """Whether a word is what organisations are called: `Bank`, `Inc.`"""
        low = word.lower().rstrip(",")
        return low in self._heads or f"{low}." in self._heads

    def _may_begin(self, page: Page, words: Sequence[Span]) -> bool:
        start, end = words[0]
        word = page.plain[start:end]
        if not any(c.isupper() for c in word):
            return False
        is_inside = page.plain[start - 1 : start] == " " and (
            page.plain[start - 2 : start - 1].isalnum() or page.plain[start - 2 : start - 1] == ","
        )
        if word.lower() in self._never_last:
            return False
        return word.lower() not in self._openers or (word == "New" and is_inside and len(words) > 1)

    def _may_end(self, word: str) -> bool:
        return any(c.isupper() or c.isdigit() for c in word) and word.lower() not in self._never_last


def indices(taken: Sequence[Span], start: int, end: int) -> range:
    """The places of those of the sorted spans, none overlapping another, that overlap `start:end`."""
    at = bisect_left(taken, (start, start))
    at -= at > 0 and taken[at - 1][1] > start
    stop = at
    while stop < len(taken) and taken[stop][0] < end:
        stop += 1
    return range(at, stop)


def within(taken: Sequence[Span], start: int, end: int) -> list[Span]:
    """The sorted spans that overlap `start:end`."""
    return [taken[i] for i in indices(taken, start, end)]


def meets(seen: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of a few spans in any order overlaps `start:end`."""
    return any(start < b and a < end for a, b in seen)
