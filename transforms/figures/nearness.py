"""How near a cue stands to a figure in text whose grammar is not read: for Chinese."""

import re
from collections.abc import Callable, Sequence

from transforms.figures.cues import Hit
from transforms.figures.quantity import Quantity

FAR = 300
"""Characters beyond which a cue says nothing."""
HALF = 32.0
"""Characters after which a cue weighs half."""
BREAKS = re.compile(r"[;；。:：]")


def nearness(low: str, quantity: Quantity, quantities: Sequence[Quantity], start: int, end: int) -> float:
    """From 1 beside the figure down to 0; less across punctuation, other figures, and after rather than before it."""
    if max(quantity.start - end, start - quantity.end) > FAR:
        return 0.0
    if end <= quantity.start:
        gap, factor = low[end : quantity.start], 1.0
    elif start >= quantity.end:
        gap = low[quantity.end : start]
        is_object = len(gap.removeprefix("的")) <= 2 and "，" not in gap
        factor = 0.25 if "," in gap or "，" in gap else 1.1 if is_object else 0.5
    else:
        return 1.0
    between = sum(
        1
        for other in quantities
        if other is not quantity and min(end, quantity.end) <= other.start < max(start, quantity.start)
    )
    factor *= 0.55**between * 0.6 ** len(BREAKS.findall(gap))
    factor *= 0.75 ** (gap.count(",") + gap.count("，") + gap.count("、") * 0.5)
    return float(factor / (1 + len(gap) / HALF))


def holders(quantities: Sequence[Quantity], hits: Sequence[Hit]) -> dict[int, Quantity]:
    """The figure inside of which a cue begins, by where the cue begins."""
    found: dict[int, Quantity] = {}
    at = 0
    for hit in hits:
        while at < len(quantities) and quantities[at].end <= hit.start:
            at += 1
        if at < len(quantities) and quantities[at].core_start <= hit.start:
            found[hit.start] = quantities[at]
    return found


def by_nearness(low: str, quantities: Sequence[Quantity], hits: Sequence[Hit]) -> Callable[[Quantity, Hit], float]:
    inside = holders(quantities, hits)

    def strength(quantity: Quantity, hit: Hit) -> float:
        if inside.get(hit.start, quantity) is not quantity:
            return 0.0
        return nearness(low, quantity, quantities, hit.start, hit.end)

    return strength
