"""What a figure measures: the best evidence among the words around it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from seeds import References
from transforms.claims.line import Line
from transforms.figures.continuing import NOT_CARRIED, continued, is_of_same_thing, is_part_of_round, is_price_of_round
from transforms.figures.cues import CueFinder, Hit, Reading, Sense, completed
from transforms.figures.evidence import Scene
from transforms.figures.nearness import by_nearness, holders
from transforms.figures.phrases import Phrases, Places
from transforms.figures.quantity import Quantity
from transforms.figures.respectively import respectively
from transforms.figures.scoring import OF_SAMPLE, default, is_own_outlay, scored

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


_GOODS = re.compile(r" (?:worth of|worth in|in|of) (?!cash|stock|shares|debt|all|a |an |the )[a-z]+ ?[a-z]+")
"""`buy $20 billion in | farm goods`, which is no company."""
_LIFTED = re.compile(
    r" (?:[a-z0-9’'&-]+ ){1,6}by (?:about |around |nearly |almost |roughly |some |up to |at least |more than |over |as much as )?"
)
"""`raised | its dividend by | 150%`: no money is raised by a part of itself."""


def _is_lifted(low: str, quantity: Quantity, cue: tuple[int, int]) -> bool:
    is_part = quantity.unit_kind in ("percent", "ratio") and low.startswith("rais", cue[0])
    return is_part and _LIFTED.fullmatch(low[cue[1] : quantity.start]) is not None


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
        strength = by_nearness(low, quantities, hits) if line is None else self._by_grammar(line, quantities, hits)
        found: list[Reading] = []
        for place, quantity in enumerate(quantities):
            reading = self._reading(low, quantity, hits, strength, CHINESE if line is None else ENGLISH)
            if line is None:
                same = continued(low, quantities, place, [one.metric for one in found])
                found.append(reading if same is None else replace(found[same], of=same))
            else:
                found.append(_in_context(low, quantities, place, reading, found, carried))
        return respectively(low, quantities, hits, found)

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
        inside = holders(quantities, hits)
        by_quantity = {id(quantity): span for quantity, span in zip(quantities, spans, strict=True)}

        def strength(quantity: Quantity, hit: Hit) -> float:
            is_sample = any(metric == "sample_size" for metric, _, _ in hit.senses)
            holder = inside.get(hit.start)
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
            metric == "sample_size" and kind in kinds and strength(quantity, hit) >= OF_SAMPLE
            for hit in hits
            for metric, kinds, _ in hit.senses
        )
        if quantity.noun_metric in STRONG_NOUNS and kind in ("count", "data") and not is_sample:
            return Reading(quantity.noun_metric or "other")
        if quantity.kind == "share" and quantity.change is None:
            return Reading("share")
        scores = scored(low, quantity, hits, strength)
        if kind == "money" and quantity.per in self._of_price:
            return Reading("price", max(scores.get("price", (0.0, None)), scores.get("cost", (0.0, None)))[1])
        best = max(sorted(scores), key=lambda metric: scores[metric][0]) if scores else ""
        if best and scores[best][0] >= least[kind == "count"]:
            return self._chosen(low, quantity, best, scores)
        return Reading(default(quantity, kind))

    def _chosen(
        self, low: str, quantity: Quantity, best: str, scores: dict[str, tuple[float, tuple[int, int] | None]]
    ) -> Reading:
        cue = scores[best][1]
        if best == "acquisition" and quantity.unit_kind == "money" and _GOODS.match(low, quantity.end):
            return Reading("spending", cue)
        if best == "funding" and cue is not None and _is_lifted(low, quantity, cue):
            others = {metric: score for metric, score in scores.items() if metric != "funding"}
            other = max(sorted(others), key=lambda metric: others[metric][0]) if others else ""
            is_told = other and others[other][0] >= ENGLISH[0]
            return (
                Reading(other, others[other][1])
                if is_told
                else Reading(default(quantity, quantity.unit_kind or "other"))
            )
        if best == "funding" and is_own_outlay(low, quantity):
            return Reading("spending", cue)
        if best == "cost" and quantity.per not in (None, "run", "year", "quarter") and quantity.unit_kind == "money":
            return Reading("price", cue)
        return Reading(best, cue)


def _in_context(
    low: str,
    quantities: Sequence[Quantity],
    place: int,
    reading: Reading,
    found: Sequence[Reading],
    carried: tuple[Quantity, str] | None,
) -> Reading:
    """The reading of the figure at `place` in the light of those `found` before it, or of the one `carried` from the sentence before."""
    quantity = quantities[place]
    same = continued(low, quantities, place, [one.metric for one in found])
    if same is not None and not _has_own_cue(reading, quantities[same], quantity, found[same]):
        return replace(found[same], of=same)
    if found and found[-1].metric == "funding":
        before = quantities[place - 1]
        if is_price_of_round(low, before, quantity):
            return Reading("valuation", reading.cue, place - 1)
        if is_part_of_round(low, before, quantity):
            return replace(found[-1], of=place - 1)
    last = (quantities[place - 1], found[-1].metric) if found else carried
    if last is None or last[1] in NOT_CARRIED:
        return reading
    if not found and quantity.per == last[0].per == "share":
        return Reading(last[1])
    gap = low[last[0].end if found else 0 : quantity.start]
    if reading.cue is None and is_of_same_thing(gap, last[0], quantity):
        return Reading(last[1], of=place - 1 if found else None)
    return reading


def _has_own_cue(reading: Reading, before: Quantity, quantity: Quantity, same: Reading) -> bool:
    """Whether a figure that could go on from `before` has a cue of its own behind that; shares of a list go on all the same."""
    cue = reading.cue
    return same.metric != "share" and cue is not None and before.end <= cue[0] <= quantity.end + NEXT
