"""Attribution by grammar on a parse: a verb of saying, its subject and the clause that it governs."""

from transforms.claims.cues import Cues
from transforms.claims.governed import Governed
from transforms.claims.line import Line
from transforms.claims.speaking import Speaking
from transforms.claims.spoken import Span, Spoken
from transforms.claims.subjects import Subjects
from transforms.claims.trees import Tree

_NEGATIONS = ("not", "never", "n't", "n’t")
_KNOWN = frozenset({"know", "realise", "realize", "learn", "understand", "remember", "discover", "find"})
"""Verbs that take their content for a fact: who does not know it says nothing."""

_HELPERS = frozenset({"aux", "aux:pass", "cop"})


class Parsed:
    """Reads the attributions that verbs make in a line that has a parse."""

    def __init__(self, cues: Cues, subjects: Subjects) -> None:
        self.cues = cues
        self._speaking = Speaking(subjects)
        self._governed = Governed()

    def read(self, line: Line) -> dict[int, Spoken]:
        """Attributions by the word that their cue begins with; none without a parse."""
        if line.tree is None:
            return {}
        found = (self._at(line, line.tree, token) for token in range(len(line.tree.tokens)))
        return {spoken.cue[0]: spoken for spoken in found if spoken is not None}

    def _at(self, line: Line, tree: Tree, verb: int) -> Spoken | None:
        i = tree.word(verb)
        if not tree.tokens[verb].tag.startswith("VB") or i >= len(line) or line.is_quote(i):
            return None
        cue = self.cues.at("verb", line.words, i)
        helpers = [k for k in tree.children[verb] if tree.tokens[k].dep in _HELPERS]
        is_passive = any(tree.tokens[k].dep == "aux:pass" for k in helpers)
        if cue is None or "source" in cue.frames or not _asserts(tree, verb, helpers):
            return None
        negated = any(
            line.low(tree.word(k)).endswith(_NEGATIONS) for k in tree.children[verb] if tree.dep(k) in {"advmod", "aux"}
        )
        if negated and (cue.subject != "thinker" or cue.name in _KNOWN):
            return None
        content = self._governed.by(line, tree, verb, cue)
        if content is None or (is_passive and "tell" not in cue.frames):
            return None
        if is_passive:
            claimant, words = self._speaking.agent(line, tree, verb), (tree.word(helpers[0]), i + len(cue.words))
        else:
            claimant, words = self._speaking.of(line, tree, verb, cue), (i, i + len(cue.words))
        if claimant is None:
            return None
        contents = [_without(span, [claimant, words]) for span in content.spans]
        contents = [span for span in contents if span[0] < span[1]]
        if not contents:
            return None
        return Spoken(
            words, claimant, contents, _reach(claimant, words, contents), cue.shade, runs_on=content.runs_on,
            is_negated=negated, is_embedded=content.is_embedded, confidence=content.confidence,
        )  # fmt: skip


def _asserts(tree: Tree, verb: int, helpers: list[int]) -> bool:
    """Whether a verb asserts that something is said: finite, behind an auxiliary, or a participle with its subject; no infinitive."""
    tag = tree.tokens[verb].tag
    if tag in {"VBD", "VBZ", "VBP", "VBG"}:
        return True
    is_infinitive = any(tree.tokens[k].tag == "TO" for k in tree.children[verb])
    return not is_infinitive and (bool(helpers) or (tag == "VBN" and tree.child(verb, "nsubj") is not None))


def _without(span: Span, others: list[Span]) -> Span:
    """A content that a claimant or cue reaches into, cut at it."""
    start, end = span
    for first, last in others:
        if first <= start < last:
            start = last
        if first < end <= last:
            end = first
    return start, end


def _reach(claimant: Span, cue: Span, contents: list[Span]) -> Span:
    """From the first word that only attributes to where the content goes on."""
    near = claimant[0] < cue[0] and not any(claimant[1] <= start < cue[0] for start, _ in contents)
    first = claimant[0] if near else cue[0]
    last = max(cue[1], claimant[1] if claimant[0] > cue[0] else 0)
    behind = [start for start, _ in contents if start >= last]
    return first, min(behind) if behind else last
