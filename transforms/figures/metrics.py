"""What a figure measures: the best evidence among the words around it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from seeds import References
from transforms.claims.line import Line
from transforms.figures.continuing import NOT_CARRIED, continued, is_of_same_thing, is_part_of_round, is_price_of_round
from transforms.figures.cues import CueFinder, Hit, Sense, completed
from transforms.figures.evidence import Scene
from transforms.figures.nearness import nearness
from transforms.figures.phrases import Phrases, Places
from transforms.figures.quantity import Quantity

DEFAULTS = {"rank": "rank", "duration": "duration", "energy": "energy", "compute": "hardware"}
STRONG_NOUNS = frozenset(
    (
        "downloads", "users", "developers", "headcount", "shipments", "parameters", "tokens", "models", "hardware",
        "deals", "sample_size", "duration",
    )
)  # fmt: skip
ENGLISH, CHINESE = (0.5, 1.9), (0.25, 0.25)
"""The scores below which a cue says too little, of other figures and of counts whose noun says nothing itself: there only what governs them."""
NEXT = 24
"""Characters behind a figure within which a cue is its own."""
OF_ALL, AS_SUBJECT = 5.0, 2.5
"""Scores of a share that is *of* something, and of one that does something."""
SENTENCE_LEVEL = 40
"""Characters within which a word of polling makes a count of people a sample."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The metric of a figure and where the cue stands that tells it, None where no word does; `of`: the place of the figure that it goes on from."""

    metric: str
    cue: tuple[int, int] | None = None
    of: int | None = None


class Metrics:
    """Scores the cues of a sentence for each of its figures."""

    def __init__(self, references: References, phrases: Phrases) -> None:
        self._phrases = phrases
        self._cues: dict[str, dict[str, list[Sense]]] = {"en": {}, "zh": {}}
        for language, metric, kinds, weight, words in references.table("metric_cues").iter_rows():
            self._cues[language].setdefault(words, []).append((metric, frozenset(kinds.split()), float(weight)))
        self._cues["en"] = completed(self._cues["en"])
        for words in phrases.of("no_cue"):
            self._cues["en"].setdefault(words, [])
        self._of_price = phrases.of("priced_by")
        self._english = CueFinder(self._cues["en"])
        self._chinese = re.compile("|".join(sorted(map(re.escape, self._cues["zh"]), key=len, reverse=True)))

    def metrics(
        self,
        low: str,
        quantities: Sequence[Quantity],
        *,
        line: Line | None,
        names: Sequence[tuple[int, int]] = (),
        carried: tuple[Quantity, str] | None = None,
    ) -> list[Reading]:
        """The metric of each quantity of one sentence in lower case; offsets are those of `low`.

        `line` holds the words of an English sentence, None for Chinese; a cue inside one of `names` is none. `carried` is the last figure
        of the sentence before with its metric, for what a pronoun says of the same thing.
        """
        hits = [
            hit
            for hit in (self._chinese_hits(low) if line is None else self._english.hits(low))
            if hit.senses and not any(start <= hit.start and hit.end <= end for start, end in names)
        ]
        strength = _by_nearness(low, quantities, hits) if line is None else self._by_grammar(line, quantities, hits)
        found: list[Reading] = []
        for place, quantity in enumerate(quantities):
            reading = self._reading(low, quantity, hits, strength, CHINESE if line is None else ENGLISH)
            same = continued(low, quantities, place, [one.metric for one in found])
            has_own = (
                same is not None
                and line is not None
                and found[same].metric != "share"
                and reading.cue is not None
                and quantities[same].end <= reading.cue[0] <= quantity.end + NEXT
            )
            if same is not None and not has_own:
                reading = replace(found[same], of=same)
            elif place and found[-1].metric == "funding" and is_price_of_round(low, quantities[place - 1], quantity):
                reading = Reading("valuation", reading.cue, place - 1)
            elif place and found[-1].metric == "funding" and is_part_of_round(low, quantities[place - 1], quantity):
                reading = replace(found[-1], of=place - 1)
            elif (
                reading.cue is None
                and line is not None
                and (last := (quantities[place - 1], found[-1].metric) if found else carried)
            ):
                before, metric = last
                gap = low[before.end if found else 0 : quantity.start]
                if metric not in NOT_CARRIED and is_of_same_thing(gap, before, quantity):
                    reading = Reading(metric, of=place - 1 if found else None)
            found.append(reading)
        return _respectively(low, quantities, hits, found)

    def _chinese_hits(self, low: str) -> Iterator[Hit]:
        for match in self._chinese.finditer(low):
            yield Hit(match.start(), match.end(), self._cues["zh"][match[0]])

    def _by_grammar(
        self, line: Line, quantities: Sequence[Quantity], hits: Sequence[Hit]
    ) -> Callable[[Quantity, Hit], float]:
        places = Places(line)
        spans = places.of(quantities)
        cues = {hit.start: places.span(hit.start, hit.end) for hit in hits}
        scene = Scene(line, self._phrases, spans, cues.values())
        holders = _holders(quantities, hits)
        by_quantity = {id(quantity): span for quantity, span in zip(quantities, spans, strict=True)}

        def strength(quantity: Quantity, hit: Hit) -> float:
            is_sample = any(metric == "sample_size" for metric, _, _ in hit.senses)
            holder = holders.get(hit.start)
            is_taken = holder is not None and (holder is not quantity or not is_sample)
            return 0.0 if is_taken else scene.strength(by_quantity[id(quantity)], cues[hit.start])

        return strength

    def _reading(
        self,
        low: str,
        quantity: Quantity,
        hits: Sequence[Hit],
        strength: Callable[[Quantity, Hit], float],
        least: tuple[float, float],
    ) -> Reading:
        kind = quantity.unit_kind or "other"
        if kind == "rank":
            return Reading("rank")
        if quantity.per == "second" and kind in ("count", "data") and quantity.unit not in ("byte", "bit"):
            return Reading("performance")
        is_sample = any(
            metric == "sample_size" and abs(hit.start - quantity.core_start) < SENTENCE_LEVEL and kind in kinds
            for hit in hits
            for metric, kinds, _ in hit.senses
        )
        if quantity.noun_metric in STRONG_NOUNS and kind in ("count", "data") and not is_sample:
            return Reading(quantity.noun_metric or "other")
        if quantity.kind == "share" and quantity.change is None:
            return Reading("share")
        scores = _scores(low, quantity, hits, strength)
        if kind == "money" and quantity.per in self._of_price:
            return Reading("price", max(scores.get("price", (0.0, None)), scores.get("cost", (0.0, None)))[1])
        best = max(sorted(scores), key=lambda metric: scores[metric][0]) if scores else ""
        if best and scores[best][0] >= least[kind == "count"]:
            return self._chosen(low, quantity, best, scores)
        return Reading(_default(quantity, kind))

    def _chosen(
        self, low: str, quantity: Quantity, best: str, scores: dict[str, tuple[float, tuple[int, int] | None]]
    ) -> Reading:
        cue = scores[best][1]
        if best == "funding" and _is_own_outlay(low, quantity):
            return Reading("spending", cue)
        if best == "cost" and quantity.per not in (None, "run", "year", "quarter") and quantity.unit_kind == "money":
            return Reading("price", cue)
        return Reading(best, cue)


