"""A sentence as a row of words with the known names in it, its marks and its parse."""

from collections.abc import Sequence

from transforms.claims.lexicon import Grammar
from transforms.claims.trees import Token, Tree
from transforms.claims.words import QUOTE, Word

REACH = 48
"""How many words a rule looks left or right; it bounds the work on a sentence without end."""

LONGEST = 400
"""How many tokens a parse may have to be used; no prose has such sentences, and a tree without end costs too much to walk."""

STOPS = frozenset(",;:—–()[]…") | {"--", QUOTE}
"""Marks that no plain noun phrase crosses."""


class Row:
    """The words of one sentence; quotations that are speech are single words (`QUOTE`)."""

    def __init__(
        self,
        words: Sequence[Word],
        grammar: Grammar,
        names: Sequence[tuple[int, int]] = (),
        people: Sequence[tuple[int, int]] = (),
        tokens: Sequence[Token] = (),
    ) -> None:
        self.words = words
        self.grammar = grammar
        self.tree = Tree(tokens, words) if 0 < len(tokens) <= LONGEST else None
        self._named = _covered(words, names)
        self._people = _covered(words, people)
        self._finite: list[bool] = []
        self.verbs: dict[int, bool] = {}
        """Which words the reader of figures took for verbs."""

    def __len__(self) -> int:
        return len(self.words)

    def low(self, i: int) -> str:
        """The lower-case form of word `i`; outside of the sentence the empty string."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def is_stop(self, i: int) -> bool:
        """Whether `i` is a mark that ends a phrase, or outside of the sentence."""
        low = self.low(i)
        return not low or low in STOPS or low in ".!?"

    def is_named(self, i: int) -> bool:
        """Whether word `i` belongs to a known name."""
        return i in self._named

    def is_a_person(self, i: int) -> bool:
        """Whether word `i` belongs to the name of a person."""
        return i in self._people

    def is_name(self, i: int) -> bool:
        """Whether word `i` looks like a name: known, or capitalised where no sentence begins."""
        if not 0 <= i < len(self.words) or self.words[i].low in self.grammar.function:
            return i in self._named
        return i in self._named or (self.words[i].is_capital and (i > 0 or self._capital_follows(i)))

    def _capital_follows(self, i: int) -> bool:
        return i + 1 < len(self.words) and self.words[i + 1].is_capital and self.low(i + 1) not in self.grammar.function

    def is_end(self, i: int, start: int) -> bool:
        """Whether a phrase that began at `start` ends before `i`: at any mark but its own brackets."""
        if self.low(i) == ")":
            return not any(self.low(k) == "(" for k in range(max(start, i - REACH), i))
        return self.is_stop(i) and self.low(i) != "("

    def is_marked(self, i: int) -> bool:
        """Whether a mark that is no word, as of a quoted term, stands before word `i`."""
        return 0 < i < len(self.words) and self.words[i].start - self.words[i - 1].end > 1

    def is_quote(self, i: int) -> bool:
        """Whether word `i` stands for a quotation."""
        return 0 <= i < len(self.words) and self.words[i].low == QUOTE

    def body_end(self) -> int:
        """The place after the last word, closing marks not counted."""
        end = len(self.words)
        while end and self.words[end - 1].low in ".!?。！？…;:,\"'”’)":
            end -= 1
        return end


def _covered(words: Sequence[Word], names: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Places of the words that lie in one of the spans; both in order of the text."""
    covered, at = set(), 0
    for i, word in enumerate(words):
        while at < len(names) and names[at][1] <= word.start:
            at += 1
        if at < len(names) and names[at][0] < word.end:
            covered.add(i)
    return frozenset(covered)
