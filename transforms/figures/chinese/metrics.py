"""What a Chinese figure measures: the noun or verb before it in its clause, else what the clauses before measured."""

import re
from collections.abc import Iterator, Sequence

from seeds import References
from transforms.figures.metrics import STRONG_NOUNS
from transforms.figures.quantity import Quantity
from transforms.figures.scoring import DEFAULTS

MARKS = re.compile(r"[，。；：！？,;!?]")
TO = re.compile(r"[，,]?[增降升跌涨减扩缩]?[至到为]")
"""Between a change and the level that it leads to."""
HARD = re.compile(r"[。；！？;!?]")
OF_OTHER = re.compile(r"(?:为|是|约|不到|相当于|仅|近)[^，。；]{1,24}的$")
"""`仅为微软的七分之一`: as large as, not a part of."""
BEHIND = re.compile(r"[^，。；：！？、,;!?]{0,9}")
"""Where behind a figure its noun may stand: `3亿元A轮融资`."""
OF_WHOLE = re.compile(r"占[^，。；！？]{0,30}$")
INSTANTS = ("second", "millisecond", "microsecond", "nanosecond")
SHIPPED = re.compile(r"(?:出货|销售|交付|产|销|装机)量")
WEAK = 0.5
"""Evidence below which a clause says nothing."""
HALF = 10.0
"""Characters after which a cue weighs half."""
EARLIER = 0.5
"""What a cue weighs for each clause between."""
OPEN_NOUNS = frozenset(("point", "unit", "item", "person", "time", "vehicle"))
OF_LEVELS = frozenset(("saving", "share", "margin", "performance", "other", "growth"))
"""What a percentage that is no change measures, unless it is called a rate."""
Senses = list[tuple[str, frozenset[str], float]]
Hit = tuple[int, int, Senses, bool]
"""Where a cue stands, the metrics it speaks for, and whether it is called a rate."""


class ChineseMetrics:
    """Scores the cues of a sentence for each of its figures."""

    def __init__(self, references: References) -> None:
        self._cues: dict[str, list[tuple[str, frozenset[str], float]]] = {}
        for language, metric, kinds, weight, words in references.table("metric_cues").iter_rows():
            if language == "zh":
                self._cues.setdefault(words, []).append((metric, frozenset(kinds.split()), float(weight)))
        self._shape = re.compile("|".join(sorted(map(re.escape, self._cues), key=len, reverse=True)))

    def metrics(self, low: str, quantities: Sequence[Quantity]) -> list[str]:
        """The metric of each quantity of one sentence in lower case; offsets are those of `low`."""
        hits = [
            (match.start(), match.end(), self._cues[match[0]], match[0][-1] in "率折")
            for match in self._shape.finditer(low)
        ]
        marks = [match.start() for match in MARKS.finditer(low)]
        found: list[str] = []
        for place, quantity in enumerate(quantities):
            before = (quantities[place - 1], found[-1]) if place else None
            found.append(self._metric(low, quantity, before, hits, marks))
        return found

    def _metric(
        self, low: str, quantity: Quantity, before: tuple[Quantity, str] | None, hits: list[Hit], marks: list[int]
    ) -> str:
        kind = quantity.unit_kind or "other"
        if kind == "rank":
            return kind
        if quantity.per == "second" and kind in ("count", "data") and quantity.unit not in ("byte", "bit"):
            return "performance"
        start = max((mark + 1 for mark in marks if mark < quantity.core_start), default=0)
        own = self._scores(low, quantity, hits, start, before)
        if kind == "duration":
            is_fast = quantity.unit in INSTANTS and own.get("performance", 0.0) >= 1
            return "performance" if is_fast else "duration"
        own_clause = low[start : quantity.core_start]
        by_noun = _by_noun(quantity, own, own_clause, None if before is None else before[1])
        if by_noun is not None:
            return by_noun
        if kind == "percent" and low[quantity.end - 1] == "折":
            return "price"
        if kind == "percent" and quantity.change is None and OF_WHOLE.search(own_clause):
            return "share"
        best = _best(own)
        if best == "other" and quantity.change is not None and quantity.unit != "percentage_point":
            best = "growth"
        if best is not None and best != "growth":
            return "price" if best == "cost" and quantity.per not in (None, "run", "day", "year") else best
        return self._continued(low, quantity, before, hits, start, marks) or best or _default(quantity, kind)

    def _continued(
        self,
        low: str,
        quantity: Quantity,
        before: tuple[Quantity, str] | None,
        hits: list[Hit],
        start: int,
        marks: list[int],
    ) -> str | None:
        """The metric that the figure before left, or a cue of the clauses before; a level goes on only from one of its kind."""
        is_near = before is not None and HARD.search(low[before[0].end : quantity.core_start]) is None
        if before is not None and is_near and before[1] not in ("other", "rank", "duration", "sample_size"):
            last, metric = before
            is_same = last.unit_kind == quantity.unit_kind and (metric != "share" or quantity.unit_kind == "percent")
            is_change = quantity.change is not None and metric != "share"
            is_same &= metric != "share" or quantity.change is None or quantity.unit == "percentage_point"
            is_same &= quantity.unit_kind != "percent" or quantity.change is not None or metric in OF_LEVELS
            is_fraction = quantity.kind == "share" and OF_OTHER.search(low[: quantity.core_start]) is not None
            is_level = last.change is not None and TO.fullmatch(low[last.end : quantity.start]) is not None
            if is_same or is_change or is_fraction or is_level:
                return metric
        factor, end = EARLIER, start
        while end > 0 and factor > 0.1:
            end -= 1
            begin = max((mark + 1 for mark in marks if mark < end), default=0)
            inside = [hit for hit in hits if begin <= hit[0] < end]
            best = _best(self._weighed(quantity, inside, end, factor))
            if best is not None:
                return best
            factor, end = factor * EARLIER, begin
        return None

    def _scores(
        self, low: str, quantity: Quantity, hits: list[Hit], start: int, before: tuple[Quantity, str] | None
    ) -> dict[str, float]:
        """The evidence of the figure's own clause: before it, behind the figure before; and right behind it."""
        floor = max(start, before[0].end if before is not None else 0)
        scores = self._weighed(quantity, [hit for hit in hits if floor <= hit[0] < quantity.start], quantity.start, 1.0)
        behind = BEHIND.match(low, quantity.end)
        reach = behind.end() if behind is not None else quantity.end
        for hit in hits:
            if quantity.start <= hit[0] < quantity.end or quantity.end <= hit[0] < reach:
                near = 0.9 / (1 + max(0, hit[0] - quantity.end) / HALF)
                for metric, weight in _senses(quantity, hit):
                    scores[metric] = max(scores.get(metric, 0.0), weight * near)
        return scores

    @staticmethod
    def _weighed(quantity: Quantity, hits: list[Hit], end: int, factor: float) -> dict[str, float]:
        scores: dict[str, float] = {}
        for hit in hits:
            near = factor / (1 + max(0, end - hit[1]) / HALF)
            for metric, weight in _senses(quantity, hit):
                scores[metric] = max(scores.get(metric, 0.0), weight * near)
        return scores


