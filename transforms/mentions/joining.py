"""Which names of an article are the same: acronyms, short names of firms, surnames and given names of people."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from transforms.ids import slug
from transforms.mentions.hearing import HINT, PROOF, STRONG, Hearing, Vote
from transforms.mentions.later_names import abbreviates
from transforms.mentions.runs import Runs
from transforms.mentions.scanning import Page
from transforms.records import Mention

Names = dict[str, Hearing]

_BRACKETED = re.compile(r" ?[(（][\"“”']?([A-Z][A-Za-z&]{0,5}[A-Z])[\"“”']?[)）]")
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "di", "da", "al", "el", "bin", "ibn", "la", "le", "du"})
_LISTED_BEFORE = re.compile(r"(?:,? (?:and|or) |, | ?& ?)$")
_LISTED_BEHIND = re.compile(r",? (?:and|or) |, | ?& ?")
VERSIONED = "\0"
"""Marks the key of names that were read with a version, until it is known whether the name without it is the maker's."""


class Joiner:
    """Joins the names of one article."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]]) -> None:
        self._runs = runs
        self._tails = words["firm-tail"] | words["domain"]
        self._families = words["family-name"]

    def join(self, page: Page, names: Names, taken: Sequence[Mention]) -> None:
        """Brings together what is one, and lets neighbours and makers speak."""
        for key in [key for key in names if key.endswith(VERSIONED)]:
            _settle(names, key)
        self._join_acronyms(page, names)
        _hear_neighbours(page, names, taken)
        self._join_short(names)
        self._hear_makers(names)

    def _join_acronyms(self, page: Page, names: Names) -> None:
        """`Ministry of Mines (MOM)`: what stands in brackets behind a name and abbreviates it."""
        for key, name in list(names.items()):
            if " " not in name.form or key not in names or not name.is_enough:
                continue
            for start, end in list(name.spans):
                match = _BRACKETED.match(page.plain, end)
                short = slug(match[1]) if match else ""
                if match and short != key and short in names and abbreviates(match[1], page.plain[start:end]):
                    name.join(names.pop(short))
                    name.hear(Vote("organisation", HINT, "acronym"))

    def _join_short(self, names: Names) -> None:
        """Surnames and given names join the one full name that they belong to, short names of organisations the one longer name they begin."""
        longer: dict[str, set[str]] = defaultdict(set)
        for key, name in names.items():
            if name.is_enough:
                for short in self._shorter(name):
                    longer[slug(short)].add(key)
        for short, keys in longer.items():
            (key, *others) = keys
            if not others and short in names and short != key and key in names and self._may_join(names, short, key):
                names[key].join(names.pop(short))

    def _may_join(self, names: Names, short: str, key: str) -> bool:
        """Not where the short name is proven to be of another kind."""
        votes = names[short].votes
        other = max((weight for kind, weight in votes.items() if kind != names[key].kind), default=0.0)
        return other < PROOF or other <= votes.get(names[key].kind, 0.0)

    def _shorter(self, name: Hearing) -> Iterator[str]:
        words = name.form.split()
        if name.kind == "person" and len(words) > 1:
            yield words[0]
            yield words[-1]
            if len(words) > 2 and words[-2].lower() in _PARTICLES:
                first = next(i for i, word in enumerate(words) if word.lower() in _PARTICLES)
                yield " ".join(words[first:])
        elif name.kind == "organisation":
            if len(words) > 1 and all(self._is_tail(word) for word in words[1:]):
                yield words[0]
            elif len(words) > 2 and self._is_tail(words[-1]):
                yield " ".join(words[:-1])
            if len(words) == 1 and words[0].rpartition(".")[2] in self._tails:
                yield words[0].rpartition(".")[0]

    def _is_tail(self, word: str) -> bool:
        """Whether a firm may be called without this last word of its name: `Orrin AI`, `Orrin Technologies`."""
        return self._runs.is_head(word) or word.lower() in self._tails

    def _hear_makers(self, names: Names) -> None:
        """`Orrin Scribe` is made by `Orrin`, a firm of which the article speaks."""
        for name in names.values():
            first, _, rest = name.form.partition(" ")
            maker = names.get(slug(first))
            if not rest or maker is None or maker is name or maker.kind != "organisation" or maker.weight < ENOUGH_FIRM:
                continue
            if name.votes.get("organisation", 0.0) < STRONG and not all(self._is_tail(word) for word in rest.split()):
                name.hear(Vote("product", STRONG, "maker"), Vote("person", -STRONG, "maker"))


ENOUGH_FIRM = STRONG


def _settle(names: Names, key: str) -> None:
    """A name with a version is that of the product without it, unless that is the maker's: then the version stays in the id."""
    made, bare = names.pop(key), key[: -len(VERSIONED)]
    held = names.get(bare)
    if held is None or held.kind not in ("organisation", "person", "place") or not held.is_enough or not held.votes:
        if held is not None:
            made.join(held)
        names[bare] = made
    else:
        names[f"{bare}-model"] = made


def _hear_neighbours(page: Page, names: Names, taken: Sequence[Mention]) -> None:
    """What stands in a row with a name whose kind is proven is of its kind: `Apple, Google and Orrin`; before a comma and a state is a place."""
    proven = [((m.start, m.end), m.kind, "") for m in taken]
    proven += [(span, n.kind, key) for key, n in names.items() if n.weight >= PROOF for span in n.spans]
    ends = {span[1]: (kind, key) for span, kind, key in proven}
    starts = {span[0]: (kind, key) for span, kind, key in proven}
    for key, name in names.items():
        for start, end in name.spans:
            before = _LISTED_BEFORE.search(page.plain, max(0, start - 7), start)
            behind = _LISTED_BEHIND.match(page.plain, end, end + 7)
            for found in (before and ends.get(before.start()), behind and starts.get(behind.end())):
                if found and found[1] != key:
                    name.hear(Vote(found[0], HINT, "neighbour"))
