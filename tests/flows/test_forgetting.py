"""Nothing of what is forgotten is left in the data folder, wherever the process that did it was killed, once it was called again."""

import signal
import subprocess
import sys

import duckdb
import polars as pl
import pytest

from flows import steps
from flows.forgetting import UnknownTargetError, forget, trial
from flows.run import opened_run
from flows.stage import Staged, write_stage
from flows.summary import conclude
from tests.flows.looking import contents, fates
from tests.flows.test_publishing_killed import KILLED
from tests.warehouse.batches import Doc, outcomes, tables
from transforms.schema import QUARANTINE
from warehouse.querying import query

MOMENTS = {
    "a raw file is written anew": ("os.rename", "raw/"),
    "the page goes": ("shutil.rmtree", "report"),
    "the publication is in its place, not linked": ("os.rename", ".published-next"),
    "the former publication is replaced": ("os.rename", "claimhouse.duckdb.next"),
    "what stands in for the former publication goes": ("shutil.rmtree", "publications/2"),
    "the private file is swapped": ("os.rename", "warehouse.duckdb.unfinished"),
}
SECRET = "Unforgettable Quibblesworth"
ARTICLE = "---\nurl: https://{name}.example/1\ndate: 2024-03-05\n---\nOpenAI {name} raised $5 million in a round that was led by others, {words}.\n"


@pytest.fixture(scope="module")
def loaded(ingested, tmp_path_factory):
    folder, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("loaded")
    for name in ("first", "second", "third"):
        words = f"said {SECRET} on Monday" if name == "second" else "as they said"
        (folder / f"{name}.txt").write_text(ARTICLE.format(name=name, words=words))
    ingested([folder], data)
    (data / "report").mkdir()
    (data / "report" / "index.html").write_text(SECRET)
    return folder, data


@pytest.fixture
def data(loaded, tmp_path):
    subprocess.run(["cp", "-a", f"{loaded[1]}/.", str(tmp_path)], check=True)
    return tmp_path


def left(data) -> list[str]:
    """The files that still hold the words, as bytes, as Parquet or as a table."""
    found = [path for path in data.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    for path in data.rglob("*.parquet"):
        if any(SECRET in str(row) for row in pl.read_parquet(path).rows()):
            found.append(path)
    for path in data.rglob("*.duckdb"):
        with duckdb.connect(path, read_only=True) as c:
            tables = c.execute("select schema_name, table_name from duckdb_tables()").fetchall()
            if any(SECRET in str(c.execute(f"from {schema}.{table}").fetchall()) for schema, table in tables):
                found.append(path)
    return sorted({path.name for path in found})


def test_nothing_is_left_and_the_rest_can_be_read(loaded, data, ingested, reprocessed):
    origin = str(loaded[0] / "second.txt")
    assert len(left(data)) >= 4
    would = trial(data, "https://second.example/1").counts
    assert (would["articles"], would["raw_bytes"]) == (1, 1)
    assert len(contents(data)["articles"]) == 3
    done = forget(data, "https://second.example/1")
    assert (done.counts["articles"], done.counts["raw_files"], done.summary.is_published) == (1, 1, True)
    assert left(data) == []
    assert len(list((data / "publications").iterdir())) == 1
    assert query(data, "select count(*) as n from articles")["n"].to_list() == [2]
    assert forget(data, "https://second.example/1").summary is None
    summary = ingested([loaded[0]], data)
    assert (summary.items_unchanged, summary.items_rejected) == (2, 1)
    assert fates(data)[origin] == ("rejected", "forgotten")
    elsewhere = loaded[0] / "elsewhere.txt"
    elsewhere.write_text((loaded[0] / "second.txt").read_text() + "\nThe same article with one more line of its own.\n")
    assert ingested([loaded[0]], data).items_rejected == 2
    assert fates(data)[str(elsewhere)] == ("rejected", "forgotten")
    assert left(data) == []
    before = contents(data)
    assert reprocessed(data).items_failed == 0
    assert contents(data) == before
    assert left(data) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_in_the_middle_is_finished_by_calling_it_again(moment, loaded, data):
    command = [sys.executable, "-c", KILLED, *MOMENTS[moment], "forget", "https://second.example/1", "--data", data]
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert query(data, "select count(*) >= 2 as n from articles")["n"].to_list() == [True]
    forget(data, "https://second.example/1")
    assert left(data) == []
    assert len(contents(data)["articles"]) == 2
    assert forget(data, "https://second.example/1").summary is None


def test_what_is_not_here_cannot_be_forgotten(data):
    with pytest.raises(UnknownTargetError, match=r"nothing here is called https://nowhere\.example"):
        forget(data, "https://nowhere.example")


def test_of_a_forgotten_source_no_refused_row_and_no_example_is_kept(data):
    forget(data, "second.example")
    doc = Doc(
        "again.txt",
        f"OpenAI is said by {SECRET} to have raised $5 million.",
        source="second.example",
        given_id="not made of anything",
    )
    with opened_run(data, "ingest") as run:
        write_stage(run.stage_folder / "1", [Staged(tables([doc]), outcomes([doc]), QUARANTINE.to_frame())])
        steps.load_stage(run, run.stage_folder / "1", [(doc.content_hash, doc.origin)])
        steps.drop_stages(run)
        conclude(run)
    assert left(data) == []
    assert fates(data)["again.txt"] == ("rejected", "forgotten")


def test_bytes_that_a_killed_run_had_kept_go_with_the_next_run(loaded, data, ingested, environment, tmp_path_factory):
    forget(data, "second.example")
    again = tmp_path_factory.mktemp("again") / "again.txt"
    again.write_text((loaded[0] / "second.txt").read_text() + "\nThe same article with one more line of its own.\n")
    command = [sys.executable, "-c", KILLED, "shutil.rmtree", "stage/", "run", again, "--data", data]
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert left(data) != []
    ingested([again], data)
    assert left(data) == []
