"""Great Expectations suites, a list of expectations each: one for every loaded table, and those of a run.

Importing this package imports Great Expectations, which costs seconds: `expectations.validation` does so when a batch or
a run has to be judged.
"""

from expectations.suites.articles import ARTICLES
from expectations.suites.claims import CLAIMS
from expectations.suites.columns import COLUMNS
from expectations.suites.figures import FIGURES
from expectations.suites.finished import FINISHED
from expectations.suites.mentions import MENTIONS
from expectations.suites.parts import Expectation
from expectations.suites.runs import RUNS
from expectations.suites.sources import SOURCES

TABLES: dict[str, list[Expectation]] = {
    "sources": SOURCES,
    "articles": ARTICLES,
    "mentions": MENTIONS,
    "claims": CLAIMS,
    "figures": FIGURES,
}
"""The suite of every loaded table; each judges a row by itself or within its article, however the batch is composed."""

__all__ = ["COLUMNS", "FINISHED", "RUNS", "TABLES"]
