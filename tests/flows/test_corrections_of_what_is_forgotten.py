"""A declared correction brings no word of a forgotten article back, holds no run back, and is told to whoever forgets the article."""

import csv

import polars as pl
import pytest

from flows.cli.forget import forget as command
from flows.forgetting import forget, trial
from flows.run import opened_run
from flows.summary import conclude
from flows.verdicts import note_verdicts
from tests.flows.test_forgetting import SECRET, left
from tests.flows.test_what_was_kept_back import FIRST, ran
from tests.warehouse.batches import Doc
from transforms.ids import stable_id
from transforms.schema import QUALITY

URL = "https://b.example/1"
TEXT = f"OpenAI paid {SECRET} $5 million."
SAID = Doc(
    "said.txt",
    TEXT,
    url=URL,
    source="b.example",
    given_id=stable_id("article", URL),
    figures=(("$5 million", {"value": 5e6}),),
)
AT = TEXT.index("$5")
FIGURE = stable_id("figure", SAID.article_id, AT, AT + len("$5 million"))
REASON = f"{SECRET} has said so"


def declare(data, *lines):
    with (data / "corrections.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("table", "id", "url", "text", "column", "value", "reason"), *lines])


@pytest.fixture
def data(tmp_path):
    assert ran(tmp_path, FIRST, SAID).is_published
    return tmp_path


@pytest.mark.parametrize(
    ("line", "target"),
    [
        (("claims", "", URL, TEXT, "kind", "opinion", REASON), URL),
        (("claims", "", "said.txt", TEXT, "kind", "opinion", REASON), "said.txt"),
        (("figures", FIGURE, "", "", "per", SECRET, REASON), URL),
        (("articles", SAID.article_id, "", "", "title", SECRET, REASON), "b.example"),
        (("claims", "", "https://b.example/never-seen", TEXT, "kind", "opinion", REASON), "b.example"),
    ],
    ids=["address", "origin", "row", "article", "source"],
)
def test_one_that_names_what_is_forgotten_is_told_and_holds_nothing_back(data, line, target):
    declare(data, line)
    assert (trial(data, target).corrections, forget(data, target).corrections) == (1, 1)
    assert left(data) == ["corrections.csv"]
    summary = ran(data)
    assert summary.status == "completed"
    told = [check for check in summary.failed_checks if check.suite == "corrections"]
    assert [(check.expectation, check.severity, check.unexpected) for check in told] == [
        ("declared_corrections_name_nothing_forgotten", "warning", 1)
    ]
    assert left(data) == ["corrections.csv"]


def test_one_that_names_nothing_is_critical_beside_one_that_names_what_is_forgotten(data):
    forget(data, URL)
    declare(
        data,
        ("claims", "", URL, TEXT, "kind", "opinion", REASON),
        ("claims", "", "https://a.example/9", "Nothing.", "kind", "opinion", "misread"),
    )
    summary = ran(data)
    assert summary.status == "completed_with_failures"
    assert {(check.severity, check.unexpected) for check in summary.failed_checks if check.suite == "corrections"} == {
        ("critical", 1), ("warning", 1)
    }  # fmt: skip
    assert left(data) == ["corrections.csv"]


def test_forgetting_again_takes_out_words_that_have_come_back(data, capsys):
    forget(data, URL)
    row = ("corrections", "e", None, "critical", False, 1, 1, 100.0, "m", [f'{{"text": "{TEXT}"}}'])
    with opened_run(data, "ingest") as run:
        note_verdicts(run, pl.DataFrame([row], QUALITY, orient="row"))
        conclude(run)
    assert left(data) == ["quality_results.parquet", "warehouse.duckdb"]
    assert forget(data, URL).summary.is_published
    assert left(data) == []
    assert forget(data, URL).summary is None
    declare(data, ("claims", "", URL, TEXT, "kind", "opinion", REASON))
    command(URL, data=data)
    assert "1 declared correction names it" in capsys.readouterr().out
