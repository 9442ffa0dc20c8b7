"""Prints speed, memory and quality, with peers beside us from the same run.

`make bench` runs everything; `python -m tests.bench figures` one part.
"""

import sys

from tests.bench import claims, figures, model, names, pipeline, report

PARTS = {
    "pipeline": pipeline.main,
    "figures": figures.main,
    "names": names.main,
    "claims": claims.main,
    "model": model.main,
    "report": report.main,
}

wanted = sys.argv[1:] or list(PARTS)
for name in wanted:
    if name not in PARTS:
        sys.exit(f"no part {name!r}: choose from {', '.join(PARTS)}")
for name in wanted:
    print(f"\n== {name}", flush=True)
    PARTS[name]()
