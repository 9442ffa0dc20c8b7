import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import date, timedelta

import duckdb
import polars as pl
import pytest

from tests.warehouse.batches import AT, Doc, begin, column, export, load, loaded, outcomes
from tests.warehouse.test_ledger import raw
from transforms.corrections import APPLIED
from transforms.schema import QUALITY, QUARANTINE
from warehouse.correcting import record_corrections
from warehouse.errors import NotPublished, QueryFailed, WarehouseUnusable
from warehouse.ledger import begin_run, finish_run, record_items, record_quality, record_quarantine
from warehouse.migrating import schema_version
from warehouse.opening import published, writer
from warehouse.pruning import prune
from warehouse.publications import publications, remove_old
from warehouse.publishing import export_ops, has_present_form, publish
from warehouse.querying import query
from warehouse.raw import record_raw

DOC = Doc(
    "a.txt",
    "GPT-3 cost OpenAI $5 million, <b>they</b> say.",
    url="https://a.example/1",
    figures=(("$5 million", {"value": 5e6}),),
)
COPY = Doc("b.txt", DOC.text, url="https://b.example/1", source="b.example", day=date(2024, 7, 23), figures=DOC.figures)


@pytest.fixture
def target(run, folder):
    loaded(run, [DOC, COPY])
    return publish(run, folder, run_id="r1")


def test_the_copy_holds_the_tables_views_and_comments_and_nothing_private(run, folder, target):
    assert target == folder / "publications" / "r1"
    assert str((folder / "published").readlink()) == "publications/r1"
    with published(folder) as copy:
        assert export(copy) == export(run)
        assert column(copy, "select entity from main.costs") == ["OpenAI"]
        assert column(copy, "select column_name from duckdb_columns() where not internal and comment is null") == []
        assert set(column(copy, "select schema_name || '.' || table_name from duckdb_tables() where schema_name = 'ops'")) == {
            "ops.runs", "ops.items", "ops.quality_results", "ops.quarantine", "ops.run_measures", "ops.corrections"
        }  # fmt: skip
        assert column(copy, "select distinct schema_name from duckdb_tables() order by 1") == ["main", "ops"]
        assert column(copy, "select count(*) from duckdb_constraints() where constraint_type = 'PRIMARY KEY'")[0] >= 10
        assert column(copy, "select is_published from ops.runs") == [True]
        assert column(copy, "select status from ops.runs") == ["completed"]
    assert column(run, "select status from ops.runs") == ["running"]
    assert column(run, "select is_published from ops.runs") == [False]


def test_the_copy_answers_whatever_name_it_is_attached_by(folder, target):
    with duckdb.connect() as other:
        other.execute(f"attach '{target / 'claimhouse.duckdb'}' as news (read_only)")
        assert column(other, "select tags['storage_version'] from duckdb_databases() where database_name = 'news'")[
            0
        ].startswith("v1.0.0")
        assert column(other, "select link from news.main.figure_trail") == [
            "https://a.example/1#:~:text=GPT%2D3%20cost%20OpenAI%20%245%20million%2C%20%3Cb%3Ethey%3C%2Fb%3E%20say."
        ]
        assert column(other, "select count(*) from news.main.latest_quality") == [0]


def test_the_files_are_what_the_manifest_says(run, target):
    manifest = json.loads((target / "manifest.json").read_text())
    assert manifest["rows"]["main.articles"] == 2
    assert (manifest["run_id"], manifest["schema_version"], manifest["storage_version"]) == (
        "r1",
        schema_version(),
        "v1.0.0",
    )
    files = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()} - {"manifest.json"}
    assert set(manifest["files"]) == files
    for name, said in manifest["files"].items():
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == said["sha256"]
    figures = pl.read_parquet(target / "parquet" / "figures.parquet")
    assert figures["text"].to_list() == ["$5 million"]
    assert {path.stem for path in (target / "parquet").iterdir()} == set(export(run))


def test_a_copy_that_another_version_wrote_is_known_as_such(folder, target):
    assert has_present_form(folder)
    manifest = json.loads((target / "manifest.json").read_text())
    (target / "manifest.json").write_text(json.dumps(manifest | {"form": "of before"}))
    assert not has_present_form(folder)


def test_a_data_folder_can_be_moved(folder, target, tmp_path):
    shutil.copytree(folder, tmp_path / "moved", symlinks=True)
    assert query(tmp_path / "moved", "select count(*) as n from articles")["n"].to_list() == [2]


