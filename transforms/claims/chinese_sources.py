"""Chinese sources that a phrase names rather than a verb: `据……统计，`, `在……看来，`, `记者从……获悉，`."""

import re

from transforms.claims.chinese_claimants import ChineseClaimants
from transforms.claims.chinese_marks import Reported, alternatives, chunk_start, content_start, reported
from transforms.claims.cues import Cues
from transforms.claims.drafts import Passage

LEARNT = re.compile(r"(获悉|了解到|得知|获知)(?=[，：:,])")
_LONGEST = 40
"""Characters between the preposition of a source and the comma behind it."""

_NOBODY = frozenset({"此", "了", "有关", "相关"})


class ChineseSources:
    """Reads sources that stand before what they say."""

    def __init__(self, cues: Cues, claimants: ChineseClaimants) -> None:
        self._cues = {cue.words[0]: cue for cue in cues.forms["view"]}
        self._ends = alternatives(cue.words[0] for cue in cues.forms["source_end"])
        self._view = alternatives(cue.words[0] for cue in cues.forms["view"])
        self._claimants = claimants

    def learnt(self, passage: Passage, learnt: re.Match[str]) -> Reported | None:
        """`记者从国家数据局获悉，……`: from whom it was learnt says it."""
        begins = chunk_start(passage, learnt.start())
        origin = passage.text.rfind("从", begins, learnt.start())
        start = content_start(passage, learnt.end(), addressed=False)
        if origin < 0 or not 2 <= learnt.start() - origin - 1 <= 20 or start >= passage.end:
            return None
        end = learnt.start() - (passage.text[learnt.start() - 1] == "处")
        return reported(passage, (origin + 1, end), learnt.span(1), start, begins, None)

    def by_source(self, passage: Passage, source: re.Match[str]) -> Reported | None:
        """`据国家数据局统计，……`, `根据该报告，……`: what is named behind the preposition says what follows the comma."""
        text, start = passage.text, source.end()
        comma = next((i for i in range(start, min(passage.end, start + _LONGEST)) if text[i] in "，,：:"), None)
        if comma is None:
            return None
        is_by = source.group().startswith("按")
        ending = self._ending(text, start, comma)
        end = comma if ending is None else ending.start()
        if ending is None and (is_by or not self._names_or_noun(passage, start, comma)):
            return None
        if ending is not None and is_by and not self._claimants.names(passage, start, end):
            return None
        phrase = text[start:end]
        if phrase in self._claimants.never:
            return None
        if not phrase or phrase in _NOBODY:
            return (
                reported(passage, None, source.span(), comma + 1, source.start(), None)
                if source.group() == "据"
                else None
            )
        last = end if ending is None else self._claimants.trimmed(passage, start, end)
        return reported(passage, (start, last), source.span(), comma + 1, source.start(), None)

    def _ending(self, text: str, start: int, comma: int) -> re.Match[str] | None:
        """The words that close the phrase of a source (`统计`, `报道`), the longest."""
        sizes = range(6, 0, -1)
        return next((m for size in sizes if (m := self._ends.fullmatch(text, max(start, comma - size), comma))), None)

    def _names_or_noun(self, passage: Passage, start: int, end: int) -> bool:
        named = any(start <= first and last <= end for first, last in passage.names)
        return named or self._claimants.ends_noun(passage.text[start:end], least=2)

    def in_view(self, passage: Passage, at: int) -> Reported | None:
        """`在杨植麟看来，……`"""
        comma = next((i for i in range(at, min(passage.end, at + _LONGEST)) if passage.text[i] in "，,"), None)
        if comma is None:
            return None
        view = next((m for size in (1, 2) if (m := self._view.fullmatch(passage.text, comma - size, comma))), None)
        if (
            view is None
            or view.group() == "看"
            or view.start() <= at + 1
            or passage.text[at + 1 : view.start()] in self._claimants.never
        ):
            return None
        return reported(passage, (at + 1, view.start()), view.span(), comma + 1, at, self._cues.get(view.group()))
