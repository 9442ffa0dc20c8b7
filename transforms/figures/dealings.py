"""What was done with an amount, by the words right beside it: who took it out, what it makes or buys, what is offered for it."""

from transforms.claims.line import Line
from transforms.figures.noun_phrases import NounPhrases
from transforms.figures.phrases import Phrases, Span

LONGEST_GROUP = 4
"""Auxiliaries and adverbs between an amount and the participle of what was done with it."""
LONGEST_OFFER = 9
"""Words between a verb of offering and the price."""


def agent(line: Line, nouns: NounPhrases, phrases: Phrases, last: int) -> Span | None:
    """Who did it with the amount that ends before word `last`: `$5m was raised by | Pellet`, `$20m taken out by | Perrin`; not who gives it."""
    grammar, i = phrases.grammar, last
    while i < last + LONGEST_GROUP and (
        line.low(i) in grammar.auxiliary | grammar.adverb or line.low(i).endswith("ly")
    ):
        i += 1
    is_past = line.low(i) in grammar.past or line.low(i).endswith(("ed", "en"))
    if not is_past or line.low(i) in phrases.of("gives"):
        return None
    i += 1 + (line.low(i + 1) in phrases.of("particle"))
    if line.low(i) != "by" or line.low(i + 1) in phrases.of("number") or line.low(i + 1).endswith("ing"):
        return None
    return nouns.object(line, i + 1)


def made(line: Line, nouns: NounPhrases, phrases: Phrases, last: int) -> Span | None:
    """What is had for the amount before word `last`: `it costs $12 to make | the battery`."""
    if line.low(last) != "to" or line.low(last + 1) not in phrases.grammar.verb:
        return None
    found = nouns.object(line, last + 2)
    joined = (
        None if found is None else next((i for i in range(*found) if line.low(i) in phrases.grammar.coordinator), None)
    )
    found = found if found is None or joined is None or joined == found[0] else (found[0], joined)
    return None if found is None or line.low(found[0]) in phrases.grammar.pronoun else found


def offered(line: Line, nouns: NounPhrases, phrases: Phrases, first: int) -> Span | None:
    """What is sold at the price that begins at word `first`: `hopes to sell | the sensor | for $9`."""
    verbs = phrases.of("offers")
    verb = next((i for i in range(first - 1, max(-1, first - LONGEST_OFFER), -1) if line.low(i) in verbs), None)
    found = None if verb is None else nouns.object(line, verb + 1)
    is_priced = found is not None and found[1] < first and line.low(found[1]) in ("at", "for", "from")
    is_near = found is not None and all(
        line.low(i) in phrases.of("glue") or line.low(i) in "$€£¥" for i in range(found[1] + 1, first)
    )
    return found if is_priced and is_near else None


def sold(line: Line, nouns: NounPhrases, phrases: Phrases, first: int) -> Span | None:
    """What changes hands for the amount that begins at word `first`: `the purchase of | the Courier | for $5m`."""
    deals = phrases.of("deal_noun")
    deal = next((i for i in range(first - 1, max(-1, first - LONGEST_OFFER), -1) if line.low(i) in deals), None)
    found = None if deal is None or line.low(deal + 1) != "of" else nouns.object(line, deal + 2)
    return found if found is not None and line.low(found[1]) == "for" and first - found[1] <= LONGEST_GROUP else None


def altered_noun(line: Line, nouns: NounPhrases, phrases: Phrases, first: int, last: int) -> Span | None:
    """What a noun of change beside the amount is of: `a reduction in | module costs | from $5`, `a 3-inch cut in | headroom`."""
    changes = phrases.of("transparent")
    behind = last if line.low(last) in changes else last + 1
    if line.low(behind) in changes and line.low(behind + 1) == "in" and line.low(last) not in phrases.grammar.function:
        return nouns.object(line, behind + 2)
    noun = next(
        (
            i
            for i in range(first - 1, max(0, first - LONGEST_OFFER), -1)
            if line.low(i) in changes
            and line.low(i + 1) in ("in", "of")
            and line.low(i - 1) in phrases.grammar.before_noun
        ),
        None,
    )
    found = None if noun is None else nouns.object(line, noun + 2)
    is_near = found is not None and all(
        line.low(i) in phrases.of("glue") | {"$", "€", "£", "¥"} for i in range(found[1], first)
    )
    is_size = found is not None and line.low(found[1]) in ("from", "to", "by")
    is_size = is_size and found is not None and line.low(found[1] + 1) not in phrases.grammar.verb
    return found if is_near and is_size else None


def moved(line: Line, nouns: NounPhrases, phrases: Phrases, first: int, last: int) -> Span | None:
    """What is up or down where it stands behind its verb: `among the losers was | Ordo, | down 6%`, `up 4% was | Ordo`."""
    be = phrases.grammar.be
    if line.low(first - 1) not in ("up", "down"):
        return None
    if first == 1:
        return nouns.object(line, last + 1) if line.low(last) in be else None
    found = nouns.phrase_from(line, first - 2) if line.low(first - 2) == "," else None
    return found if found is not None and line.low(found[0] - 1) in be and line.is_name(found[0]) else None


def one_of(line: Line, phrases: Phrases, phrase: Span) -> Span:
    """The things of a phrase about one of them: `renting one of | the cards`; any other phrase as it is."""
    start, end = phrase
    at = next((i for i in range(start, min(end, start + 2)) if (line.low(i), line.low(i + 1)) == ("one", "of")), None)
    is_led = at is not None and line.low(at + 2) in phrases.grammar.determiner
    return (at + 2, end) if at is not None and is_led and at + 3 < end else phrase
