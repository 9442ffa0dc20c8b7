"""What a figure measures: the best evidence among the words around it."""

import re
from collections.abc import Sequence

from seeds import References
from transforms.figures.quantity import Quantity

DEFAULTS = {"rank": "rank", "duration": "duration", "energy": "energy", "compute": "hardware"}
STRONG_NOUNS = frozenset(
    (
        "downloads",
        "users",
        "developers",
        "headcount",
        "shipments",
        "parameters",
        "tokens",
        "models",
        "hardware",
        "deals",
        "sample_size",
        "duration",
    )
)
_APPOSED = re.compile(
    r"(?:[^,,;；。]{0,12}|(?: (?:in|on|during|for|at|by|over|last|this)(?: [a-z0-9'-]+){1,5}){1,2})"
    r"(?:,? \(?|，|（)(?:(?:an?|up|down|or|representing|marking|which is|同比|环比)(?![a-z])[a-z -]{0,40}|"
    r"同比|环比|较|比)?[^,，;；。]{0,12}"
)
_BOTH = re.compile(
    r"(?: (?:more|less|higher|lower))?(?: (?:than|from|over|on|year|compared)(?:[ -][a-z'-]+){1,6}),? and (?:up |down |by )?"
)
"""Between two changes of one thing: `94% more than a year earlier and 17%`."""
_LEVELLED = re.compile(
    r",? \(?(?:up|down|compared (?:with|to)|from|versus|against|to|or)(?: [a-z]+){0,4} ?|，?(?:至|到|增至|降至|升至|相比|而)"
)
_LISTED = re.compile(r"(?: of [a-z ]{1,24})?(?:,? (?:and|or)|,)(?: [a-z-]+){0,4} ")
_POPULATION = re.compile(
    r" (?:of (?:the )?(?:respondents|people|companies|enterprises|firms|users|those|adults|workers|employees|all|"
    r"surveyed|global|total|its|their|them|businesses|americans|developers|executives)"
    r"|said|say|had|have|has|were|are|use|used|plan|planned|believe|expect|expected|reported|report|think|agreed|"
    r"cited|did|do|want|would|worry|feel|surveyed)(?![a-z])"
)
_OBJECT = re.compile(r"(?: (?:in|of|worth of|for|as))?(?: [a-z-]+){0,2} ?|的?.{0,2}")
_JOINED = re.compile(r"(?<![a-z])(?:and|on|at|while|but|from|as|to)(?![a-z])|，|,")
_ASIDE = re.compile(r", (?:which|who|whose|where) [^,;.]*,")
_COMPLETES = re.compile(r" (?:on|of|for|in)(?: [a-z'-]+){0,3} ")
_INVESTS = re.compile(r"(?<![a-z])(?:invest|invests|invested|investing)(?![a-z])(?:[^,;.]|[.,](?=\d))*$")
_THINGS = re.compile(
    r"(?: \([^()]{0,30}\))? (?:in|on|into|to build|building)(?: [a-z-]+){0,5}? (?:infrastructure|"
    r"data cent(?:er|re)s?|capacity|factor(?:y|ies)|plants?|research|equipment|chips|servers|hardware|facilities|campus(?:es)?|sites?|power)(?![a-z])"
)
Hit = tuple[int, int, list[tuple[str, frozenset[str], float]]]
"""Where a cue stands and the metrics it speaks for."""
FAR = 300
"""Characters beyond which a cue says nothing."""
HALF = 32.0
"""Characters after which a cue weighs half."""


