"""What the reasons of quarantine mean, for a person."""

from expectations.contract import RULES
from expectations.refusal import COLUMNS, PARENT

_SHARED = {
    PARENT: "it hangs on a row that was refused: its article, its claim, or what is said of its source",
    COLUMNS: "its table has other columns than were declared, so no row of it can be judged",
}


def meaning(table: str, reason: str) -> str:
    """What a row of the table must keep that was refused for this reason; an expectation of a suite says so by its name."""
    rules = {rule.name: rule.meaning for rule in RULES.get(table, ())}
    return _SHARED.get(reason) or rules.get(reason) or reason