def _holders(quantities: Sequence[Quantity], hits: Sequence[Hit]) -> dict[int, Quantity]:
    """The figure inside of which a cue begins, by where the cue begins."""
    found: dict[int, Quantity] = {}
    at = 0
    for hit in hits:
        while at < len(quantities) and quantities[at].end <= hit.start:
            at += 1
        if at < len(quantities) and quantities[at].core_start <= hit.start:
            found[hit.start] = quantities[at]
    return found


def _by_nearness(low: str, quantities: Sequence[Quantity], hits: Sequence[Hit]) -> Callable[[Quantity, Hit], float]:
    holders = _holders(quantities, hits)

    def strength(quantity: Quantity, hit: Hit) -> float:
        if holders.get(hit.start, quantity) is not quantity:
            return 0.0
        return nearness(low, quantity, quantities, hit.start, hit.end)

    return strength


def _scores(
    low: str,
    quantity: Quantity,
    hits: Sequence[Hit],
    strength: Callable[[Quantity, Hit], float],
) -> dict[str, tuple[float, tuple[int, int] | None]]:
    """The best evidence for each metric that fits the kind of unit, with its cue."""
    kind = quantity.unit_kind or "other"
    scores: dict[str, tuple[float, tuple[int, int] | None]] = {}
    for hit in hits:
        fitting = [(metric, weight) for metric, kinds, weight in hit.senses if kind in kinds]
        force = strength(quantity, hit) if fitting else 0.0
        for metric, weight in fitting:
            if weight * force > scores.get(metric, (0.0, None))[0]:
                scores[metric] = (weight * force, (hit.start, hit.end))
    if kind == "percent" and quantity.change is None:
        told = OF_ALL if _OF.match(low, quantity.end) else AS_SUBJECT if _POPULATION.match(low, quantity.end) else 0.0
        if told > scores.get("share", (0.0, None))[0]:
            scores["share"] = (told, None)
    if (
        kind == "money"
        and (quantity.per or "").endswith("share")
        and _EARNED & {m for h in hits for m, _, _ in h.senses}
    ):
        scores.setdefault("profit", (PER_SHARE, None))
    return scores


