"""The clock, as the warehouse keeps times."""

from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)
