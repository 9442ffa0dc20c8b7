"""Where reported content ends and the article's own words go on, told by verb forms."""

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.claims.spoken import Spoken

_SHIFTED = frozenset({"would", "had", "could", "might"})
_NOT_SHIFTED = frozenset({"has", "have", "is", "are", "will", "can", "plans", "expects"})
_CONTRAST = frozenset({"while", "whereas", "but"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you", "this", "that", "these", "those", "there"})


def end_at_own_clause(line: Line, spoken: Spoken) -> None:
    """Cut content that runs on before a clause that cannot be part of it.

    Content that is no clause (`to sell $5 billion of chips`) ends before `and` with a finite verb: that verb is the speaker's. A clause in the
    shifted tense of past reports (`would double`) ends before a coordinate clause with a subject of its own, and no `that`, that is not
    shifted: `, and the agency has urged`, `, while its rival cut`.
    """
    if not spoken.contents or spoken.cue[0] > spoken.contents[-1][0]:
        return
    start, end = spoken.contents[-1]
    stop = min(end, start + 2 * REACH)
    end = next((i for i in range(start + 1, stop) if _stands_apart(line, i)), end)
    stop = min(stop, end)
    spoken.contents[-1] = (start, end)
    if not spoken.runs_on:
        return
    if _is_subordinate(line, spoken):
        close = next((i for i in range(start + 1, stop) if _opens_main(line, start, i, end)), None)
        if close is not None:
            spoken.contents[-1] = (start, close)
            spoken.runs_on = False
        return
    verb = next((i for i in range(start, stop) if line.is_finite(i)), None)
    if verb is None:
        return
    if line.low(verb - 1) in {"and", "but"} and verb - 1 > start and not _has_relative(line, start, verb):
        cut = verb - 1
    elif (own := next((i for i in range(verb + 1, stop) if _names_speaker(line, i)), None)) is not None:
        cut = own
    elif line.low(verb) in _SHIFTED and _is_past(line, spoken):
        cut = next((i for i in range(verb + 1, stop) if _opens_own(line, i, stop)), end)
    else:
        return
    if start + 1 < cut < end:
        spoken.contents[-1] = (start, cut)
        spoken.runs_on = False


def _stands_apart(line: Line, i: int) -> bool:
    """Whether a mark ends what is reported: a semicolon before anything but another *that*, a colon before numbers."""
    if line.low(i) == ":":
        return line.low(i + 1)[:1].isdigit() and not line.low(i - 1)[:1].isdigit()
    return line.low(i) == ";" and "that" not in {line.low(i + 1), line.low(i + 2)}


def _is_subordinate(line: Line, spoken: Spoken) -> bool:
    """Whether the attribution is the subordinate clause that opens a sentence: `Although Meta says …, its licence …`."""
    before = spoken.reach[0] - 1
    return before in {0, 1} and line.low(before) in line.grammar.of("opens_subordinate")


def _opens_main(line: Line, start: int, comma: int, end: int) -> bool:
    """Whether behind a comma the main clause begins, with a subject and a verb."""
    first = comma + 1
    if (
        line.low(comma) != ","
        or line.low(first) in line.grammar.relative | line.grammar.coordinator
        or line.is_finite(first)
    ):
        return False
    close = next((i for i in range(first, min(end, first + REACH)) if line.is_stop(i)), end)
    verb = line.main_verb(first, close)
    return verb is not None and verb > first and comma > start


def _has_relative(line: Line, start: int, end: int) -> bool:
    return any(line.low(i) in line.grammar.relative for i in range(start, end))


def _is_past(line: Line, spoken: Spoken) -> bool:
    """Whether the cue is a past form, behind which tenses shift: `said`, `announced`; `says` and `according to` are not."""
    forms = [line.low(i) for i in range(*spoken.cue)]
    return any(form.endswith("ed") or form in line.grammar.past for form in forms)


def _names_speaker(line: Line, comma: int) -> bool:
    """Whether a clause behind a comma is about the speaker as no speaker talks: `, but | the agency declined`, `, but | he did not say`."""
    if line.low(comma) != "," or line.low(comma + 1) not in {"but", "though", "although", "yet"}:
        return False
    if line.low(comma + 2) == "the":
        return line.low(comma + 3) in line.grammar.of("institution") and line.is_finite(comma + 4)
    if line.low(comma + 2) not in {"he", "she", "it", "they"}:
        return False
    words = [line.low(k) for k in range(comma + 3, comma + 7)]
    keeps = words[0] in {"declined", "refused"} or any(
        low == "not" or low.endswith(("n't", "n’t")) for low in words[:2]
    )
    return keeps and any(low in line.grammar.of("withheld") for low in words[1:])


def _opens_own(line: Line, i: int, end: int) -> bool:
    """Whether at the comma `i` a coordinate clause in an unshifted tense begins, with a noun for its subject."""
    joint = line.low(i + 1)
    if line.low(i) != "," or (joint != "and" and joint not in _CONTRAST):
        return False
    first = i + 2
    if line.low(first) in _PRONOUNS or line.low(first) == "that":
        return False
    verb = next((k for k in range(first, min(end, first + 8)) if line.is_finite(k) or line.is_stop(k)), None)
    if verb is None or verb == first or not line.is_finite(verb) or _has_relative(line, first, verb):
        return False
    is_past = line.low(verb) in line.grammar.past or line.low(verb).endswith("ed")
    return line.low(verb) in _NOT_SHIFTED or (joint in _CONTRAST and is_past)
