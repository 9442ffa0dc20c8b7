"""Sentences with their attributions, by form, and the score of what is read from them."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.transforms.claims import claims, spans

FOLDER = Path(__file__).parents[2] / "golden" / "attribution"


@dataclass
class Score:
    """How many attributions were right, wanted and read."""

    right: int = 0
    wanted: int = 0
    read: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores() -> dict[str, Score]:
    """The score of every form, and of `all`.

    An attribution is right if its cue overlaps the wanted one, its claimant shares half of its words or more with the wanted one (or both are
    missing), its content too, and it is quoted as it should be.
    """
    found: dict[str, Score] = defaultdict(Score)
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for score in (found[row["form"]], found["all"]):
                _add(score, row)
    return dict(found)


def _add(score: Score, row: dict[str, Any]) -> None:
    text, language = row["text"], row["language"]
    read = [c for c in claims(text, language) if c.attribution is not None]
    got = [(*span, c.attribution) for span, c in zip(spans(text, read), read, strict=True)]
    wanted = [(w["claimant"], w["cue"], w["content"], w["attribution"]) for w in row["claims"]]
    score.wanted += len(wanted)
    score.read += len(got)
    left = list(got)
    for want in wanted:
        match = next((one for one in left if _agrees(one, want)), None)
        if match is not None:
            left.remove(match)
            score.right += 1
        else:
            score.wrong.append(f"missed {want} in {text!r}")
    score.wrong += [f"invented {one} in {text!r}" for one in left]


def _agrees(one: tuple[str | None, ...], want: tuple[str | None, ...]) -> bool:
    cue = (one[1] is None) == (want[1] is None) and (want[1] is None or bool(_units(one[1]) & _units(want[1])))
    return cue and all(_alike(one[i], want[i]) for i in (0, 2)) and one[3] == want[3]


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    a, b = _units(one), _units(other)
    return len(a & b) / len(a | b) >= 0.5


def _units(text: str | None) -> set[str]:
    """Words, and single characters of Chinese."""
    return set(re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+|%", (text or "").lower()))
