"""The evidence for each metric, added up for a figure."""

import re
from collections.abc import Callable, Sequence

from transforms.figures.cues import Hit
from transforms.figures.quantity import Quantity

DEFAULTS = {"rank": "rank", "duration": "duration", "energy": "energy", "compute": "hardware"}
OF_SAMPLE = 0.7
"""The strength from which a word of polling makes a count of people a sample."""
OF_ALL, AS_SUBJECT = 5.0, 2.5
"""Scores of a share that is *of* something, and of one that does something."""


def scored(
    low: str,
    quantity: Quantity,
    hits: Sequence[Hit],
    strength: Callable[[Quantity, Hit], float],
) -> dict[str, tuple[float, tuple[int, int] | None]]:
    """The best evidence for each metric that fits the kind of unit, with its cue."""
    kind = quantity.unit_kind or "other"
    scores: dict[str, tuple[float, tuple[int, int] | None]] = {}
    for hit in hits:
        fitting = [(metric, weight) for metric, kinds, weight in hit.senses if kind in kinds]
        force = strength(quantity, hit) if fitting else 0.0
        for metric, weight in fitting:
            if metric == "sample_size" and force < OF_SAMPLE:
                continue
            if weight * force > scores.get(metric, (0.0, None))[0]:
                scores[metric] = (weight * force, (hit.start, hit.end))
    if kind == "percent" and quantity.change is None:
        is_bracketed = low[quantity.start - 1 : quantity.start] == "(" and low[quantity.end : quantity.end + 1] == ")"
        told = (
            AS_SUBJECT
            if is_bracketed
            else OF_ALL
            if _OF.match(low, quantity.end)
            else AS_SUBJECT
            if _POPULATION.match(low, quantity.end)
            else 0.0
        )
        if told > scores.get("share", (0.0, None))[0]:
            scores["share"] = (told, None)
    if (
        kind == "money"
        and (quantity.per or "").endswith("share")
        and _EARNED & {m for h in hits for m, _, _ in h.senses}
    ):
        scores.setdefault("profit", (PER_SHARE, None))
    return scores


PER_SHARE = 2.2
"""The score of earnings for money a share where the sentence speaks of revenue, profit or loss."""
_EARNED = frozenset(("profit", "revenue", "loss"))
_OF = re.compile(r"\)? of (?!(?:about |around |nearly |up |down )*[$€£¥]?\d)")
_POPULATION = re.compile(
    r" (?:took|take|got|get|went|came|chose|prefer|preferred|live|lived|work|worked|thought|felt|saw|agree"
    r"|said|say|had|have|has|were|are|use|used|plan|planned|believe|expect|expected|reported|report|think|agreed|"
    r"cited|did|do|want|would|worry|feel|surveyed|stakes?|owned|own)(?![a-z])"
)
_INVESTS = re.compile(r"(?<![a-z])(?:invest|invests|invested|investing|investments?)(?![a-z])(?:[^,;.]|[.,](?=\d))*$")
_THINGS = re.compile(
    r"(?: \([^()]{0,30}\))? (?:in|on|into|to (?:build|expand|develop|upgrade|open)|building)(?: [a-z-]+){0,5}? (?:infrastructure|"
    r"data cent(?:er|re)s?|capacity|factor(?:y|ies)|plants?|research|equipment|chips|servers|hardware|facilit(?:y|ies)|"
    r"campus(?:es)?|sites?|power|manufacturing|operations|networks?|ai|technology|r&d|production)(?![a-z])"
)


def is_own_outlay(low: str, quantity: Quantity) -> bool:
    """Whether somebody invests in things of its own (`will invest $50 billion in data centres`), which is spending."""
    return _INVESTS.search(low, max(0, quantity.start - 60), quantity.start) is not None and (
        _THINGS.match(low, quantity.end) is not None
    )


def default(quantity: Quantity, kind: str) -> str:
    if kind == "percent":
        return "growth" if quantity.change is not None else "share"
    if kind == "ratio":
        return (
            "growth"
            if quantity.change is not None and quantity.change_basis != "comparison"
            else "performance"
            if quantity.change is not None
            else "other"
        )
    if kind == "data":
        return "tokens" if quantity.unit == "token" else "hardware"
    if kind == "money" and quantity.per not in (None, "year", "quarter") and quantity.value < 10_000:
        return "price"
    return DEFAULTS.get(kind, quantity.noun_metric or "other")
