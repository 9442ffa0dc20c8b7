"""ClearNLP's trees, as en_core_web_* make them, as trees of Universal Dependencies.

A preposition heads its noun there and is headed by it here; *is* heads its predicate there and is a copula under it here. After
Schuster and Manning, Enhanced English Universal Dependencies (LREC 2016), and the guidelines of UD for English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"))
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_OBJECTS = frozenset(("pobj", "pcomp"))
_PREDICATES = frozenset(("attr", "acomp"))
_CLAUSES = frozenset(("pcomp",))


@dataclass(frozen=True, slots=True)
class Node:
    """A token of the other tree: its relation, the place of its head, its part of speech and lemma."""

    dep: str
    head: int
    pos: str
    lemma: str


def universal(nodes: Sequence[Node], labels: Mapping[str, str]) -> list[tuple[str, int]]:
    """Relation and head of every token; `labels` says what single relations become."""
    below: list[list[int]] = [[] for _ in nodes]
    for place, node in enumerate(nodes):
        if node.head != place:
            below[node.head].append(place)
    stand_in = [_complement(nodes, below, place) for place in range(len(nodes))]
    return [_placed(nodes, stand_in, place, labels) for place in range(len(nodes))]


def _complement(nodes: Sequence[Node], below: Sequence[Sequence[int]], place: int) -> int | None:
    """What a preposition or a copula gives its place to: its object or predicate."""
    node = nodes[place]
    wanted = frozenset[str]()
    if node.lemma == "be" and node.pos in ("AUX", "VERB"):
        wanted = _PREDICATES
    elif _is_preposition(nodes, below, place):
        wanted = _OBJECTS
    found = [child for child in below[place] if nodes[child].dep in wanted]
    if not found and wanted is _OBJECTS:  # "according to X": the preposition below has it
        found = [child for child in below[place] if nodes[child].dep == "prep" and nodes[child].pos in ("ADP", "SCONJ")]
    return found[0] if found else None


def _is_preposition(nodes: Sequence[Node], below: Sequence[Sequence[int]], place: int) -> bool:
    node = nodes[place]
    has_object = any(nodes[child].dep in _OBJECTS for child in below[place])
    return node.dep in _PREPOSITIONS or (has_object and node.pos in ("ADP", "SCONJ", "VERB", "ADV", "ADJ"))


def _last(stand_in: Sequence[int | None], place: int) -> int:
    """The token that holds a place in the end, after all that gave theirs away."""
    while (above := stand_in[place]) is not None:
        place = above
    return place


def _placed(
    nodes: Sequence[Node], stand_in: Sequence[int | None], place: int, labels: Mapping[str, str]
) -> tuple[str, int]:
    """Relation and head of one token in the new tree."""
    given = stand_in[place]
    if given is not None:
        is_copula = nodes[given].dep in _PREDICATES
        is_chained = nodes[given].dep == "prep"
        if is_chained:  # "according" of "according to X" is the case; "to" is fixed under it
            return "case", _last(stand_in, given)
        if is_copula:
            return "cop", _last(stand_in, given)
        outer = nodes[place].head
        if nodes[place].dep == "prep" and stand_in[outer] == place and outer != place:
            return "fixed", outer
        return ("mark" if nodes[given].dep in _CLAUSES else "case"), _last(stand_in, given)
    top, kind = place, nodes[place].dep
    while stand_in[nodes[top].head] == top and nodes[top].head != top:
        top = nodes[top].head
    if top == place:
        return labels.get(kind, kind), _last(stand_in, nodes[place].head) if nodes[place].head != place else place
    head = nodes[top].head
    if head == top:
        return "root", place
    above = _last(stand_in, head)
    return _relation(nodes, place, top, above, labels), above


def _relation(nodes: Sequence[Node], place: int, top: int, above: int, labels: Mapping[str, str]) -> str:
    """What a token is that took the place of a preposition or copula at `top`, under `above`."""
    kind = nodes[top].dep
    if kind == "agent":
        return "obl:agent"
    if kind not in _PREPOSITIONS and nodes[place].dep not in _OBJECTS:
        return labels.get(kind, kind)
    if kind in ("conj", "ROOT", "pobj"):
        return labels.get(kind, kind)
    is_nominal = nodes[above].pos in NOMINAL
    if nodes[place].dep == "pcomp" and nodes[place].pos in ("VERB", "AUX"):
        return "acl" if is_nominal else "advcl"
    return "nmod" if is_nominal else "obl"
