"""What an interrupted run had read is not read again, and whatever happened in between, the warehouse is that of an undisturbed run."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import planning
from flows.reading import read_batch
from flows.run import opened_run
from flows.sources.choosing import chosen
from tests.flows.looking import command, contents, fates, ops
from tests.generate import write_articles
from warehouse.opening import writer


def test_a_killed_run_goes_on_where_it_was(environment, ingested, tmp_path):
    folder, data, undisturbed = tmp_path / "articles", tmp_path / "data", tmp_path / "undisturbed"
    write_articles(folder, 200)
    killed_after_first_load("run", folder, "--batch-size", 10, data=data, environment=environment)
    summary = ingested([folder], data, batch_size=10)
    ingested([folder], undisturbed, batch_size=100)
    runs = ops(data, "runs").sort("started_at")
    assert runs["status"].to_list()[0] == "interrupted"
    assert 0 < summary.items_unchanged < 200
    assert summary.items_unchanged + summary.items_new == 200
    assert " 0 batches adopted" not in log_of(data, summary)
    assert contents(data) == contents(undisturbed)
    assert list((data / "stage").iterdir()) == []


def test_a_run_that_is_killed_in_the_middle_of_a_file_of_lines_reads_each_line_once(environment, ingested, tmp_path):
    file, data = tmp_path / "archive.jsonl", tmp_path / "data"
    texts = [path.read_text() for path in write_articles(tmp_path / "articles", 120)]
    file.write_text("\n".join(json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)))
    killed_after_first_load("run", file, "--batch-size", 10, data=data, environment=environment)
    summary = ingested([file], data, batch_size=10)
    assert summary.items_unchanged >= 10
    assert summary.items_unchanged + summary.items_new == 120
    ingested([file], tmp_path / "undisturbed")
    assert contents(data) == contents(tmp_path / "undisturbed")


def test_a_killed_reprocess_goes_on_where_it_was_though_a_run_came_between(
    environment, ingested, reprocessed, tmp_path
):
    folder, data = tmp_path / "articles", tmp_path / "data"
    write_articles(folder, 60)
    ingested([folder], data, batch_size=100)
    before = contents(data)
    killed_after_first_load("reprocess", "--all", "--batch-size", 10, data=data, environment=environment)
    assert ingested([folder], data).items_unchanged == 60
    summary = reprocessed(data, batch_size=10)
    assert summary.items_seen == 60
    assert " 0 batches adopted" not in log_of(data, summary)
    assert contents(data) == before
    assert list((data / "stage").iterdir()) == []


def killed_after_first_load(*arguments, data, environment) -> None:
    """The real command, killed as soon as the log of its run tells of a loaded batch."""
    before = set(data.glob("logs/*.log"))
    started = [sys.executable, "-m", "flows.cli", *map(str, arguments), "--data", str(data), "--quiet"]
    running = subprocess.Popen(started, env=environment)
    deadline = time.monotonic() + 120
    while not any(": batch " in line for log in set(data.glob("logs/*.log")) - before for line in log.open()):
        assert time.monotonic() < deadline
        assert running.poll() is None
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()


def log_of(data, summary) -> str:
    return (data / "logs" / f"{summary.run_id}.log").read_text()


def read_and_left(folder, data) -> None:
    """A run that reads everything into one batch and is stopped before it loads it."""
    with pytest.raises(KeyboardInterrupt), opened_run(data, "ingest") as run:
        (plan,) = planning.plan_sources(run, chosen([str(folder)], {}), 100)
        (batch,) = plan.batches
        read_batch(batch.raws, batch.origins, run.stage_folder / batch.name, run.means)
        raise KeyboardInterrupt


def test_a_finished_batch_is_taken_over_without_those_of_its_files_that_have_changed(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    paths = write_articles(folder, 8)
    read_and_left(folder, data)
    bytes_before = paths[1].read_bytes()
    paths[1].write_text(paths[1].read_text().replace("million", "billion"))
    (folder / "twin-of-what-it-was.txt").write_bytes(bytes_before)
    (folder / "twin-of-a-finished-one.txt").write_bytes(paths[2].read_bytes())
    paths[3].unlink()
    paths[4].write_bytes(b"")
    summary = ingested([folder], data)
    assert "1 batches adopted" in log_of(data, summary)
    assert set(fates(data)) == {str(path) for path in folder.iterdir()}
    assert summary.counts == dict.fromkeys(summary.counts, 0) | {"new": 7, "duplicate": 1, "rejected": 1}
    ingested([folder], tmp_path / "fresh")
    assert contents(data) == contents(tmp_path / "fresh")


def test_a_file_that_is_another_each_time_it_is_opened_has_one_fate(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    paths = write_articles(folder, 3)
    texts = [path.read_bytes() for path in paths]
    read_and_left(folder, data)
    paths[0].unlink()
    os.mkfifo(paths[0])  # what a writer that never stops would leave: nothing to wait for
    for path, text in zip(paths[1:], texts, strict=False):
        path.write_bytes(text)
    summary = ingested([folder], data)
    assert summary.items_seen == len(fates(data)) == 3
    assert sorted(status for status, _ in fates(data).values()) == ["new", "new", "rejected"]


ARTICLE = "---\nurl: https://a.example/news/1\ndate: {day}\n---\nOpenAI {name} raised $5 million in a round that was led by others.\n"


def written(folder, name, day) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(ARTICLE.format(name=name, day=day))


def test_a_text_comes_back_in_the_run_in_which_the_one_preferred_to_it_steps_down(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    written(folder, "first", "2024-03-10")
    written(folder, "second", "2024-03-05")
    ingested([folder], data)
    assert {status for status, _ in fates(data).values()} == {"new", "duplicate"}
    written(folder, "first", "2024-03-01")
    summary = ingested([folder / "first.txt"], data)
    assert summary.items_seen == 2
    ingested([folder], tmp_path / "fresh")
    assert contents(data) == contents(tmp_path / "fresh")
    assert "second" in contents(data)["articles"][0][2]


def test_an_article_whose_origin_was_refused_since_is_read_again_too(ingested, reprocessed, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    written(folder, "first", "2024-03-10")
    ingested([folder], data)
    (folder / "first.txt").write_text("gone")
    ingested([folder], data)
    before = contents(data)
    assert [len(before["articles"]), *(status for status, _ in fates(data).values())] == [1, "rejected"]
    summary = reprocessed(data)
    assert contents(data) == before
    assert [status for status, _ in fates(data).values()] == ["rejected"]
    with writer(data) as c:
        assert c.execute("select run_id from main.articles").fetchall() == [(summary.run_id,)]


def children(pid: int) -> set[int]:
    """The processes below a process."""
    below = set()
    for line in subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        child, parent = map(int, line.split())
        if parent == pid:
            below |= {child} | children(child)
    return below


def hears_ctrl_c() -> None:
    """A process started in the background of a script would ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def loading(environment, tmp_path):
    """A run with a Prefect server of its own that has loaded its first batch, its data folder, and the processes below it."""
    folder, data = tmp_path / "articles", tmp_path / "data"
    write_articles(folder, 200)
    alone = {name: value for name, value in environment.items() if name != "PREFECT_API_URL"}
    command = [sys.executable, "-m", "flows.cli", "run", folder, "--data", data, "--batch-size", "10", "--quiet"]
    running = subprocess.Popen(
        list(map(str, command)), env=alone, stderr=subprocess.PIPE, text=True, process_group=0, preexec_fn=hears_ctrl_c
    )
    deadline = time.monotonic() + 200
    while not any(": batch " in line for log in data.glob("logs/*.log") for line in log.open()):
        assert time.monotonic() < deadline
        assert running.poll() is None
        time.sleep(0.05)
    below = children(running.pid)
    assert len(below) >= 5  # Prefect's server and what ends it, the server of workers, two workers
    return running, data, below


