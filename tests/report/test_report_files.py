"""The report as files: whole or not there, self-contained, escaped."""

import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import unquote

import duckdb
import polars as pl
import pytest

from flows import reporting
from tests.report.articles import COST, HOSTILE, OVERRIDE, SEPARATORS, write_warehouse
from tests.report.conftest import MADE_AT
from tests.warehouse.batches import AT, begin
from warehouse.errors import NotPublished, WarehouseUnusable
from warehouse.ledger import finish_run
from warehouse.opening import writer
from warehouse.publishing import export_ops
from warehouse.report import PAGE, write_report
from warehouse.report.scripts import PIECE, call, pieces, texts

SCRIPTS = sorted((PAGE / "js").glob("*.js"))


@pytest.fixture
def data(warehouse, tmp_path):
    """A copy of the published warehouse, without a report."""
    return shutil.copytree(warehouse, tmp_path / "data", symlinks=True, ignore=shutil.ignore_patterns("report"))


def builds(data):
    return sorted(path.name for path in (data / "report").iterdir() if path.name != "index.html")


def test_all_that_the_page_loads_lies_beside_it(report):
    page = report.read_text()
    loaded = re.findall(r'(?:src|href)="([^"#][^"]*)"', page)
    assert len(loaded) > 25
    for name in loaded:
        assert name == "data:," or (report.parent / unquote(name)).is_file(), name
    assert "BUILD" not in page
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in page
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_are_sound_and_put_no_text_as_markup(script):
    text = script.read_text()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|https?://|\bfetch\(|XMLHttpRequest",
        text,
    )
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node here (Debian: apt-get install nodejs)")
    subprocess.run([node, "--check", script], check=True, capture_output=True)


def test_the_page_names_every_script_and_style(report):
    page = (PAGE / "index.html").read_text()
    for path in (*SCRIPTS, *(PAGE / "css").glob("*.css")):
        assert f'"BUILD/{path.parent.name}/{path.name}"' in page


def test_the_library_comes_with_its_licence(report):
    vendor = next(report.parent.glob("files-*/vendor"))
    assert {path.name for path in vendor.iterdir()} == {"echarts.simple.min.js", "LICENSE", "LICENSE-d3", "NOTICE"}
    assert (vendor / "echarts.simple.min.js").stat().st_size < 700_000


@pytest.mark.parametrize(
    "text", [HOSTILE.text, SEPARATORS, OVERRIDE, "</SCRIPT>", "<!--<script>", "&amp;", "\\u003c", "𝒳\ud7ff", ""]
)
def test_a_script_gives_back_the_text_and_cannot_be_ended_by_it(text):
    script = call("put", text)
    assert not re.search("[<>&\u2028\u2029]", script)
    assert json.loads(script.removeprefix("claimhouse.put(").removesuffix(");\n")) == text


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        call("put", float("nan"))


def test_a_table_is_cut_into_pieces_and_repeated_text_written_once():
    frame = pl.DataFrame({"metric": ["cost", None] * PIECE, "value": range(2 * PIECE)})
    made = list(pieces("figures", frame))
    assert [name for name, _ in made] == ["figures-000.js", "figures-001.js"]
    assert made[0][1].count("cost") == 1
    table, count, columns = json.loads("[" + made[1][1].removeprefix("claimhouse.put(").removesuffix(");\n") + "]")
    assert (table, count) == ("figures", PIECE)
    assert [code if code is None else columns["metric"]["values"][code] for code in columns["metric"]["codes"][:2]] == [
        "cost",
        None,
    ]
    assert columns["value"][0] == PIECE


def test_texts_lie_in_files_of_their_own_and_an_article_without_text_in_none():
    frame = pl.DataFrame({"text": ["a" * 150_000, None, "b" * 150_000, "c"]})
    assert [(name, held) for name, _, held in texts(frame)] == [("texts-000.js", [0, 2]), ("texts-001.js", [3])]


def test_a_new_report_leaves_the_former_contents_for_a_page_that_is_open(data):
    first = write_report(data, made_at=MADE_AT)
    old = first.read_text()
    for minute in (1, 2):
        write_report(data, made_at=MADE_AT.replace(minute=minute))
    assert len(builds(data)) == 2
    assert first.read_text() != old
    assert set(re.findall(r"files-\w+", first.read_text())) < set(builds(data))


