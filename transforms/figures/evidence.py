"""How strongly a word of an English sentence speaks for what a figure measures: by grammar first, then by nearness."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from transforms.claims.line import Line
from transforms.figures.phrases import Phrases, Span

COMPOUND, PARTITIVE, DIRECT, DONE, HEAD, OBJECT, LOOSE, PREPOSED, ELSEWHERE = (
    1.3,
    1.25,
    1.15,
    1.0,
    0.9,
    0.85,
    0.6,
    0.45,
    0.2,
)
"""`a $5m grant` · `$5m in funding` · `raised about $5m` · `$5m was raised` · `revenue from chips rose 5%` · `cut the price by 5%` · the rest."""
MOVED = frozenset(("to", "by", "at", "from"))
"""Prepositions that belong to the verb before, not to the noun beside them: `cut the price of its plan | to $5`."""
LONGEST = 5
"""Words that a compound may hold between a figure and its noun."""
FAR = 45
"""Words beyond which a cue says nothing."""
PAST_FIGURE, PAST_BORDER, PAST_COMMA, COMPLEMENT, ASIDE = 0.55, 0.45, 0.8, 0.35, 0.3
"""What is left of the strength past another figure, the border of a clause, a comma; of a complement (`cost of | chips`), in an aside."""
DECAY = 0.97


class Scene:
    """One sentence: its words and the spans of its figures, in order; `cues` are the spans of its cues."""

    def __init__(self, line: Line, phrases: Phrases, figures: Sequence[Span], cues: Iterable[Span] = ()) -> None:
        self.line = line
        self.phrases = phrases
        self._cue_ends = frozenset(last for _, last in cues)
        self._inside = frozenset(i for first, last in figures for i in range(first, last))
        self._starts = self._sums(frozenset(first for first, last in figures if first < last).__contains__)
        self._plain = self._sums(lambda i: i not in self._inside)
        self._borders = self._sums(self._is_border)
        self._commas = self._sums(lambda i: line.low(i) in (",", "(", "--", "–"))

    def _sums(self, is_one: Callable[[int], bool]) -> list[int]:
        """How many words before each have a property."""
        return [0, *accumulate(int(is_one(i)) for i in range(len(self.line)))]

    def strength(self, figure: Span, cue: Span) -> float:
        """From 0 to about 1.3 for a cue that does not overlap the figure."""
        if self._is_titled(cue):
            return 0.0
        if figure[0] - cue[1] > FAR or cue[0] - figure[1] > FAR:
            return 0.0
        if cue[1] <= figure[0]:
            return self._before(figure, cue)
        return self._after(figure, cue) if cue[0] >= figure[1] else 1.0

    def _is_titled(self, cue: Span) -> bool:
        """Whether the cue is part of a name: `Tavistone | Compute`, `the Department of | Energy`; not `AI`, `GDP`."""
        words = self.line.words
        if cue[0] == 0 or not all(words[i].text[:1].isupper() and not words[i].text.isupper() for i in range(*cue)):
            return False
        before, of = words[cue[0] - 1], self.line.low(cue[0] - 1) in ("of", "and", "&", "for")
        return (before.text[:1].isupper() and not self.line.is_stop(cue[0] - 1)) or (
            of and cue[0] > 1 and words[cue[0] - 2].text[:1].isupper()
        )

    def _before(self, figure: Span, cue: Span) -> float:
        start, end = self._past_aside(cue[1], figure[0]), figure[0]
        plain = [i for i in range(start, end) if not self._is_in_figure(i)]
        if start == end or all(self._is_glue(i) for i in plain):
            base = DIRECT
        elif self._opens_complement(start) or self.line.is_finite(start) or self.line.is_finite(start + 1):
            base = HEAD
        elif self._is_verb(cue):
            base = OBJECT
        else:
            base = LOOSE
        is_close = base == DIRECT and not any(self.line.is_finite(i) or self.line.low(i) in MOVED for i in plain)
        if not is_close and self._is_complement(cue):
            base *= COMPLEMENT
        return base * self._decay(start, end) * self._aside(cue, figure)

    def _after(self, figure: Span, cue: Span) -> float:
        start, end = figure[1], cue[0]
        gap = range(start, end)
        grammar, line = self.line.grammar, self.line
        if any(line.is_stop(i) and line.low(i) not in "()" for i in gap) or any(self._is_border(i) for i in gap):
            return ELSEWHERE * self._decay(start, end)
        lows = [line.low(i) for i in gap]
        is_done = self._is_verb(cue) and all(low in grammar.auxiliary or low in grammar.adverb for low in lows)
        if is_done and not line.low(cue[0]).endswith("ing"):
            return DONE * self._decay(start, end)
        if any(line.is_finite(i) for i in gap):
            return ELSEWHERE * self._decay(start, end)
        if self._is_verb(cue) and not line.low(cue[0]).endswith("ing") and lows and lows[0] in grammar.preposition:
            return DONE * self._decay(start, end)
        marks = grammar.preposition | grammar.determiner | grammar.coordinator
        if len(lows) <= LONGEST and not any(low in marks or low in "()" for low in lows):
            is_head = self._ends_phrase(cue) and not line.is_finite(cue[0])
            return (COMPOUND if is_head else LOOSE) * self._decay(start, end)
        if lows and (lows[0] in self.phrases.of("partitive") or lows[0] == "the"):
            rest = [low for low in lows[1:] if low not in grammar.determiner and low not in ("worth", "of")]
            if len(rest) <= LONGEST and not any(low in grammar.preposition | grammar.coordinator for low in rest):
                return PARTITIVE * self._decay(start, end)
        return (PREPOSED if lows and lows[0] in grammar.preposition else ELSEWHERE) * self._decay(start, end)

    def _decay(self, start: int, end: int) -> float:
        """Less for each word, figure, comma and border of a clause between."""
        words, crossed, borders, commas = (
            sums[end] - sums[start] for sums in (self._plain, self._starts, self._borders, self._commas)
        )
        return float(DECAY**words * PAST_FIGURE**crossed * PAST_BORDER**borders * PAST_COMMA ** min(commas, 4))

    def _past_aside(self, start: int, end: int) -> int:
        """`start` behind a relative clause or apposition that opens there and is closed before the figure: `Revenue|, which includes fees, | was`."""
        line = self.line
        opens = line.low(start) == "," and line.low(start + 1) in line.grammar.relative | line.grammar.of("article")
        closed = next((i for i in range(start + 2, end) if line.low(i) == ","), None) if opens else None
        return start if closed is None else closed + 1

    def _aside(self, cue: Span, figure: Span) -> float:
        """Less for a cue in a relative clause that is closed before the figure: `, which includes salaries, was $5 million`."""
        line = self.line
        opened = next((i for i in range(cue[0], max(-1, cue[0] - 12), -1) if line.low(i) == ","), None)
        if opened is None or line.low(opened + 1) not in line.grammar.relative:
            return 1.0
        closed = next((i for i in range(cue[1], figure[0]) if line.low(i) == ","), None)
        return ASIDE if closed is not None else 1.0

    def _is_in_figure(self, i: int) -> bool:
        return i in self._inside

    def _is_glue(self, i: int) -> bool:
        low = self.line.low(i)
        return low in self.phrases.of("glue") or low.endswith("ly") or low in "$€£¥~-"

    def _is_border(self, i: int) -> bool:
        low, line = self.line.low(i), self.line
        if low in (";", ":", "—", "…"):
            return True
        if low in self.phrases.of("border"):
            return any(line.is_finite(k) for k in range(i + 2, i + 2 + LONGEST))
        if low in line.grammar.relative:
            return True
        return low in ("and", "but") and line.low(i - 1) == ","

    def _opens_complement(self, i: int) -> bool:
        return self.line.low(i) in self.line.grammar.preposition

    def _is_verb(self, cue: Span) -> bool:
        low, grammar = self.line.low(cue[0]), self.line.grammar
        if self.line.is_finite(cue[0]):
            return True
        is_form = low in grammar.verb or low in grammar.past or low in grammar.verb_s or low.endswith(("ed", "ing"))
        before = self.line.low(cue[0] - 1)
        return is_form and before not in grammar.before_noun and not self.line.words[max(0, cue[0] - 1)].is_possessive

    def _is_complement(self, cue: Span) -> bool:
        """Whether the cue only completes a noun before it: `spending on AI | chips`, `the cost of | servers`; not `growth in | users`."""
        line, grammar, i = self.line, self.line.grammar, cue[0] - 1
        if line.is_finite(cue[0]):
            return False
        while i > 0 and cue[0] - i < LONGEST and not line.is_stop(i) and line.low(i) not in grammar.preposition:
            if line.is_finite(i) or line.low(i) in grammar.coordinator or line.low(i) in grammar.relative:
                return False
            i -= 1
        if i <= 0 or line.low(i) not in grammar.preposition or self._is_in_figure(i - 1) or self._is_border(i):
            return False
        head = line.low(i - 1)
        is_cue = i in self._cue_ends
        return is_cue or (head not in self.phrases.of("transparent") and not line.is_stop(i - 1))

    def _ends_phrase(self, cue: Span) -> bool:
        """Whether the cue is the last noun of its phrase: `$5m funding | round` goes on."""
        after = self.line.low(cue[1])
        if self.line.is_stop(cue[1]) or after in self.line.grammar.function or self.line.is_finite(cue[1]):
            return True
        return after.endswith(("ed", "ing")) or after in self.phrases.of("transparent")
