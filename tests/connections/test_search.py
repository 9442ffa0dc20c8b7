"""Words are found in what is published, plainly everywhere, ranked where DuckDB's full-text search is installed."""

import json
import os
import subprocess
import sys
import unicodedata

import pytest

from tests.connections.conftest import publication
from tests.warehouse.batches import Doc, tables
from warehouse.errors import QueryFailed, TextWithheld
from warehouse.searching import INDEX, RANKED, can_rank, search

DOCS = [
    Doc(
        "a.txt", "Training GPT-3 cost OpenAI $5 million, IDC said. | The model is open. | It is an open, OPEN question."
    ),
    Doc("b.txt", "ＯｐｅｎＡＩ’s café costs. | OpenAI发布了开放模型，下载量达到3300万次。", language="zh"),
    Doc("c.txt", "C++ is opened (100% of it), 'tis said."),
    Doc("d.txt", "한국 모델은 값이 싸다. | Модель стоит немного, re\u0301sume\u0301. | The ﬁne was small."),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    docs = [
        Doc(d.origin, d.text, url=f"https://{d.origin[0]}.example/1", language=d.language, figures=figures)
        for d, figures in zip(DOCS, ((("$5 million", {"value": 5e6}),), (), (), ()), strict=True)
    ]
    return publication(tmp_path_factory.mktemp("searched"), docs, tables_of=tables)


@pytest.fixture(autouse=True)
def without_extension(monkeypatch, tmp_path):
    """DuckDB looks for what is installed in the user's home."""
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("open", ["It is an open, OPEN question.", "The model is open."]),
        ("OPEN model", ["The model is open."]),
        ("model open", ["The model is open."]),
        ("openai", ["Training GPT-3 cost OpenAI $5 million, IDC said.", "OpenAI发布了开放模型，下载量达到3300万次。", "ＯｐｅｎＡＩ’s café costs."]),
        ("cafe", ["ＯｐｅｎＡＩ’s café costs."]),
        ("ＣＡＦÉ", ["ＯｐｅｎＡＩ’s café costs."]),
        ("下载", ["OpenAI发布了开放模型，下载量达到3300万次。"]),
        ("下载 模型", ["OpenAI发布了开放模型，下载量达到3300万次。"]),
        ("下载 cost", []),
        ("gpt-3", ["Training GPT-3 cost OpenAI $5 million, IDC said."]),
        ("한국", ["한국 모델은 값이 싸다."]),
        (unicodedata.normalize("NFD", "한국"), ["한국 모델은 값이 싸다."]),
        ("модель", ["Модель стоит немного, re\u0301sume\u0301."]),
        ("résumé", ["Модель стоит немного, re\u0301sume\u0301."]),
        ("ﬁne", ["The ﬁne was small."]),
        ("pen", []),
        ("c++", ["C++ is opened (100% of it), 'tis said."]),
        ("'tis 100%", ["C++ is opened (100% of it), 'tis said."]),
        ("'; drop table hits; --", []),
        ("o.en", []),
        ("\\w+", []),
    ],
)  # fmt: skip
def test_all_words_are_found_whatever_their_case_accents_and_width(data, words, found):
    answer = search(data, words)
    assert sorted(answer.rows["text"]) == sorted(found)
    assert not answer.is_ranked


@pytest.mark.parametrize(
    ("words", "is_ranked"),
    [(["open"], True), (["4", "o"], True), (["open", "gpt-3"], False), (["модель"], False), (["下载"], False), (["straße"], False)],
)  # fmt: skip
def test_only_words_that_the_index_holds_whole_are_ranked(words, is_ranked):
    assert can_rank(words) is is_ranked


def test_what_holds_the_words_most_often_comes_first_and_the_limit_cuts_the_rest(data):
    assert search(data, "open", limit=1).rows["text"].to_list() == ["It is an open, OPEN question."]


def test_articles_are_searched_with_their_title_and_figures_with_subject_and_speaker(data):
    assert search(data, "title", within="articles").rows["article_id"].len() == 4
    figures = search(data, "training openai", within="figures").rows
    assert figures.select("entity", "text", "value").rows() == [("OpenAI", "$5 million", 5e6)]


@pytest.mark.parametrize("words", ["", "  ", "-- +"])
def test_no_words_are_refused(data, words):
    with pytest.raises(QueryFailed, match="no words to look for"):
        search(data, words)


def test_a_publication_without_text_says_that_it_has_none_and_finds_figures_by_subject(tmp_path):
    folder = publication(tmp_path, [Doc("a.txt", "GPT-3 cost OpenAI $5 million.", figures=(("$5 million", {"value": 5e6}),))], tables_of=tables, has_text=False)  # fmt: skip
    for within in ("claims", "articles"):
        with pytest.raises(TextWithheld, match="published without text"):
            search(folder, "cost", within=within)
    assert search(folder, "openai", within="figures").rows["text"].to_list() == ["$5 million"]


RANK = """
import json, sys
from pathlib import Path
import duckdb, duckdb_extension_fts
index, ranked, words = sys.argv[1:]
c = duckdb.connect()
extension, = Path(duckdb_extension_fts.__file__).parent.rglob("fts.duckdb_extension")
assert c.execute("select count(*) from duckdb_functions() where function_name = 'stem'").fetchall() == [(0,)]
c.load_extension(str(extension))
assert c.execute("select count(*) from duckdb_functions() where function_name = 'stem'").fetchall() == [(1,)]
texts = ["a download of the model", "models, models: downloads", "the download", "gpt-3 and gpt-4"]
c.execute("create table documents as select unnest(range(4))::varchar as id, unnest($1) as words", [texts])
c.execute(index)
c.execute(ranked, {"words": words})
print(json.dumps(c.execute("select id from hits order by score desc").fetchall()))
"""


@pytest.mark.parametrize(("words", "ids"), [("downloads model", ["1", "0"]), ("gpt 4", ["3"]), ("absent model", [])])
def test_the_extension_ranks_and_takes_endings_off_where_it_can_be_had(older, words, ids):
    done = subprocess.run([older, "-c", RANK, INDEX, RANKED, words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [row[0] for row in json.loads(done.stdout)] == ids


def test_the_command_prints_what_it_found_and_says_how(data):
    command = [sys.executable, "-m", "flows.cli", "search", "open model", "--data", data, "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("score,text,claimant")
    assert "The model is open." in done.stdout
    assert "counted plainly" in done.stderr
