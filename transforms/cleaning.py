"""Passages as a publisher prints them become passages of the article alone, and what the lines beside it say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from seeds import References
from transforms.boilerplate import Boilerplate
from transforms.bylines import BylineReader
from transforms.datelines import DatelineReader
from transforms.dates import DayReader
from transforms.headings import LineJudge, without_tail
from transforms.marks import unmarked
from transforms.passages import Passage, merged
from transforms.records import Hints

_HEAD, _TAIL = 15, 4
_RUN_OF_SPACES = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of an article, and what its own lines say: title, author, publisher, day."""

    passages: list[Passage]
    says: Hints


class Cleaner:
    """Takes out what is not the article: boilerplate, bylines, date lines, section numbers, citation marks, tails."""

    def __init__(self, references: References) -> None:
        self._boilerplate = Boilerplate(references)
        days = DayReader(references)
        self._bylines = BylineReader(references, days, self._boilerplate)
        self._datelines = DatelineReader(references, days)
        self._judge = LineJudge(references)

    def cleaned(self, passages: Sequence[Passage], *, retrieved_on: date) -> Cleaned:
        """The article's passages, each with a kind of its own."""
        plain = [
            replace(passage, text=text)
            for passage in passages
            if (text := _RUN_OF_SPACES.sub(" ", passage.text).strip())
        ]
        said, news = self._without_bylines(self._boilerplate.before_end(plain), retrieved_on)
        kept = without_tail(self._boilerplate.without(news))
        title = self._judge.title(kept)
        wire, kept = self._without_dateline(kept, retrieved_on)
        judged = self._judge.judged(list(unmarked(kept)))
        return Cleaned(judged, merged(Hints(title=title), *said, wire))

    def _without_bylines(self, passages: list[Passage], retrieved_on: date) -> tuple[list[Hints], list[Passage]]:
        said, kept = [], []
        for i, passage in enumerate(passages):
            is_edge = i < _HEAD or i >= len(passages) - _TAIL
            hints = (
                self._bylines.said(passage.text, is_edge=is_edge, retrieved_on=retrieved_on)
                if passage.kind in ("line", "paragraph", "heading")
                else None
            )
            if hints is None:
                kept.append(passage)
            else:
                said.append(hints)
        return said, kept

    def _without_dateline(self, passages: list[Passage], retrieved_on: date) -> tuple[Hints, list[Passage]]:
        """A dateline is looked for at the start of the first three passages: title, standfirst, first paragraph."""
        for i, passage in enumerate(passages[:3]):
            says, text = self._datelines.dateline(passage.text, retrieved_on=retrieved_on)
            if text != passage.text and text:
                return says, [*passages[:i], replace(passage, text=text), *passages[i + 1 :]]
        return Hints(), passages
