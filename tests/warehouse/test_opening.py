import os
import subprocess
import sys

import duckdb
import pytest

from tests.warehouse.batches import AT, Doc, column, loaded
from warehouse.errors import NotPublished, WarehouseBusy, WarehouseTooNew, WarehouseUnusable
from warehouse.ledger import finish_run
from warehouse.migrating import MIGRATIONS, bring_up_to_date, migrations, schema_version
from warehouse.opening import published, writer

HOLD = """
import sys
from pathlib import Path
from warehouse.opening import writer
with writer(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def one_line(error):
    return "\n" not in str(error.value)


def test_a_new_folder_becomes_a_warehouse_and_opening_it_again_changes_nothing(tmp_path):
    with writer(tmp_path / "a" / "b") as c:
        applied = c.execute("select * from ops.migrations order by version").fetchall()
        assert [row[0] for row in applied] == [0, *migrations(MIGRATIONS)]
    with writer(tmp_path / "a" / "b") as c:
        assert c.execute("select * from ops.migrations order by version").fetchall() == applied


def test_another_process_takes_the_warehouse_and_the_publication_for_its_own_form():
    """What Python hashes differently in each process must not look like another version: every run would publish anew."""
    asked = [sys.executable, "-c", "from warehouse.migrating import form; print(form())"]
    told = {
        subprocess.run(
            asked, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_a_second_writer_is_refused_at_once_and_told_who_writes(folder):
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert first.stdout.readline() == "open\n"
        with pytest.raises(WarehouseBusy, match=f"by process {first.pid} .*warehouse.lock") as error, writer(folder):
            pass
        assert one_line(error)
    finally:
        first.communicate("")
    with writer(folder):
        pass


def test_a_killed_writer_leaves_no_lock(folder):
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout.readline() == "open\n"
    first.kill()
    first.communicate()
    with writer(folder) as c:
        assert column(c, "select 1") == [1]


def test_the_same_process_cannot_write_twice(folder):
    with writer(folder), pytest.raises(WarehouseBusy), writer(folder):
        pass


def test_a_newer_warehouse_is_refused(folder):
    with writer(folder) as c:
        c.execute("insert into ops.migrations select 9999, 'later', 'x', now()::timestamp")
    with (
        pytest.raises(WarehouseTooNew, match=f"schema 9999, this program knows {schema_version()}") as error,
        writer(folder),
    ):
        pass
    assert one_line(error)


def test_an_altered_migration_is_refused(folder):
    with writer(folder) as c:
        c.execute("update ops.migrations set checksum = 'other' where version = 1")
    with pytest.raises(WarehouseTooNew, match="0001_baseline was altered") as error, writer(folder):
        pass
    assert one_line(error)


def later(folder, statements):
    folder.mkdir()
    for path in MIGRATIONS.glob("*.sql"):
        (folder / path.name).write_text(path.read_text())
    (folder / "0099_later.sql").write_text(statements)
    return folder


def test_an_older_warehouse_is_migrated_once(tmp_path, c):
    folder = later(tmp_path / "migrations", "insert into ops.touched values ('fact', 'x');")
    bring_up_to_date(c, folder=folder)
    bring_up_to_date(c, folder=folder)
    assert column(c, "select id from ops.touched") == ["x"]
    assert column(c, "select name from ops.migrations where version = 99") == ["0099_later"]


def test_a_migration_that_fails_leaves_the_warehouse_as_it_was(tmp_path, c):
    folder = later(tmp_path / "migrations", "insert into ops.touched values ('fact', 'x'); select * from nowhere;")
    with pytest.raises(duckdb.CatalogException):
        bring_up_to_date(c, folder=folder)
    assert column(c, "select id from ops.touched") == []
    assert column(c, "select count(*) from ops.migrations where version = 99") == [0]


def test_two_migrations_of_one_number_are_refused_before_anything_is_done(tmp_path, c):
    folder = later(tmp_path / "migrations", "select 1;")
    (folder / "0099_another.sql").write_text("select 2;")
    with pytest.raises(ValueError, match="two migrations have the number 99: 0099_another, 0099_later"):
        bring_up_to_date(c, folder=folder)


def test_sources_keep_what_was_stated_of_them_when_it_is_kept_by_article(run):
    loaded(run, [Doc("a.txt", "OpenAI text.", country="US")])
    run.execute("drop table ops.stated_sources")
    run.execute(
        "create table ops.stated_sources (source_id varchar primary key, domain varchar, country varchar, language varchar)"
    )
    run.execute("insert into ops.stated_sources values ('a.example', 'a.example', 'US', null)")
    run.execute("delete from ops.migrations where version in (0, 2)")
    bring_up_to_date(run)
    loaded(run, [Doc("b.txt", "OpenAI again.")])
    assert run.execute("select domain, country from main.sources").fetchall() == [("a.example", "US")]


def test_what_earlier_runs_measured_is_what_later_ones_are_held_against(run):
    loaded(run, [Doc("a.txt", "OpenAI text. | It did.")])
    finish_run(run, "r1", status="completed", finished_at=AT, is_published=True)
    run.execute("drop view main.latest_quality")
    for statement in (
        "drop table ops.run_measures",
        "alter table ops.quality_results drop column meaning",
        "alter table ops.quality_results drop column examples",
        "alter table ops.quarantine drop column rules_version",
        "delete from ops.migrations where version in (0, 6)",
    ):
        run.execute(statement)
    bring_up_to_date(run)
    assert run.execute("select measure, value from ops.run_measures order by 1").fetchall() == [
        ("claims_per_article", 2.0), ("figures_per_article", 0.0), ("figures_per_claim", 0.0), ("items_seen", 1.0),
    ]  # fmt: skip
    assert column(run, "select meaning from main.latest_quality") == []


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "warehouse.duckdb").write_text("nothing of the kind " * 1000)
    with pytest.raises(WarehouseUnusable, match="not a valid DuckDB database file") as error, writer(tmp_path):
        pass
    assert one_line(error)


def test_a_database_of_somebody_else_is_refused(tmp_path):
    with duckdb.connect(tmp_path / "warehouse.duckdb") as c:
        c.execute("create table invoices (a int)")
    with pytest.raises(WarehouseUnusable, match=r"main\.invoices"), writer(tmp_path):
        pass
    with duckdb.connect(tmp_path / "warehouse.duckdb") as c:
        assert column(c, "select table_name from duckdb_tables()") == ["invoices"]


def test_a_folder_whose_name_is_a_file_is_refused(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(WarehouseUnusable, match="data cannot be written") as error, writer(tmp_path / "data"):
        pass
    assert one_line(error)


OPEN = """
import os, sys
from pathlib import Path
from warehouse.errors import WarehouseError
from warehouse.opening import writer
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    with writer(Path(sys.argv[1])):
        print("opened")
