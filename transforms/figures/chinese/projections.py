"""Which Chinese figures are forecasts, targets or potential, by cues in the clause."""

import re

NOW = re.compile(r"(?:目前|现在|当前|现有|原来|此前)的?[^，。]{0,4}$")
AHEAD = re.compile(r"[^，。；]{1,14}?(?:将|拟)(?:用于|投向|投入|用来|来自|会)")
LASTING = frozenset(("预计", "预测", "预期", "预估", "预料", "料将", "展望", "指引", "目标", "可能", "有可能"))
"""Cues that speak for the clauses behind theirs too."""
DISPOSED = re.compile(
    r"将(?!会|达|到|有|在|于|超|突破|继续|进一步|增|减|降|升|以|为|是|从|由|对|向|大幅|显著|逐步|使|让|推动|带动)[^，。]{2,24}?"
    r"(?:由|从|上调|下调|调高|调低|缩减|提升|提高|降低|扩大|压缩|增加|砍)"
)
"""`将目标价由1223元上调`: done to something, not to come."""


def is_projected(cues: re.Pattern[str], text: str, start: int, clause: str) -> bool:
    """Whether the figure at `start` is ahead, `clause` being what leads to it.

    A forecast holds for the clauses behind it, a plan for its own; `目前的` and `将…由` are none; `六成将用于` is one.
    """
    if NOW.search(clause) is not None:
        return False
    if AHEAD.match(text, start) is not None:
        return True
    own = max(clause.rfind(mark) for mark in "，,：:") + 1
    return any(
        (match.start() >= own or match[0] in LASTING) and DISPOSED.match(clause, match.start()) is None
        for match in cues.finditer(clause)
    )
