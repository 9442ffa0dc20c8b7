"""The attributions of an English sentence, in order, with their contents cut to measure."""

from transforms.claims.contents import Contents
from transforms.claims.cues import Cues
from transforms.claims.endings import end_at_own_clause
from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.claims.parsed import Parsed
from transforms.claims.phrases import Phrases
from transforms.claims.row import REACH
from transforms.claims.spoken import Span, Spoken
from transforms.claims.subjects import Subjects
from transforms.claims.verbs import Verbs

_MOST = 24
"""How many attributions are read in one sentence; no prose has more, and a chain without end stays cheap."""


class EnglishAttribution:
    """Reads who says what in one line."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        subjects = Subjects(speakers)
        verbs = Verbs(cues, speakers, subjects, Contents(cues, speakers))
        self._verbs = verbs
        self._phrases = Phrases(cues, speakers, subjects, verbs)
        self._parsed = Parsed(cues, subjects)

    def read(self, line: Line) -> list[Spoken]:
        """All attributions of the line in the order of their cues."""
        found: list[Spoken] = []
        parsed = self._parsed.read(line)
        floor = 0
        i = 0
        while i < len(line) and len(found) < _MOST:
            spoken = self._phrases.read(line, i, floor) or self._by_verb(line, i, floor, found, parsed.get(i))
            if spoken is not None and _is_new(spoken, found):
                _cut_before(line, found, spoken)
                found.append(spoken)
                floor = _floor(spoken, floor)
                i = max(i, spoken.cue[1] - 1)
            elif line.low(i) == ";":
                floor = i + 1
            i += 1
        for spoken in found:
            end_at_own_clause(line, spoken)
        return [spoken for spoken in found if spoken.contents]

    def _by_verb(self, line: Line, i: int, floor: int, found: list[Spoken], parsed: Spoken | None) -> Spoken | None:
        """What the words tell, its borders set right by the parse; what only the parse tells."""
        spoken = self._verbs.read(line, i, floor, found[-1] if found else None)
        if spoken is None or parsed is None:
            return parsed if spoken is None or _only_has_object(line, spoken) else spoken
        return _agreed(line, spoken, parsed)


def _only_has_object(line: Line, spoken: Spoken) -> bool:
    """Whether by the parse the cue has a thing for its object and governs no clause: `maintained a policy of turning back boats which …`."""
    tree, start = line.tree, spoken.contents[0][0]
    if tree is None or start < spoken.cue[1] or line.low(start - 1) in {"that", ":"} or line.is_quote(start):
        return False
    verb = tree.of_word[spoken.cue[0]]
    if verb >= len(tree.tokens) or tree.child(verb, "ccomp", "xcomp", "parataxis") is not None:
        return False
    thing = tree.child(verb, "obj")
    if thing is None or thing < verb or not spoken.bare:
        return False
    main = line.main_verb(start, spoken.contents[0][1])
    return main is None or not any(tree.word(k) == main for k in tree.children[thing])


def _agreed(line: Line, spoken: Spoken, parsed: Spoken) -> Spoken:
    """An attribution read from the words, with the longer claimant and the earlier end of its content where the parse tells one."""
    if spoken.claimant is not None and parsed.claimant is not None and spoken.claimant != parsed.claimant:
        first, last = spoken.claimant
        if parsed.claimant[0] < first and last == parsed.claimant[1] and line.low(first - 1) != ",":
            spoken.claimant = parsed.claimant
            spoken.reach = (min(parsed.claimant[0], spoken.reach[0]), spoken.reach[1])
    if (
        spoken.runs_on
        and spoken.contents[-1][0] == parsed.contents[-1][0] < parsed.contents[-1][1] < spoken.contents[-1][1]
    ):
        end = parsed.contents[-1][1]
        joint = end + 1 if line.low(end) == "," else end
        if line.low(joint) in line.grammar.of("joint"):
            spoken.contents[-1] = (spoken.contents[-1][0], end)
            spoken.runs_on = False
    return spoken


def _is_new(spoken: Spoken, found: list[Spoken]) -> bool:
    """Whether a cue does not stand in what an earlier phrase consumed: `according to a report that says …`."""
    return not found or spoken.cue[0] >= found[-1].cue[1]


def _floor(spoken: Spoken, floor: int) -> int:
    """Where the content of a later closing tag may begin: behind what this one has closed."""
    if spoken.runs_on or spoken.reach[1] <= floor:
        return floor
    return max(spoken.reach[1], spoken.contents[-1][1])


def _cut_before(line: Line, found: list[Spoken], spoken: Spoken) -> None:
    """End running contents where the clause of a later attribution begins; one that stands inside stays inside."""
    start = spoken.reach[0]
    if spoken.is_prospect or spoken.is_embedded:
        return
    border = _border(line, start)
    for earlier in found:
        if not (earlier.runs_on and earlier.contents):
            continue
        first, last = earlier.contents[-1]
        is_aside = spoken.contents[0][0] < spoken.cue[0] and spoken.contents[0][0] <= earlier.reach[0]
        if is_aside or (
            border is not None
            and first < border < last
            and (
                earlier.is_prospect
                or line.low(border + 1) in {"while", "whereas", "but"}
                or earlier.claimant == spoken.claimant
                or line.low(spoken.cue[0]).endswith("ing")
                or line.has_verb(first, border)
            )
        ):
            end = border if border is not None else start
            if first < end < last:
                earlier.contents[-1] = (first, end)
                earlier.runs_on = False


def _border(line: Line, start: int) -> int | None:
    """The end of the clause before word `start`: at a mark, or before `, and`; None if the two hang together."""
    i = start - 1
    while i >= 0 and start - i < REACH and line.low(i) in line.grammar.of("joint") | line.grammar.adverb:
        i -= 1
    while i > 0 and line.low(i - 1) in {",", ";", "—", "–"} and line.is_stop(i):
        i -= 1
    if i >= 0 and line.low(i) in {",", ";", "—", "–", ":"}:
        return i
    if i >= 0 and i < start - 1 and line.low(i + 1) in {"and", "but", "while", "with"}:
        return i + 1
    return None


def outside(line: Line, found: list[Spoken]) -> list[Span]:
    """The clauses of a line that no attribution covers: an article's own words beside what it reports."""
    end = line.body_end()
    covered = [False] * len(line)
    for spoken in found:
        if not spoken.is_embedded:
            for start, stop in [spoken.reach, *spoken.contents]:
                covered[start:stop] = [True] * (min(stop, len(line)) - start)
        if spoken.is_prospect:
            _cover_subject(line, covered, spoken.cue[0])
    spans: list[Span] = []
    i = 0
    while i < end:
        if covered[i]:
            i += 1
            continue
        stop = i
        while stop < end and not covered[stop]:
            stop += 1
        if _stands_alone(line, found, (i, stop)):
            spans.append((i, stop))
        i = stop
    return [span for span in (_trimmed(line, span) for span in spans) if _is_clause(line, span)]