PER_SHARE = 2.2
"""The score of earnings for money a share where the sentence speaks of revenue, profit or loss."""
_EARNED = frozenset(("profit", "revenue", "loss"))
_OF = re.compile(r"\)? of (?!(?:about |around |nearly |up |down )*[$€£¥]?\d)")
_POPULATION = re.compile(
    r" (?:said|say|had|have|has|were|are|use|used|plan|planned|believe|expect|expected|reported|report|think|agreed|"
    r"cited|did|do|want|would|worry|feel|surveyed|stakes?|owned|own)(?![a-z])"
)
_INVESTS = re.compile(r"(?<![a-z])(?:invest|invests|invested|investing|investments?)(?![a-z])(?:[^,;.]|[.,](?=\d))*$")
_THINGS = re.compile(
    r"(?: \([^()]{0,30}\))? (?:in|on|into|to (?:build|expand|develop|upgrade|open)|building)(?: [a-z-]+){0,5}? (?:infrastructure|"
    r"data cent(?:er|re)s?|capacity|factor(?:y|ies)|plants?|research|equipment|chips|servers|hardware|facilit(?:y|ies)|"
    r"campus(?:es)?|sites?|power|manufacturing|operations|networks?|ai|technology|r&d|production)(?![a-z])"
)


def _is_own_outlay(low: str, quantity: Quantity) -> bool:
    """Whether somebody invests in things of its own (`will invest $50 billion in data centres`), which is spending."""
    return _INVESTS.search(low, max(0, quantity.start - 60), quantity.start) is not None and (
        _THINGS.match(low, quantity.end) is not None
    )


def _respectively(low: str, quantities: Sequence[Quantity], hits: Sequence[Hit], found: list[Reading]) -> list[Reading]:
    """Figures told *respectively* get the metrics of as many cues listed before them: `revenue and profit rose 5% and 8% respectively`."""
    at = low.find("respectively")
    listed = [place for place, quantity in enumerate(quantities) if quantity.end <= at]
    while len(listed) > 1 and not all(
        _LIST.fullmatch(low[quantities[a].end : quantities[b].start]) for a, b in pairwise(listed)
    ):
        listed = listed[1:]
    if at < 0 or len(listed) < 2:
        return found
    first = quantities[listed[0]]
    before = [hit for hit in hits if hit.end <= first.start]
    chosen = before[-len(listed) :]
    if len(chosen) != len(listed) or not all(
        _LIST_OF_CUES.fullmatch(low[a.end : b.start]) for a, b in pairwise(chosen)
    ):
        return found
    out = list(found)
    for place, hit in zip(listed, chosen, strict=True):
        fitting = [sense for sense in hit.senses if (quantities[place].unit_kind or "other") in sense[1]]
        if fitting:
            out[place] = Reading(max(fitting, key=lambda sense: sense[2])[0], (hit.start, hit.end))
    return out


_LIST = re.compile(
    r",? (?:and |or )?(?:up |down |by |to |nearly |about )*(?:[a-z]{0,3}[$€£¥])?|, (?:[a-z]{0,3}[$€£¥])?|、|和"
)
_LIST_OF_CUES = re.compile(r"(?: [a-z'’-]+){0,4}?,? (?:and )?(?:[a-z'’-]+ ){0,3}|、|和|及")


def _default(quantity: Quantity, kind: str) -> str:
    if kind == "percent":
        return "growth" if quantity.change is not None else "share"
    if kind == "ratio":
        return (
            "growth"
            if quantity.change is not None and quantity.change_basis != "comparison"
            else "performance"
            if quantity.change is not None
            else "other"
        )
    if kind == "data":
        return "tokens" if quantity.unit == "token" else "hardware"
    if kind == "money" and quantity.per not in (None, "year", "quarter") and quantity.value < 10_000:
        return "price"
    return DEFAULTS.get(kind, quantity.noun_metric or "other")
