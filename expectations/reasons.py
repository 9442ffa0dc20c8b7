"""What the reasons of quarantine mean, for a person."""

from expectations import words
from expectations.contract import RULES
from expectations.refusal import COLUMNS, PARENT
from expectations.validation import reason as named
from expectations.validation import suites

_SHARED = {
    PARENT: "it hangs on a row that was refused: its article, its claim, or what is said of its source",
    COLUMNS: "its table has other columns than were declared, so no row of it can be judged",
}
_EXPECTATION = "expect_"


def meaning(table: str, reason: str) -> str:
    """What a row of the table must keep that was refused for this reason.

    An expectation of a suite says what `claimhouse quality` says of it; one that the suites no longer have gives its name. Suites are asked only
    for these, since they import Great Expectations, which costs seconds.
    """
    rules = {rule.name: rule.meaning for rule in RULES.get(table, ())}
    known = _SHARED.get(reason) or rules.get(reason)
    return known or (_expected(table, reason) if reason.startswith(_EXPECTATION) else "") or reason


def _expected(table: str, reason: str) -> str:
    return "; ".join(words.meaning(one) for one in suites().TABLES.get(table, ()) if named(one) == reason)
