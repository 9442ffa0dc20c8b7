"""Runs every expression of the figures and periods over 100 kB of its own worst characters; killed by the test if it hangs."""

import gc
import re
import sys
import time

from seeds import References
from transforms.figures import FigureReader

SIZE = 100_000
COMMON = ("1", " ", "a ", "1-")
READ = (
    "1,", "1 ", "1万", "[1", "20 to ", "one ", "million ", "half a ", "数", "up ", "$1 and ", "$", "US$1", "1 of the ", "Canadian $", "R1m ", "1-", "1.",
    "between 1 and ", "number of jobs to 1 ", "index at 1,000.5 ", "more than 1 and less than ", "a quarter of a ", "1 000 ", "5 pounds 20 ", "1 per ", "a dollar ",
)  # fmt: skip


def expressions() -> dict[str, re.Pattern[str]]:
    """Every compiled expression that the reader uses, by its text."""
    FigureReader(References())
    names = [name for name in sys.modules if name.startswith(("transforms.figures", "transforms.periods"))]
    found = [value for name in names for value in vars(sys.modules[name]).values() if isinstance(value, re.Pattern)]
    reader = FigureReader(References())
    seen: set[int] = set()
    waiting: list[object] = [reader]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (str, int, float, type)):
            continue
        seen.add(id(thing))
        if isinstance(thing, re.Pattern):
            found.append(thing)
        elif isinstance(thing, (dict, list, tuple)) or type(thing).__module__.startswith("transforms"):
            waiting += gc.get_referents(thing)
    return {pattern.pattern: pattern for pattern in found}


def worst(pattern: str) -> list[str]:
    """Texts of 100 kB made of what the expression itself spells out."""
    words = re.findall(r"[a-z]{2,}|[\u4e00-\u9fff]+|[a-z] ", pattern)
    step = max(1, len(words) // 2)
    pieces = [*words[::step][:2], " ".join(words[:40]) + " ", *COMMON]
    return [(piece * (SIZE // len(piece) + 1))[:SIZE] + "!" for piece in pieces]


def main() -> None:
    for text, pattern in expressions().items():
        started = time.process_time()
        for hostile in worst(text):
            for _ in pattern.finditer(hostile):
                pass
        spent = time.process_time() - started
        if spent > 2 or len(sys.argv) > 1:
            print(f"{spent:.2f} s {text[:140]!r}", flush=True)
    reader = FigureReader(References())
    for piece in READ:
        hostile = (piece * (SIZE // len(piece) + 1))[: SIZE // 8]
        for language in ("en", "zh"):
            started = time.process_time()
            reader.quantities(hostile, language)
            spent = time.process_time() - started
            if spent > 2 or len(sys.argv) > 1:
                print(f"{spent:.2f} s reading {piece!r} as {language}", flush=True)
    print("done")


if __name__ == "__main__":
    main()
