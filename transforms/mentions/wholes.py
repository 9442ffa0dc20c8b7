"""Longer names that hold a listed one: `Belgian Defence Ministry`, `Boston Marathon`, `Tessaly Star`."""

from collections.abc import Mapping, Sequence

from transforms.mentions.runs import Runs
from transforms.mentions.scanning import Page
from transforms.mentions.spans import Span
from transforms.records import Mention

_ENDS = frozenset({"place", "person"})


class Wholes:
    """Tells whether a run of capitalised words is one name although a listed name stands in it."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]]) -> None:
        self._runs = runs
        self._compass = words["compass"]
        self._papers = words["paper-head"]
        self._not_names = words["no-name"] | words["title"] | words["office-holder"] | words["portfolio"]
        self._teams = words["team"]

    def kind(self, page: Page, span: Span, inside: Sequence[Mention]) -> str | None:
        """The kind of the whole, None if the listed names inside stand for themselves."""
        words = page.plain[slice(*span)].split()
        if not inside or len(words) < 2 or "," in words[0] or not _are_parts(span, inside):
            return None
        kinds = {mention.kind for mention in inside}
        if words[0].lower() in self._compass and kinds == {"place"} and inside[0].end == span[1]:
            return "place"
        if (
            "organisation" in kinds
            and kinds <= {"organisation", "place"}
            and " of " in page.plain[inside[-1].end : span[1]]
        ):
            return "organisation" if self._runs.is_office(words) and inside[0].start == span[0] else None
        if kinds == {"organisation"}:
            return self._of_organisation(words, span, inside)
        head = self._runs.head(words)
        if head is not None and kinds <= _ENDS and inside[-1].end < span[1]:
            return head
        if kinds != {"place"}:
            return None
        if self._runs.is_office(words) and inside[-1].end < span[1]:
            return "organisation"
        if head == "organisation" or self._is_named_after(words, span, inside):
            return "organisation"
        return None

    def _of_organisation(self, words: Sequence[str], span: Span, inside: Sequence[Mention]) -> str | None:
        """`Orrin School of Law`, `KeyBank Arena`, `Orrin Summit`: the unit, the building or the meeting of a listed organisation."""
        if len(inside) > 1 or inside[0].end >= span[1]:
            return None
        head = self._runs.head(words)
        if head in ("event", "place", "product"):
            return head
        return "organisation" if inside[0].start == span[0] and self._runs.is_office(words) else None

    def _is_named_after(self, words: Sequence[str], span: Span, inside: Sequence[Mention]) -> bool:
        """A newspaper or team of a place: `Toronto Star`, `Team Estonia`."""
        if words[-1].lower() in self._papers and inside[0].start == span[0] and inside[-1].end < span[1]:
            return True
        return words[0].lower() in self._teams and inside[0].end == span[1]

    def is_seen(self, page: Page, span: Span, inside: Sequence[Mention], kind: str) -> bool:
        """Whether to follow a model that sees one name where a listed place begins or ends it: `Tessaly Ghostwalkers`."""
        text = page.plain[slice(*span)]
        words = text.split()
        if kind not in ("organisation", "place") or len(words) < 2 or "," in text or "'s " in text:
            return False
        if any(m.kind != "place" for m in inside) or len(inside) != 1 or not _are_parts(span, inside):
            return False
        edge = inside[0].start == span[0] or inside[0].end == span[1]
        rest = page.plain[span[0] : inside[0].start] + page.plain[inside[0].end : span[1]]
        others = rest.split()
        return edge and bool(others) and all(self._may_belong(word) for word in others)

    def _may_belong(self, word: str) -> bool:
        return (word[0].isupper() and word.lower() not in self._not_names) or word in ("of", "the", "and", "for")


def _are_parts(span: Span, inside: Sequence[Mention]) -> bool:
    """Whether the mentions lie in the span and none fills it."""
    start, end = span
    return all(start <= m.start and m.end <= end and (m.start, m.end) != span for m in inside)
