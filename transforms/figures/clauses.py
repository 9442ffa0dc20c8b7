"""Clauses whose time is not that of the figures beside them: who says it and when, relative clauses, when something began."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seeds import References
from transforms.figures.quantity import Quantity
from transforms.periods import Period

Span = tuple[int, int]

BREAK = re.compile(
    r"[;:!?；。：！？—]|, (?:and|but|while|whereas|although|though)(?![a-z])|(?<![a-z])(?:while|whereas) "
)
APART = re.compile(
    r"[;；。]|, (?:and|but|while|whereas|although|though)(?![a-z])|(?<![a-z])(?:while|whereas|although|but)(?![a-z])"
)
"""What stands between a figure and a period of another main clause."""
RELATIVE = re.compile(r", (?:which|who|whose|where|whom)(?![a-z])(?:[^,;.]|[.,](?=\d))*(?:, (?=[a-z])|$)?")
BEGINNING = re.compile(
    r"(?<![a-z])(?:since|after|before|when|once|until) (?:it|they|he|she|we|the [a-z-]+|its [a-z-]+|[a-z-]+)"
    r" (?:was|were|is|are|had|has|first|[a-z]+ed|began|came|ends|starts|went)(?![a-z])(?:[^,;.]|[.,](?=\d))*"
)
SOURCE = re.compile(
    r"(?<![a-z])(?:according to|as (?:first |previously )?reported by|as estimated by|as noted by|based on)(?![a-z])"
    r"(?:[^,;.]|[.,](?=[a-z0-9]))*"
)
DATELINE = re.compile(
    r"[a-z][a-z .,'/-]{1,40}, [a-z]{3,9}\.? \d{1,2}(?:, \d{4})?,? ?(?:\([^()]{2,24}\) ?)?(?:-{1,2}|–|—|/prnewswire/) "
)
"""`SAN FRANCISCO, March 4 (Reuters) - `."""
AUXILIARY = re.compile(r" (?:was|were|had been|have been|has been|being|are|is) ")
HALTS = frozenset(",;:")
SPAN = 160
"""Characters between a verb of saying and its *that*."""
NOUN = frozenset(("the", "a", "an", "to", "its", "this", "new", "of", "annual"))
"""Before a noun, not a verb: `the report`, `its estimate`."""
NEAR = re.compile(r"(?: [a-z]+ly)?(?: (?:in|on|at|during|late|early|earlier|back|last|this|the|of|to [a-z]+)){0,4} ?")
INTO = re.compile(
    r"(?: (?:in|on|at|to|during) (?:an?|the|its|his|her|their|investors|analysts|reporters)(?: [a-z'’-]+){0,6}){1,2} ?"
)
TAIL = re.compile(
    r",|[.\"”’)]{0,4}$| (?:on|in|at|during|earlier|late|last|this|yesterday|today|to|when|after)(?![a-z])"
)
LEVELLED = ("从", "由", "被", "上调", "下调", "至", "值")
"""What follows a forecast that is a noun: `出货预测从5万台下调`."""
FOR = re.compile(r"(?<![a-z])for (?:the )?$")
REPORTER = 70
"""Characters that a speaker named after a comma may take."""


class Clauses:
    """Finds them by the verbs that attribute (`attribution_cues`) and those whose time is an event's own (`period_clauses`)."""

    def __init__(self, references: References) -> None:
        clausal, chinese = list[str](), list[str]()
        for language, forms, pattern, frames in (
            references.table("attribution_cues").select("language", "forms", "pattern", "frames").iter_rows()
        ):
            if language == "zh" and pattern in ("verb", "source_end"):
                chinese.append(forms if pattern == "verb" and len(forms) > 1 else f"{forms}，")
            elif language == "en" and pattern == "verb" and "that" in (frames or ""):
                clausal += [form for form in forms.split("|") if " " not in form]
        words: dict[str, list[str]] = {"event": [], "speech": []}
        for language, kind, word in references.table("period_clauses").iter_rows():
            if language == "en":
                words[kind].append(word)
        self._speech = frozenset(words["speech"])
        self._verb = re.compile(rf"(?<![a-z])(?:{_any([*clausal, *words['speech']])})(?![a-z])")
        self._chinese = re.compile("|".join(sorted(map(re.escape, chinese), key=len, reverse=True)))
        self._event = re.compile(
            rf"(?<![a-z])(?:{_any(words['event'])})(?: (?:by|in|at|to) (?!the )[a-z'’ -]{{1,24}}?)?"
            r"(?: (?:in|on|at|late|early|back|earlier|last|this)){0,2} ?$"
        )

    def apart(
        self, low: str, periods: Sequence[Period], quantities: Sequence[Quantity], *, language: str
    ) -> tuple[Span, ...]:
        """Spans whose periods are no time of figures outside them, in a sentence in lower case."""
        if not periods:
            return ()
        if language == "zh":
            return tuple(self._reporting_zh(low, quantities))
        found = [match.span() for shape in (RELATIVE, BEGINNING, SOURCE) for match in shape.finditer(low)]
        dateline = DATELINE.match(low)
        found += [] if dateline is None else [dateline.span()]
        return (*found, *self._events(low, periods, quantities), *self._reporting_en(low, periods, quantities))

    def _events(self, low: str, periods: Sequence[Period], quantities: Sequence[Quantity]) -> Iterator[Span]:
        """Periods of an event; `40 models launched in 2024` are counted in it."""
        for period in periods:
            floor = max(0, period.start - 60)
            verb = self._event.search(low[floor : period.start])
            if verb is not None and not any(
                quantity.end <= floor + verb.start()
                and not AUXILIARY.sub("", low[quantity.end : floor + verb.start()]).strip()
                for quantity in quantities
            ):
                yield period.start, period.end

    def _reporting_en(self, low: str, periods: Sequence[Period], quantities: Sequence[Quantity]) -> Iterator[Span]:
        breaks = [match.end() for match in BREAK.finditer(low)]
        for match in self._verb.finditer(low):
            verb, end = match.start(), match.end()
            if low[max(0, verb - 12) : verb].rstrip().rpartition(" ")[2] in NOUN:
                continue
            place = bisect_right(breaks, verb)
            clause = breaks[place - 1] if place else 0
            comma = low.rfind(",", clause, verb)
            is_tag = comma >= 0 and verb - comma < REPORTER
            if is_tag and TAIL.match(low, end) and not any(quantity.end > comma for quantity in quantities):
                yield comma, len(low)
            elif is_tag and low.startswith(",", end):
                yield comma, end
            elif (that := _that(low, end)) is not None:
                yield clause, that
            elif (said := _said_when(low, end, periods)) > end or match[0] in self._speech:
                yield clause, said

    def _reporting_zh(self, low: str, quantities: Sequence[Quantity]) -> Iterator[Span]:
        for match in self._chinese.finditer(low):
            if low[match.start() - 1 : match.start()] == "的" or low.startswith(LEVELLED, match.end()):
                continue
            start = max(low.rfind(mark, 0, match.start()) for mark in "。；：") + 1
            if any(start <= quantity.start < match.start() for quantity in quantities):
                start = low.rfind("，", 0, match.start()) + 1
            yield start, match.end()


def is_apart(period: Period, quantity: Quantity, spans: Sequence[Span]) -> bool:
    """Whether the period stands in a span that does not hold the figure."""
    return any(
        start <= period.start and period.end <= end and not (start <= quantity.start and quantity.end <= end)
        for start, end in spans
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _that(low: str, end: int) -> int | None:
    """The end of the *that* which follows a verb of saying, no comma or stop between."""
    at = low.find(" that ", end, end + SPAN)
    gap = low[end:at]
    return None if at < 0 or HALTS & set(gap) or ". " in gap else at + 5


def _said_when(low: str, end: int, periods: Sequence[Period]) -> int:
    """The end of the time that follows a verb of saying at once (`said in July`, `said in a report on Thursday`), or of the verb."""
    for period in periods:
        gap = low[end : period.start]
        is_adverbial = NEAR.fullmatch(gap) or (INTO.fullmatch(gap) and not FOR.search(gap))
        if period.start >= end and not period.is_future and is_adverbial:
            return _said_when(low, period.end, periods)
    return end
