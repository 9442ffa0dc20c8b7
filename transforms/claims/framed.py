"""Attribution by a verb that judges a thing: *called it a mistake*, *dismissed it as false*, *accused X of cheating*, *warned of delays*."""

from transforms.claims.borders import group_start
from transforms.claims.cues import Cue
from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.claims.sources import Sources
from transforms.claims.spoken import Span, Spoken
from transforms.claims.trees import Tree

_FAR = 16
"""How many words the thing that is judged has at most."""


class Framed(Sources):
    """Reads verbs whose content is a thing and what is said of it."""

    def _framed(self, line: Line, i: int, _floor: int) -> Spoken | None:
        """A finite active verb, its speaker, and its object with what is said of it."""
        cue = self.cues.at("framed", line.words, i)
        if cue is None or line.low(i).endswith("ing") or not line.may_be_verb(i):
            return None
        content = self._judged(line, i + len(cue.words), cue)
        if content is None or not self.verbs.is_verb(line, i, cue):
            return None
        span = self.subjects.before(line, group_start(line, i))
        if span is None or not self.subjects.is_speaker(line, span, cue.subject):
            return None
        return Spoken(
            (i, i + len(cue.words)), span, [content], (span[0], content[0]), cue.shade, runs_on=True, confidence=0.7
        )

    def _judged(self, line: Line, after: int, cue: Cue) -> Span | None:
        end = _own_end(line, after)
        if after >= end or line.is_stop(after):
            return None
        if "direct" in cue.frames:
            return after, end
        for word in ("as", "of", "for"):
            if word in cue.frames:
                at = next((k for k in range(after + 1, min(end, after + _FAR)) if line.low(k) == word), None)
                if at is not None and self._is_object(line, after, at) and self._says(line, at, word, end):
                    return after, end
        return (after, end) if "named" in cue.frames and self._is_named_so(line, after, end) else None

    def _is_object(self, line: Line, start: int, end: int) -> bool:
        return not any(line.is_stop(k) or line.is_quote(k) for k in range(start, end)) and (
            not line.has_verb(start, end) or any(line.low(k) in line.grammar.relative for k in range(start, end))
        )

    def _says(self, line: Line, at: int, word: str, end: int) -> bool:
        """Whether what follows says something of the object: no clause behind *as*, a deed behind *of* and *for*."""
        after = at + 1
        if after >= end or line.is_stop(after):
            return False
        if word != "as":
            return line.low(after).endswith("ing") or line.is_quote(after) or word == "of"
        stop = next((k for k in range(after, end) if line.is_stop(k)), end)
        verb = next((k for k in range(after, stop) if line.is_finite(k)), None)
        has_relative = verb is not None and any(line.low(k) in line.grammar.relative for k in range(after, verb))
        return (verb is None or has_relative) and line.low(after) not in {
            "well",
            "of",
            "soon",
            "if",
            "part",
            "it",
            "they",
            "he",
            "she",
            "we",
        }

    def _is_named_so(self, line: Line, start: int, end: int) -> bool:
        """Whether an object and a judgement of it follow, by the parse: `called | it | a mistake`; not a name: `called | the tool | Alpha`."""
        marked = next(
            (k for k in range(start + 1, min(end, start + _FAR)) if line.is_quote(k) or line.is_marked(k)), None
        )
        if marked is not None and not any(line.is_stop(k) or line.is_finite(k) for k in range(start, marked)):
            return True
        tree = line.tree
        if tree is None:
            return False
        verb = tree.of_word[start - 1]
        if verb >= len(tree.tokens):
            return False
        thing = tree.child(verb, "obj")
        said = next((k for k in tree.children[verb] if tree.tokens[k].dep in {"xcomp", "obl:unmarked"}), None)
        return thing is not None and said is not None and verb < thing < said and _judges(line, tree, said)


def _own_end(line: Line, start: int) -> int:
    """Where what is judged ends: at a bracket that opened before it, at a comma before a clause of another subject."""
    end, depth = line.body_end(), 0
    for k in range(start, min(end, start + REACH)):
        depth += (line.low(k) == "(") - (line.low(k) == ")")
        if depth < 0 or (line.low(k) == "," and line.low(k + 1) in line.grammar.of("joint")):
            return k
    return end


def _judges(line: Line, tree: Tree, said: int) -> bool:
    """Whether what is said of a thing is a judgement: an adjective, or a noun with *a* that is no time."""
    tag, word = tree.tokens[said].tag, line.low(tree.word(said))
    if tag.startswith("JJ"):
        return True
    is_time = word in line.grammar.of("time_span") or word in {"day", "hour", "minute", "time"}
    article = tree.child(said, "det")
    return tag in {"NN", "NNS"} and not is_time and article is not None and line.low(tree.word(article)) in {"a", "an"}
