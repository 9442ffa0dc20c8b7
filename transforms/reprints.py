"""Signatures of articles, and which articles reprint which: exactly by their words, nearly by MinHash."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from datasketch import MinHash

SIGNATURE_VERSION = 1
"""Changes whenever the same text would get another signature; signatures of two versions are never compared."""

SHINGLE_WORDS = 5
PERMUTATIONS = 128
BANDS = 32
THRESHOLD = 0.5
"""The estimated Jaccard similarity from which two articles count as reprints of each other."""

_CHUNK = 4096
_SCHEME = "affine32"  # named, because the library's default has changed once
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


def words(text: str) -> list[str]:
    """The words of a text, folded; a Chinese or Japanese character is a word of its own: `GPT-4 很贵` gives `gpt 4 很 贵`."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def signature_row(article_id: str, text: str) -> tuple[str, str, list[int], int]:
    """A row of `schema.SIGNATURES`.

    The hash is the SHA-256 of the words, so that white space, case and punctuation do not tell two copies apart; of a text
    without words, of the text itself. A text of fewer than five words has an empty signature and can only be reprinted exactly.
    """
    folded = words(text)
    plain = " ".join(folded) or text
    text_hash = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
    return article_id, text_hash, _minhash(folded), SIGNATURE_VERSION


def _minhash(folded: Sequence[str]) -> list[int]:
    """The MinHash of 5-word shingles (Broder, 1997), as 128 numbers below 2**32; in chunks, so that memory stays flat."""
    last = len(folded) - SHINGLE_WORDS + 1
    shingles = list({" ".join(folded[i : i + SHINGLE_WORDS]) for i in range(last)})
    if not shingles:
        return []
    sketch = MinHash(num_perm=PERMUTATIONS, scheme=_SCHEME)
    for first in range(0, len(shingles), _CHUNK):
        sketch.update_batch(s.encode("utf-8", "surrogatepass") for s in shingles[first : first + _CHUNK])
    return [int(value) for value in sketch.hashvalues]


def bands(signature: Sequence[int]) -> tuple[int, ...]:
    """One number below 2**64 for each of the 32 bands of a signature; near reprints share at least one. None for an empty one."""
    rows = PERMUTATIONS // BANDS
    values = np.asarray(signature, dtype="<u4")
    return tuple(
        int.from_bytes(
            hashlib.blake2b(values[i : i + rows].tobytes(), digest_size=8, salt=i.to_bytes(2, "big")).digest(), "big"
        )
        for i in range(0, len(values), rows)
    )


def jaccard(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated similarity of two signatures, 0 to 1; 0 where one is empty."""
    if not len(a) or not len(b):
        return 0.0
    return float(np.mean(np.asarray(a, dtype=np.uint32) == np.asarray(b, dtype=np.uint32)))


def groups(edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The connected groups of articles, each sorted, in the order of their first members; whatever the order of the edges."""
    leader: dict[str, str] = {}

    def find(article: str) -> str:
        while leader.setdefault(article, article) != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    for a, b in edges:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    members: dict[str, list[str]] = {}
    for article in sorted(leader):
        members.setdefault(find(article), []).append(article)
    return sorted(tuple(group) for group in members.values())


def original(members: Iterable[tuple[date | None, str]]) -> str:
    """The article that the others of a group reprint: the earliest by day, days unknown last, then by `article_id`."""
    return min(members, key=lambda member: (member[0] is None, member[0] or date.min, member[1]))[1]