def test_old_publications_go_but_never_the_linked_one(run, folder, target):
    for number in range(2, 5):
        publish(run, folder, run_id=f"r{number}", keep=2)
    assert sorted(path.name for path in (folder / "publications").iterdir()) == ["r3", "r4"]
    (folder / "published").unlink()
    (folder / "published").symlink_to("publications/r3")
    assert remove_old(folder, keep=1) == 0
    assert publish(run, folder, run_id="r4", keep=1).name == "r4-2"
    assert [name for name, _ in publications(folder)] == ["r4-2"]


def test_a_reader_that_has_followed_the_link_and_not_yet_opened_the_file_finds_the_next_copy_whole(run, folder, target):
    followed = (folder / "published").resolve()
    run.execute("delete from main.mentions")
    publish(run, folder, run_id="r2", keep=1)
    with duckdb.connect(followed / "claimhouse.duckdb", read_only=True) as copy:
        assert column(copy, "select count(*) from main.mentions") == [0]
    assert pl.read_parquet(followed / "parquet" / "mentions.parquet").is_empty()
    assert json.loads((followed / "manifest.json").read_text())["run_id"] == "r2"
    assert publications(folder) == [("r2", folder / "publications" / "r2")]
    publish(run, folder, run_id="r3", keep=1)
    assert not followed.exists()
    assert remove_old(folder, keep=1) == 0
    assert [path.name for path in (folder / "publications").iterdir()] == ["r3"]


def test_the_former_copy_stays_rather_than_one_that_no_reader_was_led_to(run, folder, target):
    shutil.copytree(target, folder / "publications" / "killed")
    publish(run, folder, run_id="r2", keep=2)
    assert {path.name for path in (folder / "publications").iterdir()} == {"r1", "r2"}


def test_what_goes_without_text_at_once_leaves_no_text_where_it_was(run, folder, target):
    (target / "parquet" / "of_before.parquet").write_bytes(DOC.text.encode())
    publish(run, folder, run_id="r2", keep=1, has_text=False)
    assert target.is_dir()
    assert [path for path in target.rglob("*") if path.is_file() and b"they</b> say" in path.read_bytes()] == []


def test_publications_are_in_the_order_of_their_runs_whatever_the_times_of_their_files(run, folder, target):
    for number in (2, 3):
        begin(run, f"r{number}", AT + timedelta(hours=number))
        publish(run, folder, run_id=f"r{number}", keep=9)
    publish(run, folder, run_id="r3", keep=9)
    for number, name in enumerate(("r3-2", "r3", "r2", "r1")):
        os.utime(folder / "publications" / name / "manifest.json", (number, number))
    assert [name for name, _ in publications(folder)] == ["r1", "r2", "r3", "r3-2"]
    assert remove_old(folder, keep=3) == 1
    assert [name for name, _ in publications(folder)] == ["r2", "r3", "r3-2"]


def test_a_reader_with_the_old_copy_open_reads_on(run, folder, target):
    with published(folder) as copy:
        load(run, [Doc("new.txt", "OpenAI news.")])
        for number in (2, 3, 4):
            publish(run, folder, run_id=f"r{number}", keep=1)
        assert column(copy, "select count(*) from main.articles") == [2]
        assert column(copy, "select sentence from main.figure_trail") == [DOC.text]
    with published(folder) as copy:
        assert column(copy, "select count(*) from main.articles") == [3]


def test_a_publication_without_text_holds_no_sentence_in_any_file(run, folder):
    record = pl.DataFrame([("rows", "articles", "x", "x.txt", ["parent"], '{"text": "GPT-3 cost them dear"}')], QUARANTINE, orient="row")  # fmt: skip
    load(run, [DOC], quarantine=record)
    target = publish(run, folder, run_id="r1", has_text=False)
    for file in target.rglob("*.parquet"):
        assert "GPT-3 cost" not in str(pl.read_parquet(file).rows()), file
    assert b"GPT-3 cost" not in (target / "claimhouse.duckdb").read_bytes()
    with published(folder) as copy:
        names = column(copy, "select schema_name || '.' || table_name from duckdb_tables()")
        names += column(copy, "select view_name from duckdb_views() where not internal")
        for name in names:
            assert "GPT-3 cost" not in str(copy.execute(f"select * from {name}").fetchall()), name
        trail = copy.execute("select entity, text, value_usd, sentence, claim, link from main.figure_trail").fetchall()
        assert trail == [("OpenAI", "$5 million", 5e6, None, None, "https://a.example/1")]
        assert column(copy, "select title from main.articles") == ["A title"]


