"""The figures of an article, and the quantities of plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from seeds import References
from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.figures.chinese.reader import ChineseReader
from transforms.figures.chinese.subjects import ChineseSubjects
from transforms.figures.clauses import Clauses, is_apart
from transforms.figures.continuing import continues
from transforms.figures.cues import Reading
from transforms.figures.english.reader import EnglishReader
from transforms.figures.lexicon import lexicon
from transforms.figures.metrics import Metrics
from transforms.figures.phrases import Phrases
from transforms.figures.plain import lowered, narrowed
from transforms.figures.projections import Projections
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Subject, stage
from transforms.figures.subjects import Subjects
from transforms.figures.times import basis_by_year, earlier, period_of, shared
from transforms.periods import Period, PeriodReader
from transforms.rates import Rates
from transforms.records import Article, Figure, Mention, Sentence

LONGEST = 3000
"""Characters of a sentence that is read as one."""
SILENT = frozenset(("heading", "table_cell", "teaser"))


@dataclass
class Told:
    """What the sentences before tell: whom they are about, their last figure with its metric, the mentions of the last one."""

    focus: Subject | None = None
    last: tuple[Quantity, str] | None = None
    earlier: Sequence[Mention] = ()


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
        kinds = dict(references.table("entities").select("entity_id", "kind").iter_rows())
        self._chinese_subjects = ChineseSubjects(self._phrases, kinds)
        self._subjects = Subjects(self._phrases, Speakers(references, "en"), kinds)

    def quantities(
        self, text: str, language: str = "en", *, country: str | None = None, is_bare: bool = False
    ) -> tuple[Quantity, ...]:
        """The quantities of a text in its order, without sentences or a parse.

        `country` (ISO 3166) says what a bare `$` means; `is_bare`: numbers without a unit too, which are no figures, with `unit` None.
        """
        plain = narrowed(text)
        reader = self._chinese if language == "zh" else self._english
        return tuple(reader.read(plain, lowered(plain), country=country, is_bare=is_bare))

    def figures(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[Figure, ...]:
        """The figures of all sentences that are no heading, table cell or teaser, in the order of the text, with offsets into it."""
        figures: list[Figure] = []
        told = Told()
        at = 0
        for sentence in sentences:
            while at < len(mentions) and mentions[at].start < sentence.start:
                at += 1
            stop = at
            while stop < len(mentions) and mentions[stop].end <= sentence.end:
                stop += 1
            inside = list(mentions[at:stop])
            if sentence.kind not in SILENT:
                for piece in _pieces(article.text, sentence):
                    held = [m for m in inside if piece.start <= m.start and m.end <= piece.end]
                    figures += self._sentence(article, piece, held, told)
            told.earlier = inside
        return tuple(figures)

    def _sentence(self, article: Article, sentence: Sentence, mentions: list[Mention], told: "Told") -> list[Figure]:
        text = article.text[sentence.start : sentence.end]
        named = [(mention.start - sentence.start, mention.end - sentence.start) for mention in mentions]
        quantities = [
            quantity
            for quantity in self.quantities(text, sentence.language, country=article.source.country)
            if not any(start <= quantity.core_start and quantity.end <= end for start, end in named)
        ]
        line = None if sentence.language == "zh" else self._phrases.line(text, named)
        scene = None if line is None else stage(line, sentence.start, mentions, quantities)
        if not quantities:
            told.last = None
        else:
            low = lowered(narrowed(text))
            readings = self._metrics.metrics(low, quantities, line=line, names=named, carried=told.last)
            told.last = (quantities[-1], readings[-1].metric)
            if scene is not None:
                subjects = self._subjects.subjects(scene, quantities, readings, told.focus)
            else:
                subjects = self._chinese_subjects.subjects(
                    low, quantities, mentions, sentence.start, earlier=told.earlier, focus=told.focus
                )
                told.focus = next((who for who in subjects if who is not None), told.focus)
            times = self._times_of(low, text, quantities, readings, line, article)
        if scene is not None:
            told.focus = self._subjects.focus(scene) or told.focus
        if not quantities:
            return []
        rows = zip(quantities, readings, subjects, times, strict=True)
        return [self._figure(article, sentence, text, *row) for row in rows]

    def _times_of(
        self,
        low: str,
        text: str,
        quantities: Sequence[Quantity],
        readings: Sequence[Reading],
        line: Line | None,
        article: Article,
    ) -> list[Period | None]:
        language = "zh" if line is None else "en"
        periods = self._periods.periods(text, published_on=article.published_on, language=language)
        apart = self._clauses.apart(low, periods, quantities, language=language)
        times: list[Period | None] = []
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            before = quantities[place - 1] if place else quantity
            is_same = place > 0 and continues(low[before.end : quantity.start], before, quantity, reading.metric)
            own = [period for period in periods if not is_apart(period, quantity, apart)]
            found = period_of(low, quantity, own, quantities, times[-1] if is_same and quantity.change else None)
            if place and line is not None:
                base = found if reading.of is None else times[reading.of]
                found = (
                    earlier(low, quantity, base, article.published_on)
                    or found
                    or shared(low, before, quantity, times[-1])
                )
            times.append(found)
        return times

    def _figure(
        self,
        article: Article,
        sentence: Sentence,
        text: str,
        quantity: Quantity,
        reading: Reading,
        who: Subject | None,
        period: Period | None,
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
            metric=reading.metric,
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
            confidence=_confidence(quantity, reading.metric),
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
