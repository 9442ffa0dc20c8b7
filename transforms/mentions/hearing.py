"""What an article says of one name: its forms, its places and who speaks for which kind."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.mentions.spans import Span

ENOUGH = 1.5
"""The weight of evidence from which on a name is one; a model's word for one mention weighs as much."""
PROOF, STRONG, HINT, SLIGHT = 3.0, 2.0, 1.0, 0.5
MODEL = "model"
SOFT = frozenset({"acronym", "capital inside", "ending", "the"})
"""Witnesses that help to tell a name's kind, but not that it is a name: `the GPU`."""
_AGAIN, _TIMES = 0.5, 2
"""What the same witness adds by saying the same again, and how often: ten mentions after `the` are hardly more telling than three."""


class Vote(NamedTuple):
    """A witness for a kind; a negative weight speaks against it."""

    kind: str
    weight: float
    voice: str


@dataclass(slots=True)
class Hearing:
    """The evidence on one name."""

    spans: list[Span] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seen: int = 0
    heard: dict[tuple[str, str], tuple[float, int]] = field(default_factory=dict)
    _votes: dict[str, float] | None = None
    _hard: float = 0.0

    @property
    def form(self) -> str:
        """The name in full: the longest form, of equally long ones the most frequent."""
        return min(self.forms, key=lambda form: (-len(form.split()), -self.forms[form], form))

    @property
    def votes(self) -> dict[str, float]:
        """The weight of each kind."""
        if self._votes is None:
            votes: dict[str, float] = defaultdict(float)
            hard: dict[str, float] = defaultdict(float)
            for (kind, voice), (weight, times) in self.heard.items():
                if voice in SOFT:
                    votes[kind] += weight
                else:
                    votes[kind] += weight * (1 + _AGAIN * min(times - 1, _TIMES))
                    hard[kind] += max(0.0, weight) * (1 + _AGAIN * min(times - 1, _TIMES))
            self._votes = dict(votes)
            self._hard = max(hard.values(), default=0.0)
        return self._votes

    @property
    def kind(self) -> str:
        """The kind that most speaks for, ties by alphabet; empty where nothing speaks."""
        return min(self.votes, key=lambda kind: (-self.votes[kind], kind), default="")

    @property
    def weight(self) -> float:
        """How much speaks for that kind; 0 where nothing speaks."""
        return max(self.votes.values(), default=0.0)

    @property
    def is_placed(self) -> bool:
        """Whether a dateline names it."""
        return ("place", "dateline") in self.heard

    @property
    def is_enough(self) -> bool:
        """Whether it is a name: a witness says so, or a model saw it and something is left of a kind for it.

        Capitals that a model once takes for an organisation, with no other witness, are more often a product, a road or a measure.
        """
        if self.kind == "organisation" and self.seen == 1 and self.form.isupper() and not self._is_witnessed:
            return False
        return self.weight > 0 and (self.seen > 0 or (self.weight >= ENOUGH and self._hard >= ENOUGH))

    @property
    def _is_witnessed(self) -> bool:
        """Whether more than a model and how it is written speaks for its being an organisation."""
        return any(
            kind == "organisation" and voice != MODEL and voice not in SOFT and weight > 0
            for (kind, voice), (weight, _) in self.heard.items()
        )

    def note(self, span: Span, form: str, votes: tuple[Vote, ...]) -> None:
        """Takes down one mention with what is said there."""
        self.spans.append(span)
        self.forms[form] += 1
        self.hear(*votes)

    def hear(self, *votes: Vote) -> None:
        """Takes down votes."""
        for kind, weight, voice in votes:
            self.seen += voice == MODEL
            known, times = self.heard.get((kind, voice), (weight, 0))
            self.heard[kind, voice] = (weight if abs(weight) > abs(known) else known, times + 1)
            self._votes = None

    def join(self, other: "Hearing") -> None:
        """Another name turns out to be this one; what was said of the short form counts, but does not outweigh."""
        self.spans += other.spans
        for form, times in other.forms.items():
            self.forms[form] += times
        self.seen += other.seen
        for key, (weight, times) in other.heard.items():
            known, before = self.heard.get(key, (weight, 0))
            self.heard[key] = (weight if abs(weight) > abs(known) else known, before + times)
        self._votes = None
