"""Expressions in which a named part may stand more than once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from transforms.periods.calendar import Span

Groups = dict[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """An expression's parts and what it is resolved against; `is_ahead`: it is a limit still to come."""

    words: Groups
    published_on: date | None
    is_ahead: bool


Resolve = Callable[[Named], Span | None]
"""What an expression comes to."""

_NAME = re.compile(r"\(\?P<([a-z_]+)>")


def shape_of(pattern: str) -> re.Pattern[str]:
    """The expression, case ignored, with the second `(?P<year>` named `year2` and so on."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}{seen[match[1]] if seen[match[1]] > 1 else ''}>"

    return re.compile(_NAME.sub(numbered, pattern), re.IGNORECASE)


def groups_of(match: re.Match[str]) -> Groups:
    """What matched, by name without its number, lower case; `all` is the whole; what did not match is absent."""
    named = {name.rstrip("0123456789"): found.lower() for name, found in match.groupdict().items() if found is not None}
    return {"all": match[0].lower(), **named}
