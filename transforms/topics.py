"""Whether a text is about a topic, told by the words of a table in linear time, before anything reads it."""

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from seeds import References

LEAST = 2
"""So many words of the topic make a text be about it; in a title one is enough."""

_HIDES = re.compile(r"<(script|style|template|noscript)\b|<!--", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<title[^<>]*>([^<]*)", re.IGNORECASE)
_SPACED = re.compile(r"[a-z0-9\u00c0-\u024f\u0370-\u052f\u0600-\u06ff\u0900-\u097f\u1e00-\u1eff]", re.IGNORECASE)
"""Letters of scripts that keep spaces between words."""


class UnknownTopic(ValueError):  # noqa: N818  (it names what is the matter)
    """No row of `topics` has this topic."""


def topics(references: References) -> list[str]:
    """The topics that there are words for."""
    return references.table("topics")["topic"].unique().sort().to_list()


class Topic:
    """The words of one topic, compiled once.

    Raises:
        UnknownTopic: there are none.
    """

    def __init__(self, references: References, name: str) -> None:
        rows = references.table("topics").filter(topic=name)
        if rows.is_empty():
            raise UnknownTopic(
                f"there are no words for the topic {name!r}; choose from {', '.join(topics(references))}"
            )
        exact = rows.filter(is_case_sensitive="TRUE")["term"].to_list()
        folded = rows.filter(is_case_sensitive="FALSE")["term"].str.to_lowercase().to_list()
        self._exact = AhoCorasick(exact, matchkind=MatchKind.LeftmostLongest)
        self._folded = AhoCorasick(folded, matchkind=MatchKind.LeftmostLongest)

    def is_about(self, text: str, title: str = "") -> bool:
        """Whether the title holds a word of the topic, or the text two, which may be twice the same."""
        return self._count(title, 1) >= 1 or self._count(text, LEAST) >= LEAST

    def is_page_about(self, page: str) -> bool:
        """As `is_about`, of the text that a page's markup shows, menus included."""
        title = _TITLE.search(page)
        return self.is_about(_TAG.sub(" ", _shown(page)), title[1] if title else "")

    def _count(self, text: str, enough: int) -> int:
        """How often words of the topic stand in the text; counting ends at what is enough."""
        count = 0
        for automaton, searched in ((self._exact, text), (self._folded, text.lower())):
            for _, start, end in automaton.find_matches_as_indexes(searched):
                count += _is_whole(searched, start, end)
                if count >= enough:
                    return count
        return count


def _shown(page: str) -> str:
    """The markup without scripts, styles and comments, in one pass: one that does not end hides the rest."""
    low, kept, at = page.lower(), [], 0
    while (found := _HIDES.search(page, at)) is not None:
        kept.append(page[at : found.start()])
        mark = f"</{found[1].lower()}" if found[1] else "-->"
        end = low.find(mark, found.end())
        at = len(page) if end < 0 else end + len(mark)
    return " ".join([*kept, page[at:]])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the words at `text[start:end]` are no part of a longer word; a script without spaces shows no bounds."""
    begins_inside = start > 0 and _SPACED.match(text[start]) and _SPACED.match(text[start - 1])
    goes_on = end < len(text) and _SPACED.match(text[end - 1]) and _SPACED.match(text[end])
    return not begins_inside and not goes_on
