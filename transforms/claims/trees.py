"""A sentence's parse, in words of Universal Dependencies, laid over the words that the rules read."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from transforms.claims.words import Word

Span = tuple[int, int]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PUNCT = "punct"


class Token(Protocol):
    """What is asked of a parsed token: its place in the article, its Penn tag, its relation to the token at place `head` (a root to itself)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def tag(self) -> str: ...
    @property
    def dep(self) -> str: ...
    @property
    def head(self) -> int: ...


class Tree:
    """The tokens of one sentence with their dependants; words are those of a `Line`, a quotation that is speech being one."""

    def __init__(self, tokens: Sequence[Token], words: Sequence[Word]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.children[token.head].append(i)
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]
        starts = [token.start for token in tokens]
        self.of_word = [bisect_left(starts, word.start) for word in words]
        self._after = [bisect_left(starts, word.end) for word in words]
        self._reaches: list[Span] | None = None

    @cached_property
    def has_finite(self) -> bool:
        """Whether there is a finite verb at all."""
        return any(token.tag in _FINITE for token in self.tokens)

    def tags(self, word: int) -> list[str]:
        """The tags of the tokens in a word: `didn't` has two."""
        return [token.tag for token in self.tokens[self.of_word[word] : self._after[word]]]

    def deps(self, word: int) -> list[str]:
        """The relations of the tokens in a word, without their subtypes."""
        return [self.dep(token) for token in range(self.of_word[word], self._after[word])]

    def is_listed_noun(self, word: int) -> bool:
        """Whether a noun in the word stands beside another one: `promises of help and | pledges`."""
        places = range(self.of_word[word], self._after[word])
        return any(
            self.tokens[k].tag.startswith("NN")
            and self.dep(k) == "conj"
            and self.tokens[self.tokens[k].head].tag.startswith("NN")
            for k in places
        )

    def is_finite(self, word: int) -> bool:
        """Whether a finite verb stands in the word."""
        return not _FINITE.isdisjoint(self.tags(word))

    def dep(self, token: int) -> str:
        """The relation of a token without its subtype: `acl:relcl` is `acl`."""
        return self.tokens[token].dep.partition(":")[0]

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependant in one of the relations, subtypes counted only where asked for."""
        return next((k for k in self.children[token] if self.tokens[k].dep in deps or self.dep(k) in deps), None)

    def reach(self, token: int) -> Span:
        """The places from the first to behind the last token that depends on a token, its outer marks left out."""
        if self._reaches is None:
            self._reaches = self._measured()
        return self._reaches[token]

    def _measured(self) -> list[Span]:
        """The reaches of all tokens, the dependants before what they depend on."""
        order = [i for i, token in enumerate(self.tokens) if token.head == i]
        for i in order:
            order += self.children[i]
        found = [(i, i + 1) for i in range(len(self.tokens))]
        for i in reversed(order):
            head, dep = self.tokens[i].head, self.tokens[i].dep
            if head != i and dep != _PUNCT:
                found[head] = (min(found[head][0], found[i][0]), max(found[head][1], found[i][1]))
        return found

    def words(self, span: Span) -> Span:
        """The words that a span of tokens touches."""
        first, last = self.tokens[span[0]].start, self.tokens[span[1] - 1].end
        return bisect_right(self._ends, first), bisect_left(self._starts, last)

    def word(self, token: int) -> int:
        """The word that a token stands in."""
        return self.words((token, token + 1))[0]
