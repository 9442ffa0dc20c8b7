"""How common an English word is, and which names are known."""

from collections.abc import Iterable
from importlib.resources import files

import polars as pl

from seeds import References

_ENDS = frozenset(
    ["ai", "app", "cn", "co", "com", "de", "dev", "eu", "gov", "in", "io", "me", "net", "org", "tv", "uk", "us", "xyz"]
)


class Lexicon:
    """English words by rank (symspellpy's frequency list), closed-class words, and the words of known names."""

    def __init__(self, references: References) -> None:
        listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
        self._ranks = {line.split(" ", 1)[0]: rank for rank, line in enumerate(listed.splitlines())}
        closed = references.table("closed_words")
        self.starters = _column(closed, "starts", "yes")
        """Words that often open a sentence, in lower case."""
        self.unfinished = _column(closed, "ends", "no")
        """Words that hardly any sentence ends with."""
        self.joins_next = _column(closed, "glues", "before", "both")
        self.joins_previous = _column(closed, "glues", "after", "both")
        aliases = references.table("aliases")["alias"].drop_nulls().to_list()
        self._names = frozenset(aliases) | _capitalised(aliases)
        self._folded = frozenset(name.casefold() for name in self._names)

    def is_word(self, word: str) -> bool:
        """Whether the list has a lower-case word."""
        return word in self._ranks

    def is_common(self, word: str, rank: int) -> bool:
        """Whether a word, in any case, is among the `rank` most common; single letters are not but *a* and *I*."""
        folded = word.casefold()
        return (len(folded) > 1 or folded in ("a", "i")) and self._ranks.get(folded, rank) < rank

    def is_name(self, word: str) -> bool:
        """Whether a word, as written, is a known name or a capitalised part of one."""
        return word in self._names

    def is_like_name(self, word: str) -> bool:
        """Whether a word is a known name in any case."""
        return word.casefold() in self._folded

    def ends_address(self, word: str) -> bool:
        """Whether a word is a frequent end of a domain (`ai`, `com`): *copy.AI* has lost no space."""
        return word.casefold() in _ENDS


def _column(table: pl.DataFrame, column: str, *values: str) -> frozenset[str]:
    return frozenset(table.filter(pl.col(column).is_in(values))["word"].to_list())


def _capitalised(aliases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for alias in aliases for word in alias.split() if word[:1].isupper() and len(word) > 2)
