"""How grave a failed expectation is, and how many of a run's are critical."""

import polars as pl

CRITICAL = "critical"
"""The batch or the run is wrong as a whole: nothing is published."""

WARNING = "warning"
"""Rows were refused, or a measure of the run is out of its range: published, and shown."""

INFO = "info"
"""Worth knowing; nothing was refused."""


def critical_failures(results: pl.DataFrame) -> int:
    """How many results, rows of QUALITY, failed that are critical."""
    return results.filter(pl.col("severity") == CRITICAL, ~pl.col("success")).height


def critical_suites(results: pl.DataFrame) -> set[str]:
    """The suites of results, rows of QUALITY, in which one failed that is critical."""
    return set(results.filter(pl.col("severity") == CRITICAL, ~pl.col("success"))["suite"])
