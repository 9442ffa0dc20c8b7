"""Reprints: how many are found and how many wrongly, and what a batch of 1,000 costs against archives of growing size.

Generated originals with reprints of three kinds go through the real warehouse: signatures, bands, edges, groups; found is one that was joined
with its original itself, not by way of another reprint. The archives hold random signatures and bands, as those of unrelated articles are, in a
real DuckDB file that was closed in between; the batch has 900 new articles and 100 near copies of articles of the archive.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl

from flows.stage import no_tables
from seeds import References
from transforms.extraction import Tables
from transforms.ids import stable_id
from transforms.reprints import BANDS, PERMUTATIONS, SIGNATURE_VERSION, bands, signature_row
from transforms.schema import ARTICLES, OUTCOMES, QUALITY, QUARANTINE, SIGNATURES, SOURCES
from warehouse import Connection
from warehouse.frames import shown
from warehouse.ledger import begin_run
from warehouse.loading import load_batch
from warehouse.opening import writer
from warehouse.reconciling import reconcile

ORIGINALS, BATCH, NEAR, CHUNK = 400, 1_000, 100, 50_000
ARCHIVES = (10_000, 100_000, 1_000_000)
BARS = {"added boilerplate": 0.99, "3 % of words edited": 0.99, "70 % excerpt": 0.95}
AT = datetime(2026, 6, 1)
DAY = date(2026, 5, 1)


def main() -> None:
    _quality()
    print(
        f"\n{'signatures in the archive':26} {'load':>8} {'reconcile':>10} {'second batch':>13} {'file':>9}   of a batch of {BATCH:,}"
    )
    for size in ARCHIVES:
        with tempfile.TemporaryDirectory() as folder:
            _cost(Path(folder), size)


def _quality() -> None:
    texts = _reprinted(random.Random(7))
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder)) as c:
        begin_run(c, run_id="r1", flow="ingest", started_at=AT, pipeline_version="1")
        rows = [signature_row(name, text) for name, (_, text) in texts.items()]
        _load(c, pl.DataFrame(rows, SIGNATURES, orient="row"), {name: text for name, (_, text) in texts.items()})
        reconcile(c)
        original = dict(
            c.execute("select article_id, coalesce(duplicate_of, article_id) from main.articles").fetchall()
        )
        edges = set(c.execute("select a, b from ops.reprint_edges").fetchall())
    wrong = sum(name.split("/")[0] != first.split("/")[0] for name, first in original.items())
    print(f"{ORIGINALS} originals, {len(texts)} articles")
    for kind in dict.fromkeys(kind for kind, _ in texts.values() if kind):
        names = [name for name, (of, _) in texts.items() if of == kind]
        found = sum((f"{name.split('/')[0]}/0", name) in edges for name in names)
        bar = BARS.get(kind)
        verdict = "" if bar is None else f"  bar {bar}: {'reached' if found / len(names) >= bar else 'MISSED'}"
        print(f"  {kind:32} recall {found / len(names):6.3f}{verdict}")
    print(f"  articles put into a wrong group: {wrong}{'' if wrong == 0 else '  MISSED: none may be'}")


def _reprinted(rng: random.Random) -> dict[str, tuple[str, str]]:
    """Kind and text of each article by its name, `number/place`; place 0 is the original and of no kind."""
    vocabulary = _vocabulary()
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]  # as words are spread in a language (Zipf)

    def some(count: int) -> list[str]:
        return rng.choices(vocabulary, weights, k=count)

    sites = [some(rng.randint(20, 45)) for _ in range(20)]
    found: dict[str, tuple[str, str]] = {}
    for number in range(ORIGINALS):
        words = some(int(min(2_000, max(130, rng.lognormvariate(6, 0.6)))))
        site = rng.choice(sites)
        start = rng.randint(0, len(words) * 3 // 10)
        excerpt = words[start : start + len(words) * 7 // 10]
        versions = {
            "": words,
            "added boilerplate": [*site[:8], *words, *site[8:]],
            "3 % of words edited": [rng.choice(vocabulary) if rng.random() < 0.03 else word for word in words],
            "70 % excerpt": excerpt,
            "70 % excerpt, boilerplate added": [*site[:8], *excerpt, *site[8:]],
        }
        found |= {f"{number:05}/{i}": (kind, " ".join(text)) for i, (kind, text) in enumerate(versions.items())}
    return found


def _vocabulary() -> list[str]:
    references = References()
    tables = (("closed_words", "word"), ("counted_nouns", "form"), ("topic_words", "word"), ("speaker_nouns", "noun"))
    return list(
        dict.fromkeys(
            word for table, column in tables for word in references.table(table)[column] if word and " " not in word
        )
    )


def _load(c: Connection, signatures: pl.DataFrame, texts: dict[str, str]) -> None:
    ids = signatures["article_id"].to_list()
    articles = [
        (name, "local", f"{name}.txt", None, "A title", None, None, None, DAY + timedelta(days=int(name[-1:], 16) % 9), "text", "en",
         texts.get(name, "A text."), 2, f"hash of {name}", AT, "1", None)
        for name in ids
    ]  # fmt: skip
    empty = no_tables()
    tables = Tables(
        pl.DataFrame([(name, "local", *[None] * 5) for name in ids], SOURCES, orient="row"),
        pl.DataFrame(articles, ARTICLES, orient="row"),
        signatures, empty.mentions, empty.claims, empty.figures,
    )  # fmt: skip
    fates = pl.DataFrame(
        [(f"{name}.txt", f"hash of {name}", "article", None, name, AT) for name in ids], OUTCOMES, orient="row"
    )
    load_batch(c, tables, fates, QUARANTINE.to_frame(), QUALITY.to_frame(), run_id="r1", loaded_at=AT)


def _cost(folder: Path, size: int) -> None:
    """Print what a batch costs against an archive of a size: its loading, its reconciling, and both again for a second batch."""
    rng = np.random.default_rng(size)
    with writer(folder) as c:
        begin_run(c, run_id="r1", flow="ingest", started_at=AT, pipeline_version="1")
        known = _fill(c, rng, size)
    seconds, found = [], []
    for batch in range(2):
        with writer(folder) as c:
            signatures = _batch(rng, known, batch)
            started = time.perf_counter()
            _load(c, signatures, {})
            loaded = time.perf_counter()
            reconcile(c)
            seconds += [loaded - started, time.perf_counter() - loaded]
            wanted = c.execute(
                "select count(*) from main.articles where article_id like 'near%' and duplicate_of is not null"
            )
            found.append(wanted.fetchall()[0][0])
    megabytes = sum(path.stat().st_size for path in folder.rglob("*.duckdb*")) / 1e6
    verdict = "" if found == [NEAR, 2 * NEAR] else f"  MISSED: of {NEAR} near copies a batch it found {found}"
    print(
        f"{size:26,} {seconds[0]:7.2f}s {seconds[1]:9.2f}s {sum(seconds[2:]):12.2f}s {megabytes:6,.0f} MB{verdict}",
        flush=True,
    )


def _fill(c: Connection, rng: np.random.Generator, size: int) -> list[list[int]]:
    """Fill the archive; the signatures of the articles that the batches have near copies of, each with its own bands."""
    known: list[list[int]] = []
    for first, count in _chunks(size):
        values = rng.integers(0, 2**32, (count, PERMUTATIONS), dtype=np.uint32)
        ids = [stable_id("archive", first + i) for i in range(count)]
        of_bands = rng.integers(0, 2**64, count * BANDS, dtype=np.uint64)
        if not known:
            known = [[int(value) for value in row] for row in values[: 2 * NEAR]]
            of_bands[: 2 * NEAR * BANDS] = [band for row in known for band in bands(row)]
        signatures = pl.DataFrame(
            {"article_id": ids, "text_hash": ids, "version": [SIGNATURE_VERSION] * count}
        ).with_columns(signature=pl.Series(values).arr.to_list())
        banded = pl.DataFrame({"band": of_bands, "article_id": np.repeat(ids, BANDS).tolist()})
        with shown(c, signatures=signatures, banded=banded):
            c.execute("insert into ops.signatures by name select * from signatures")
            c.execute("insert into ops.bands by name select * from banded")
            c.execute(
                """
                insert into main.articles by name
                select article_id, 'local' as source_id, article_id || '.txt' as origin, 'en' as language, 'A text.' as text, 2 as word_count,
                    'hash of ' || article_id as content_hash, date '2026-04-01' as published_on, ?::timestamp as retrieved_at, retrieved_at as loaded_at,
                    'r1' as run_id, '1' as pipeline_version
                from signatures
                """,
                [AT],
            )
    return known


def _chunks(size: int) -> Iterator[tuple[int, int]]:
    return ((first, min(CHUNK, size - first)) for first in range(0, size, CHUNK))


def _batch(rng: np.random.Generator, known: list[list[int]], batch: int) -> pl.DataFrame:
    """Signatures of new articles, and near copies of archived ones that share about four fifths with theirs."""
    rows = []
    for i in range(BATCH - NEAR):
        rows.append(
            (
                stable_id("new", batch, i),
                stable_id("new", batch, i),
                rng.integers(0, 2**32, PERMUTATIONS).tolist(),
                SIGNATURE_VERSION,
            )
        )
    for i, row in enumerate(known[batch * NEAR : (batch + 1) * NEAR]):
        kept = rng.random(PERMUTATIONS) < 0.8
        near = np.where(kept, row, rng.integers(0, 2**32, PERMUTATIONS)).tolist()
        rows.append((f"near{batch}{i:03}", f"near{batch}{i:03}", near, SIGNATURE_VERSION))
    return pl.DataFrame(rows, SIGNATURES, orient="row")


if __name__ == "__main__":
    main()
