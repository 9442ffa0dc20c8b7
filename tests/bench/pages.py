"""Main content of news pages beside plain trafilatura and other extractors: F1 of 4-word shingles, and pages a second on one core.

`python -m tests.bench pages FOLDER`, or `PAGE_SET`: a copy of the article extraction benchmark of Scrapinghub (MIT), `ground-truth.json` and
`html/`. Its own score: precision and recall by page over counted shingles of four words, their means, and the F1 of the means. Ours is measured
whole: decoding, main content, metadata, cleaning. Pages that we refuse as no article (two of the set are teasers before a paywall) are counted, and
scored by what was taken from them all the same; any other refused page counts as one without text.
"""

import gzip
import json
import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import mean

from trafilatura import extract

from seeds import References
from tests.bench.environment import python_with
from transforms.articles import ArticleReader
from transforms.ids import content_hash
from transforms.page_kinds import PageKinds
from transforms.records import Hints, Item, Rejection

ROOT = Path(__file__).parents[2]
FOLDER = Path(
    os.environ.get("PAGE_SET") or next(iter(sorted(ROOT.parent.glob("*/benchmarks/pages"))), "benchmarks/pages")
)
BAR = 0.955
PEERS = ("readability-lxml==0.8.4.1", "newspaper4k==0.9.6")
RETRIEVED_AT = datetime(2026, 1, 1)
_WORD = re.compile(r"\w+")


def main(folder: str | None = None) -> None:
    place = Path(folder) if folder else FOLDER
    if not (place / "ground-truth.json").is_file():
        print(f"no pages in {place}: name their folder or set PAGE_SET; skipped")
        return
    truth = json.loads((place / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {key: gzip.decompress((place / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    addresses = {key: row.get("url") for key, row in truth.items()}
    reader, refused = ArticleReader(References()), dict[str, str]()
    takes_all = ArticleReader(References())
    takes_all._kinds = _AnyKind(References())

    def ours(key: str) -> str:
        content = pages[key]
        item = Item(key, content, content_hash(content), "text/html", RETRIEVED_AT, Hints(url=addresses[key]))
        read = reader.article(item)
        if isinstance(read, Rejection):
            refused[key] = read.reason
            read = takes_all.article(item)
        return "" if isinstance(read, Rejection) else read.text

    def plain(key: str) -> str:
        return extract(pages[key], fast=True, include_comments=False) or ""

    print(f"{len(pages)} pages\n{'system':26} {'F1':>6} {'precision':>10} {'recall':>7} {'pages/s':>8}")
    for name, read in (("claimhouse, with metadata", ours), ("trafilatura, fast", plain)):
        _report(name, truth, *_timed(read, pages), bar=BAR if read is ours else None)
    for name, seconds, texts in _peers(pages):
        _report(name, truth, seconds, texts)
    print("refused by us: " + ", ".join(f"{count} {reason}" for reason, count in Counter(refused.values()).items()))


class _AnyKind(PageKinds):
    """Refuses no page for its kind: what was taken from it is scored, and whether it should be is another question."""

    def refusal(self, *_: object, **__: object) -> None:
        return None


def _timed(read: Callable[[str], str], pages: dict[str, bytes]) -> tuple[float, dict[str, str]]:
    for key in list(pages)[:3]:
        read(key)  # loads what is loaded once
    started = time.perf_counter()
    texts = {key: read(key) for key in pages}
    return time.perf_counter() - started, texts


def _report(name: str, truth: dict, seconds: float, texts: dict[str, str], bar: float | None = None) -> None:
    precision, recall = score({key: (row["articleBody"], texts.get(key, "")) for key, row in truth.items()})
    f1 = 2 * precision * recall / (precision + recall)
    verdict = "" if bar is None else f"  bar {bar}: {'reached' if f1 >= bar else 'MISSED'}"
    print(f"{name:26} {f1:6.3f} {precision:10.3f} {recall:7.3f} {len(texts) / seconds:8.1f}{verdict}")


def score(pairs: dict[str, tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall over (wanted, found) texts: means over the pages, of shingles as often as they stand there."""
    precisions, recalls = [], []
    for wanted, found in (map(_shingles, pair) for pair in pairs.values()):
        shared = (wanted & found).total()
        precisions.append(1.0 if wanted == found else shared / max(found.total(), 1))
        recalls.append(1.0 if wanted == found else shared / max(wanted.total(), 1))
    return mean(precisions), mean(recalls)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _peers(pages: dict[str, bytes]) -> Iterator[tuple[str, float, dict[str, str]]]:
    """Name, seconds and texts of each peer that can be installed."""
    python = python_with(*PEERS)
    if python is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        for key, content in pages.items():
            Path(folder, f"{key}.html").write_bytes(content)
        for peer in ("readability-lxml", "newspaper4k"):
            script = Path(__file__).with_name("page_peers.py")
            command = [str(python), "-W", "ignore", str(script), peer, folder]
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
            if done.returncode:
                print(f"{peer} failed: {done.stderr.strip().splitlines()[-1]}")
                continue
            found = json.loads(done.stdout.splitlines()[-1])
            yield peer, found["seconds"], found["texts"]


if __name__ == "__main__":
    main()
