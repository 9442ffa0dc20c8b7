"""What a verb of saying governs: the clause that is its content, in a parse."""

from dataclasses import dataclass

from transforms.claims.cues import Cue
from transforms.claims.line import Line
from transforms.claims.spoken import Span
from transforms.claims.trees import Tree

_MAIN = frozenset({"root", "ROOT", "conj", "parataxis"})
_QUESTION_WORDS = frozenset({"WRB", "WP", "WDT", "WP$"})
_ASKING = frozenset({"whether", "if"})


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a content, in one span or in the two that its attribution parts; `runs_on`: to the end of its clause."""

    spans: list[Span]
    runs_on: bool = False
    is_embedded: bool = False
    confidence: float = 0.8


class Governed:
    """Finds the content of a verb."""

    def by(self, line: Line, tree: Tree, verb: int, cue: Cue) -> Content | None:
        """The content of the verb by the frames of its cue; None where it governs nothing that is said."""
        for k in tree.children[verb]:
            if tree.tokens[k].dep == "ccomp" and not _asks(line, tree, k):
                found = self._behind(line, tree, verb, k, cue) if k > verb else self._before(line, tree, verb, k, cue)
                if found is not None:
                    return found
        return self._around(line, tree, verb, cue)

    def _behind(self, line: Line, tree: Tree, verb: int, clause: int, cue: Cue) -> Content | None:
        """`said | that it grew and …`: to the next clause beside the verb's own, else to the end."""
        first = tree.reach(clause)[0]
        if first < verb:
            return None
        is_main = tree.tokens[verb].dep in _MAIN
        last = _next_clause(tree, verb, clause) if is_main else tree.reach(verb)[1]
        whole = tree.words((first, max(last, clause + 1)))
        span = _opened(line, whole)
        if line.low(span[0] - 1) == "that" and line.low(span[0] - 2) in line.grammar.of("bound_noun"):
            return None
        is_explicit = line.low(span[0] - 1) in {"that", ":"} or line.is_quote(span[0])
        if span[0] >= span[1] or not ("bare" in cue.frames or (is_explicit and "that" in cue.frames)):
            return None
        is_embedded = tree.dep(verb) == "acl" and tree.child(verb, "nsubj") is not None
        return Content([span], runs_on=is_main, is_embedded=is_embedded, confidence=0.8)

    def _before(self, line: Line, tree: Tree, verb: int, clause: int, cue: Cue) -> Content | None:
        """`It grew, | he said.`: a clause that the verb closes as a tag."""
        if "tag" not in cue.frames:
            return None
        first, last = tree.reach(clause)
        if last > verb:
            return None
        span = _opened(line, tree.words((first, last)))
        return Content([span]) if span[0] < span[1] else None

    def _around(self, line: Line, tree: Tree, verb: int, cue: Cue) -> Content | None:
        """The clause that the verb stands in as a tag: `The market, | he said, | will grow`."""
        has_object = tree.child(verb, "obj", "ccomp", "xcomp") is not None and "tell" not in cue.frames
        if tree.tokens[verb].dep != "parataxis" or "tag" not in cue.frames or has_object:
            return None
        head = tree.tokens[verb].head
        first, last = tree.reach(head)
        start, end = tree.reach(verb)
        parts = [part for part in ((first, start), (end, last)) if part[0] < part[1]]
        spans = [span for span in (_trimmed(line, tree.words(part)) for part in parts) if span[0] < span[1]]
        if line.low(tree.word(verb) + 1) == "about":
            return None
        is_between = line.low(tree.words((start, end))[0] - 1) in {",", "—", "–", "--"}
        return Content(spans) if spans and start > first and is_between else None


def _asks(line: Line, tree: Tree, clause: int) -> bool:
    """Whether a clause is an indirect question: `disclose | how large it was`."""
    if any(tree.tokens[k].dep == "mark" and line.low(tree.word(k)) in _ASKING for k in tree.children[clause]):
        return True
    at = tree.reach(clause)[0]
    if tree.tokens[at].tag not in _QUESTION_WORDS:
        return False
    while at != clause and tree.dep(at) not in {"csubj", "advcl"}:
        at = tree.tokens[at].head
    return at == clause


def _next_clause(tree: Tree, verb: int, clause: int) -> int:
    """Where behind a content a clause begins that stands beside the verb that governs it; else the end."""
    end, at = len(tree.tokens), verb
    while True:
        for k in tree.children[at]:
            if tree.tokens[k].dep in {"conj", "parataxis"} and k > clause and tree.reach(k)[0] > clause:
                end = min(end, tree.reach(k)[0])
        if tree.tokens[at].head == at or tree.tokens[at].dep not in _MAIN:
            return end
        at = tree.tokens[at].head


def _opened(line: Line, span: Span) -> Span:
    """A clause without *that* and the marks around it."""
    start, end = _trimmed(line, span)
    return (start + 1, end) if line.low(start) == "that" and end > start + 1 else (start, end)


def _trimmed(line: Line, span: Span) -> Span:
    start, end = span
    while start < end and line.is_stop(start) and not line.is_quote(start):
        start += 1
    while end > start and line.is_stop(end - 1) and not line.is_quote(end - 1) and line.low(end - 1) not in ")%":
        end -= 1
    return start, end
