"""When to ask again."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flows.fetch.settings import FetchSettings

RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses that may be another one next time."""

_TRANSIENT = frozenset(
    {"unresolved", "unreachable", "timeout", "reset", "incomplete", "wrong_length", "protocol", "corrupt"}
)


def is_worth_repeating(reason: str) -> bool:
    """Whether a failure may pass within seconds."""
    return reason in _TRANSIENT or reason in ("server_error", "too_many_requests")


def back_off(attempt: int, settings: FetchSettings, draw: Callable[[], float]) -> float:
    """Seconds before the attempt after this one (0 is the first): anything up to a bound that doubles.

    Full jitter of Brooker, "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015).
    """
    return min(settings.longest_back_off, settings.back_off * 2.0 ** min(attempt, 30)) * draw()


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` asks to wait, given as seconds or as a date; None where it says nothing that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(0.0, (at.astimezone(UTC).replace(tzinfo=None) - now).total_seconds())
    except (ValueError, OverflowError):
        return None
