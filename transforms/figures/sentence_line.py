"""The words of a sentence with figures, whose verbs its parse confirms where it has one."""

from collections.abc import Sequence

from transforms.claims.lexicon import Grammar
from transforms.claims.line import Line
from transforms.claims.words import words
from transforms.parsing import Parse, Token

_SIZING = frozenset(("up", "about", "over", "nearly", "more", "less", "almost", "around", "roughly"))


class _Placed:
    """A token with its place in the sentence and not in the article."""

    __slots__ = ("dep", "end", "head", "start", "tag")

    def __init__(self, token: Token, offset: int) -> None:
        self.start, self.end = token.start - offset, token.end - offset
        self.tag, self.dep, self.head = token.tag, token.dep, token.head


class SentenceLine(Line):
    """A row of words; `parse` takes back verbs that words and forms alone suggest, and adds those that have a subject of their own."""

    @classmethod
    def of(cls, text: str, grammar: Grammar, names: Sequence[tuple[int, int]], parse: Parse | None) -> "SentenceLine":
        """The line of a sentence; `names` are spans of its characters, in order."""
        tokens = () if parse is None else [_Placed(token, parse.start) for token in parse.tokens]
        return cls(list(words(text, 0, len(text))), grammar, names, tokens=tokens)

    def _tells_finite(self, i: int) -> bool:
        tree, closes = self.tree, self._follows_apposition(i)
        by_words = self.is_auxiliary(i) or closes or self._is_full_verb(i)
        if tree is None or not tree.has_finite or self.is_auxiliary(i):
            return by_words
        if by_words:
            return closes or self._has_amount(i) or (self.may_be_verb(i) and not self._is_attribute(i))
        return tree.is_finite(i) and tree.child(tree.of_word[i], "nsubj") is not None and self._is_a_form(i)

    def _has_amount(self, i: int) -> bool:
        """Whether an amount stands behind what may be a verb: `they | support | 29 languages`, `it | cost | $1`, `that | saves | up to 70%`."""
        low, after = self.low(i), self.low(i + 1)
        is_amount = after[:1].isdigit() or (low in self.grammar.verb_s and (after in _SIZING or after in "$€£¥"))
        return self._measures(i) or (is_amount and (low in self.grammar.verb or low in self.grammar.verb_s))

    def _is_attribute(self, i: int) -> bool:
        """Whether a participle stands before its noun: `newly | funded | companies`."""
        return "VBN" in (self.tree.tags(i) if self.tree else ()) and "amod" in (self.tree.deps(i) if self.tree else ())

    def _is_a_form(self, i: int) -> bool:
        """Whether a word is written like a finite verb: `the chip, …, | costs`."""
        low, grammar = self.low(i), self.grammar
        is_form = low in grammar.verb_s or low in grammar.past or low in grammar.verb or low.endswith("ed")
        return is_form and self.words[i].text.islower()
