"""Names that an article introduces itself: acronyms in brackets and surnames after full names."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.mentions.folding import is_word
from transforms.mentions.surroundings import Found, Surroundings

ACRONYM = 0.85
SURNAME = 0.85
_BRACKETED = re.compile(r" ?[(（]([A-Z][A-Z&]{1,7})[)）]")


def later_names(around: Surroundings, surnames: Sequence[tuple[Found, str]]) -> list[Found]:
    """The later mentions by acronym and surname; `surnames` are the mentions of people with the name they are called by."""
    short = _acronyms(around)
    people = _unique(surnames)
    if not short and not people:
        return []
    return sorted(_occurrences(around, short, people), key=lambda found: found.start)


def _acronyms(around: Surroundings) -> dict[str, Found]:
    """Capitals in brackets right after a known name, if they are its initials in order."""
    acronyms: dict[str, Found] = {}
    for found in around.found:
        match = _BRACKETED.match(around.page.plain, found.end)
        if match and abbreviates(match[1], around.page.plain[found.start : found.end]):
            acronyms.setdefault(match[1], Found(found.entity_id, match.start(1), match.end(1), ACRONYM))
    return acronyms


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the acronym's letters are, in order, letters of the name, the first one its first and each further word's or inner: `CATL`."""
    letters = [letter for letter in acronym.lower() if letter != "&"]
    rest = iter(name.lower())
    return (
        len(name) > 2 * len(acronym)
        and name.lower().startswith(letters[0])
        and all(letter in rest for letter in letters)
    )


def _unique(surnames: Sequence[tuple[Found, str]]) -> dict[str, Found]:
    """The first full mention by surname, without surnames that two known people share."""
    owners: dict[str, set[str]] = {}
    first: dict[str, Found] = {}
    for found, surname in surnames:
        owners.setdefault(surname, set()).add(found.entity_id)
        first.setdefault(surname, found)
    return {surname: first[surname] for surname, people in owners.items() if len(people) == 1}


def _occurrences(around: Surroundings, acronyms: dict[str, Found], people: dict[str, Found]) -> Iterator[Found]:
    spots = _spots(around, sorted({*acronyms, *people}))
    for word, spans in spots.items():
        if word in acronyms:
            origin = acronyms[word]
            yield from (Found(origin.entity_id, start, end, ACRONYM) for start, end in spans if start >= origin.start)
        else:
            yield from _surname(around, people[word], spans)


def _spots(around: Surroundings, words: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Where each word stands alone and outside of the mentions found so far."""
    text = around.page.plain
    taken = [found.start for found in around.found]
    spots: dict[str, list[tuple[int, int]]] = {word: [] for word in words}
    for index, start, end in AhoCorasick(words, MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        place = bisect_right(taken, start) - 1
        is_taken = place >= 0 and around.found[place].end > start
        if not is_taken and _stands_alone(text, start, end):
            spots[words[index]].append((start, end))
    return spots


def _stands_alone(text: str, start: int, end: int) -> bool:
    opens = start == 0 or not (is_word(text[start - 1]) or text[start - 1] in "@.$")
    return opens and (end == len(text) or not is_word(text[end]))


def _surname(around: Surroundings, person: Found, spans: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """The later spots of a surname, none if one of them belongs to a namesake (`Jack Altman`)."""
    if any(around.has_stranger(start, end) for start, end in spans):
        return
    for start, end in spans:
        if start > person.end and not _is_ordinary(around, start, end):
            yield Found(person.entity_id, start, end, SURNAME)


def _is_ordinary(around: Surroundings, start: int, end: int) -> bool:
    """Whether a sentence's first word is the surname only by its capital: it must be followed by what people do."""
    if around.previous_word(start).lower().rstrip(".") in around.known.words["title"]:
        return False
    return (
        around.opens_sentence(start)
        and around.next_word(end).lower() not in around.known.words["person-next"] | around.known.words["person-verb"]
    )