def wait_for_the_end_of(processes) -> None:
    deadline = time.monotonic() + 60
    while any(Path("/proc", str(pid)).exists() for pid in processes):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(("asked", "is_all"), [(signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGINT, True)])
def test_a_run_that_is_asked_to_stop_says_so_and_leaves_no_process_behind(loading, asked, is_all):
    """Ctrl-C asks every process of the terminal, Prefect's server too; so do systemd and timeout."""
    running, data, below = loading
    if is_all:
        os.killpg(running.pid, asked)
    else:
        running.terminate()
    _, said = running.communicate(timeout=60)
    assert running.returncode == 128 + asked
    assert "Error" not in said
    assert ops(data, "runs")["status"].to_list() == ["interrupted"]
    wait_for_the_end_of(below)


def test_a_run_that_is_killed_leaves_no_process_behind(loading):
    running, _, below = loading
    running.kill()
    running.communicate(timeout=60)
    assert running.returncode == -signal.SIGKILL
    wait_for_the_end_of(below)


def test_what_a_power_failure_left_of_a_batch_is_read_again(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    write_articles(folder, 3)
    read_and_left(folder, data)
    (staged,) = (data / "stage").glob("*/*/0/claims.parquet")
    staged.write_bytes(b"")
    summary = ingested([folder], data)
    assert summary.items_new == 3
    assert " 0 batches adopted" in log_of(data, summary)
    assert list((data / "stage").iterdir()) == []


def test_what_does_not_belong_into_the_stage_is_no_batch_and_stops_nobody(ingested, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    write_articles(folder, 1)
    (data / "stage" / "killed" / "emptied").mkdir(
        parents=True
    )  # as a power failure leaves a folder that was just renamed
    (data / "stage" / ".DS_Store").write_bytes(b"")
    assert ingested([folder], data).items_new == 1
    assert [path.name for path in (data / "stage").iterdir()] == [".DS_Store"]


def test_a_reprocess_goes_on_without_raw_bytes_that_are_gone_and_keeps_their_articles(ingested, reprocessed, tmp_path):
    folder, data = tmp_path / "articles", tmp_path / "data"
    paths = write_articles(folder, 4)
    ingested([paths[0]], data)
    (gone,) = data.glob("raw/*.parquet")
    ingested([folder], data)
    before = contents(data)
    gone.unlink()
    summary = reprocessed(data)
    assert contents(data) == before
    assert (summary.items_changed, summary.items_failed) == (3, 1)
    assert fates(data)[str(paths[0])] == ("failed", "its raw bytes are gone")
    assert ingested([folder], data).items_failed == 0
    assert len(list(data.glob("raw/*.parquet"))) == 2


def test_damaged_raw_bytes_end_a_reprocess_with_the_name_of_their_file_and_take_no_article_with_them(
    environment, ingested, tmp_path
):
    folder, data = tmp_path / "articles", tmp_path / "data"
    write_articles(folder, 3)
    ingested([folder], data)
    before = contents(data)
    (raw,) = data.glob("raw/*.parquet")
    raw.write_bytes(raw.read_bytes()[:1000])
    done = command("reprocess", "--all", "--data", data, environment=environment)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"damaged; restore the file or delete it: '{raw}'" in done.stderr
    assert contents(data) == before
