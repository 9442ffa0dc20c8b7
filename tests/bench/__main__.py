"""Prints speed, memory and quality, with peers beside us from the same run.

`make bench` runs everything; `python -m tests.bench figures` one part, `python -m tests.bench pages FOLDER` one over the pages of a folder.
"""

import sys
from pathlib import Path

from tests.bench import claims, corpora, figures, model, names, pages, pipeline, report, reprints

PARTS = {
    "pipeline": pipeline.main,
    "figures": figures.main,
    "names": names.main,
    "claims": claims.main,
    "model": model.main,
    "report": report.main,
    "pages": pages.main,
    "reprints": reprints.main,
    "corpora": corpora.main,
}

wanted: list[list[str]] = []
for word in sys.argv[1:] or PARTS:
    if word in PARTS:
        wanted.append([word])
    elif wanted == [["pages"]] and Path(word).is_dir():
        wanted[-1].append(word)
    else:
        sys.exit(f"no part {word!r}: choose from {', '.join(PARTS)}")
for name, *folder in wanted:
    print(f"\n== {name}", flush=True)
    PARTS[name](*folder)
