"""Noun phrases that go on about what the figure before is of: `the figure`, `the true cost`."""

from transforms.claims.line import Line
from transforms.figures.phrases import Phrases, Span
from transforms.figures.stage import Subject

SAME = Subject(-1, -1, None)
"""Stands for the subject of the figure before."""
_DEFINITE = frozenset(("the", "that", "this"))
_COMPLETED = frozenset(("of", "to", "for"))


def repeats(line: Line, phrases: Phrases, phrase: Span) -> bool:
    """Whether a phrase is a definite noun of quantity that nothing completes: `the figure`, `that total`; not `the number of users`."""
    return _is_bare(line, phrases, phrase, phrases.of("figure_noun"))


def is_bare_measure(line: Line, phrases: Phrases, phrase: Span) -> bool:
    """Whether it only names what is measured: `the true cost`, `the price`; not `the cost of chips`."""
    return _is_bare(line, phrases, phrase, phrases.of("figure_noun") | phrases.of("measured_noun"))


def _is_bare(line: Line, phrases: Phrases, phrase: Span, nouns: frozenset[str]) -> bool:
    start, last = phrase[0], phrase[1] - 1
    if line.low(start) not in _DEFINITE or last <= start or line.low(last) not in nouns:
        return False
    is_plain = all(line.low(i) in phrases.of("plain") for i in range(start + 1, last))
    return is_plain and line.low(phrase[1]) not in _COMPLETED
