"""Time spans as people write them."""

import re

_LONGEST = 100 * 366 * 86_400.0
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def seconds_of(span: str) -> float:
    """The seconds of `90s`, `15m`, `6h`, `30d` or `2w`.

    Raises:
        ValueError: it is none of these, or nothing.
    """
    found = re.fullmatch(r"(\d{1,6})([smhdw])", span.strip().lower())
    if not found or not int(found[1]):
        raise ValueError(f"{span!r} is no time span; write a number and s, m, h, d or w, such as 15m")
    seconds = int(found[1]) * float(_SECONDS[found[2]])
    if seconds > _LONGEST:
        raise ValueError(f"{span!r} is longer than a century")
    return seconds
