"""A parsed sentence as plain records."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are characters of the text that the sentence was taken from.

    `pos` is a universal part of speech (`VERB`), `tag` one of the Penn Treebank (`VBD`), `dep` a relation of Universal
    Dependencies (`nsubj:pass`), `head` the place of the head in the sentence, a root's own; `kind` is that of the name the token is part of.
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the pipeline sees: its characters, and `person`, `organisation`, `place`, `product` or `event`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Parse:
    """The tokens of one sentence, in order and without white space, and its names; no token where it was too long to parse.

    Tokens form one tree: the first root is the sentence's, any further one hangs on it as `parataxis`.
    """

    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The places of what hangs on each token directly, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head != place:
                below[token.head].append(place)
        return tuple(map(tuple, below))

    @cached_property
    def root(self) -> int | None:
        """The place of the root; None where nothing was parsed."""
        return next((place for place, token in enumerate(self.tokens) if token.head == place), None)

    def subtree(self, place: int) -> list[int]:
        """The places of a token and all below it, in order."""
        found, waiting = [], [place]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(self.children[found[-1]])
        return sorted(found)

    def within(self, start: int, end: int) -> Iterator[int]:
        """The places of tokens that stand wholly between two characters."""
        return (place for place, t in enumerate(self.tokens) if start <= t.start and t.end <= end)
