"""Articles a second end to end and peak memory: a first run over generated articles, then a second with nothing new."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.generate import write_articles

ARTICLES = 2_000


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


def _run(articles: Path, data: Path) -> tuple[float, dict[str, object]]:
    command = [sys.executable, "-m", "flows.cli", "run", str(articles), "--data", str(data), "--workers", "2", "--json"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, json.loads(done.stdout)
