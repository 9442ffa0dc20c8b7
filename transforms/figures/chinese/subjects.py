"""Of whom or what a Chinese figure speaks: the mention that is likeliest the subject of its clause."""

import re
from collections.abc import Mapping, Sequence

from transforms.figures.chinese.topics import Topics, covered
from transforms.figures.phrases import Phrases
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Subject
from transforms.records import Mention

CLAUSE = re.compile(r"[;；。：:]")
REPORTER_BEFORE = re.compile(r"据[^，。]{0,6}$")
REPORTER_AFTER = re.compile(r"(?:数据|报告|统计|调查|预计|预测|认为|表示|称|发布|显示|指出|测算)")
PREPOSITION = re.compile(r"(?:在|向|与|和|对|从|由|以|比|较|于|用|被|给)$")
PRONOUN = re.compile(r"(?:该公司|公司|本公司|其|该模型|该产品|该企业|它|我们|后者|前者|双方)")


class ChineseSubjects:
    """Finds the subject of each figure of a sentence: the known name that its clause speaks of, else its topic in its own words."""

    def __init__(self, phrases: Phrases, kinds: Mapping[str, str | None]) -> None:
        words = phrases.chinese
        self._topics = Topics(words["topic_end"], words["topic_lead"], words["topic_plain"], words["topic_never"])
        self._kinds = kinds

    def subjects(
        self,
        low: str,
        quantities: Sequence[Quantity],
        mentions: Sequence[Mention],
        offset: int,
        *,
        earlier: Sequence[Mention],
        focus: Subject | None,
    ) -> list[Subject | None]:
        """The subject of each quantity; `offset` is where the sentence begins, `earlier` holds the names of the one before, `focus` its subject."""
        fallback = referent(low, self._kinds, earlier)
        return [self._subject(low, quantity, mentions, offset, fallback, focus) for quantity in quantities]

    def _subject(
        self,
        low: str,
        quantity: Quantity,
        mentions: Sequence[Mention],
        offset: int,
        fallback: Mention | None,
        focus: Subject | None,
    ) -> Subject | None:
        names = [(m.start - offset, m.end - offset) for m in mentions]
        topic = self._topics.topic(low, quantity, names)
        named = None if topic is None else covered(names, topic)
        if topic is not None and named is None and PRONOUN.match(low, topic[0]) is None:
            return Subject(offset + topic[0], offset + topic[1], None)
        who = subject(low, quantity, mentions, offset) if topic is None or named is not None else None
        who = who or (mentions[named] if named is not None else fallback)
        return focus if who is None else Subject(who.start, who.end, who.entity_id)


def subject(low: str, quantity: Quantity, mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The mention that the quantity speaks of, or None; `mentions` are those of its sentence, `offset` where that begins.

    In the clause of the figure, then in all words before: the last mention that is no object of a preposition and no possessor, else a
    possessor; who only reports the number is never meant.
    """
    before = [
        (m, m.start - offset, m.end - offset)
        for m in mentions
        if m.end - offset <= quantity.core_start and not _is_reporter(low, m.start - offset, m.end - offset)
    ]
    bounds = [match.end() for match in CLAUSE.finditer(low, 0, quantity.core_start)]
    for left in dict.fromkeys((bounds[-1] if bounds else 0, 0)):
        free = [row for row in before if row[1] >= left and not PREPOSITION.search(low[max(0, row[1] - 2) : row[1]])]
        doers = [row for row in free if not low.startswith("的", row[2])]
        if doers or free:
            return (doers or free)[-1][0]
    return None


def _is_reporter(low: str, start: int, end: int) -> bool:
    told = REPORTER_AFTER.match(low, end) is not None
    return told or REPORTER_BEFORE.search(low[max(0, start - 8) : start]) is not None


def referent(low: str, kinds: Mapping[str, str | None], earlier: Sequence[Mention]) -> Mention | None:
    """Whom *该公司* or *其* at the head of a sentence means: the only organisation (or model) of the sentence before; else None."""
    head = PRONOUN.match(low)
    if head is None:
        return None
    wanted = "model" if "模型" in head[0] else "organisation"
    names = {mention.entity_id: mention for mention in earlier if kinds.get(mention.entity_id, wanted) == wanted}
    return next(iter(names.values())) if len(names) == 1 else None
