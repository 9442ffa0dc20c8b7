"""Whom the figures of a list or comparison speak of, each of its own: `Nvidia gained 3%, AMD 2%`, `25 million for Moonshot AI`."""

from collections.abc import Iterator
from itertools import pairwise

from transforms.claims.line import Line
from transforms.figures.owners import Owners
from transforms.figures.phrases import Span
from transforms.figures.stage import Stage, Subject

_COMPARED = frozenset(("with", "to", "versus", "vs", "against", "from", "than"))
"""Words before a figure that stands beside another one of the same measure."""
_BELONGS = frozenset(("for", "at", "by"))
FEWEST_DEALT = 3
"""Amounts that are dealt out without a word that says so; two may be a range or two changes of one thing."""
LONGEST_LIST = 6
"""Names that are listed with one verb."""


class Listed(Owners):
    """Finds the owners of figures that share one verb."""

    def respective(self, scene: Stage) -> dict[int, Subject]:
        """By the place of the figure, the names listed before them in the same order: `Apple and Google spent $5bn and $6bn respectively`."""
        line = scene.line
        at = next((i for i in range(len(line)) if line.low(i) == "respectively"), None)
        ends = [place for place, figure in enumerate(scene.figures) if at is not None and figure[1] <= at]
        if at is None:
            return self._dealt_out(scene)
        if len(ends) < 2:
            return {}
        count = len(ends)
        while count > 1:
            places = ends[-count:]
            names = self._names_listed(scene, scene.figures[places[0]][0], count)
            if names:
                return dict(zip(places, names, strict=True))
            count -= 1
        return {}

    def _dealt_out(self, scene: Stage) -> dict[int, Subject]:
        """As many names before one verb as amounts listed behind it: `Nvidia, AMD and Intel fell 2%, 3% and 1%`."""
        line, figures = scene.line, scene.figures
        joined = [self._only_joins(line, one[1], other[0]) for one, other in pairwise(figures)]
        if len(figures) < FEWEST_DEALT or not all(joined):
            return {}
        verb = figures[0][0] - 1
        if not self._actors.is_verb(line, verb):
            return {}
        names = self._names_listed(scene, verb, len(figures))
        is_beside = (
            bool(names)
            and scene.offset + line.words[verb - 1].end >= names[-1].end > scene.offset + line.words[verb - 1].start
        )
        return dict(enumerate(names)) if is_beside else {}

    def _names_listed(self, scene: Stage, before: int, count: int) -> list[Subject]:
        """The `count` names that stand in a row before a word; the nearest such row, and none that is longer."""
        rows: list[list[Subject]] = []
        last_end = -1
        for subject, span in self._names_before(scene, before):
            if rows and self._only_joins(scene.line, last_end, span[0]):
                rows[-1].append(subject)
            else:
                rows.append([subject])
            last_end = span[1]
        return next((row for row in reversed(rows) if len(row) == count <= LONGEST_LIST), [])

    def _names_before(self, scene: Stage, before: int) -> Iterator[tuple[Subject, Span]]:
        """The names before a word, of a list or written as names are, in order."""
        line, at = scene.line, 0
        known = {span[0]: (Subject.of(m), span) for m, span in zip(scene.mentions, scene.named, strict=True)}
        while at < before:
            if at in known:
                yield known[at]
                at = max(at + 1, known[at][1][1])
                continue
            end = at
            while (
                end < before
                and line.words[end].is_capital
                and line.low(end) not in line.grammar.function
                and end not in known
            ):
                end += 1
            if end > at:
                yield Subject(*self._chars(scene, (at, end)), None), (at, end)
            at = max(at + 1, end)

    @staticmethod
    def _only_joins(line: Line, start: int, end: int) -> bool:
        """Whether nothing but commas and a coordinator stands between two words."""
        gap = [line.low(i) for i in range(start, end)]
        return 0 < len(gap) <= 2 and all(low in {",", "and", "or", "&"} for low in gap)

    def own_in_list(self, scene: Stage, place: int) -> Subject | None:
        """The name that stands without a verb before a figure, or behind one that is compared with another."""
        line, (first, last) = scene.line, scene.figures[place]
        if not place:
            return None
        phrase = self._actors.gapped(line, first)
        if phrase is not None and self._begins_name(scene, phrase[0]):
            return self._name_in(scene, phrase)
        return self._compared(scene, scene.figures[place - 1], first, last)

    def _compared(self, scene: Stage, before: Span, first: int, last: int) -> Subject | None:
        """`40 million users, compared with | 25 million | for Moonshot AI`; within a clause alone."""
        line, lead = scene.line, first - 1
        while lead > before[1] and line.low(lead) in self._phrases.of("qualifying"):
            lead -= 1
        if line.low(lead) not in _COMPARED or line.low(last) not in _BELONGS:
            return None
        name = self._past_article(line, last + 1)
        if self._begins_name(scene, name):
            return self._name_in(scene, self._name_span(line, name))
        phrase = self._actors.object(line, last + 1)
        is_told = phrase is not None and line.low(phrase[0]) in self._phrases.of("possessive") | line.grammar.of(
            "article"
        )
        return self._name_in(scene, phrase) if is_told and phrase is not None else None

    @staticmethod
    def _begins_name(scene: Stage, i: int) -> bool:
        return any(span[0] == i and m.kind != "place" for m, span in zip(scene.mentions, scene.named, strict=True))
