"""Quantities as figures: with what they are of, their time and their worth in dollars."""

from datetime import date

from seeds import References
from transforms.figures.chinese.clause import Topic
from transforms.figures.plain import lowered
from transforms.figures.projections import Projections
from transforms.figures.quantity import Quantity
from transforms.figures.stage import Subject
from transforms.figures.times import basis_by_year
from transforms.periods import Period
from transforms.rates import Rates
from transforms.records import Article, Figure, Sentence


class FigureMaker:
    """Makes figures."""

    def __init__(self, references: References) -> None:
        self._projections = Projections(references)
        self._rates = Rates(references)

    def figure(
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
        """The figure of a quantity of a sentence, whose text is given in the forms of the tables: what it is of, when, and in dollars."""
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
