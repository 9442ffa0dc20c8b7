"""Who is given what a figure measures, by the order of words."""

from transforms.claims.line import Line
from transforms.figures.phrases import Phrases, Span

LONGEST_RECIPIENT, LONGEST_GIFT = 8, 5
"""Words of who receives, and words between these and the figure."""


def recipient(line: Line, phrases: Phrases, at: int) -> Span | None:
    """The first object of a verb that takes two before word `at`: `gives | the car | 355 horsepower`, `cost | Intel | a loss of $7bn`."""
    grammar, verbs = phrases.grammar, phrases.of("ditransitive")
    earliest = max(-1, at - LONGEST_RECIPIENT - LONGEST_GIFT - 1)
    verb = next((i for i in range(at - 1, earliest, -1) if line.low(i) in verbs or line.is_stop(i)), None)
    if verb is None or line.is_stop(verb) or line.low(verb - 1) in grammar.before_noun:
        return None
    leads = grammar.of("article") | phrases.of("possessive")
    start = verb + 1
    end = start + (line.low(start) in leads)
    while end < at and not _begins_gift(line, phrases, end, leads):
        if line.low(end) in grammar.preposition | grammar.coordinator:
            return None
        end += 1
    is_noun = line.is_name(start) or (line.low(start) in leads and end > start + 1)
    return (start, end) if is_noun and end <= at else None


def _begins_gift(line: Line, phrases: Phrases, i: int, leads: frozenset[str]) -> bool:
    low = line.low(i)
    return low in leads or low in phrases.of("qualifying") or low[:1].isdigit() or low in "$€£¥"
