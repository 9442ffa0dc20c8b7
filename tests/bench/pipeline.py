"""Articles a second end to end and peak memory, of a first run over generated articles and a second with nothing new; the share of each step."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.generate import write_articles

ARTICLES, FEWER = 2_000, 300


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        articles, data = Path(folder, "articles"), Path(folder, "data")
        write_articles(articles, ARTICLES)
        print(f"{ARTICLES:,} generated articles, 2 workers, everything on (start-up of Python and Prefect included)")
        for name in ("first run", "second run, nothing new"):
            seconds, summary = _run(articles, data)
            print(
                f"{name:<26} {ARTICLES / seconds:8.1f} articles/s  {seconds:7.1f} s  "
                f"figures {summary['figures_loaded']:>6}  published {summary['is_published']}"
            )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{'peak memory':<26} {peak:8.0f} MiB (largest single process)")
        _print_shares(Path(folder))


def _print_shares(folder: Path) -> None:
    """Where the time of a first run goes, in processor seconds of one process with one thread, as a worker has; start-up and Prefect apart."""
    write_articles(folder / "fewer", FEWER)
    command = [sys.executable, "-m", "tests.bench.steps", str(folder / "fewer"), str(folder / "one-process")]
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, env=alone, stdout=subprocess.PIPE, text=True, check=True)
    seconds = json.loads(done.stdout)
    whole = sum(seconds.values())
    print(f"\n{FEWER} articles in one process: {1000 * whole / FEWER:.1f} ms of processor time an article")
    for name, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"  {name:<24} {100 * spent / whole:5.1f} %  {1000 * spent / FEWER:6.2f} ms/article")


def _run(articles: Path, data: Path) -> tuple[float, dict[str, object]]:
    command = [sys.executable, "-m", "flows.cli", "run", str(articles), "--data", str(data), "--workers", "2", "--json"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, json.loads(done.stdout)
