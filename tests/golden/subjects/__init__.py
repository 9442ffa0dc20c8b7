"""Figures in sentences of our own with whom they speak of, grouped by how the sentence says it, and how the extraction scores on them."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from transforms.extraction import Extractor
from transforms.records import Article, Block, Figure, Source

ROWS = Path(__file__).parent / "subjects.jsonl"


@dataclass
class Score:
    """How many of the labelled figures have their subject; `wrong` holds what a person should look at."""

    gold: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)


def rows() -> list[dict]:
    """The rows: `trap`, `language`, `text`, `figures` with their `text` and `subject`: None where it must stay open; a bar parts words of which any will do."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def spans(row: dict) -> list[tuple[int, int]]:
    """Where each labelled figure stands, in order."""
    found: list[tuple[int, int]] = []
    for figure in row["figures"]:
        start = row["text"].index(figure["text"], found[-1][1] if found else 0)
        found.append((start, start + len(figure["text"])))
    return found


def scores(extractor: Extractor) -> dict[str, Score]:
    """The score of each trap."""
    found: dict[str, Score] = defaultdict(Score)
    for row in rows():
        figures = extractor.read(_article(row))[2]
        for label, (start, end) in zip(row["figures"], spans(row), strict=True):
            score = found[row["trap"]]
            score.gold += 1
            figure = next((one for one in figures if one.start < end and start < one.end), None)
            if figure is not None and _is_told(figure, label["subject"]):
                score.right += 1
            else:
                score.wrong.append(f"{label['text']} of {figure and figure.subject!r}: {row['text']}")
    return dict(found)


def _is_told(figure: Figure, label: str | None) -> bool:
    """Whether the subject shares a word with the label; in Chinese, two characters. Without a label, whether it is left open."""
    if label is None:
        return figure.subject is None
    read = _pieces(figure.subject or "")
    return any(not read.isdisjoint(_pieces(one)) for one in label.split("|"))


def _pieces(words: str) -> set[str]:
    chinese = re.findall(r"[\u3400-\u9fff]+", words)
    plain = re.findall(r"[A-Za-z0-9.-]+", re.sub(r"['’]s\b", "", words.lower()))
    return {word.removesuffix("s") for word in plain} | {run[i : i + 2] for run in chinese for i in range(len(run) - 1)}


def _article(row: dict) -> Article:
    text, language = row["text"], row["language"]
    return Article(
        "a", Source("local"), "a.txt", None, None, None, None, date(2024, 7, 22), "text", language, text, 1, "0",
        datetime(2024, 7, 23), (Block(0, len(text), "paragraph", language),),
    )  # fmt: skip
