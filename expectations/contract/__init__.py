"""The row contract, table by table: what a single row must keep to be loaded."""

from expectations.contract.articles import ARTICLES, SIGNATURES, SOURCES
from expectations.contract.claims import CLAIMS
from expectations.contract.figures import FIGURES
from expectations.contract.mentions import MENTIONS
from expectations.contract.parts import KEYS, SCHEMAS, Rule

RULES: dict[str, tuple[Rule, ...]] = {
    "sources": SOURCES,
    "articles": ARTICLES,
    "signatures": SIGNATURES,
    "mentions": MENTIONS,
    "claims": CLAIMS,
    "figures": FIGURES,
}
"""Every rule of every table of a batch."""

__all__ = ["KEYS", "RULES", "SCHEMAS", "Rule"]