except WarehouseError as error:
    print(type(error).__name__, error)
"""


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    for folder in [tmp_path, *tmp_path.parents]:
        if os.access(folder, os.W_OK) and folder != folder.parent and folder.name.startswith(("pytest", "test_")):
            folder.chmod(0o755)
    tmp_path.chmod(0o555)
    said = subprocess.run([sys.executable, "-c", OPEN, str(tmp_path)], capture_output=True, text=True, check=False)
    tmp_path.chmod(0o755)
    assert said.stdout.startswith(f"WarehouseUnusable {tmp_path} cannot be written: Permission denied"), said
    assert said.stdout.count("\n") == 1


def test_what_the_disk_says_while_writing_is_one_line_and_nothing_is_half_written(folder):
    with writer(folder) as c:
        c.execute("insert into ops.touched values ('fact', 'kept')")
    with pytest.raises(WarehouseUnusable, match="No space left") as error, writer(folder) as c:
        c.begin()
        c.execute("insert into ops.touched values ('fact', 'lost')")
        c.execute("copy (select repeat(i::varchar, 100) from range(100000) t(i)) to '/dev/full' (format csv)")
    assert one_line(error)
    with writer(folder) as c:
        assert column(c, "select id from ops.touched") == ["kept"]


def test_nothing_published_is_said(tmp_path):
    with pytest.raises(NotPublished, match="claimhouse run") as error, published(tmp_path):
        pass
    assert one_line(error)