class Metrics:
    """Scores the cues of a sentence for each of its figures."""

    def __init__(self, references: References) -> None:
        self._cues: dict[str, dict[str, list[tuple[str, frozenset[str], float]]]] = {"en": {}, "zh": {}}
        for language, metric, kinds, weight, words in references.table("metric_cues").iter_rows():
            self._cues[language].setdefault(words, []).append((metric, frozenset(kinds.split()), float(weight)))
        self._shapes = {
            language: re.compile(
                ("(?<![a-z])(?:" if language == "en" else "(?:")
                + "|".join(sorted(map(re.escape, cues), key=len, reverse=True))
                + (")(?![a-z])" if language == "en" else ")")
            )
            for language, cues in self._cues.items()
        }

    def metrics(self, low: str, quantities: Sequence[Quantity], *, language: str) -> list[str]:
        """The metric of each quantity of one sentence in lower case; offsets are those of `low`."""
        language = "zh" if language == "zh" else "en"
        hits = [
            (match.start(), match.end(), self._cues[language][match[0]])
            for match in self._shapes[language].finditer(low)
        ]
        found: list[str] = []
        for place, quantity in enumerate(quantities):
            metric = self._metric(low, quantity, quantities, hits)
            if place and found[-1] not in ("other", "rank", "sample_size"):
                before = quantities[place - 1]
                if continues(low[before.end : quantity.start], before, quantity, found[-1]):
                    metric = found[-1]
            found.append(metric)
        return found

    def _metric(
        self,
        low: str,
        quantity: Quantity,
        quantities: Sequence[Quantity],
        hits: list[Hit],
    ) -> str:
        kind = quantity.unit_kind or "other"
        if kind == "rank":
            return "rank"
        if quantity.per == "second" and kind in ("count", "data") and quantity.unit not in ("byte", "bit"):
            return "performance"
        is_sample = any(
            any(metric == "sample_size" for metric, _, _ in senses) and abs(start - quantity.core_start) < 40
            for start, _, senses in hits
        )
        if quantity.noun_metric in STRONG_NOUNS and kind in ("count", "data") and not is_sample:
            return quantity.noun_metric or "other"
        if quantity.kind == "share" and quantity.change is None:
            return "share"
        scores = self._scores(low, quantity, quantities, hits)
        if scores:
            best = max(sorted(scores), key=lambda metric: scores[metric])
            if best == "funding" and scores.get("spending", 0.0) > 0 and _is_own_outlay(low, quantity):
                return "spending"
            if scores[best] >= 0.25:
                return "price" if best == "cost" and quantity.per not in (None, "run") and kind == "money" else best
        return _default(quantity, kind)

    @staticmethod
    def _scores(
        low: str,
        quantity: Quantity,
        quantities: Sequence[Quantity],
        hits: list[Hit],
    ) -> dict[str, float]:
        """The best evidence for each metric that fits the kind of unit."""
        kind, scores = quantity.unit_kind or "other", dict[str, float]()
        for place, (start, end, senses) in enumerate(hits):
            if max(quantity.start - end, start - quantity.end) > FAR:
                continue
            if end <= quantity.start and place and _is_complement(low, hits[place - 1], start):
                continue
            if any(other.core_start <= start < other.end for other in quantities if other is not quantity):
                continue
            nearness = _nearness(low, quantity, quantities, start, end)
            for metric, kinds, weight in senses:
                if kind in kinds:
                    scores[metric] = max(scores.get(metric, 0.0), weight * nearness)
        if kind == "percent" and quantity.change is None and _POPULATION.match(low, quantity.end):
            scores["share"] = max(scores.get("share", 0.0), 3.0)
        return scores


def continues(gap: str, before: Quantity, quantity: Quantity, metric: str) -> bool:
    """Whether a figure is of the same metric as the one before it: its change (`, a drop of 70%`), its other level, a share in a list."""
    if quantity.change is not None:
        is_both = before.change is not None and _BOTH.fullmatch(gap) is not None
        return metric != "share" and (is_both or _APPOSED.fullmatch(gap) is not None)
    if quantity.unit_kind != before.unit_kind or quantity.kind == "share":
        return False
    is_share = quantity.unit == "percent" and metric == "share" and before.change is None
    return _LEVELLED.fullmatch(gap) is not None or (is_share and _LISTED.fullmatch(gap) is not None)


def _nearness(low: str, quantity: Quantity, quantities: Sequence[Quantity], start: int, end: int) -> float:
    """From 1 beside the figure down to 0; less across punctuation, other figures, and after rather than before it."""
    if end <= quantity.start:
        gap, factor = low[end : quantity.start], 1.0
    elif start >= quantity.end:
        gap = low[quantity.end : start]
        factor = 0.25 if _JOINED.search(gap) else 1.1 if _OBJECT.fullmatch(gap) else 0.5
    else:
        return 1.0
    between = sum(
        1
        for other in quantities
        if other is not quantity and min(end, quantity.end) <= other.start < max(start, quantity.start)
    )
    factor *= 0.55**between * 0.6 ** len(
        re.findall(
            r"[;；。:：]|, (?:and|but|while|with)(?![a-z])|(?<![a-z])(?:while|whereas|but|although)(?![a-z])", gap
        )
    )
    if (
        end <= quantity.start
        and _ASIDE.search(low, max(0, start - 60), quantity.start)
        and _in_aside(low, start, quantity)
    ):
        factor *= 0.1
    factor *= 0.75 ** (gap.count(",") + gap.count("，") + gap.count("、") * 0.5)
    return float(factor / (1 + len(gap) / HALF))


def _in_aside(low: str, start: int, quantity: Quantity) -> bool:
    """Whether a cue stands in a relative clause that is closed before the figure: `, which includes salaries, was $5 million`."""
    return any(
        aside.start() < start < aside.end() <= quantity.start
        for aside in _ASIDE.finditer(low, max(0, start - 60), quantity.start)
    )


def _is_complement(low: str, before: Hit, start: int) -> bool:
    """Whether a cue only completes the one before it: `spending on AI chips`, `cost of servers`; not `growth in users`."""
    return all(metric not in ("growth", "performance") for metric, _, _ in before[2]) and (
        _COMPLETES.fullmatch(low[before[1] : start]) is not None
    )


def _is_own_outlay(low: str, quantity: Quantity) -> bool:
    """Whether somebody invests in things of its own (`will invest $50 billion in data centres`), which is spending."""
    return _INVESTS.search(low, max(0, quantity.start - 60), quantity.start) is not None and (
        _THINGS.match(low, quantity.end) is not None
    )


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
