"""Plain text and Markdown become passages."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from transforms.passages import CELL_GAP, LINE_GAP, PARAGRAPH_GAP, Passage

_BULLET = re.compile(r"\s{0,12}(?:[-*+•·‣▪●◦■►–—]|[o](?=\s{2}))\s+(?=\S)")
_NUMBER = re.compile(
    r"\s{0,12}(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、．]\s*|[①-⑳]\s*)(?=\S)"
)
_RULE = re.compile(r"\s{0,3}(?:[-*_=~#·—] ?){3,}\s*")
_ATX = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"[\s|:-]+")
_INLINE = (
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,300})\]\[[^\]\n]{0,60}[^\]\d\n][^\]\n]{0,60}\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*\*|\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\(https?://|\*\*\w", re.MULTILINE)
_STOPS = (".", "!", "?", ".”", '."', "。", "！", "？", ":", "：")
_RAGGED = 4
_MAX_INLINE = 20_000


def plain_passages(text: str) -> list[Passage]:
    """The lines of a plain text, hard-wrapped ones joined, list marks off, tab-separated rows as cells; Markdown's marks too where there are."""
    read = _markdown_passages if len(_MARKDOWN.findall(text)) >= 2 else _passages
    passages: list[Passage] = []
    for lines in _paragraphs(text):
        for i, line in enumerate(_unwrapped(lines)):
            passages += read(line, PARAGRAPH_GAP if i == 0 else LINE_GAP)
    return passages


def markdown_passages(text: str) -> list[Passage]:
    """The blocks of a Markdown text without their marks; code blocks say nothing that an article claims and are left out."""
    passages: list[Passage] = []
    for lines in _paragraphs(_without_code(text)):
        for i, line in enumerate(_markdown_lines(lines)):
            passages += _markdown_passages(line, PARAGRAPH_GAP if i == 0 else LINE_GAP)
    return passages


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines = (line.rstrip() for line in text.split("\n"))
    return (list(group) for is_text, group in groupby(lines, key=lambda line: bool(line.strip())) if is_text)


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines of one paragraph joined where the next one's first word would not have fit into the width any more."""
    width = max(map(len, lines))
    if len(lines) < 2 or not 45 <= width <= 130 or not _is_wrapped(lines, width):
        return lines
    joined: list[str] = []
    for line in lines:
        if joined and not mark(line):
            joined[-1] = joined[-1] + line.strip() if joined[-1].endswith("-") else f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _is_wrapped(lines: list[str], width: int) -> bool:
    followed = [(line, following.split(None, 1)[0]) for line, following in pairwise(lines) if not mark(following)]
    finished = sum(line.endswith(_STOPS) for line, _ in followed)
    is_full = all(len(line) + 1 + len(word) > width - _RAGGED for line, word in followed)
    return bool(followed) and is_full and 2 * finished < len(followed)


def mark(line: str) -> re.Match[str] | None:
    """The bullet or number that a line opens with, the space behind it included."""
    return _BULLET.match(line) or _NUMBER.match(line)


def _passages(line: str, gap: str) -> list[Passage]:
    if _RULE.fullmatch(line):
        return []
    if line.strip().count("\t") >= 2:
        return _cells(line.split("\t"), gap)
    bullet = _BULLET.match(line)
    if bullet:
        return [Passage(line[bullet.end() :].strip(), "list_item", gap)]
    return [Passage(line.strip(), "line", gap)]


def _cells(cells: Sequence[str], gap: str) -> list[Passage]:
    kept = [cell.strip() for cell in cells if cell.strip()]
    return [Passage(cell, "table_cell", CELL_GAP if i else gap) for i, cell in enumerate(kept)]


def _without_code(text: str) -> str:
    kept, is_code = [], False
    for line in text.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
            kept.append("")
        elif not is_code:
            kept.append(line)
    return "\n".join(kept)


def _markdown_lines(lines: list[str]) -> list[str]:
    """Lines of one paragraph joined, as Markdown does; headings, list items, quotes and table rows begin one of their own."""
    joined: list[str] = []
    for line in lines:
        begins = (
            mark(line) or line.lstrip().startswith(("#", ">", "|")) or _RULE.fullmatch(line) or line.count("|") >= 2
        )
        is_underline = joined and re.fullmatch(r"\s{0,3}(?:=+|-{2,})", line)
        if is_underline:
            joined[-1] = f"# {joined[-1].strip()}"
        elif not joined or begins or joined[-1].endswith(("  ", "\\")) or joined[-1].startswith("#"):
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line.strip()}"
    return joined


def _markdown_passages(line: str, gap: str) -> list[Passage]:
    if line.lstrip().startswith("|") or line.count("|") >= 2:
        return [] if _TABLE_RULE.fullmatch(line) else _cells([_inline(cell) for cell in line.split("|")], gap)
    heading = _ATX.fullmatch(line.strip())
    if heading:
        return [Passage(_inline(heading[1]), "heading", gap)] if heading[1] else []
    if line.lstrip().startswith(">"):
        quoted = _inline(line.lstrip(" >").strip())
        return [Passage(quoted, "quote", gap)] if quoted else []
    return [
        Passage(_inline(passage.text), passage.kind, passage.gap)
        for passage in _passages(line, gap)
        if _inline(passage.text)
    ]


def _inline(text: str) -> str:
    """Text without the marks of emphasis, links, images and code spans."""
    if len(text) > _MAX_INLINE:
        return text.strip()
    for pattern, plain in _INLINE:
        text = pattern.sub(plain, text)
    return text.strip()
