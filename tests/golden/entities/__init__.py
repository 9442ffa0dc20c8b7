"""Labelled names in paragraphs of our own, one trap each, and how the finder scores on them."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from seeds import References
from tests.transforms.names.writing import article
from transforms.mentions import NameFinder
from transforms.records import Block, Mention, Sentence
from transforms.sentences import SentenceSplitter

FOLDER = Path(__file__).parent
SETS = ("english", "chinese")
Spot = Callable[[str, Sequence[Sentence]], Sequence[tuple[int, int, str]]]
"""What a model sees in the sentences of a text: spans in order with kinds."""


@dataclass(frozen=True)
class Label:
    """A name as a person labelled it: `entity` is the id of a listed one, else its kind and full name."""

    start: int
    end: int
    kind: str
    entity: str


@dataclass
class Score:
    """Counts of names; `right` have span and kind, `same` the entity too. `wrong` holds what a person should look at."""

    gold: int = 0
    read: int = 0
    spans: int = 0
    right: int = 0
    same: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Precision, recall and F1 of span and kind in percent."""
        precision, recall = self.right / max(self.read, 1), self.right / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"{100 * precision:6.1f} {100 * recall:6.1f} {100 * f1:6.1f} {self.gold:5}"

    @property
    def f1(self) -> float:
        """Of span and kind, 0 to 1."""
        return 2 * self.right / max(self.read + self.gold, 1)


def paragraphs() -> list[dict[str, object]]:
    """The rows of all sets: `trap`, `language`, `text`, `mentions`."""
    return [
        json.loads(line)
        for name in SETS
        for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def labels(row: dict[str, object], kinds: dict[str, str]) -> list[Label]:
    """The labels of a row, placed in its text.

    Raises:
        ValueError: the text does not hold a label's words as often as it says.
    """
    text, found = str(row["text"]), []
    for label in row["mentions"]:
        start = -1
        for _ in range(label["occurrence"]):
            start = text.index(label["text"], start + 1)
        entity = label.get("entity_id") or label["name"]
        found.append(Label(start, start + len(label["text"]), label.get("kind") or kinds[entity], entity))
    return found


@cache
def _tools() -> tuple[SentenceSplitter, NameFinder, dict[str, str]]:
    references = References()
    kinds = dict(references.table("entities").select("entity_id", "kind").iter_rows())
    return SentenceSplitter(references), NameFinder(references), kinds


def scores(spot: Spot | None = None) -> dict[str, Score]:
    """The scores by kind and, under `trap: …`, by paragraph; `all` is everything."""
    split, finder, kinds = _tools()
    found: dict[str, Score] = defaultdict(Score)
    for row in paragraphs():
        text = str(row["text"])
        page = article(text, str(row["language"]), (Block(0, len(text), "paragraph", str(row["language"])),))
        sentences = split.sentences(page)
        mentions = finder.mentions(page, sentences, spot(text, sentences) if spot else ())
        _score(found, str(row["trap"]), text, labels(row, kinds), mentions)
    return found


def _score(found: dict[str, Score], trap: str, text: str, gold: list[Label], read: Sequence[Mention]) -> None:
    """Adds one paragraph to the scores."""
    by_span = {(label.start, label.end): label for label in gold}
    for label in gold:
        for name in ("all", label.kind, f"trap: {trap}"):
            found[name].gold += 1
    for mention in read:
        label = by_span.get((mention.start, mention.end))
        is_right = label is not None and label.kind == mention.kind
        for name in ("all", mention.kind, f"trap: {trap}"):
            score = found[name]
            score.read += 1
            score.spans += label is not None
            score.right += is_right
            score.same += is_right and label.entity in (mention.entity_id, mention.name)
        if not is_right:
            found[f"trap: {trap}"].wrong.append(f"read {text[mention.start : mention.end]!r} {mention.kind}")
    seen = {(mention.start, mention.end) for mention in read}
    found[f"trap: {trap}"].wrong += [f"missed {text[a:b]!r}" for a, b in by_span if (a, b) not in seen]


def report(title: str, spot: Spot | None = None) -> None:
    """Prints the scores by kind and what is wrong by trap."""
    found = scores(spot)
    print(f"\n{title:40} {'P':>6} {'R':>6} {'F1':>6} {'names':>5}")
    for name in ("all", "organisation", "person", "place", "product", "model", "event"):
        print(f"{name:40} {found[name].line()}")
    print(f"{'all, right entity too':40} {found['all'].same} of {found['all'].gold}")
    for name, score in sorted(found.items()):
        if score.wrong:
            print(f"  {name}: {'; '.join(score.wrong)}")
