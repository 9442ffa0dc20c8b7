"""A file of the European Central Bank's daily reference rates, judged before anything is converted with it."""

import csv
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from math import isfinite
from zipfile import BadZipFile, ZipFile

FIRST_DAY = date(1999, 1, 4)
"""The first day on which the bank published rates."""

MOST_BYTES = 50_000_000
"""A longer table is none: a day takes some 300 bytes, so there were 2 million by 2026."""

_AGREEMENT = 0.01
_NONE = ("", "N/A")


class RatesUnfitError(ValueError):
    """The bytes are not the bank's table of rates."""


@dataclass(frozen=True, slots=True)
class PublishedRates:
    """Units of each currency for one euro, by day."""

    days: Mapping[date, Mapping[str, float]]

    @property
    def last_day(self) -> date:
        """The last day with rates."""
        return max(self.days)


def published_rates(content: bytes, *, today: date) -> PublishedRates:
    """The rates in a zip file of the bank's: one CSV file, a row a day from 1999 on, a column a currency.

    Raises:
        RatesUnfitError: the bytes are anything else, or a rate or a day in them cannot be.
    """
    header, *rows = csv.reader(StringIO(_text(content)))
    currencies = [name.strip() for name in header[1:]]
    if header[0].strip() != "Date" or "USD" not in currencies:
        raise RatesUnfitError(f"its first line is no header of rates: {','.join(header)[:60]!r}")
    days: dict[date, dict[str, float]] = {}
    for row in rows:
        if row:
            day = _day(row[0], today)
            days[day] = {
                name: _rate(text, day) for name, text in zip(currencies, row[1:], strict=False) if _is_rate(name, text)
            }
    if not days or not any("USD" in rates for rates in days.values()):
        raise RatesUnfitError("it holds no rate of the dollar")
    return PublishedRates(days)


def contradiction(fresh: PublishedRates, present: PublishedRates) -> str | None:
    """How fresh rates contradict those of the last day that is known already, or None."""
    day = present.last_day
    known, said = present.days[day], fresh.days.get(day, {})
    for currency, rate in known.items():
        if currency not in said:
            return f"it has no rate of {currency} for {day}"
        if abs(said[currency] / rate - 1) > _AGREEMENT:
            return f"{currency} on {day} is {said[currency]:g} in it and was {rate:g}"
    return None


def _text(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) != 1 or not members[0].filename.endswith(".csv") or members[0].file_size > MOST_BYTES:
                raise RatesUnfitError(
                    f"it holds {', '.join(m.filename for m in members)[:60] or 'nothing'}, not one table"
                )
            return archive.read(members[0]).decode("utf-8")
    # `zipfile` raises NotImplementedError for a way of packing it does not know, RuntimeError for an encrypted member
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError, zlib.error) as error:
        seen = "a web page" if content.lstrip()[:1] == b"<" else "no sound zip file"
        raise RatesUnfitError(f"it is {seen} ({len(content):,} bytes)") from error


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise RatesUnfitError(f"{text[:20]!r} is no day") from error
    if not FIRST_DAY <= day <= today:
        raise RatesUnfitError(f"it holds rates of {day}")
    return day


def _is_rate(name: str, text: str) -> bool:
    return bool(name) and text.strip() not in _NONE


def _rate(text: str, day: date) -> float:
    try:
        rate = float(text)
    except ValueError as error:
        raise RatesUnfitError(f"{text[:20]!r} on {day} is no rate") from error
    if not isfinite(rate) or rate <= 0:
        raise RatesUnfitError(f"{text[:20]!r} on {day} is no rate")
    return rate
