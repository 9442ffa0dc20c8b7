"""Newer exchange rates than those a library carries: fetched, judged, and kept in the data folder for the runs from then on."""

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import httpx2
from currency_converter import CURRENCY_FILE

from flows.models import chosen
from flows.version import Means
from transforms.published_rates import PublishedRates, RatesUnfitError, contradiction, published_rates

ADDRESS = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
"""The bank's whole table, new on every working day at about 16:00 CET."""

MAX_BYTES = 20_000_000
"""A larger answer is given up; the table had 0.7 million bytes in 2026."""

SECONDS, SECONDS_IN_ALL = 20.0, 120.0
"""How long the other side may stay silent, and may take in all."""

KEPT = 2
"""Files that stay: a run at work may still read the former one."""

_LINK = "current"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class RatesError(RuntimeError):
    """Newer rates could not be had; those that were there are untouched."""


@dataclass(frozen=True, slots=True)
class RatesUpdate:
    """The last day with rates before and now; equal where there was nothing newer."""

    before: date
    now: date


def means_of(folder: Path) -> Means:
    """What the runs of a data folder read with: the pipeline chosen, and the rates kept there, unless those of the library reach further by now."""
    link = folder / "rates" / _LINK
    kept = link.resolve() if link.is_file() else None
    return Means(rates=kept if kept and kept.name[:10] > _last_shipped() else None, model=chosen())


@cache
def _last_shipped() -> str:
    """The last day of the library's table, `2026-10-30`."""
    with ZipFile(CURRENCY_FILE) as archive:
        _, *rows = archive.read(archive.infolist()[0]).splitlines()
    return max(row[:10] for row in rows).decode()


def update_rates(folder: Path, address: str, *, today: date) -> RatesUpdate:
    """Fetch the table, and let the data folder's runs use it from now on if it is sound and newer than theirs.

    Raises:
        RatesError: it could not be fetched or kept, is no table of rates, contradicts what is known or ends earlier.
    """
    kept = means_of(folder).rates or Path(CURRENCY_FILE)
    content, present = fetched(address), _read(kept.read_bytes(), str(kept), today)
    fresh = _read(content, address, today)
    if fresh.last_day < present.last_day:
        raise RatesError(f"{address} ends on {fresh.last_day}; there are rates up to {present.last_day} already")
    wrong = contradiction(fresh, present)
    if wrong:
        raise RatesError(f"{address} was not taken: {wrong}")
    if fresh.last_day > present.last_day:
        _keep(folder / "rates", content, fresh.last_day)
    return RatesUpdate(present.last_day, fresh.last_day)


def fetched(address: str) -> bytes:
    """The bytes at an address: over HTTPS, or from this machine itself; redirects are not followed.

    Raises:
        RatesError: they could not be had whole, in time and within `MAX_BYTES`.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise RatesError(f"{address} is no https address")
    try:
        with httpx2.stream("GET", address, timeout=SECONDS) as answer:
            if answer.status_code != httpx2.codes.OK:
                raise RatesError(f"{address} answered {answer.status_code} {answer.reason_phrase}".rstrip())
            return _whole(answer, address)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise RatesError(f"{address} could not be fetched: {error or type(error).__name__}") from error


def _whole(answer: httpx2.Response, address: str) -> bytes:
    deadline, content = time.monotonic() + SECONDS_IN_ALL, bytearray()
    for part in answer.iter_bytes():
        content += part
        if len(content) > MAX_BYTES:
            raise RatesError(f"{address} answered with more than {MAX_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise RatesError(f"{address} took longer than {SECONDS_IN_ALL:.0f} s")
    return bytes(content)


def _read(content: bytes, where: str, today: date) -> PublishedRates:
    try:
        return published_rates(content, today=today)
    except RatesUnfitError as error:
        raise RatesError(f"{where} is no table of rates: {error}") from error


def _keep(home: Path, content: bytes, last_day: date) -> None:
    """A file of its own for each content, and a link to the newest, put in place by one rename."""
    name = f"{last_day}-{hashlib.sha256(content).hexdigest()[:8]}.zip"
    try:
        home.mkdir(parents=True, exist_ok=True)
        unfinished = home / f".{name}"
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(home / name)
        fresh = home / f".{_LINK}"
        with suppress(FileNotFoundError):
            fresh.unlink()
        fresh.symlink_to(name)
        fresh.replace(home / _LINK)
        for old in sorted(home.glob("*.zip"))[:-KEPT]:
            old.unlink()
    except OSError as error:
        raise RatesError(f"{home} cannot be written: {error.strerror}") from error
