"""Numbers and quantities as they are read from plain text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at `text[start:end]`, scaled to plain units.

    `raw` is the value before its scale word (`3` of *3 billion*); `low` and `high` are what the words commit to; `kind` is `digits`, `words`,
    `plural` (*tens of millions*), `share` (*two-thirds*, in percent) or `times` (*twofold*).
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    raw: float
    kind: str
    is_scaled: bool = False
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read at `text[start:end]`; the value is multiplied by `factor`."""

    start: int
    end: int
    unit: str
    kind: str
    factor: float = 1.0
    metric: str | None = None


Part = tuple[Number, Unit | None]
"""A number with its unit, before its words say what it commits to."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity read at `text[start:end]`; fields as the columns of `figures`.

    `unit` is None for a bare number, which is no figure; `core_start` is where the number itself begins, after qualifier and `from`;
    `noun_metric` is the metric that the thing counted has by itself.
    """

    start: int
    end: int
    value: float
    value_low: float | None
    value_high: float | None
    unit: str | None
    unit_kind: str | None
    per: str | None = None
    qualifier: str = "exact"
    change: str | None = None
    change_basis: str | None = None
    core_start: int = 0
    noun_metric: str | None = None
    kind: str = "digits"
