"""Of whom or what the figures of a Chinese article speak, sentence by sentence."""

from collections.abc import Sequence

from seeds import References
from transforms.figures.chinese.discourse import Carried, carried_on, dealt_out, topic_at
from transforms.figures.chinese.topics import ChineseTopics, Topic
from transforms.figures.quantity import Quantity
from transforms.periods import Period
from transforms.records import Article, Mention, Sentence


class ChineseSubjects:
    """Finds the topic of each figure of a sentence."""

    def __init__(self, references: References) -> None:
        self._topics = ChineseTopics(references)

    def subjects(
        self,
        article: Article,
        sentence: Sentence,
        plain: str,
        figures: Sequence[tuple[Quantity, str]],
        mentions: Sequence[Mention],
        periods: Sequence[Period],
        carried: Carried,
    ) -> tuple[list[Topic | None], Carried]:
        """The topic of each quantity with its metric, and what the sentences behind this one may go on about.

        `plain` is the sentence in the forms that the tables are written in; `carried` is what the sentences before it left.
        """
        clauses = self._topics.clauses(plain, sentence.start, mentions, periods, carried.known)
        places = [quantity.core_start for quantity, _ in figures]
        dealt = dealt_out(clauses, places, [quantity.unit for quantity, _ in figures])
        things = self._topics.phrases.things
        found = [
            dealt.get(at) or topic_at(clauses, place, metric, places[:at], carried, things)
            for at, (place, (_, metric)) in enumerate(zip(places, figures, strict=True))
        ]
        return found, carried_on(article.text, sentence.start, clauses, carried)
