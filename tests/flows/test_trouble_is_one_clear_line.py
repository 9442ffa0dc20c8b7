"""What keeps a run from working is said in one line, and nothing is half loaded."""

import os
import shlex
import subprocess

import duckdb
import pytest

from tests.flows.looking import command, contents, without_power_over_permissions
from tests.generate import write_articles
from warehouse.opening import published, writer


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    write_articles(folder := tmp_path_factory.mktemp("articles"), 30)
    return folder


def one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    lines = done.stderr.strip().splitlines()
    assert done.returncode == code, done.stderr
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_source_that_does_not_exist_is_named(environment, tmp_path):
    assert str(tmp_path / "gone") in one_line(command("run", tmp_path / "gone", environment=environment), 2)


def test_a_pattern_that_matches_nothing_is_named(environment, tmp_path):
    assert "*.txt" in one_line(command("run", tmp_path / "*.txt", environment=environment), 2)


def test_an_empty_folder_is_said(environment, tmp_path):
    (tmp_path / "empty").mkdir()
    done = command("run", tmp_path / "empty", "--data", tmp_path / "data", environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing to read" in done.stdout


@pytest.mark.parametrize("arguments", [["publish"], ["reprocess", "--all"], ["prune"], ["status"]])
def test_a_data_folder_misspelt_does_not_become_an_empty_warehouse(arguments, environment, tmp_path):
    done = command(*arguments, "--data", tmp_path / "dtaa", environment=environment)
    assert f"nothing has run in {tmp_path / 'dtaa'} yet" in one_line(done, 1)
    assert not (tmp_path / "dtaa").exists()


def test_a_schedule_that_is_none_is_wrong_usage(articles, environment, tmp_path):
    done = command("serve", articles, "--cron", "every day", "--data", tmp_path / "data", environment=environment)
    assert done.returncode == 2, done.stderr
    assert "'every day' is no line of cron" in done.stderr


def test_what_to_try_after_a_run_asks_its_own_folder_and_works_and_what_is_asked_wrongly_is_said(
    articles, environment, tmp_path
):
    data = tmp_path / "my data"
    done = command("run", next(articles.glob("*.txt")), "--data", data, environment=environment)
    wrong = command("sql", "select * from figurs", "--data", data, environment=environment)
    assert 'Did you mean "figures"' in one_line(wrong, 2)
    none = command("quarantine", "--data", data, environment=environment)
    assert (none.returncode, none.stdout) == (0, "nothing is held\n")
    tried = [shlex.split(line) for line in done.stdout.splitlines() if line.startswith("  claimhouse sql ")]
    assert len(tried) == 3, done.stdout
    for _, *arguments in tried:
        asked = command(*arguments, environment=environment)
        assert (asked.returncode, asked.stderr) == (0, "")


def test_a_folder_that_cannot_be_written(articles, environment, tmp_path):
    tmp_path.chmod(0o555)
    done = command(
        "run", articles, "--data", tmp_path / "data", environment=environment, preexec_fn=without_power_over_permissions
    )
    assert str(tmp_path / "data") in one_line(done, 1)


def test_a_second_run_at_the_same_time(articles, environment, tmp_path):
    with writer(tmp_path):
        done = command("run", articles, "--data", tmp_path, environment=environment)
    assert "is being written" in one_line(done, 1)


def test_a_warehouse_of_a_newer_program(articles, environment, tmp_path):
    with writer(tmp_path):
        pass
    with duckdb.connect(tmp_path / "warehouse.duckdb") as c:
        c.execute("insert into ops.migrations select 9999, 'of_tomorrow', 'x', now()::timestamp")
    before = contents(tmp_path)
    assert "newer" in one_line(command("run", articles, "--data", tmp_path, environment=environment), 1)
    assert contents(tmp_path) == before


def test_a_full_disk(articles, environment, ingested, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True).returncode
    ):
        pytest.skip("this machine does not permit a small disk to be mounted")
    try:
        line = one_line(command("run", articles, "--data", disk, environment=environment), 1)
        assert str(disk) in line
        subprocess.run(["mount", "-o", "remount,size=500m", disk], check=True)
        summary = ingested([articles], disk)
        assert summary.items_seen == 30
        ingested([articles], tmp_path / "roomy")
        assert contents(disk) == contents(tmp_path / "roomy")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_reader_reads_on_while_a_run_publishes(articles, ingested, tmp_path):
    ingested([next(articles.glob("00000*"))], tmp_path)
    with published(tmp_path) as reading:
        count = "select count(*) from articles"
        assert reading.execute(count).fetchall() == [(1,)]
        assert ingested([articles], tmp_path).is_published
        assert reading.execute(count).fetchall() == [(1,)]
    with published(tmp_path) as reading:
        assert reading.execute(count).fetchall()[0][0] > 20
