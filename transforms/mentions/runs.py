"""Capitalised words in a row, cut to what may be one name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from transforms.mentions.scanning import Page
from transforms.mentions.spans import Span, within

_PART = (
    r"(?:[A-Z](?:\.[A-Z]){1,8}\.?|[A-Z]\.|(?:[A-Z][\w'&]*|[a-z]{1,2}[A-Z][\w']+|(?:al|el|as|ar|an|ad|ash)-[A-Z]\w+)"
    r"(?:-[A-Z0-9]\w*|-[a-z]{2,9}\b)*(?:\.[a-z]{2,4}\b)?)"
)
_JOINT = r"(?: ?& ?| (?:(?:of|for)(?: the)? |(?:(?:de|del|der|la|van|von|al|bin|ibn|da|di|du|y) ){1,2})?)"
_RUN = re.compile(rf"(?<![\w@/.$#-]){_PART}(?:{_JOINT}{_PART}){{0,9}}")
"""`Bank of New Amsterdam`, `J.P. Orrin & Co`, `Ludwig van der Meer`."""
_LIST = re.compile(rf"(?:, {_PART}(?: {_PART})?)*,? and {_PART}(?: {_PART})?(?= \(|[ ,.;])")
_WORD = re.compile(r"[\w&.'+-]*[\w+]")
_DOTTED = frozenset({"Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "Bros."})
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,4}")
_LONGEST, _WIDEST = 10, 120
"""A name has at most so many words and characters."""


class Runs:
    """Reads the runs of a text by the groups of `name_words`."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._openers = words["opener"]
        self._titles = words["title"]
        self._heads = words["organisation-head"]
        self._offices = words["office"]
        self._holders = words["office-holder"]
        self._landforms = words["place-head"]
        self._venues = words["venue-head"]
        self._possessives = words["possessive-name"]
        self._made = words["product-head"]
        self._events = words["event-head"]
        self._centres = words["centre"]
        self._fields = words["centre-word"]
        self._never_last = words["calendar"]
        self._portfolios = words["portfolio"]
        self._signs = words["number-sign"]
        self._syllables = words["given-syllable"]

    def runs(self, page: Page, start: int, end: int) -> Iterator[Span]:
        """The capitalised runs of a sentence; an office goes on over a list: `Ministry of Trade, Industry and Energy`."""
        reached = start
        for match in _RUN.finditer(page.plain, start, end):
            if match.start() < reached:
                continue
            reached = match.end()
            if match[0].lower() in self._openers:
                continue
            words = match[0].split()
            office = next((i for i, word in enumerate(words[:-2]) if word.lower() in self._offices), None)
            if office is not None and words[office + 1] in ("of", "for"):
                listed = _LIST.match(page.plain, reached, end)
                reached = listed.end() if listed else reached
            yield match.start(), reached

    def parts(self, page: Page, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
        """A run without the known names in it and cut at titles: what may be a name each."""
        start, end = span
        for left, right in [*within(taken, start, end), (end, end)]:
            if left > start:
                yield from self.names(page, (start, left))
            start = max(start, right)

    def names(self, page: Page, span: Span) -> Iterator[Span]:
        """What stands before and behind the titles of a run: `Orrin Labs | CEO | Jane Roe`, `Secretary of State | Jane Roe`."""
        words = [match.span() for match in _WORD.finditer(page.plain, *span)]
        first = 0
        for place, (left, right) in enumerate(words):
            if place < first:
                continue
            word = page.plain[left:right]
            if word.endswith("'s") and not (word.lower() in self._possessives and place + 1 < len(words)):
                yield from self._trimmed(page, words[first : place + 1])
                first = place + 1
            elif "-" in word and (cut := self._joined(word)):
                yield from self._trimmed(page, [*words[first:place], (left, left + cut)])
                first = place + 1
            elif place > first and word in ("of", "for") and not self._takes_of(page.plain[slice(*words[place - 1])]):
                yield from self._trimmed(page, words[first:place])
                first = place + 1
            elif self._cuts(page, words, place):
                is_office = word.lower() in self._holders
                last = place
                while is_office and last > first and self._is_portfolio(page.plain[slice(*words[last - 1])]):
                    last -= 1
                yield from self._trimmed(page, words[first:last])
                first = place + 1
                if is_office and first + 1 < len(words) and page.plain[slice(*words[first])] in ("of", "for"):
                    first += 3 if page.plain[slice(*words[first + 1])] == "the" else 2
        yield from self._trimmed(page, words[first:])

    def trimmed(self, page: Page, span: Span) -> Span | None:
        """The last name of a span, without what no name begins or ends with; None if nothing is left."""
        start, end = span
        if page.plain[end : end + 1] == "-" and (rest := re.compile(r"-[a-z]+\b").match(page.plain, end)):
            last = page.plain[page.plain.rfind(" ", start, end) + 1 or start : rest.end()]
            end = rest.end() if self.is_given(last) else end
        found = list(self.names(page, (start, end)))
        return found[-1] if found else None

    def head(self, parts: Sequence[str]) -> str | None:
        """The kind that a name's last word proves: `Marlow County`, `Tessaly Summit`, `Orrin Bank`; also its first before `of`."""
        last = parts[-1].lower()
        if last in self._events:
            return "event"
        if last in self._made:
            return "product"
        if last in self._centres:
            return "organisation" if any(part.lower() in self._fields for part in parts[:-1]) else "place"
        is_office = len(parts) > 2 and parts[0].lower() in self._offices and parts[1] in ("of", "for")
        if is_office or self.is_head(parts[-1]) or (self.is_head(parts[0]) and parts[1] in ("of", "for")):
            return "organisation"
        return "place" if last in self._landforms or last in self._venues else None

    def is_office(self, parts: Sequence[str]) -> bool:
        """Whether words name an office by its last word or one before `of`: `Defense Ministry`, `School of Law`."""
        return parts[-1].lower() in self._offices or any(
            word.lower() in self._offices and after in ("of", "for") for word, after in pairwise(parts)
        )

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

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name of two syllables: `Jae-in`, `Wai-keung`."""
        first, hyphen, second = word.partition("-")
        return bool(hyphen) and first.isalpha() and first[0].isupper() and second in self._syllables

    def _joined(self, word: str) -> int:
        """Where a name ends inside a joined word, 0 if the whole word may be one: `Orrin-backed`."""
        hyphen = word.rfind("-")
        return hyphen if word[hyphen + 1 :].islower() and not self.is_given(word) else 0

    def _takes_of(self, word: str) -> bool:
        """Whether a name goes on behind `of`: `Bank of`, `Gulf of`; not `Shares of`."""
        low = word.lower()
        return low in self._offices or low in self._landforms or low in self._holders or self.is_head(low)

    def _cuts(self, page: Page, words: Sequence[Span], place: int) -> bool:
        """Whether a title ends one name and begins another; not in `Court of Justice` or as the last word of `Ken Doctor`."""
        is_last = place + 1 == len(words) and place > 0 and not page.plain[slice(*words[place])].isupper()
        after_of = place > 0 and page.plain[slice(*words[place - 1])] in ("of", "for", "the")
        return self.is_title(page.plain[slice(*words[place])]) and not is_last and not after_of

    def _trimmed(self, page: Page, words: list[Span]) -> Iterator[Span]:
        while words and not self._may_begin(page, words):
            words = words[1:]
        while words and not self._may_end(page.plain[slice(*words[-1])]):
            words = words[:-1]
        if len(words) > 2 and page.plain[slice(*words[-2])].lower() in self._signs:
            words = words[:-2]
        if (
            not words
            or len(words) > _LONGEST
            or words[-1][1] - words[0][0] > _WIDEST
            or all(self._is_of_office(page.plain[slice(*word)]) for word in words)
        ):
            return
        first, last = words[0][0], words[-1][1]
        word = page.plain[words[-1][0] : last]
        if f"{word}." in _DOTTED or _ABBREVIATED.fullmatch(page.plain, words[-1][0], last + 1):
            last += page.plain[last : last + 1] == "."
        elif len(word) == 1 and len(words) == 2 and page.plain[last : last + 2] in (".,", ".'"):
            last += 1
        elif word.endswith("'s"):
            last -= 2
        if last - first > 1:
            yield first, last

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
        low = word.lower()
        return any(c.isupper() or c.isdigit() for c in word) and low not in self._never_last and low not in self._signs

    def _is_of_office(self, word: str) -> bool:
        return self.is_title(word) or self._is_portfolio(word)

    def _is_portfolio(self, word: str) -> bool:
        """Whether a word before an office tells its field: `Foreign` Minister, `Trade and Industry` Secretary."""
        return word.lower() in self._portfolios or word in ("and", "&")
