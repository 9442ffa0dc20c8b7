"""A process that is killed while it publishes leaves the former publication or the new one in front of the readers, whole; the next run makes up for it."""

import hashlib
import json
import signal
import subprocess
import sys

import pytest

from tests.flows.looking import contents, ops
from tests.generate import write_articles
from warehouse.querying import query

KILLED = """
import os, signal, sys
event, place = sys.argv[1:3]

def killed(name, arguments):
    if name == event and place in f"{arguments[0]} {arguments[1]}":
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(killed)
sys.argv[1:] = sys.argv[3:]
from flows.cli import main
main()
"""
"""The real command, killed by the kernel at the moment when it asks for a change of the file system."""

MOMENTS = {
    "written, not in its place": ("os.rename", ".building-"),
    "in its place, not linked": ("os.symlink", ".published-next"),
    "linked beside the former link": ("os.rename", ".published-next"),
}


def killed_at(moment: str, *arguments: object) -> None:
    command = [sys.executable, "-c", KILLED, *MOMENTS[moment], *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def whole(publication) -> bool:
    """Whether the files of a publication are what its manifest says."""
    manifest = json.loads((publication / "manifest.json").read_text())
    return all(
        hashlib.sha256((publication / name).read_bytes()).hexdigest() == file["sha256"]
        for name, file in manifest["files"].items()
    )


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    write_articles(folder := tmp_path_factory.mktemp("articles"), 3)
    return folder


@pytest.mark.parametrize("moment", MOMENTS)
def test_readers_keep_the_former_publication_and_the_next_run_publishes(articles, ingested, tmp_path, moment):
    ingested([articles], tmp_path)
    link, before = tmp_path / "published", (tmp_path / "published").resolve()
    killed_at(moment, "publish", "--data", tmp_path)
    assert link.resolve() == before
    assert whole(before)
    assert query(tmp_path, "select count(*) as n from articles")["n"].to_list() == [3]
    summary = ingested([articles], tmp_path)
    assert (summary.items_unchanged, summary.is_published) == (3, True)
    assert link.resolve().name == summary.run_id
    assert whole(link.resolve())
    runs = ops(tmp_path, "runs").sort("started_at").select("status", "is_published").rows()
    assert runs == [("completed", True), ("interrupted", False), ("completed", True)]
    assert not list((tmp_path / "publications").glob(".*"))
    assert len(list((tmp_path / "publications").iterdir())) == 2
    assert len(contents(tmp_path)["articles"]) == 3


def test_a_first_publication_that_was_killed_before_its_link_comes_with_the_next_run(
    articles, environment, ingested, tmp_path
):
    command = [sys.executable, "-c", KILLED, *MOMENTS["in its place, not linked"], "run", articles, "--data", tmp_path]
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not (tmp_path / "published").exists()
    summary = ingested([articles], tmp_path)
    assert (summary.items_unchanged, summary.is_published) == (3, True)
    assert query(tmp_path, "select count(*) as n from articles")["n"].to_list() == [3]
