"""What the sentences around Chinese quantities tell of them: metric, topic and period."""

from collections.abc import Sequence

from seeds import References
from transforms.figures.chinese.discourse import Carried, carried_on, dealt_out, topic_at
from transforms.figures.chinese.metrics import ChineseMetrics
from transforms.figures.chinese.times import ChineseTimes
from transforms.figures.chinese.topics import ChineseTopics, Clause, Topic
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
                or self._part(plain, quantities[at], offset),
            )
            for at, metric in enumerate(metrics)
        ]

    def _part(self, plain: str, quantity: Quantity, offset: int) -> Topic | None:
        """What a share is of, where nothing else is spoken of: `仅有15.6%的企业`."""
        if quantity.unit != "percent" or plain[quantity.end : quantity.end + 1] != "的":
            return None
        at = quantity.end + 1
        for stop in range(min(len(plain), at + NOUN), at + 1, -1):
            if any(self._topics.phrases.is_counted(plain[start:stop]) for start in range(at, stop - 1)):
                return Topic(offset + at, offset + stop, None, None)
        return None

    def period(
        self, low: str, quantity: Quantity, periods: Sequence[Period], quantities: Sequence[Quantity]
    ) -> Period | None:
        """The period of a quantity among those of its sentence that are not apart from it."""
        return self._times.period(low, quantity, periods, quantities)

    @staticmethod
    def carried(text: str, start: int, clauses: Sequence[Clause], carried: Carried) -> Carried:
        """What the sentence behind the one at `start` of the article may go on about."""
        return carried_on(text, start, clauses, carried)
