"""English sentences with figures as rows of words, each figure and cue as a span of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from seeds import References
from transforms.claims.lexicon import Grammar, lists
from transforms.claims.line import Line
from transforms.figures.quantity import Quantity
from transforms.figures.sentence_line import SentenceLine
from transforms.parsing import Parse

Span = tuple[int, int]
"""First word and the one after the last."""


class Phrases:
    """The words of sentences with what of their grammar can be told without a parser."""

    def __init__(self, references: References) -> None:
        self.grammar = Grammar(references)
        self._by_class = lists(references, "figure_grammar", "en", column="word")
        self.chinese = lists(references, "figure_grammar", "zh", column="word")

    def of(self, name: str) -> frozenset[str]:
        """The words of one class of `figure_grammar`."""
        return self._by_class[name]

    def line(self, text: str, names: Sequence[tuple[int, int]] = (), parse: Parse | None = None) -> Line:
        """The words of a sentence; `names` are the spans of its known names in characters, in order, `parse` is the sentence's."""
        return SentenceLine.of(text, self.grammar, names, parse)


class Places:
    """From characters of a sentence to its words."""

    def __init__(self, line: Line) -> None:
        self._starts = [word.start for word in line.words]
        self._ends = [word.end for word in line.words]

    def span(self, start: int, end: int) -> Span:
        """The words that overlap `start:end`; where there are none, an empty span."""
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))

    def of(self, quantities: Sequence[Quantity]) -> list[Span]:
        """The words of each quantity."""
        return [self.span(quantity.start, quantity.end) for quantity in quantities]
