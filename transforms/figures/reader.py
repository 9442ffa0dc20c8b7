"""The figures of an article, and the quantities of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from seeds import References
from transforms.claims.lexicon import Speakers
from transforms.figures.chinese.context import ChineseContext
from transforms.figures.chinese.discourse import Carried
from transforms.figures.chinese.reader import ChineseReader
from transforms.figures.chinese.topics import Topic
from transforms.figures.clauses import Clauses, is_apart
from transforms.figures.continuing import continues
from transforms.figures.cues import Reading
from transforms.figures.english.reader import EnglishReader
from transforms.figures.governed import Governed
from transforms.figures.lexicon import lexicon
from transforms.figures.metrics import Metrics
from transforms.figures.phrases import Phrases
from transforms.figures.plain import lowered, narrowed
from transforms.figures.projections import Projections
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Subject, stage
from transforms.figures.standing import settled, standings, without_gap
from transforms.figures.subjects import Subjects
from transforms.figures.times import basis_by_year, earlier, period_of, shared
from transforms.parsing import Parse
from transforms.periods import Period, PeriodReader
from transforms.rates import Rates
from transforms.records import Article, Figure, Mention, Sentence

LONGEST = 3000
"""Characters of a sentence that is read as one."""
_NO_PARSES: Mapping[int, Parse] = {}
SILENT = frozenset(("heading", "table_cell", "teaser"))


@dataclass
class Told:
    """What the sentences before tell: whom they are about, of what the last speaks, its last figure and metric; what Chinese carries on."""

    focus: Subject | None = None
    topic: Subject | None = None
    last: tuple[Quantity, str] | None = None
    carried: Carried = field(default_factory=Carried)


class FigureReader:
    """Reads quantities from plain text and figures from articles."""

    def __init__(self, references: References) -> None:
        words = lexicon(references)
        self._english = EnglishReader(words)
        self._chinese = ChineseReader(words)
        self._phrases = Phrases(references)
        self._metrics = Metrics(references, self._phrases)
        self._projections = Projections(references)
        self._clauses = Clauses(references)
        self._periods = PeriodReader(references)
        self._rates = Rates(references)
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
        self, article: Article, sentence: Sentence, mentions: list[Mention], told: "Told", parse: Parse | None
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
        standing = standings(low, quantities)
        if is_chinese:
            clauses = self._context.clauses(plain, sentence.start, mentions, periods, told.carried)
            read = self._context.told(plain, sentence.start, quantities, clauses, told.carried)
            told.carried = self._context.carried(article.text, sentence.start, clauses, told.carried)
            times = [self._context.period(low, q, mine, quantities) for q, mine in zip(quantities, own, strict=True)]
            rows = zip(quantities, *zip(*read, strict=True), times, standing, strict=True) if quantities else ()
            return [self._figure(article, sentence, plain, *row) for row in rows]
        line = self._phrases.line(text, named, parse)
        scene = stage(line, sentence.start, mentions, quantities, told.topic)
        readings = (
            self._metrics.metrics(low, quantities, line=line, names=named, carried=told.last) if quantities else []
        )
        subjects = self._subjects.subjects(scene, quantities, readings, told.focus) if quantities else []
        if parse is not None and None in subjects:
            subjects = self._governed.filled(subjects, scene, parse, quantities, readings, told.focus)
        told.last = (quantities[-1], readings[-1].metric) if quantities else None
        told.focus = self._subjects.focus(scene) or told.focus
        told.topic = self._subjects.topic(scene)
        befores = zip((None, *quantities[:-1]), (None, *standing[:-1]), strict=True) if quantities else ()
        own = [without_gap(mine, q, *before) for mine, q, before in zip(own, quantities, befores, strict=True)]
        times = self._times_of(low, quantities, readings, own, article.published_on)
        stood = [settled(low, *row) for row in zip(standing, times, quantities, strict=True)]
        metrics = [reading.metric for reading in readings]
        rows = zip(quantities, metrics, subjects, *zip(*stood, strict=True), strict=True) if quantities else ()
        return [self._figure(article, sentence, plain, *row) for row in rows]

    def _times_of(
        self,
        low: str,
        quantities: Sequence[Quantity],
        readings: Sequence[Reading],
        periods: Sequence[Sequence[Period]],
        published_on: date | None,
    ) -> list[Period | None]:
        """The period of each quantity among its own; that of a change is the one of the level before it where it has none."""
        times: list[Period | None] = []
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            before = quantities[place - 1] if place else quantity
            is_same = place > 0 and continues(low[before.end : quantity.start], before, quantity, reading.metric)
            found = period_of(
                low, quantity, periods[place], quantities, times[-1] if is_same and quantity.change else None
            )
            if place:
                base = found if reading.of is None else times[reading.of]
                found = earlier(low, quantity, base, published_on) or found or shared(low, before, quantity, times[-1])
            times.append(found)
        return times

    def _figure(
        self,
        article: Article,
        sentence: Sentence,
        text: str,
        quantity: Quantity,
        metric: str,
        who: Subject | Topic | None,
        period: Period | None,
        standing: str | None,
    ) -> Figure:
        basis = quantity.change_basis
        if sentence.language != "zh":
            basis = basis_by_year(lowered(text), quantity, period, article.published_on)
        is_projected = (period is not None and period.is_future) or self._projections.is_projected(
            text, quantity.start, quantity.end, language=sentence.language
        )
        end = period.period_end if period is not None else None
        value_usd, rate, day = self._dollars(quantity, end, article.published_on)
        return Figure(
            start=sentence.start + quantity.start,
            end=sentence.start + quantity.end,
            metric=metric,
            value=quantity.value,
            value_low=quantity.value_low,
            value_high=quantity.value_high,
            unit=quantity.unit or "",
            unit_kind=quantity.unit_kind or "other",
            per=quantity.per,
            qualifier=quantity.qualifier,
            change=quantity.change,
            change_basis=basis,
            subject=article.text[who.start : who.end] if who is not None else None,
            subject_entity_id=who.entity_id if who is not None else None,
            period_start=period.period_start if period is not None else None,
            period_end=end,
            is_projected=is_projected,
            value_usd=value_usd,
            fx_rate=rate,
            fx_date=day,
            confidence=_confidence(quantity, metric),
            standing=standing,
        )

    def _dollars(
        self, quantity: Quantity, period_end: date | None, published_on: date | None
    ) -> tuple[float | None, float | None, date | None]:
        """`value_usd`, `fx_rate` and `fx_date`: at the rate of the earlier of the period's end and the day of publication."""
        days = [day for day in (period_end, published_on) if day is not None]
        if quantity.unit_kind != "money" or quantity.unit is None:
            return None, None, None
        if not days:
            return (quantity.value, 1.0, None) if quantity.unit == "USD" else (None, None, None)
        rate = self._rates.usd(quantity.unit, min(days))
        return (None, None, None) if rate is None else (quantity.value * rate.rate, rate.rate, rate.day)


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or where it is longer than any sentence is, pieces of it cut at blanks, so that time stays proportional to length."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield replace(sentence, start=start, end=cut)
        start = cut
    yield replace(sentence, start=start)


def _confidence(quantity: Quantity, metric: str) -> float:
    """How far the reading can be trusted: signs and known units most, guessed head nouns least."""
    base = {
        "money": 0.95,
        "percent": 0.95,
        "rank": 0.8,
        "ratio": 0.85,
        "count": 0.75 if quantity.noun_metric is None else 0.9,
    }
    score = base.get(quantity.unit_kind or "", 0.85)
    return round(score - (0.1 if metric == "other" else 0.0), 2)