def _senses(quantity: Quantity, hit: Hit) -> Iterator[tuple[str, float]]:
    """The metrics of a cue that fit the figure."""
    is_level = quantity.unit_kind == "percent" and quantity.change is None and not hit[3]
    for metric, kinds, weight in hit[2]:
        if (quantity.unit_kind or "other") in kinds and (not is_level or metric in OF_LEVELS):
            yield metric, weight


def _by_noun(quantity: Quantity, own: dict[str, float], clause: str, before: str | None) -> str | None:
    """The metric that the thing counted has by itself; of chips that are shipped, shipments; of people asked, the sample."""
    noun = quantity.noun_metric
    if noun == "hardware" and own.get("shipments", 0.0) >= 1 and SHIPPED.search(clause):
        return "shipments"
    if quantity.unit == "point":
        return noun or "performance"
    if quantity.unit_kind not in ("count", "data") or quantity.unit in OPEN_NOUNS:
        return None
    if noun == "shipments" and before != "shipments" and "shipments" not in own:
        return "other"  # robots that somebody uses
    is_sample = own.get("sample_size", 0.0) >= 1
    if noun in STRONG_NOUNS and not is_sample:
        return noun
    return ("sample_size" if is_sample else noun) if quantity.unit_kind == "count" else None


def _best(scores: dict[str, float]) -> str | None:
    if not scores:
        return None
    best = max(sorted(scores), key=lambda metric: scores[metric])
    return best if scores[best] >= WEAK else None


def _default(quantity: Quantity, kind: str) -> str:
    if kind == "percent":
        return "growth" if quantity.change is not None else "share"
    if kind == "ratio":
        is_own = quantity.change is not None and quantity.change_basis != "comparison"
        return "growth" if is_own else "performance" if quantity.change is not None else "other"
    if kind == "data":
        return "tokens" if quantity.unit == "token" else "hardware"
    if kind == "money" and quantity.per not in (None, "year", "quarter", "day") and quantity.value < 10_000:
        return "price"
    noun = quantity.noun_metric
    return DEFAULTS.get(kind, "other" if quantity.unit == "unit" and noun == "shipments" else noun or "other")
