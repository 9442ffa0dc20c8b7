"""Where the parts of a clause begin: verb groups, measured times, brackets, what lies between commas."""

from transforms.claims.line import Line
from transforms.claims.row import REACH

Span = tuple[int, int]

_JOINTS = frozenset({"and", "but", "whereas", "while", "although", "though", "because", "that"})
"""Words before a subject that are no part of it."""


def group_start(line: Line, verb: int) -> int:
    """Where the verb group of `verb` begins: `| has also said`."""
    grammar, start = line.grammar, verb
    while start > 0 and (
        line.low(start - 1) in grammar.auxiliary or line.low(start - 1) in grammar.adverb or _is_manner(line, start - 1)
    ):
        start -= 1
    return start


def behind_time(line: Line, start: int, verb: int) -> int:
    """`start` behind a measured time: `A week later | Alibaba`, `two months earlier | the firm`."""
    units = line.grammar.of("time_span") | {"day", "hour", "minute", "decade"}
    later = (k + 1 for k in range(start + 1, min(start + 5, verb - 1)) if line.low(k) in line.grammar.of("time_after"))
    return next((k for k in later if line.low(k - 2).removesuffix("s") in units), start)


def _is_manner(line: Line, i: int) -> bool:
    low = line.low(i)
    return (
        len(low) > 4
        and low.endswith("ly")
        and not line.words[i].is_capital
        and low not in {"family", "supply", "italy", "reply", "rally"}
    )


def opening(line: Line, closing: int) -> int | None:
    """Where the bracket opens that closes at `closing`."""
    return next((i for i in range(closing, max(-1, closing - REACH), -1) if line.low(i) == "("), None)


def clause_left(line: Line, i: int) -> bool:
    """Whether what stands left of a coordinator, up to the next mark, is a clause."""
    start = i
    while start > 0 and i - start < REACH and not line.is_stop(start - 1) and line.low(start - 1) != "that":
        start -= 1
    return line.main_verb(start, i) is not None


def between_commas(line: Line, comma: int) -> list[Span]:
    """What lies between the commas left of `comma`, in order, back to the border of the clause."""
    chunks: list[Span] = []
    end, first = comma, max(0, comma - REACH)
    i = comma - 1
    while i >= first - 1:
        if i < first or line.low(i) == "," or (line.is_stop(i) and line.low(i) not in "()"):
            start = i + 1
            is_relative = line.low(start) in {"who", "which", "whose"}
            if end - start > 1 and line.low(start) in _JOINTS and not line.low(start + 1).endswith("ing"):
                start += 1
            if start == end or (line.main_verb(start, end) is not None and not is_relative):
                break
            chunks.append((start, end))
            end = i
            if i < first or line.low(i) != ",":
                break
        i -= 1
    chunks.reverse()
    return chunks