def test_a_correction_shows_what_was_unknown_and_without_text_no_values(run, folder):
    line = ("x", "figures", "", DOC.article_id, "per", None, "GPT-3 cost", "misread", None, None, None)
    load(run, [DOC])
    figure_id = column(run, "select figure_id from main.figures")[0]
    applied = pl.DataFrame([(*line[:2], figure_id, *line[3:])], APPLIED, orient="row")
    loaded_fate = pl.DataFrame({"status": ["new"], "article_id": [DOC.article_id]})
    record_corrections(run, applied, loaded_fate, "r1", AT)
    for has_text, shown in ((True, "per: NULL → GPT-3 cost (misread)"), (False, "per (misread)")):
        publish(run, folder, run_id=f"r{has_text}", has_text=has_text)
        with published(folder) as copy:
            assert column(copy, "select corrected from main.figure_trail") == [shown]


def test_text_stays_out_until_it_is_asked_for_again(run, folder):
    loaded(run, [DOC])
    said = []
    for number, has_text in enumerate((None, False, None, True, None)):
        target = publish(run, folder, run_id=f"r{number}", has_text=has_text)
        texts = query(folder, "select count(text) as n from claims")["n"][0]
        assert json.loads((target / "manifest.json").read_text())["has_text"] is bool(texts)
        said.append(texts)
    assert said == [1, 0, 0, 1, 1]


READ = """
import os, sys
from pathlib import Path
import duckdb
from warehouse.opening import published
folder, seen = Path(sys.argv[1]), []
os.nice(19)
while not (folder / "done").exists():
    with published(folder) as c:
        assert c.execute("select count(*) from main.articles").fetchall() == [(2,)]
    with duckdb.connect(folder / "published" / "claimhouse.duckdb", read_only=True) as c:
        assert c.execute("select count(*), min(sentence) from main.figure_trail").fetchall()[0][0] == 1
        seen.append(c.execute("select flow from ops.runs").fetchall()[0][0])
    with duckdb.connect() as c:
        assert c.execute("select count(*) from read_parquet(?)", [str(folder / "published/parquet/articles.parquet")]).fetchall() == [(2,)]
print(len(seen), len(set(seen)))
"""


def test_a_reader_in_a_loop_never_fails_and_sees_whole_copies_during_fifty_publications(run, folder, target):
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    for number in range(50):
        run.execute("update ops.runs set flow = ?", [str(number)])
        publish(run, folder, run_id=f"p{number}")
    (folder / "done").touch()
    said, errors = reader.communicate(timeout=60)
    assert (reader.returncode, errors) == (0, "")
    reads, publications = map(int, said.split())
    assert reads >= publications > 1


def test_readers_in_threads_of_one_process_do_not_disturb_each_other(asked):
    counts = []
    threads = [
        threading.Thread(target=lambda: counts.append(query(asked, "select count(*) as n from figures")["n"][0]))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [1] * 6


def test_a_publication_that_cannot_be_written_leaves_the_former(run, folder, target):
    (folder / "publications").rename(folder / "aside")
    (folder / "publications").write_text("")
    with pytest.raises(WarehouseUnusable, match="the former publication stands") as error:
        publish(run, folder, run_id="r2")
    assert "\n" not in str(error.value)
    (folder / "publications").unlink()
    (folder / "aside").rename(folder / "publications")
    assert publish(run, folder, run_id="r2").name == "r2"
    assert query(folder, "select count(*) as n from articles")["n"].to_list() == [2]


@pytest.fixture(scope="module")
def asked(empty, tmp_path_factory):
    """A data folder with a publication that tests only ask."""
    folder = tmp_path_factory.mktemp("asked")
    shutil.copy(empty, folder)
    with writer(folder) as c:
        begin(c)
        loaded(c, [DOC, COPY])
        publish(c, folder, run_id="r1")
    return folder


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("delete from main.articles", "read-only"),
        ("create table main.x as select 1", "read-only"),
        ("copy main.articles to 'x.csv'", "disabled by configuration"),
        ("select * from read_text('/etc/hostname')", "disabled by configuration"),
        ("select * from '/etc/hostname'", "etc/hostname"),
        ("attach 'other.duckdb'", "disabled by configuration"),
        ("install httpfs", "disabled by configuration"),
        ("set enable_external_access = true", "locked"),
        ("select 1; select 2", "one statement"),
        ("", "one statement"),
        ("selec 1", "syntax error"),
        ("select nothing from articles", "nothing"),
    ],
)
def test_a_query_can_only_read_the_copy(asked, sql, message):
    frame = pl.DataFrame({"nothing": [1]})
    with pytest.raises(QueryFailed, match=message):
        query(asked, sql)
    assert len(frame) == 1


