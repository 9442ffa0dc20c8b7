"""The figures of an article, and the quantities of plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from seeds import References
from transforms.figures.chinese.context import ChineseContext
from transforms.figures.chinese.discourse import Carried
from transforms.figures.chinese.reader import ChineseReader
from transforms.figures.chinese.topics import Topic
from transforms.figures.clauses import APART, Clauses, is_apart
from transforms.figures.english.reader import EnglishReader
from transforms.figures.lexicon import lexicon
from transforms.figures.metrics import Metrics, continues
from transforms.figures.plain import lowered, narrowed
from transforms.figures.projections import Projections
from transforms.figures.quantity import Quantity
from transforms.figures.subjects import referent, subject
from transforms.periods import Period, PeriodReader
from transforms.rates import Rates
from transforms.records import Article, Figure, Mention, Sentence

LONGEST = 3000
"""Characters of a sentence that is read as one."""
LEADS = 24
"""A period that begins within so many characters of a sentence leads it."""
SILENT = frozenset(("heading", "table_cell", "teaser"))


class FigureReader:
    """Reads quantities from plain text and figures from articles."""

    def __init__(self, references: References) -> None:
        words = lexicon(references)
        self._english = EnglishReader(words)
        self._chinese = ChineseReader(words)
        self._metrics = Metrics(references)
        self._projections = Projections(references)
        self._clauses = Clauses(references)
        self._periods = PeriodReader(references)
        self._context = ChineseContext(references)
        self._rates = Rates(references)
        self._kinds = dict(references.table("entities").select("entity_id", "kind").iter_rows())
        self._simplified = str.maketrans(dict(references.table("traditional_characters").iter_rows()))

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
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[Figure, ...]:
        """The figures of all sentences that are no heading, table cell or teaser, in the order of the text, with offsets into it."""
        figures: list[Figure] = []
        earlier: list[Mention] = []
        carried = Carried()
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
                    told, carried = self._sentence(article, piece, held, earlier, carried)
                    figures += told
            earlier = inside
        return tuple(figures)

    def _sentence(
        self,
        article: Article,
        sentence: Sentence,
        mentions: list[Mention],
        earlier: list[Mention],
        carried: Carried,
    ) -> tuple[list[Figure], Carried]:
        """The figures of a sentence, and what Chinese sentences behind it may go on about."""
        text = article.text[sentence.start : sentence.end]
        plain = self._plain(text, sentence.language)
        low = lowered(plain)
        named = [(mention.start - sentence.start, mention.end - sentence.start) for mention in mentions]
        quantities = [
            quantity
            for quantity in self.quantities(text, sentence.language, country=article.source.country)
            if not any(start <= quantity.core_start and quantity.end <= end for start, end in named)
        ]
        is_chinese = sentence.language == "zh"
        if not quantities and not is_chinese:
            return [], carried
        periods = self._periods.periods(plain, published_on=article.published_on, language=sentence.language)
        apart = self._clauses.apart(low, periods, quantities, language=sentence.language)
        after, told = carried, list[tuple[str, Mention | Topic | None]]()
        if is_chinese:
            clauses = self._context.clauses(plain, sentence.start, mentions, periods, carried)
            after = self._context.carried(article.text, sentence.start, clauses, carried)
            told += self._context.told(plain, sentence.start, quantities, clauses, carried)
        else:
            told += self._told(low, sentence, quantities, mentions, earlier)
        figures: list[Figure] = []
        period: Period | None = None
        for place, (quantity, (metric, who)) in enumerate(zip(quantities, told, strict=True)):
            before = quantities[place - 1] if place else quantity
            is_same = place > 0 and continues(low[before.end : quantity.start], before, quantity, metric)
            own = [period for period in periods if not is_apart(period, quantity, apart)]
            if is_chinese:
                period = self._context.period(low, quantity, own, quantities)
            else:
                period = _period_of(low, quantity, own, quantities, period if is_same and quantity.change else None)
            figures.append(self._figure(article, sentence, plain, quantity, metric, who, period))
        return figures, after

    def _told(
        self,
        low: str,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        mentions: list[Mention],
        earlier: list[Mention],
    ) -> list[tuple[str, Mention | None]]:
        """Metric and subject of each quantity of an English sentence."""
        metrics = self._metrics.metrics(low, quantities, language=sentence.language)
        fallback = referent(low, self._kinds, earlier)
        return [
            (metric, subject(low, quantity, mentions, sentence.start) or fallback)
            for quantity, metric in zip(quantities, metrics, strict=True)
        ]

    def _figure(
        self,
        article: Article,
        sentence: Sentence,
        text: str,
        quantity: Quantity,
        metric: str,
        who: Mention | Topic | None,
        period: Period | None,
    ) -> Figure:
        is_projected = (period is not None and period.is_future) or self._projections.is_projected(
            text, quantity.start, language=sentence.language
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
            change_basis=quantity.change_basis,
            subject=article.text[who.start : who.end] if who is not None else None,
            subject_entity_id=who.entity_id if who is not None else None,
            period_start=period.period_start if period is not None else None,
            period_end=end,
            is_projected=is_projected,
            value_usd=value_usd,
            fx_rate=rate,
            fx_date=day,
            confidence=_confidence(quantity, metric),
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


def _period_of(
    low: str,
    quantity: Quantity,
    periods: Sequence[Period],
    quantities: Sequence[Quantity],
    previous: Period | None,
) -> Period | None:
    """The period nearest to a figure in its clause, no other figure between; else that of what it is a change of; else what leads the sentence."""
    near = [
        (abs(period.start - quantity.end) if period.start >= quantity.end else quantity.start - period.end, period)
        for period in periods
        if period.end <= quantity.start or period.start >= quantity.end
    ]
    direct = [
        (distance, period)
        for distance, period in near
        if not any(
            min(period.end, quantity.end) <= other.start and other.end <= max(period.start, quantity.start)
            for other in quantities
            if other is not quantity
        )
        and not APART.search(low, min(period.end, quantity.end), max(period.start, quantity.start))
    ]
    if direct:
        return min(direct, key=lambda row: (row[0], row[1].start))[1]
    leading = [
        period
        for _, period in near
        if period.start < quantities[0].start and (period.start < LEADS or low[period.end : period.end + 1] in ",，")
    ]
    return previous or (leading[-1] if leading else None)


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