def test_the_same_report_twice_is_one(data):
    for _ in range(2):
        index = write_report(data, made_at=MADE_AT)
    assert builds(data) == sorted(set(re.findall(r"files-\w+", index.read_text())))


def test_a_report_that_cannot_be_written_leaves_the_former(data, monkeypatch):
    index = write_report(data, made_at=MADE_AT)
    former = index.read_text(), builds(data)
    monkeypatch.setattr("warehouse.report.PAGE", data / "gone")
    with pytest.raises(WarehouseUnusable, match="the former report stands"):
        write_report(data, made_at=MADE_AT.replace(minute=1))
    assert (index.read_text(), builds(data)) == former


def test_what_a_killed_report_left_is_taken_away(data):
    (data / "report" / ".building-1" / "js").mkdir(parents=True)
    index = write_report(data, made_at=MADE_AT)
    assert builds(data) == sorted(set(re.findall(r"files-\w+", index.read_text())))


def test_two_reports_at_once_end_as_one(data):
    with ThreadPoolExecutor() as pool:
        indexes = set(pool.map(lambda minute: write_report(data, made_at=MADE_AT.replace(minute=minute)), range(4)))
    (index,) = indexes
    assert set(re.findall(r"files-\w+", index.read_text())) < set(builds(data))
    assert len(builds(data)) == 2


UNCITED, EXAMPLE = "Much of it went on chips", "A row that was not met"
"""A sentence without a figure, and one in a row that did not meet a check."""


def test_without_text_no_article_is_in_any_file_but_the_sentence_of_a_figure_is(data):
    whole = _written(write_report(data, made_at=MADE_AT))
    assert UNCITED in whole
    assert EXAMPLE in whole
    index = write_report(data, made_at=MADE_AT, with_text=False)
    written = _written(index)
    assert len(builds(data)) == 1
    assert UNCITED not in written
    assert EXAMPLE not in written
    assert "IDC says GPT-3 cost OpenAI $5 million." in written
    assert list(index.parent.rglob("dictionary.html"))
    assert not list(index.parent.rglob("texts-*.js"))


def _written(index) -> str:
    return "".join(path.read_text() for path in index.parent.rglob("*") if path.suffix in (".html", ".js"))


@pytest.mark.parametrize(("has_text", "variable"), [(False, "0"), (True, "1")])
def test_what_is_published_without_text_is_shown_without(tmp_path, monkeypatch, has_text, variable):
    write_warehouse(tmp_path, (COST,), has_text=has_text)
    monkeypatch.setenv("CLAIMHOUSE_WITHOUT_TEXT", variable)
    written = _written(reporting.write(tmp_path))
    assert UNCITED not in written
    assert EXAMPLE not in written


def test_a_file_is_named_without_the_folders_it_lay_in(tmp_path):
    write_warehouse(tmp_path, (replace(COST, origin="/home/somebody/private/first.txt"),))
    index = write_report(tmp_path, made_at=MADE_AT)
    written = "".join(path.read_text() for path in index.parent.rglob("tables/*.js"))
    assert "first.txt" in written
    assert "somebody" not in written


def test_a_folder_where_nothing_ran_has_no_report(tmp_path):
    with pytest.raises(NotPublished, match="nothing has run"):
        write_report(tmp_path, made_at=MADE_AT)
    assert not (tmp_path / "report").exists()


def test_a_run_that_was_kept_back_is_shown_though_nothing_is_published(tmp_path):
    with writer(tmp_path) as c:
        begin(c)
        finish_run(c, "r1", status="completed_with_failures", finished_at=AT, is_published=False)
        export_ops(c, tmp_path)
    index = write_report(tmp_path, made_at=MADE_AT)
    assert "completed_with_failures" in next(index.parent.glob("files-*/tables/runs-000.js")).read_text()
    assert not list(index.parent.rglob("figures-*.js"))


def test_an_empty_warehouse_has_a_report(tmp_path):
    write_warehouse(tmp_path, ())
    assert write_report(tmp_path, made_at=MADE_AT).is_file()


def test_a_copy_of_another_version_is_told_as_one(data):
    with duckdb.connect(data / "published" / "claimhouse.duckdb") as c:
        c.execute("drop view predictions")
    with pytest.raises(WarehouseUnusable, match="written by another version"):
        write_report(data, made_at=MADE_AT)
