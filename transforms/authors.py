"""Who wrote an article: the names alone, without roles, accounts, addresses and dates that pages put beside them."""

import re
from collections.abc import Iterator

from seeds import References

_MAX_WORDS, _MAX_LENGTH = 8, 200
_SPLIT = re.compile(r"\s*[;|\n、，]\s*|\s*,\s+|\s+[/&]\s+")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i)\s+", re.IGNORECASE)
_NOISE = re.compile(r"\S+@\S+|@\w+|https?://\S+|\bwww\.\S+|\([^()]*\)|\b\d[\d:./-]*\b\S*")
_SITE = re.compile(r"\w+[ .](?:com|net|org|co\.uk|de|fr|cn)", re.IGNORECASE)
_TITLES = re.compile(r"[A-Z][A-Za-z]{0,2}\.?[A-Z]\.?[A-Z]?\.?|[A-Z]{2,4}")
_EDGE = " \t,.;:|/-–—·•"


class AuthorReader:
    """Reads names; the words beside them are rows of `author_words`, months and the names of publishers have tables of their own."""

    def __init__(self, references: References) -> None:
        words: dict[str, list[str]] = {}
        for text, kind in references.table("author_words").select("text", "kind").iter_rows():
            words.setdefault(kind, []).append(text.casefold())
        self._accounts = frozenset(words["account"])
        self._before = re.compile(rf"^(?:{_either(words['before'])})(?:\s+|(?<=[:：｜/]))", re.IGNORECASE)
        self._days = frozenset(words["day"])
        months = _either(references.table("month_names")["name"].to_list())
        roles, days = _either(words["role"]), _either(words["day"])
        self._behind = re.compile(
            rf"(?:(?:^|[\s–-])(?:(?-i:[A-Z]{{2,4}}) )?(?:{roles})(?!\w)|\s(?:{days})(?!\w)|\s(?:{months})\.?\s+\d).*",
            re.IGNORECASE | re.DOTALL,
        )
        self._publishers = frozenset(name.casefold() for name in references.table("publishers")["name"])

    def author(self, written: str | None, publisher: str | None = None) -> str | None:
        """The names in their order joined by commas, or None if nobody is named.

        An account (*admin*, *Staff Reports*) is nobody, and the publisher itself says nothing new. An agency counts only where no person is
        named beside it: *Jane Doe, Reuters* is Jane Doe.
        """
        if written is None or len(written) > _MAX_LENGTH:
            return None
        names = list(dict.fromkeys(self._names(written)))
        own = (publisher or "").casefold()
        named = [name for name in names if name.casefold() != own]
        people = [
            name for i, name in enumerate(named) if not (i and self._is_beside(name)) and not self._is_house(name)
        ]
        kept = [name for name in people or named if not any(_is_part(name, other) for other in people or named)]
        return ", ".join(kept) or None

    def _names(self, written: str) -> Iterator[str]:
        for piece in _SPLIT.split(written):
            bare = self._behind.sub("", self._before.sub("", piece.strip(_EDGE), count=1))
            bare = _NOISE.sub(" ", bare)
            parts = _AND.split(bare)
            for part in parts if all(len(part.split()) > 1 for part in parts) else [bare]:
                name = " ".join(part.split()).strip(_EDGE)
                if name and self._is_somebody(name):
                    yield name

    def _is_somebody(self, name: str) -> bool:
        bare = name.casefold()
        is_account = bare in self._accounts or bare in self._days or (" " not in bare and bare.endswith("admin"))
        return (
            not is_account
            and len(name.split()) <= _MAX_WORDS
            and any(map(str.isalpha, name))
            and not _SITE.fullmatch(name)
        )

    def _is_beside(self, name: str) -> bool:
        """Whether a later piece is a degree or an initialism: *Jane Doe, MS, RDN*."""
        return _TITLES.fullmatch(name) is not None

    def _is_house(self, name: str) -> bool:
        return name.casefold() in self._publishers or name.casefold().removeprefix("the ") in self._publishers


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _is_part(name: str, other: str) -> bool:
    """Whether a name is a shorter spelling of another one beside it: *Troy Smith* of *Troy L Smith*."""
    mine, theirs = set(name.casefold().replace("-", " ").split()), set(other.casefold().replace("-", " ").split())
    return len(mine) > 1 and mine < theirs
