"""Figures and what they measure, listed in the same order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.figures.cues import Hit, Reading
from transforms.figures.quantity import Quantity


def respectively(low: str, quantities: Sequence[Quantity], hits: Sequence[Hit], found: list[Reading]) -> list[Reading]:
    """Figures told *respectively* get the metrics of as many cues listed before them: `revenue and profit rose 5% and 8% respectively`."""
    at = low.find("respectively")
    listed = [place for place, quantity in enumerate(quantities) if quantity.end <= at]
    while len(listed) > 1 and not all(
        _LIST.fullmatch(low[quantities[a].end : quantities[b].start]) for a, b in pairwise(listed)
    ):
        listed = listed[1:]
    if at < 0 or len(listed) < 2:
        return found
    first = quantities[listed[0]]
    before = [hit for hit in hits if hit.end <= first.start]
    chosen = before[-len(listed) :]
    if len(chosen) != len(listed) or not all(
        _LIST_OF_CUES.fullmatch(low[a.end : b.start]) for a, b in pairwise(chosen)
    ):
        return found
    out = list(found)
    for place, hit in zip(listed, chosen, strict=True):
        fitting = [sense for sense in hit.senses if (quantities[place].unit_kind or "other") in sense[1]]
        if fitting:
            out[place] = Reading(max(fitting, key=lambda sense: sense[2])[0], (hit.start, hit.end))
    return out


_LIST = re.compile(
    r",? (?:and |or )?(?:up |down |by |to |nearly |about )*(?:[a-z]{0,3}[$€£¥])?|, (?:[a-z]{0,3}[$€£¥])?|、|和"
)
_LIST_OF_CUES = re.compile(r"(?: [a-z'’-]+){0,4}?,? (?:and )?(?:[a-z'’-]+ ){0,3}|、|和|及")
