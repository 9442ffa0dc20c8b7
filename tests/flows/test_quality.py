"""What was not met is explained in words, with the rows that it is about, for any run that was judged."""

import shutil
from datetime import timedelta

import polars as pl
import pytest

from expectations.data_docs import data_docs
from expectations.suites.parts import CRITICAL, ExpectColumnValuesToNotBeNull
from flows.quality import quality, told, write_data_docs
from flows.usage import WrongUsage
from tests.warehouse.batches import AT, Doc, begin, load
from transforms.schema import MEASURES, QUALITY
from warehouse.checking import checks
from warehouse.judging import freshness, touched_rows
from warehouse.ledger import finish_run, measured, record_measures, record_quality
from warehouse.opening import writer
from warehouse.publishing import export_ops
from warehouse.reconciling import reconcile
from warehouse.report.contents import contents_of

DOC = Doc("a.txt", "OpenAI spent $5 million.\x1b[31m", figures=(("$5 million", {"value": 5e6}),))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    from expectations.validation import validation

    folder = tmp_path_factory.mktemp("data")
    with writer(folder) as c:
        begin(c)
        load(c, [DOC])
        reconcile(c)
        c.execute("update main.figures set value = 6e6")
        record_quality(c, checks(c), "r1", AT)
        touched = touched_rows(c, "r1")
        suite = [ExpectColumnValuesToNotBeNull(column="reason", severity=CRITICAL)]
        record_quality(c, validation("items", touched["items"], suite).results, "r1", AT)
        from expectations.runs import judged_tables

        record_quality(c, judged_tables(touched), "r1", AT)
        finish_run(c, "r1", status="completed", finished_at=AT, is_published=False)
        begin(c, "r2")
        export_ops(c, folder)
    return folder


def test_each_failing_check_is_explained_with_its_rows_the_gravest_first(data):
    lines = told(quality(data), 1)
    assert lines[0] == "critical: items.reason: reason is known"
    assert "origin=a.txt" in lines[2]
    assert any(line.startswith("critical: warehouse: A figure whose value lies outside its bounds") for line in lines)
    assert any("value=6000000.0" in line for line in lines)
    assert not any(line.startswith("    figure_id=") for line in told(quality(data), 0))


def test_a_run_that_was_not_judged_is_told_from_one_that_never_was(data):
    assert set(quality(data, "r1")["run_id"]) == {"r1"}
    with pytest.raises(WrongUsage, match=r"was not judged.*judged were: r1"):
        quality(data, "r2")
    with pytest.raises(WrongUsage, match="no run of that id"):
        quality(data, "r9")


def test_pages_of_great_expectations_are_written_for_its_suites(data, tmp_path):
    assert write_data_docs(data, None, tmp_path / "docs") >= 4
    assert "entities" in (tmp_path / "docs" / "index.html").read_text()
    assert "expectation" in (tmp_path / "docs" / "entities.html").read_text().lower()


def test_a_run_that_only_queries_judged_hides_nothing_and_has_no_pages_of_great_expectations(data, tmp_path):
    shutil.copytree(data, tmp_path / "data")
    with writer(tmp_path / "data") as c:
        begin(c, "r3", AT + timedelta(hours=1))
        met = checks(c).with_columns(success=pl.lit(value=True))
        record_quality(c, met, "r3", AT)
        export_ops(c, tmp_path / "data")
    assert set(quality(tmp_path / "data")["run_id"]) == {"r1"}
    assert contents_of(tmp_path / "data", with_text=True).tables["checks"]["run_id"].unique().to_list() == ["r1"]
    assert set(quality(tmp_path / "data", "r3")["run_id"]) == {"r3"}
    with pytest.raises(WrongUsage, match="run r3 has 0 pages"):
        write_data_docs(tmp_path / "data", "r3", tmp_path / "docs")
    assert not (tmp_path / "docs").exists()


def test_a_hostile_row_is_text_in_those_pages():
    row = (
        "entities",
        "expect_column_values_to_match_regex",
        "country",
        "warning",
        False,
        1,
        1,
        100.0,
        "m",
        ['{"name": "<img src=x onerror=alert(1)>"}'],
    )
    ((suite, page),) = data_docs(pl.DataFrame([row], QUALITY, orient="row"), "r1")
    assert suite == "entities"
    assert "<img src=x" not in page
    assert "onerror=alert(1)" in page


def test_measures_of_completed_runs_of_the_flow_are_kept_and_the_last_word_stands(tmp_path):
    with writer(tmp_path) as c:
        begin(c)
        for value in (7.0, 9.0):
            record_measures(
                c,
                pl.DataFrame([("items_seen", None, value), ("metric_share", "cost", 0.5)], MEASURES, orient="row"),
                "r1",
            )
        assert measured(c, "ingest").is_empty()
        finish_run(c, "r1", status="completed_with_failures", finished_at=AT, is_published=False)
        assert measured(c, "ingest").select("run_id", "measure", "part", "value").rows() == [
            ("r1", "items_seen", None, 9.0), ("r1", "metric_share", "cost", 0.5),
        ]  # fmt: skip
        assert measured(c, "reprocess").is_empty()


def test_a_source_has_a_usual_interval_once_it_has_brought_news_on_five_days(tmp_path):
    with writer(tmp_path) as c:
        begin(c)
        load(c, [Doc(f"{n}.txt", f"OpenAI has news number {n} for all.", salt=str(n)) for n in range(6)])
        load(
            c,
            [
                Doc(f"old{n}.txt", f"OpenAI had old {n} in its archive.", source="b.example", salt=str(n))
                for n in range(9)
            ],
        )
        for n in range(6):
            c.execute(
                "update main.articles set retrieved_at = ? where origin = ?", [AT + timedelta(days=2 * n), f"{n}.txt"]
            )
        found = freshness(c, AT + timedelta(days=18))
        assert found.select("source_id", "usual_days", "silent_days", "silent_to_usual").rows() == [
            ("a.example", 2.0, 8.0, 4.0)
        ]
