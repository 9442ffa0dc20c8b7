"""The figures of an article, and the quantities of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from seeds import References
from transforms.claims.lexicon import Speakers
from transforms.figures.chinese.clause import Topic
from transforms.figures.chinese.context import ChineseContext
from transforms.figures.chinese.discourse import Carried
from transforms.figures.chinese.reader import ChineseReader
from transforms.figures.clauses import Clauses, is_apart
from transforms.figures.continuing import continues
from transforms.figures.cues import Reading
from transforms.figures.english.reader import EnglishReader
from transforms.figures.governed import Governed
from transforms.figures.lexicon import lexicon
from transforms.figures.making import FigureMaker
from transforms.figures.metrics import Metrics
from transforms.figures.phrases import Phrases
from transforms.figures.plain import lowered, narrowed
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Before, Subject, stage
from transforms.figures.standing import settled, standings, without_gap
from transforms.figures.subjects import Subjects
from transforms.figures.times import earlier, period_of, shared
from transforms.parsing import Parse
from transforms.periods import Period, PeriodReader
from transforms.records import Article, Figure, Mention, Sentence

LONGEST = 3000
"""Characters of a sentence that is read as one."""
_NO_PARSES: Mapping[int, Parse] = {}
SILENT = frozenset(("heading", "table_cell", "teaser"))


@dataclass
class Told:
    """What the sentences before tell: whom they are about, of what the last speaks, its last figure; what Chinese carries on."""

    focus: Subject | None = None
    topic: Subject | None = None
    last: tuple[Quantity, str] | None = None
    before: Before | None = None
    carried: Carried = field(default_factory=Carried)


@dataclass(frozen=True)
class Seen:
    """A sentence with its names (`named`: in characters of it) and quantities; of each of these its standing, and the periods that may be its own."""

    article: Article
    sentence: Sentence
    plain: str
    low: str
    mentions: list[Mention]
    named: list[tuple[int, int]]
    quantities: list[Quantity]
    own: list[list[Period]]
    standing: list[str | None]


Row = tuple[Quantity, str, Subject | Topic | None, Period | None, str | None]
"""A quantity, its metric, whom or what it is of, its time and its standing."""


class FigureReader:
    """Reads quantities from plain text and figures from articles."""

    def __init__(self, references: References) -> None:
        words = lexicon(references)
        self._english = EnglishReader(words)
        self._chinese = ChineseReader(words)
        self._phrases = Phrases(references)
        self._metrics = Metrics(references, self._phrases)
        self._clauses = Clauses(references)
        self._periods = PeriodReader(references)
        self._maker = FigureMaker(references)
        self._simplified = str.maketrans(dict(references.table("traditional_characters").iter_rows()))
        self._context = ChineseContext(references)
        self._governed = Governed(self._phrases)
        self._subjects = Subjects(self._phrases, Speakers(references, "en"))

    def quantities(
        self, text: str, language: str = "en", *, country: str | None = None, is_bare: bool = False
    ) -> tuple[Quantity, ...]:
        """The quantities of a text in its order, without sentences or a parse.

        `country` (ISO 3166) says what a bare `$` means; `is_bare`: numbers without a unit too, which are no figures, with `unit` None.
        """
        plain = self._plain(text, language)
        reader = self._chinese if language == "zh" else self._english
        return tuple(reader.read(plain, lowered(plain), country=country, is_bare=is_bare))

    def _plain(self, text: str, language: str) -> str:
        """`text` in the forms that the tables are written in, its length kept."""
        return narrowed(text).translate(self._simplified) if language == "zh" else narrowed(text)

    def figures(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        parses: Mapping[int, Parse] = _NO_PARSES,
    ) -> tuple[Figure, ...]:
        """The figures of all sentences that are no heading, table cell or teaser, in the order of the text, with offsets into it.

        `parses` are those of sentences by their place; of whom a figure speaks that the words of its sentence leave open, its parse may tell.
        """
        figures: list[Figure] = []
        told = Told()
        at = 0
        for place, sentence in enumerate(sentences):
            while at < len(mentions) and mentions[at].start < sentence.start:
                at += 1
            stop = at
            while stop < len(mentions) and mentions[stop].end <= sentence.end:
                stop += 1
            inside = list(mentions[at:stop])
            if sentence.kind not in SILENT:
                for piece in _pieces(article.text, sentence):
                    held = [m for m in inside if piece.start <= m.start and m.end <= piece.end]
                    figures += self._sentence(article, piece, held, told, parses.get(place))
        return tuple(figures)

    def _sentence(
        self, article: Article, sentence: Sentence, mentions: list[Mention], told: Told, parse: Parse | None
    ) -> list[Figure]:
        text = article.text[sentence.start : sentence.end]
        plain = self._plain(text, sentence.language)
        named = [(mention.start - sentence.start, mention.end - sentence.start) for mention in mentions]
        quantities = [
            quantity
            for quantity in self.quantities(text, sentence.language, country=article.source.country)
            if not any(start <= quantity.core_start and quantity.end <= end for start, end in named)
        ]
        low = lowered(plain)
        is_chinese = sentence.language == "zh"
        periods: Sequence[Period] = ()
        if quantities or is_chinese:
            periods = self._periods.periods(plain, published_on=article.published_on, language=sentence.language)
        apart = self._clauses.apart(low, periods, quantities, language=sentence.language) if quantities else []
        own = [[period for period in periods if not is_apart(period, quantity, apart)] for quantity in quantities]
        seen = Seen(article, sentence, plain, low, mentions, named, quantities, own, standings(low, quantities))
        rows = self._in_chinese(seen, periods, told) if is_chinese else self._in_english(seen, told, parse)
        return [self._maker.figure(article, sentence, plain, *row) for row in rows]

    def _in_chinese(self, seen: Seen, periods: Sequence[Period], told: Told) -> list[Row]:
        start, quantities = seen.sentence.start, seen.quantities
        clauses = self._context.clauses(seen.plain, start, seen.mentions, periods, told.carried)
        read = self._context.told(seen.plain, start, quantities, clauses, told.carried)
        told.carried = self._context.carried(seen.article.text, start, clauses, told.carried)
        times = [
            self._context.period(seen.low, q, mine, quantities) for q, mine in zip(quantities, seen.own, strict=True)
        ]
        rows = zip(quantities, read, times, seen.standing, strict=True)
        return [(quantity, *what, period, standing) for quantity, what, period, standing in rows]

    def _in_english(self, seen: Seen, told: Told, parse: Parse | None) -> list[Row]:
        sentence, quantities = seen.sentence, seen.quantities
        line = self._phrases.line(seen.article.text[sentence.start : sentence.end], seen.named, parse)
        scene = stage(line, sentence.start, seen.mentions, quantities, told.topic, told.before)
        readings = (
            self._metrics.metrics(seen.low, quantities, line=line, names=seen.named, carried=told.last)
            if quantities
            else []
        )
        subjects = self._subjects.subjects(scene, quantities, readings, told.focus) if quantities else []
        if parse is not None and None in subjects:
            subjects = self._governed.filled(subjects, scene, parse, quantities, readings, told.focus)
        told.last = (quantities[-1], readings[-1].metric) if quantities else None
        told.before = (quantities[-1].unit, readings[-1].metric, subjects[-1]) if quantities else None
        told.focus = self._subjects.focus(scene) or told.focus
        told.topic = self._subjects.topic(scene)
        times = self._times_of(seen, readings)
        rows = zip(quantities, readings, subjects, times, seen.standing, strict=True)
        return [(q, reading.metric, who, *settled(standing, period, q)) for q, reading, who, period, standing in rows]

    @staticmethod
    def _times_of(seen: Seen, readings: Sequence[Reading]) -> list[Period | None]:
        """The period of each quantity among its own; that of a change is the one of the level before it where it has none."""
        low, quantities = seen.low, seen.quantities
        times: list[Period | None] = []
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            before = quantities[place - 1] if place else quantity
            own = without_gap(seen.own[place], quantity, before, seen.standing[place - 1]) if place else seen.own[place]
            is_same = place > 0 and continues(low[before.end : quantity.start], before, quantity, reading.metric)
            found = period_of(low, quantity, own, quantities, times[-1] if is_same and quantity.change else None)
            if place:
                base = found if reading.of is None else times[reading.of]
                told = earlier(low, quantity, base, seen.article.published_on)
                found = told or found or shared(low, before, quantity, times[-1])
            times.append(found)
        return times


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or where it is longer than any sentence is, pieces of it cut at blanks, so that time stays proportional to length."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield replace(sentence, start=start, end=cut)
        start = cut
    yield replace(sentence, start=start)
