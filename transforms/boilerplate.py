"""Lines that stand beside the news: advertisements, invitations, teasers, counters, end marks."""

import re
from collections.abc import Sequence

from seeds import References
from transforms.languages import word_count
from transforms.passages import Passage

_MAX_PREFIXED = 160
_EDGE = " \t-–—*_=~·•|｜>»«<[]()（）【】「」『』。.!！…:：,，→↓▼▲"
_NUMBER = re.compile(r"\d[\d,.]*\s*(?:mins?\b|[KkMm万亿+](?![A-Za-z]))?")
_SECTION_NUMBER = re.compile(
    r"(?:(?:part|no|chapter|section)[ .]{0,2})?[(（【]?(?:0?[1-9]|[1-4]\d|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）】.、]?",
    re.IGNORECASE,
)
_LEAST, _SUBSTANTIAL = 8, 25
_STOPS = (".", "!", "?", "。", "！", "？", "”", '"', "…")


class Boilerplate:
    """Tells boilerplate from prose by whole lines and beginnings of short lines, never inside a paragraph."""

    def __init__(self, references: References) -> None:
        rows = references.table("boilerplate").select("text", "match").iter_rows()
        by_match: dict[str, set[str]] = {"line": set(), "prefix": set(), "end": set(), "count": set()}
        for text, match in rows:
            by_match[match].add(text.casefold() if match == "prefix" else _bare(text))
        self._lines, self._ends = frozenset(by_match["line"]), frozenset(by_match["end"])
        self._prefixes = tuple(by_match["prefix"])
        words = "|".join(sorted(map(re.escape, by_match["count"]), key=len, reverse=True))
        self._counted = re.compile(rf"(?:{words})(?![^\W\d_])", re.IGNORECASE)

    def is_boilerplate(self, line: str) -> bool:
        """Whether a line says nothing of the article: advertisement, invitation, counter, number of a section."""
        if len(line) > _MAX_PREFIXED:
            return False
        return (
            _bare(line) in self._lines
            or line.strip().casefold().startswith(self._prefixes)
            or _SECTION_NUMBER.fullmatch(line.strip()) is not None
            or self.is_counter(line)
            or not any(map(str.isalnum, line))
        )

    def is_end(self, line: str) -> bool:
        """Whether a line marks the end of the article, or begins what stands below it."""
        return len(line) <= _MAX_PREFIXED and (_bare(line) in self._ends or line.strip() == "###")

    def is_counter(self, text: str) -> bool:
        """Whether a piece holds numbers and words such as *views* or *min read*, and nothing else."""
        left = self._counted.sub("", _NUMBER.sub("\0", text))
        return "\0" in left and left != _NUMBER.sub("\0", text) and not left.strip(f"\0{_EDGE}/")

    def before_end(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages before the first end mark that stands behind an article and before nothing substantial; no other end marks."""
        first = next((i for i, passage in enumerate(passages) if _is_sentence(passage, _LEAST)), len(passages))
        last = max((i for i, passage in enumerate(passages) if _is_sentence(passage, _SUBSTANTIAL)), default=first)
        behind = (i for i, passage in enumerate(passages) if i > max(first, last) and self.is_end(passage.text))
        end = next(behind, len(passages))
        return [passage for passage in passages[:end] if not self.is_end(passage.text)]

    def without(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that are not boilerplate; a cell of a table may well be a bare number."""
        return [
            passage
            for passage in passages
            if not (
                _bare(passage.text) in self._lines
                if passage.kind == "table_cell"
                else self.is_boilerplate(passage.text)
            )
        ]


def _bare(line: str) -> str:
    return line.strip(_EDGE).casefold().replace("’", "'") or line.strip()


def _is_sentence(passage: Passage, words: int) -> bool:
    return passage.text.rstrip().endswith(_STOPS) and word_count(passage.text) >= words
