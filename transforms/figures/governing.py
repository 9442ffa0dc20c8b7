"""What a parse tells of whom a figure speaks: the noun phrases that own, receive or govern it, the surest first.

Relations are those of Universal Dependencies (de Marneffe et al., Computational Linguistics 47, 2021).
"""

from collections.abc import Iterator

from transforms.parsing import Parse

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_OWNED_BY = frozenset(("of", "for", "at", "in", "from", "by"))
_RECEIVED_BY = frozenset(("in", "into", "to", "for"))
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_OPEN = frozenset(("xcomp", "advcl", "conj", "ccomp", "parataxis", "csubj"))
_DEEPEST = 12
_LINKS = frozenset(("compound", "amod", "nmod:poss", "flat", "nummod", "appos"))


def governors(
    parse: Parse, start: int, end: int, *, taken: frozenset[int] = frozenset(), is_received: bool = False
) -> Iterator[int]:
    """The places of the heads of noun phrases that the figure at `start:end` of the text may be of, the surest first.

    `taken` are places that say how much or when, and so are nobody; `is_received` asks for who gets it before who gives it, as money
    that is raised or invested has it.
    """
    inside = set(parse.within(start, end))
    place = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
    if place is None:
        return
    seen = set(taken)
    for found in _climb(parse, place, inside, is_received=is_received):
        if found not in inside and found not in seen:
            seen.add(found)
            yield found


def _climb(parse: Parse, place: int, inside: set[int], *, is_received: bool) -> Iterator[int]:
    yield from _owners(parse, place, inside)
    if any(parse.tokens[child].dep in _SUBJECTS and child not in inside for child in parse.children[place]):
        yield from _arguments(parse, place, place, is_received=is_received)
        return
    for _ in range(_DEEPEST):
        token = parse.tokens[place]
        if token.head == place:
            return
        above = parse.tokens[token.head]
        if token.dep.startswith(("nsubj", "csubj")):
            yield from _predicated(parse, token.head, inside)
            return
        if _is_predicate(parse, token.head):
            yield from _arguments(parse, token.head, place, is_received=is_received)
            return
        if above.pos in _NOMINAL and token.head not in inside:
            yield from _owners(parse, token.head, inside)
            if token.dep in ("nmod", "nmod:poss", "nummod", "compound", "amod", "acl", "acl:relcl", "appos"):
                yield token.head
        place = token.head


def _is_predicate(parse: Parse, place: int) -> bool:
    """Whether a token is a verb, or has a subject or a copula as verbs have."""
    is_verb = parse.tokens[place].pos in ("VERB", "AUX")
    return is_verb or any(parse.tokens[child].dep in (*_SUBJECTS, "cop") for child in parse.children[place])


def _owners(parse: Parse, place: int, inside: set[int]) -> Iterator[int]:
    """Who owns a noun: `OpenAI's revenue`, `revenue of OpenAI`, `OpenAI revenue`."""
    below = [child for child in parse.children[place] if child not in inside]
    yield from (child for child in below if parse.tokens[child].dep == "nmod:poss")
    for child in below:
        is_behind = parse.tokens[child].dep in ("nmod", "obl") and child > place
        if is_behind and _case(parse, child) in _OWNED_BY and parse.tokens[child].pos in ("PROPN", "NOUN"):
            yield child
    yield from (
        child for child in below if parse.tokens[child].dep == "compound" and parse.tokens[child].pos == "PROPN"
    )


def _predicated(parse: Parse, predicate: int, inside: set[int]) -> Iterator[int]:
    """What a figure that is itself a subject is said of: `$5 billion was raised by OpenAI`, `9 million is the number of users`."""
    for child in parse.children[predicate]:
        if parse.tokens[child].dep == "obl:agent" or (parse.tokens[child].dep == "obl" and _case(parse, child) == "by"):
            yield child
    if parse.tokens[predicate].pos in _NOMINAL:
        yield from _owners(parse, predicate, inside)
        yield predicate


def _arguments(parse: Parse, predicate: int, place: int, *, is_received: bool) -> Iterator[int]:
    """The arguments of the predicate that governs the figure, its own or those that it takes from the clause above."""
    is_oblique = parse.tokens[place].dep.startswith(("obl", "xcomp"))
    objects = [child for child in parse.children[predicate] if parse.tokens[child].dep == "obj" and child != place]
    if is_received:
        yield from (
            child
            for child in parse.children[predicate]
            if child != place
            and parse.tokens[child].dep in ("obl", "iobj")
            and _case(parse, child) in (*_RECEIVED_BY, None)
            and parse.tokens[child].pos in ("PROPN", "NOUN")
            and parse.tokens[child].kind not in ("place", None)
        )
    if is_oblique and objects:
        yield from _phrase(parse, objects[0])
    for subject in _subjects(parse, predicate):
        yield from _phrase(parse, subject)


def _subjects(parse: Parse, predicate: int) -> Iterator[int]:
    """The subject of a predicate, through relative pronouns, participles, coordination and control."""
    for _ in range(_DEEPEST):
        token = parse.tokens[predicate]
        own = [child for child in parse.children[predicate] if parse.tokens[child].dep in _SUBJECTS]
        antecedent = token.head if token.dep in ("acl", "acl:relcl", "advcl:relcl") else None
        if own and not (antecedent is not None and parse.tokens[own[0]].text.lower() in _RELATIVE):
            yield own[0]
            return
        if antecedent is not None:
            yield antecedent
            return
        if token.head == predicate or token.dep not in _OPEN:
            return
        above = token.head
        if parse.tokens[above].pos in _NOMINAL and not _is_predicate(parse, above):
            yield above
            return
        controlled = [c for c in parse.children[above] if parse.tokens[c].dep == "obj" and c < predicate]
        if token.dep == "xcomp" and controlled:
            yield controlled[0]
            return
        predicate = above


def _phrase(parse: Parse, head: int) -> Iterator[int]:
    """A noun phrase by whoever owns it, then itself."""
    yield from _owners(parse, head, set())
    yield head


def _case(parse: Parse, place: int) -> str | None:
    found = [parse.tokens[child].text.lower() for child in parse.children[place] if parse.tokens[child].dep == "case"]
    return found[0] if found else None


def words_of(parse: Parse, head: int) -> tuple[int, int]:
    """The characters of a noun phrase without determiners, possessors and what follows its head: `sedan sales`."""
    left = head
    for child in reversed(parse.children[head]):
        if (
            child < head
            and parse.tokens[child].dep in _LINKS - {"nmod:poss", "appos"}
            and child == left - 1 - _width(parse, child, left)
        ):
            left = min(parse.subtree(child))
    right = head
    while (
        right + 1 < len(parse.tokens) and parse.tokens[right + 1].head == head and parse.tokens[right + 1].dep == "flat"
    ):
        right += 1
    return parse.tokens[left].start, parse.tokens[right].end


def _width(parse: Parse, child: int, left: int) -> int:
    return left - 1 - max(place for place in parse.subtree(child) if place < left)
