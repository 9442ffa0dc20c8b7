"""Lines of a corpus through the topic filter, which runs before anything else: how many a second, and in how much memory."""

import json
import multiprocessing
import resource
import tempfile
import time
from datetime import datetime
from pathlib import Path

LINES = 1_000_000
FISH = "The harbour sold more herring than in any autumn before, and the boats went out again on Tuesday night. "
COSTS = "OpenAI said that training its newest AI model cost {} million dollars, more than a year before. "


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "lines.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            for number in range(LINES):
                text = COSTS.format(number) * 3 if number % 50 == 0 else FISH * 6
                lines.write(json.dumps({"id": number, "title": f"Number {number}", "body": text}) + "\n")
        print(f"{LINES:,} lines, {file.stat().st_size / 1e6:,.0f} MB, 2 % of them about AI")
        with multiprocessing.get_context("spawn").Pool(1) as alone:
            yielded, passed_over, seconds, mebibytes = alone.apply(filtered, (str(file),))
    print(f"{yielded:,} go on, {passed_over}; {LINES / seconds:,.0f} lines/s, {mebibytes:,.0f} MiB at most")


def filtered(file: str) -> tuple[int, dict[str, int], float, float]:
    """What goes on and what is passed over, the seconds it took, and the memory of this process."""
    from flows.discovery import Discovery
    from flows.sources.declared import Source
    from seeds import References

    discovery = Discovery(datetime(2026, 1, 1), References())
    source = Source(name="lines", kind="jsonl", location=(file,), about="ai")
    started = time.perf_counter()
    yielded = sum(1 for _ in discovery.yielded([source]))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return yielded, dict(discovery.tallies[0].passed_over), seconds, peak
