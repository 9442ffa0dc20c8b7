"""The command line and the environment keep the articles' text out of what is published."""

import json
import os
import subprocess
import sys

import pytest

from tests.connections.conftest import publication
from tests.warehouse.batches import Doc, tables
from warehouse.querying import query


def command(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "publish", *map(str, arguments)],
        capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def texts(folder) -> int:
    return query(folder, "select count(text) as n from claims")["n"][0]


@pytest.fixture
def data(tmp_path):
    return publication(tmp_path, [Doc("a.txt", "GPT-3 news."), Doc("b.txt", "OpenAI news.")], tables_of=tables)


def test_the_option_holds_for_later_publications_and_can_be_taken_back(data):
    for option, count in (("--without-text", 0), ("--quiet", 0), ("--with-text", 2), ("--quiet", 2)):
        code, said, errors = command("--data", data, "--json", option)
        assert (code, errors, json.loads(said)["is_published"]) == (0, "", True)
        assert texts(data) == count


def test_the_environment_holds_for_whoever_publishes(data):
    assert command("--data", data, "--quiet", CLAIMHOUSE_WITHOUT_TEXT="1") == (0, "", "")
    assert texts(data) == 0
    code, _, said = command("--data", data, "--with-text", CLAIMHOUSE_WITHOUT_TEXT="1")
    assert code == 2
    assert "CLAIMHOUSE_WITHOUT_TEXT is set" in said


def test_a_server_cannot_get_the_text_that_the_publication_has_not(data):
    command("--data", data, "--without-text")
    code, _, said = command("--data", data, "--with-text", "--to", "postgresql://127.0.0.1:1/news")
    assert (code, said.count("\n")) == (1, 1)
    assert "the publication has no text" in said
