"""Words and marks of a text with their places: what all rules about claims look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTE = "“…”"
"""The lower-case form of the word that stands for a whole quotation."""

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"  # 1,234.5
    r"|[^\W\d_](?:\.[^\W\d_])+\b"  # U.S
    r"|\w+(?:['’\-&]\w+|(?<=\d)\.\d+\w*)*['’]?"  # OpenAI's, short-term, companies', Qwen2.5-72B
    r"|\.\.\.|[^\w\s]"
)
_TITLE_DOT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "sen",
        "rep",
        "gov",
        "st",
        "inc",
        "corp",
        "ltd",
        "co",
        "jr",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "adm",
        "rev",
        "hon",
        "pres",
        "vs",
        "no",
        "jan",
        "feb",
        "apr",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]`; `low` is its lower-case form, or `QUOTE` for a whole quotation, the one numbered `quotation`."""

    start: int
    end: int
    text: str
    low: str
    quotation: int | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, as names do: `iFLYTEK` and `xAI` too."""
        return self.text[:1].isupper() or (self.text[:1].islower() and any(c.isupper() for c in self.text[1:3]))

    @property
    def is_possessive(self) -> bool:
        """Whether it ends like `OpenAI's` or `Socrates'`."""
        return self.low.endswith(("'s", "’s", "s'", "s’"))

    @property
    def bare(self) -> str:
        """The lower-case form without the mark of possession."""
        return self.low[:-2] if self.low.endswith(("'s", "’s")) else self.low.rstrip("'’")


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words and marks of `text[start:end]` in order; a full stop after a title or an initial (`Mr.`, `John E.`) belongs to no word,
    nor does one before a comma (`R-Neb.,`)."""
    after_title = False
    for match in _WORD.finditer(text, start, end):
        found = match.group()
        if found == "." and (after_title or text[match.end() : match.end() + 1] == ","):
            after_title = False
            continue
        after_title = (
            found.lower() in _TITLE_DOT
            or (len(found) == 1 and found.isupper())
            or (found[1:2] == "." and found[0].isalpha())
        )
        yield Word(match.start(), match.end(), found, found.lower())
