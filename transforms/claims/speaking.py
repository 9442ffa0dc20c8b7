"""Who is the subject of a verb of saying, in a parse."""

from transforms.claims.cues import Cue
from transforms.claims.line import Line
from transforms.claims.spoken import Span
from transforms.claims.subjects import Subjects
from transforms.claims.trees import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_JOINED = frozenset({"conj", "xcomp", "advcl", "parataxis"})
_CHAIN = 6
"""How many coordinated or subordinated verbs a subject is passed through."""


class Speaking:
    """Finds the claimant of a verb: its subject, the one of the verb it is joined to, or the noun that it describes."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def of(self, line: Line, tree: Tree, verb: int, cue: Cue) -> Span | None:
        """The words of the claimant; None where nobody can be told or what stands there cannot speak."""
        at, left_out = verb, None
        for _ in range(_CHAIN):
            noun, left_out = _subject(tree, at)
            span = None if noun is None else self._words(line, tree, noun, left_out, verb)
            is_participle = tree.tokens[at].tag == "VBG" and tree.dep(at) == "acl"
            if noun is not None and span is not None:
                if is_participle and at == verb:
                    if self._subjects.is_speaker(line, span, "evidence"):
                        return span
                elif self._may_speak(line, tree, noun, span, cue):
                    return span
            if tree.dep(at) == "advcl" and noun is None and tree.tokens[at].tag != "VBG":
                return None
            if tree.dep(at) == "conj" and noun is None and not _is_joined(line, tree, at):
                return None
            if (noun is not None and not is_participle) or (tree.dep(at) not in _JOINED and not is_participle):
                return None
            at = _clause(tree, at) if is_participle else tree.tokens[at].head
        return None

    def agent(self, line: Line, tree: Tree, verb: int) -> Span | None:
        """The words of who told it in a passive: `were told | by the board | that`; None where nobody is named."""
        by = next((k for k in tree.children[verb] if tree.tokens[k].dep == "obl:agent"), None)
        span = None if by is None else _trimmed(line, tree.words(tree.reach(by)))
        return None if span is None or line.low(span[0]) != "by" else (span[0] + 1, span[1])

    def _words(self, line: Line, tree: Tree, noun: int, left_out: int | None, verb: int) -> Span | None:
        span = _trimmed(line, tree.words(_phrase(tree, noun, left_out, verb)))
        return span if span[0] < span[1] and not line.is_quote(span[0]) else None

    def _may_speak(self, line: Line, tree: Tree, noun: int, span: Span, cue: Cue) -> bool:
        """Whether a subject may be the speaker of a cue; what only somebody can think or say, any noun that is its subject says."""
        if self._subjects.is_speaker(line, span, cue.subject):
            return True
        tag, first = tree.tokens[noun].tag, line.low(span[0])
        if cue.subject == "evidence" or first in line.grammar.of("no_speaker"):
            return False
        if tag in {"NNP", "NNPS"}:
            return True
        is_mental = cue.subject == "any" or cue.shade is not None
        return is_mental and tag in {"NN", "NNS"}


def _subject(tree: Tree, verb: int) -> tuple[int | None, int | None]:
    """The noun that is the subject of a verb, and the clause about it that the verb stands in."""
    subject = next((k for k in tree.children[verb] if tree.tokens[k].dep in _SUBJECTS), None)
    is_about = tree.dep(verb) == "acl"
    if subject is None:
        return (tree.tokens[verb].head, verb) if is_about else (None, None)
    if tree.tokens[subject].tag in {"WP", "WDT"}:
        return (tree.tokens[verb].head, verb) if is_about else (None, None)
    return subject, None


def _is_joined(line: Line, tree: Tree, verb: int) -> bool:
    """Whether a verb stands right behind *and*, so that the subject before is its own too: `cut jobs and | later said`."""
    i = tree.word(verb) - 1
    while i > 0 and (line.low(i) in line.grammar.auxiliary | line.grammar.adverb or line.low(i).endswith("ly")):
        i -= 1
    return line.low(i) in line.grammar.coordinator or line.low(i) == ","


def _clause(tree: Tree, at: int) -> int:
    """The verb of the clause that a token stands in."""
    at = tree.tokens[at].head
    for _ in range(_CHAIN):
        if tree.tokens[at].tag.startswith("VB") or tree.tokens[at].head == at:
            return at
        at = tree.tokens[at].head
    return at


def _phrase(tree: Tree, noun: int, left_out: int | None, verb: int) -> Span:
    """The tokens of a noun phrase with title and apposition, up to the clause about it or the verb that is left out."""
    first, last = tree.reach(noun)
    cases = [k for k in tree.children[noun] if tree.tokens[k].dep == "case" and k < noun]
    first = max([first, *(k + 1 for k in cases)])
    if left_out is not None:
        last = min(last, tree.reach(left_out)[0])
    if noun < verb:
        last = min(last, verb)
    else:
        first = max(first, verb + 1)
    return first, max(last, noun + 1)


def _trimmed(line: Line, span: Span) -> Span:
    start, end = span
    while start < end and (line.is_stop(start) or line.low(start) in line.grammar.coordinator):
        start += 1
    while end > start and line.is_stop(end - 1) and line.low(end - 1) != ")":
        end -= 1
    return start, end
