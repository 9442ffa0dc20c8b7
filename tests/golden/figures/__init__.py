"""Labelled figures in sentences of our own, one trap each, and how the reader scores on them."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from seeds import References
from transforms.figures import FigureReader
from transforms.records import Article, Block, Figure, Sentence, Source

FOLDER = Path(__file__).parent
SETS = ("english", "english_metrics", "chinese", "english_none", "chinese_none")
TOLERANCE = 1e-6


@dataclass
class Score:
    """Counts over the sentences of one kind of trap; `wrong` holds what a person should look at."""

    gold: int = 0
    read: int = 0
    value: int = 0
    unit: int = 0
    metric: int = 0
    metrics: int = 0
    change: int = 0
    bounds: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for name in ("gold", "read", "value", "unit", "metric", "metrics", "change", "bounds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def f1(self, right: int) -> float:
        """F1 of `right` matches in percent; 100 where there was nothing to find and nothing was found."""
        return 100.0 if self.gold == self.read == 0 else 200 * right / (self.gold + self.read)


def rows(name: str) -> list[dict]:
    """The labelled sentences of one set."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def figures_of(reader: FigureReader, row: dict) -> tuple[Figure, ...]:
    """The figures of one sentence, read as an article of its own without names."""
    text, language = row["text"], row["language"]
    article = Article(
        article_id="a", source=Source("local"), origin="a.txt", url=None, title=None, author=None, publisher=None,
        published_on=date.fromisoformat(row["published_on"]), published_from="text", language=language, text=text,
        word_count=len(text.split()), content_hash="0", retrieved_at=datetime(2024, 7, 23),
        blocks=(Block(0, len(text), "paragraph", language),),
    )  # fmt: skip
    return reader.figures(article, (Sentence(0, len(text), "paragraph", language),), ())


def by_trap(reader: FigureReader, name: str) -> dict[str, Score]:
    """The score of each kind of trap of one set."""
    scores: dict[str, Score] = defaultdict(Score)
    for row in rows(name):
        _count(scores[row["trap"]], row, figures_of(reader, row))
    return dict(scores)


def total(scores: dict[str, Score]) -> Score:
    whole = Score()
    for score in scores.values():
        whole.add(score)
    return whole


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(1.0, abs(one))


def _count(score: Score, row: dict, figures: tuple[Figure, ...]) -> None:
    left = list(figures)
    score.gold += len(row["figures"])
    score.read += len(left)
    for label in row["figures"]:
        near = [figure for figure in left if _close(figure.value, label["value"])]
        if not near:
            score.wrong.append(f"missed {label['value']:g} {label['unit']}: {row['text']}")
            continue
        figure = next((figure for figure in near if figure.unit == label["unit"]), near[0])
        left.remove(figure)
        score.value += 1
        score.unit += figure.unit == label["unit"]
        score.change += figure.change == label["change"]
        score.bounds += figure.qualifier == label["qualifier"] and _close(figure.value_low, label["value_low"])
        if "metric" in label:
            score.metrics += 1
            score.metric += figure.metric == label["metric"]
        told = {
            name: (getattr(figure, name), label[name])
            for name in (
                "unit",
                "metric",
                "change",
                "change_basis",
                "qualifier",
                "value_low",
                "value_high",
                "per",
                "is_projected",
            )
            if name in label and getattr(figure, name) != label[name]
        }
        if told:
            score.wrong.append(f"{label['value']:g} {told}: {row['text']}")
    for figure in left:
        score.wrong.append(
            f"spurious {figure.value:g} {figure.unit} {row['text'][figure.start : figure.end]!r}: {row['text']}"
        )


def report(*, is_wordy: bool = False) -> dict[str, Score]:
    """Prints the score of each trap of each set, and what is wrong where asked; returns the totals."""
    reader = FigureReader(References())
    totals = {}
    for name in SETS:
        scores = by_trap(reader, name)
        totals[name] = total(scores)
        print(f"{name}: {len(rows(name))} sentences")
        for trap, score in [*scores.items(), ("all", totals[name])]:
            found = max(score.value, 1)
            print(
                f"  {trap:16} gold {score.gold:3} read {score.read:3} value {score.f1(score.value):5.1f} value+unit {score.f1(score.unit):5.1f}"
                f"  of those found: metric {100 * score.metric / max(score.metrics, 1):5.1f} change {100 * score.change / found:5.1f} bounds {100 * score.bounds / found:5.1f}"
            )
            if is_wordy:
                print(*(f"      {line}" for line in score.wrong), sep="\n")
    return totals
