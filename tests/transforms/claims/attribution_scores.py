"""Sentences with their attributions, by form, and the score of what is read from them."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.transforms.claims import claims, spans
from transforms.records import Claim

Attribution = tuple[str | None, str | None, str | None, str | None]
"""Claimant, cue, content and how it is quoted."""

Same = Callable[[Attribution, Attribution], bool]
PARTS = ("claimant", "cue", "content")
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


Reader = Callable[[str, str], Sequence[Claim]]


def scores(read: Reader = claims) -> dict[str, Score]:
    """The score of every form, and of `all`, of what a reader finds in a text of a language.

    An attribution is right if its cue overlaps the wanted one, its claimant shares half of its words or more with the wanted one (or both are
    missing), its content too, and it is quoted as it should be.
    """
    found: dict[str, Score] = defaultdict(Score)
    for row in rows():
        got, wanted = _read(row, read), _wanted(row)
        for score in (found[row["form"]], found["all"]):
            _add(score, got, wanted, row["text"], _agrees)
    return dict(found)


def part_scores(read: Reader = claims) -> dict[str, dict[str, Score]]:
    """By form and in `all`, the scores of claimants, cues and contents each on its own."""
    found: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for row in rows():
        got, wanted = _read(row, read), _wanted(row)
        for place, part in enumerate(PARTS):
            ours, theirs = ([one for one in all_ if one[place] is not None] for all_ in (got, wanted))
            for form in (row["form"], "all"):
                _add(found[form][part], ours, theirs, row["text"], _SAME[part])
    return {form: dict(parts) for form, parts in found.items()}


def rows() -> Iterator[dict[str, Any]]:
    """The golden sentences."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _read(row: dict[str, Any], read: Reader) -> list[Attribution]:
    found = [c for c in read(row["text"], row["language"]) if c.attribution is not None]
    return [(*span, c.attribution) for span, c in zip(spans(row["text"], found), found, strict=True)]


def _wanted(row: dict[str, Any]) -> list[Attribution]:
    return [(w["claimant"], w["cue"], w["content"], w["attribution"]) for w in row["claims"]]


def _add(score: Score, got: list[Attribution], wanted: list[Attribution], text: str, same: Same) -> None:
    score.wanted += len(wanted)
    score.read += len(got)
    left = list(got)
    for want in wanted:
        match = next((one for one in left if same(one, want)), None)
        if match is not None:
            left.remove(match)
            score.right += 1
        else:
            score.wrong.append(f"missed {want} in {text!r}")
    score.wrong += [f"invented {one} in {text!r}" for one in left]


def _agrees(one: Attribution, want: Attribution) -> bool:
    return _same_cue(one, want) and all(_alike(one[i], want[i]) for i in (0, 2)) and one[3] == want[3]


def _same_cue(one: Attribution, want: Attribution) -> bool:
    return (one[1] is None) == (want[1] is None) and (want[1] is None or bool(_units(one[1]) & _units(want[1])))


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    a, b = _units(one), _units(other)
    return len(a & b) / len(a | b) >= 0.5


def _units(text: str | None) -> set[str]:
    """Words, and single characters of Chinese."""
    return set(re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+|%", (text or "").lower()))


_SAME: dict[str, Same] = {
    "claimant": lambda one, want: _alike(one[0], want[0]),
    "cue": _same_cue,
    "content": lambda one, want: _alike(one[2], want[2]),
}
