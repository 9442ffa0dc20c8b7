"""What the sentences around Chinese quantities tell of them: metric, topic and period."""

from collections.abc import Sequence

from seeds import References
from transforms.figures.chinese.clause import Clause, Topic
from transforms.figures.chinese.dealings import DEMONSTRATIVE, HAVING, RESPECT
from transforms.figures.chinese.discourse import Carried, carried_on, dealt_out, topic_at
from transforms.figures.chinese.metrics import ChineseMetrics
from transforms.figures.chinese.times import ChineseTimes
from transforms.figures.chinese.topics import ChineseTopics
from transforms.figures.plain import lowered
from transforms.figures.quantity import Quantity
from transforms.periods import Period
from transforms.records import Mention

Told = tuple[str, Topic | None]
"""The metric of a quantity and of whom it speaks."""

NOUN = 10
"""Characters behind a share within which the noun of what it is of ends."""


class ChineseContext:
    """Reads one sentence after the other."""

    def __init__(self, references: References) -> None:
        self._metrics = ChineseMetrics(references)
        self._topics = ChineseTopics(references)
        self._times = ChineseTimes(references)

    def clauses(
        self, plain: str, offset: int, mentions: Sequence[Mention], periods: Sequence[Period], carried: Carried
    ) -> tuple[Clause, ...]:
        """The clauses of the sentence that begins at `offset` of the article, with their topics."""
        return self._topics.clauses(plain, offset, mentions, periods, carried.known)

    def told(
        self, plain: str, offset: int, quantities: Sequence[Quantity], clauses: Sequence[Clause], carried: Carried
    ) -> list[Told]:
        """Metric and topic of each quantity of the sentence that begins at `offset` of the article."""
        metrics = self._metrics.metrics(lowered(plain), quantities)
        places = [quantity.core_start for quantity in quantities]
        dealt = dealt_out(clauses, places, [quantity.unit for quantity in quantities])
        things = self._topics.phrases.things
        return [
            (
                metric,
                dealt.get(at)
                or topic_at(clauses, places[at], metric, places[:at], carried, things)
                or self._respect(plain, quantities[at], offset)
                or self._part(plain, quantities[at], offset)
                or self._counted(plain, quantities[at], offset, clauses),
            )
            for at, metric in enumerate(metrics)
        ]

    def _respect(self, plain: str, quantity: Quantity, offset: int) -> Topic | None:
        """Of what a sentence says that it speaks: `| 新能源汽车 | 方面，销量达到104万辆`."""
        match = RESPECT.match(plain, 0, quantity.core_start)
        if match is None or self._topics.phrases.is_measure(match["what"]):
            return None
        return Topic(offset + match.start("what"), offset + match.end("what"), None, None)

    def _part(self, plain: str, quantity: Quantity, offset: int) -> Topic | None:
        """What a share is of, where nothing else is spoken of: `仅有15.6%的企业`."""
        if quantity.unit != "percent" or plain[quantity.end : quantity.end + 1] != "的":
            return None
        at = quantity.end + 1
        for stop in range(min(len(plain), at + NOUN), at + 1, -1):
            if any(self._topics.phrases.is_counted(plain[start:stop]) for start in range(at, stop - 1)):
                return Topic(offset + at, offset + stop, None, None)
        return None

    def _counted(self, plain: str, quantity: Quantity, offset: int, clauses: Sequence[Clause]) -> Topic | None:
        """What is there or is counted, where nothing else is spoken of: `全市共有 | 充电桩 | 12万个`, `这家 | 工厂 | 由海岳投资8亿元建成`."""
        own = next((clause for clause in clauses if clause.start <= quantity.core_start < clause.end), None)
        having = None if own is None else HAVING.search(plain, own.start, quantity.start)
        if quantity.unit_kind == "count" and having is not None:
            return Topic(offset + having.start("what"), offset + having.end("what"), None, None)
        pronoun = own.pronoun if own is not None else None
        at = -1 if own is None or pronoun is None else plain.find(pronoun, own.start, own.end)
        shown = DEMONSTRATIVE.match(plain, at) if at >= 0 else None
        if shown is not None and pronoun is not None:
            return Topic(offset + shown.end(), offset + at + len(pronoun), None, None)
        if quantity.unit_kind != "count":
            return None
        counted = (
            i
            for i in range(quantity.core_start, quantity.end - 1)
            if self._topics.phrases.is_counted(plain[i : quantity.end])
        )
        start = next(counted, None)
        return None if start is None else Topic(offset + start, offset + quantity.end, None, None)

    def period(
        self, low: str, quantity: Quantity, periods: Sequence[Period], quantities: Sequence[Quantity]
    ) -> Period | None:
        """The period of a quantity among those of its sentence that are not apart from it."""
        return self._times.period(low, quantity, periods, quantities)

    @staticmethod
    def carried(text: str, start: int, clauses: Sequence[Clause], carried: Carried) -> Carried:
        """What the sentence behind the one at `start` of the article may go on about."""
        return carried_on(text, start, clauses, carried)