def test_a_query_gives_a_frame_with_the_types_of_the_columns(asked):
    frame = query(asked, "select article_id, published_on, retrieved_at, word_count from articles where false")
    assert frame.schema == {
        "article_id": pl.String,
        "published_on": pl.Date,
        "retrieved_at": pl.Datetime("us"),
        "word_count": pl.Int64,
    }


def test_nothing_can_be_asked_before_the_first_publication(folder):
    with pytest.raises(NotPublished):
        query(folder, "select 1")


def test_what_runs_did_is_exported_whether_published_or_not(run, folder):
    load(run, [DOC])
    for _ in range(2):
        export_ops(run, folder)
    assert sorted(path.name for path in (folder / "ops").iterdir()) == [
        "corrections.parquet",
        "items.parquet",
        "quality_results.parquet",
        "quarantine.parquet",
        "run_measures.parquet",
        "runs.parquet",
    ]
    assert pl.read_parquet(folder / "ops" / "items.parquet")["origin"].to_list() == ["a.txt"]


OLD, NOW = AT - timedelta(days=100), AT + timedelta(days=1)


def aged(path):
    os.utime(path, (OLD.timestamp(), OLD.timestamp()))


def test_prune_takes_what_is_old_and_leaves_what_is_needed(empty, tmp_path):
    folder = tmp_path / "data"
    (folder / "raw").mkdir(parents=True)
    shutil.copy(empty, folder)
    with writer(folder) as c:
        begin(c, "old", OLD)
        load(c, [DOC], run_id="old", at=OLD)
        held = Doc("held.txt", "held")
        record_items(c, outcomes([held], status="quarantined"), "old")
        record_raw(
            c,
            pl.concat(
                [raw("x", DOC.content_hash, file="needed.parquet", at=OLD), raw("y", file="old.parquet", at=OLD)]
            ),
        )
        record_raw(
            c, pl.concat([raw(held.content_hash, file="held.parquet", at=OLD), raw("z", file="new.parquet", at=NOW)])
        )
        finish_run(c, "old", status="completed", finished_at=OLD, is_published=False)
        for day, (run_id, status) in enumerate((("idle", "completed"), ("killed", None), ("last", None)), 1):
            begin_run(c, run_id=run_id, flow="ingest", started_at=OLD + timedelta(days=day), pipeline_version="1")
            if status:
                finish_run(c, run_id, status=status, finished_at=AT, is_published=False)
        for name in ("needed", "old", "held", "new", "orphan", "fresh"):
            (folder / "raw" / f"{name}.parquet").touch()
        aged(folder / "raw" / "orphan.parquet")
        for name in ("old", "idle", "killed", "last"):
            (folder / "stage" / name).mkdir(parents=True)
            aged(folder / "stage" / name)
        done = prune(c, folder, before=AT - timedelta(days=1))
        assert sorted(path.stem for path in (folder / "raw").iterdir()) == ["fresh", "held", "needed", "new"]
        assert sorted(column(c, "select distinct file from ops.raw")) == [
            "held.parquet",
            "needed.parquet",
            "new.parquet",
        ]
        assert sorted(path.name for path in (folder / "stage").iterdir()) == ["killed", "last"]
        assert sorted(column(c, "select run_id from ops.runs")) == ["last", "old"]
        assert (done.raw_files, done.stage_folders, done.publications, done.runs) == (2, 2, 0, 2)


def test_prune_keeps_results_and_refusals_of_runs_that_stay(run, folder):
    load(run, [DOC])
    record_quality(
        run, pl.DataFrame([("s", "e", None, "info", True, 1, 0, 0.0, "m", None)], QUALITY, orient="row"), "r1", AT
    )
    record_quarantine(
        run, pl.DataFrame([("rows", None, None, "a.txt", ["x"], "{}")], QUARANTINE, orient="row"), "r1", AT
    )
    prune(run, folder, before=NOW)
    assert column(run, "select count(*) from ops.quality_results union all select count(*) from ops.quarantine") == [
        1,
        1,
    ]
