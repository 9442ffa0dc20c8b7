"""Sorted spans that do not overlap, and what lies within or across them."""

from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]


def indices(taken: Sequence[Span], start: int, end: int) -> range:
    """The places of those of the sorted spans, none overlapping another, that overlap `start:end`."""
    at = bisect_left(taken, (start, start))
    at -= at > 0 and taken[at - 1][1] > start
    stop = at
    while stop < len(taken) and taken[stop][0] < end:
        stop += 1
    return range(at, stop)


def within(taken: Sequence[Span], start: int, end: int) -> list[Span]:
    """The sorted spans that overlap `start:end`."""
    return [taken[i] for i in indices(taken, start, end)]
