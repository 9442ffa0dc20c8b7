"""Whether what a clause states is a forecast, a target or a potential."""

import re

from seeds import References

BREAK = re.compile(r"[;；。]|, (?:while|but|whereas|after|compared)(?![a-z])| (?:while|whereas|but|after|compared) ")

NOW = re.compile(r"(?:目前|现在|当前|现有|原来|此前)的?[^，。]{0,4}$")
AHEAD = re.compile(r"[^，。；]{1,14}?(?:将|拟)(?:用于|投向|投入|用来|来自|会)")
LASTING = frozenset(("预计", "预测", "预期", "预估", "预料", "料将", "展望", "指引", "目标", "可能", "有可能"))
"""Cues that speak for the clauses behind theirs too."""
DISPOSED = re.compile(
    r"将(?!会|达|到|有|在|于|超|突破|继续|进一步|增|减|降|升|以|为|是|从|由|对|向|大幅|显著|逐步|使|让|推动|带动)[^，。]{2,24}?"
    r"(?:由|从|上调|下调|调高|调低|缩减|提升|提高|降低|扩大|压缩|增加|砍)"
)
"""`将目标价由1223元上调`: done to something, not to come."""


class Projections:
    """Looks for cues in the clause of a figure."""

    def __init__(self, references: References) -> None:
        words: dict[str, list[str]] = {"en": [], "zh": []}
        for language, cue in references.table("projection_cues").iter_rows():
            words[language].append(re.escape(cue))
        english = "|".join(sorted(words["en"], key=len, reverse=True))
        self._shapes = {
            "en": re.compile(rf"(?<![A-Za-z])(?:{english})(?![a-z])"),
            "zh": re.compile("|".join(sorted(words["zh"], key=len, reverse=True))),
        }

    def is_projected(self, text: str, start: int, *, language: str) -> bool:
        """Whether a cue stands in the clause before the figure at `start`, within 90 characters, or right after it."""
        left = text[max(0, start - 90) : start]
        breaks = [match.end() for match in BREAK.finditer(left)]
        clause = left[breaks[-1] :] if breaks else left
        if language == "zh":
            return self._is_projected_zh(text, start, clause)
        shape = self._shapes["en"]
        return any(not _is_past(clause, match) for match in shape.finditer(clause))

    def _is_projected_zh(self, text: str, start: int, clause: str) -> bool:
        """A forecast holds for the clauses behind it, a plan for its own; `目前的` and `将…由` are none; `六成将用于` is one."""
        if NOW.search(clause) is not None:
            return False
        if AHEAD.match(text, start) is not None:
            return True
        own = max(clause.rfind(mark) for mark in "，,：:") + 1
        return any(
            (match.start() >= own or match[0] in LASTING) and DISPOSED.match(clause, match.start()) is None
            for match in self._shapes["zh"].finditer(clause)
        )


def _is_past(clause: str, match: re.Match[str]) -> bool:
    """`beat expected`, `than expected`, `was set to`: no forecast; nor a forecast that was met."""
    before = clause[max(0, match.start() - 16) : match.start()]
    return re.search(r"(?:than|as|beat|beating|above|below|missed|topping|not) (?:[a-z']+ )?$", before) is not None
