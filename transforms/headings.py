"""What a bare line is: title, heading, list item or paragraph, told by its form and its neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from seeds import References
from transforms.languages import is_east_asian, word_count
from transforms.passages import CELL_GAP, LINE_GAP, PARAGRAPH_GAP, Passage
from transforms.plaintext import mark

_CLOSERS = "\"'”’)]）】」』»*"
_STOPS = (".", "。", "…", ";", "；", ",", "，", "、", "!", "！")
_HEADING_WORDS, _HEADING_CHARACTERS = 14, 30
_TITLE_WORDS, _TITLE_CHARACTERS = 32, 60
_TEASER_CHARACTERS = 80


class LineJudge:
    """Judges lines; headings that every article has (*Conclusion*) are no titles."""

    def __init__(self, references: References) -> None:
        self._sections = frozenset(references.table("section_labels")["label"].str.to_lowercase())

    def title(self, passages: Sequence[Passage]) -> str | None:
        """The first line, if it reads like a headline and a text follows it."""
        if len(passages) < 2 or passages[0].kind not in ("line", "heading"):
            return None
        line = passages[0].text
        least, most = (6, _TITLE_CHARACTERS) if is_east_asian(line) else (3, _TITLE_WORDS)
        if not least <= word_count(line) <= most or len(line) > 200 or _is_closed(line) or line.endswith((":", "：")):
            return None
        is_generic = line.strip(" :：").casefold() in self._sections or mark(line) is not None
        has_text = any(word_count(passage.text) >= 8 and _is_closed(passage.text) for passage in passages[1:6])
        return None if is_generic or not has_text else line

    def judged(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages with every `line` turned into a kind of its own, and numbers of items and headings taken off."""
        judged = []
        for i, passage in enumerate(passages):
            if passage.kind in ("line", "heading", "paragraph"):
                before, after = passages[i - 1] if i else None, passages[i + 1] if i + 1 < len(passages) else None
                kind = _kind(passage.text, before, after) if passage.kind == "line" else passage.kind
                number = mark(passage.text) if kind in ("heading", "list_item") else None
                bare = passage.text[number.end() :].strip() if number else passage.text
                judged.append(replace(passage, text=bare or passage.text, kind=kind))
            else:
                judged.append(passage)
        return _teased([_close_up(passage, before) for before, passage in zip([None, *judged], judged, strict=False)])


def without_tail(passages: Sequence[Passage]) -> list[Passage]:
    """The passages without short unfinished lines at the end in another script than the article: teasers of other articles."""
    is_chinese = is_east_asian(" ".join(passage.text for passage in passages[:-3] or passages[:1]))
    kept = list(passages)
    while len(kept) > 1 and _is_foreign_teaser(kept[-1].text, is_chinese=is_chinese):
        kept.pop()
    return kept


def _is_foreign_teaser(text: str, *, is_chinese: bool) -> bool:
    return len(text) <= _TEASER_CHARACTERS and not _is_closed(text) and is_east_asian(text) != is_chinese


def _kind(line: str, before: Passage | None, after: Passage | None) -> str:
    number = mark(line)
    if number is not None:
        is_among = any(near is not None and near.kind == "line" and mark(near.text) for near in (before, after))
        return "list_item" if is_among or not _is_short(line) or _is_closed(line) else "heading"
    if not _is_short(line) or _is_closed(line) or after is None or line[:1].islower():
        return "paragraph"
    if line.endswith((":", "：")):
        return (
            "heading" if word_count(line) <= 6 and after.kind != "list_item" and not mark(after.text) else "paragraph"
        )
    return "heading"


def _is_short(line: str) -> bool:
    return word_count(line) <= (_HEADING_CHARACTERS if is_east_asian(line) else _HEADING_WORDS) and len(line) <= 110


def _is_closed(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSERS).endswith(_STOPS)


def _close_up(passage: Passage, before: Passage | None) -> Passage:
    """List items and table rows stand line under line, all other blocks a blank line apart."""
    if passage.gap == CELL_GAP:
        return passage
    is_next = before is not None and before.kind == passage.kind and passage.kind in ("list_item", "table_cell")
    return replace(passage, gap=LINE_GAP if is_next else PARAGRAPH_GAP)


def _teased(passages: list[Passage]) -> list[Passage]:
    """Unfinished short paragraphs behind the last finished one are teasers: nothing follows that they could head."""
    last = max((i for i, passage in enumerate(passages) if _is_full(passage)), default=len(passages))
    return [
        replace(passage, kind="teaser") if i > last and passage.kind in ("paragraph", "heading") else passage
        for i, passage in enumerate(passages)
    ]


def _is_full(passage: Passage) -> bool:
    return passage.kind not in ("paragraph", "heading") or _is_closed(passage.text) or not _is_short(passage.text)
