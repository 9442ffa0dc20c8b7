"""Where known names stand in a text as whole words, whatever they may mean there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.mentions.folding import is_cjk, is_word, lowered, plain
from transforms.mentions.vocabulary import Alias

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]+")
_LOCAL_PART = 64
"""RFC 5321, 4.5.3.1.1: the longest name before the @ of an address."""
_MAILBOX = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")
_MONEY_SIGNS = frozenset("$€£¥#@")


@dataclass(frozen=True, slots=True)
class Page:
    """A text with the forms of it that are searched; all three have the same offsets."""

    text: str
    plain: str
    lower: str

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a text."""
        bare = plain(text)
        return cls(text, bare, lowered(bare))


class Candidate(NamedTuple):
    """A known name at `[start:end]`; `is_open` says that a digit follows at once, so that it counts only with a version."""

    start: int
    end: int
    aliases: tuple[Alias, ...]
    is_open: bool = False
    is_plural: bool = False


class Scanner:
    """Finds every pattern of a vocabulary in one pass over a text."""

    def __init__(self, patterns: list[str], aliases: list[tuple[Alias, ...]]) -> None:
        self._automaton = AhoCorasick(patterns)
        self._aliases = aliases
        self._has_spaces = [
            (is_word(pattern[0]), is_word(pattern[-1]), pattern[0].isdigit(), pattern[-1].isdigit())
            for pattern in patterns
        ]
        self._kinds = [frozenset(alias.kind for alias in rows) for rows in aliases]

    def candidates(self, page: Page) -> list[Candidate]:
        """All whole-word occurrences outside of addresses, by place, the longest of a place first; they may overlap."""
        lower = page.lower
        taken = _addresses(lower)
        starts = [start for start, _ in taken]
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            opens, closes, opens_number, closes_number = self._has_spaces[index]
            if opens and start and (is_word(lower[start - 1]) or not _may_open(page, start, is_number=opens_number)):
                continue
            if starts and (place := bisect_right(starts, start)) and start < taken[place - 1][1]:
                continue
            candidate = Candidate(start, end, self._aliases[index])
            closed = _closed(page, candidate, self._kinds[index], is_number=closes_number) if closes else candidate
            if closed is not None:
                found.append(closed)
        return sorted(found, key=lambda candidate: (candidate.start, -candidate.end, candidate.is_plural))


def _may_open(page: Page, start: int, *, is_number: bool) -> bool:
    """Whether a Latin name may begin here: not in `@name`, `docs.name`, `a_b`, and for `360` not in `$360`, `1.360`, `-360`."""
    before = page.plain[start - 1]
    if before == "@":
        return False
    if (
        before == "."
        and page.plain[start].islower()
        and start > 1
        and page.plain[start - 2].isascii()
        and page.plain[start - 2].isalnum()
    ):
        return False
    return not (
        is_number
        and (before in _MONEY_SIGNS or (before in ".,-/:" and start > 1 and not page.plain[start - 2].isspace()))
    )


def _closed(page: Page, candidate: Candidate, kinds: frozenset[str], *, is_number: bool) -> Candidate | None:
    """The candidate if its last word ends here, with a plural s, or open to a version (`Qwen2.5`, `dalle3`)."""
    end, length = candidate.end, len(page.plain)
    after = page.plain[end] if end < length else " "
    if is_word(after):
        if (
            after == "s"
            and kinds & {"product", "model", "place"}
            and _ends(page.lower, end + 1)
            and page.lower[end - 1] != "s"
        ):
            return Candidate(candidate.start, end + 1, candidate.aliases, is_plural=True)
        is_open = after.isdigit() and not is_number and bool(kinds & {"model", "product"})
        return Candidate(candidate.start, end, candidate.aliases, is_open=True) if is_open else None
    beyond = page.plain[end + 1] if end + 1 < length else " "
    if after == "." and ((beyond.isdigit() and is_number) or _is_domain(page.plain, end)):
        return None
    if after in "$@" or (is_number and (after in "%°℃" or (after in ",:/" and beyond.isdigit()))):
        return None
    if after == "-" and page.plain[candidate.start : end].isdigit():
        return None
    return candidate


def _ends(lower: str, end: int) -> bool:
    return end >= len(lower) or not is_word(lower[end])


def _is_domain(text: str, dot: int) -> bool:
    """Whether a lower-case label of two or more letters follows the dot: `openai.com`, `claude.ai`."""
    label = text[dot + 1 : dot + 3]
    return len(label) == 2 and label.isascii() and label.islower() and label.isalpha()


def _addresses(lower: str) -> list[tuple[int, int]]:
    """The spans of web and e-mail addresses, in order."""
    has_web = "://" in lower or "www." in lower
    spans = [match.span() for match in _ADDRESS.finditer(lower)] if has_web else []
    return sorted([*spans, *_mailboxes(lower)])


def _mailboxes(lower: str) -> Iterator[tuple[int, int]]:
    at = lower.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and at - start < _LOCAL_PART and lower[start - 1] in _MAILBOX:
            start -= 1
        while end < len(lower) and end - at < 255 and lower[end] in _MAILBOX:
            end += 1
        if start < at and "." in lower[at:end].rstrip("."):
            yield start, end
        at = lower.find("@", at + 1)


def is_name_word(word: str) -> bool:
    """Whether a word is written like a part of a name: a capital and then something smaller (`Altman`, `O'Neil`), not `CEO`."""
    return (
        len(word) > 1 and word[0].isupper() and any(character.islower() for character in word) and not is_cjk(word[0])
    )
