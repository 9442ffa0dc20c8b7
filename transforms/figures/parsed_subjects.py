"""The subject of a verb as the parse of its sentence has it.

Relations are those of Universal Dependencies (de Marneffe et al., Computational Linguistics 47, 2021).
"""

from transforms.claims.line import Line
from transforms.claims.trees import Span, Tree

_CLOSED = frozenset(("WDT", "WP", "WP$", "EX"))
"""Tags of words that stand for another subject or for none: *which*, *who*, *there*."""
_HIGHEST = 4
"""Auxiliaries and copulas between a verb and the predicate that its subject hangs on."""


def parsed_subject(line: Line, verb: int) -> Span | None:
    """The words of the subject of the verb at word `verb`, without the clauses behind its noun; None where the tree has none that words can hold."""
    tree = line.tree
    token = None if tree is None else _predicate(tree, tree.of_word[verb])
    noun = None if tree is None or token is None else tree.child(token, "nsubj")
    if tree is None or noun is None or tree.tokens[noun].tag in _CLOSED:
        return None
    first, last = tree.reach(noun)
    behind = [
        tree.reach(k)[0] for k in tree.children[noun] if k > noun and tree.dep(k) in ("acl", "parataxis", "punct")
    ]
    last = min([last, *behind])
    start, end = tree.words((first, last)) if first < last else (0, 0)
    is_whose = start < end and line.low(start) in line.grammar.relative
    start += is_whose
    is_told = any(line.low(i) == "that" for i in range(start + 1, end))
    is_plain = (
        start < end
        and not is_told
        and not (start <= verb < end)
        and not any(line.is_stop(i) for i in range(start, end))
    )
    return (start, end) if is_plain else None


def _predicate(tree: Tree, token: int) -> int | None:
    """The predicate that a finite verb belongs to: itself, or what it is an auxiliary or the copula of."""
    for _ in range(_HIGHEST):
        if token >= len(tree.tokens):
            return None
        if tree.child(token, "nsubj") is not None or tree.dep(token) not in ("aux", "cop"):
            return token
        token = tree.tokens[token].head
    return None
