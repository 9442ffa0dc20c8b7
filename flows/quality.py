"""What the checks of a run found, in words and with rows."""

import json
from html import escape
from pathlib import Path

import polars as pl

from expectations.data_docs import data_docs
from flows.ledger import exported
from flows.usage import WrongUsage
from warehouse.judging import last_judged

_GRAVEST = {"critical": 0, "warning": 1, "info": 2}

_CHECK = ["suite", "expectation", "column_name", "severity"]


def quality(folder: Path, run_id: str | None = None) -> pl.DataFrame:
    """The checks of a run, by default the last that was judged (`warehouse.judging.last_judged`), its batches together; what was not met first, the
    gravest at the top.

    Columns: run_id, suite, expectation, column_name, severity, success, evaluated, unexpected, meaning, examples (at most five, JSON).

    Raises:
        warehouse.errors.NotPublished: no run has been here.
        WrongUsage: the run was not judged, or is not known.
    """
    results, runs = exported(folder, "quality_results"), exported(folder, "runs").sort("started_at", "run_id")
    judged = runs.filter(pl.col("run_id").is_in(results["run_id"].implode()))["run_id"].to_list()
    wanted = run_id or last_judged(runs, results)
    if wanted not in judged:
        known = (
            "no run of that id"
            if wanted not in runs["run_id"].to_list()
            else "that run was not judged: nothing had changed"
        )
        raise WrongUsage(
            f"{known}; judged were: {', '.join(judged[-5:]) or 'none'}" if wanted else "no run has been judged yet"
        )
    return (
        results.filter(pl.col("run_id") == wanted)
        .group_by("run_id", *_CHECK, maintain_order=True)
        .agg(
            pl.col("success").all(),
            pl.col("evaluated", "unexpected").sum(),
            pl.col("meaning").drop_nulls().first(),
            pl.col("examples").explode(empty_as_null=False, keep_nulls=False).head(5),
        )
        .sort("success", pl.col("severity").replace_strict(_GRAVEST), "suite", "expectation", "column_name")
    )


def told(checks: pl.DataFrame, rows: int) -> list[str]:
    """The checks that were not met as lines for a person, each with its first rows."""
    lines = []
    for check in checks.remove("success").iter_rows(named=True):
        place = f"{check['suite']}.{check['column_name']}" if check["column_name"] else check["suite"]
        share = f"{check['unexpected']:,} of {check['evaluated']:,} rows"
        lines.append(f"{check['severity']}: {place}: {check['meaning'] or check['expectation']}")
        lines.append(f"    {check['expectation']}, not met by {share}")
        lines += [f"    {_row(example)}" for example in check["examples"][:rows]]
    return lines


def _row(example: str) -> str:
    found = json.loads(example)
    return ", ".join(f"{name}={value}" for name, value in found.items() if value is not None)


def write_data_docs(folder: Path, run_id: str | None, out: Path) -> int:
    """The number of pages of Great Expectations written to a folder, with an `index.html` that lists them; they load styles from the internet.

    Raises:
        WrongUsage: the run was not judged, or by no suite of Great Expectations, or the folder cannot be written.
    """
    checks = quality(folder, run_id)
    run = str(checks["run_id"][0])
    pages = list(data_docs(checks, run))
    if not pages:
        raise WrongUsage(
            f"run {run} has 0 pages: no suite of Great Expectations was asked, but only {', '.join(sorted(set(checks['suite'])))}; "
            "name another with --run"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        links = []
        for suite, page in pages:
            (out / f"{suite}.html").write_text(page, encoding="utf-8")
            links.append(f'<li><a href="{escape(suite)}.html">{escape(suite)}</a></li>')
        head = f"<!doctype html><meta charset=utf-8><title>{escape(run)}</title><h1>{escape(run)}</h1>"
        (out / "index.html").write_text(f"{head}<ul>{''.join(links)}</ul>\n", encoding="utf-8")
    except OSError as error:
        raise WrongUsage(f"{out} cannot be written: {error.strerror}") from error
    return len(links)