def _stands_alone(line: Line, found: list[Spoken], span: Span) -> bool:
    """Whether the words before an attribution are joined to it as a clause beside it, not as an adverbial of it."""
    start, stop = span
    if start > 0 or not any(spoken.reach[0] == stop for spoken in found):
        return True
    is_participle = any(spoken.reach[0] == stop and line.low(spoken.cue[0]).endswith("ing") for spoken in found)
    return is_participle or line.low(stop - 1) in line.grammar.of("joint") | line.grammar.subordinator | {
        ";",
        ":",
        "—",
        "–",
    }


def _cover_subject(line: Line, covered: list[bool], verb: int) -> None:
    i = verb - 1
    while i >= 0 and line.low(i) not in {";", ":", "—"} and not covered[i]:
        covered[i] = True
        i -= 1


def _trimmed(line: Line, span: Span) -> Span:
    start, end = span
    leads = {"and", "but"} if start == 0 else {"and", "but", "while", "whereas", "although", "though"}
    while start < end and (line.is_stop(start) or line.low(start) in leads) and not line.is_quote(start):
        start += 1
    while end > start and (
        (line.is_stop(end - 1) and not line.is_quote(end - 1))
        or line.low(end - 1) in line.grammar.of("joint") | line.grammar.subordinator
    ):
        end -= 1
    return start, end


def _is_clause(line: Line, span: Span) -> bool:
    start, end = span
    if end - start < 3 or (
        line.low(start) in line.grammar.subordinator | line.grammar.relative and line.low(start) != "so"
    ):
        return False
    if line.low(start) in {"despite", "as", "with", "for"} or line.low(start).endswith("ing"):
        return False
    return line.main_verb(start, end) is not None or any(
        line.low(i - 1) == "," and line.low(i).endswith("ed") for i in range(start + 1, end)
    )
