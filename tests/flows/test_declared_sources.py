"""`sources.toml`: what it may say, what is told of a mistake, and the commands around it."""

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from flows.sources import SourceError
from flows.sources.choosing import chosen
from flows.sources.declared import declared

WHOLE = """
[[source]]
name = "ledger"          # the best one
kind = "feed"
location = "https://ledger.example/feed.xml"
publisher = "The Ledger"
country = "GB"
language = "en"
licence = "CC-BY-4.0"
schedule = "15m"
about = "ai"
min_items = 1
max_items = 200
max_age = "30d"

[[source]]
name = "archive"
kind = "jsonl"
location = ["a.jsonl", "b/*.jsonl.gz"]
columns = { text = "body", date = "day" }
"""


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "sources.toml"
    found.write_text(WHOLE)
    return found


def test_a_file_declares_sources_by_name_and_paths_are_meant_from_it(file):
    known = declared(file)
    assert list(known) == ["ledger", "archive"]
    assert (known["ledger"].hints.publisher, known["ledger"].hints.licence) == ("The Ledger", "CC-BY-4.0")
    assert known["archive"].location == (str(file.parent / "a.jsonl"), str(file.parent / "b/*.jsonl.gz"))
    assert declared(file.parent / "none.toml") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[source]]\nname = 'a'\nkind = 'feed'\n", "source 'a': location: is missing"),
        ("[[source]]\nname = 'A b'\nkind = 'feed'\nlocation = 'https://a.example'\n", "name: small letters"),
        ("[[source]]\nname = 'a'\nkind = 'rss'\nlocation = 'x'\n", "kind: choose from folder, feed"),
        (
            "[[source]]\nname = 'a'\nkind = 'feed'\nlocation = 'file:///etc/passwd'\n",
            "lies at an http or https address",
        ),
        ("[[source]]\nname = 'a'\nkind = 'folder'\nlocation = 'x'\nspeed = 3\n", "speed: no such key"),
        ("[[source]]\nname = 'a'\nkind = 'folder'\nlocation = 'x'\ncountry = 'UK '\n", "country: two capital letters"),
        ("[[source]]\nname = 'a'\nkind = 'folder'\nlocation = 'x'\nmax_items = 0\n", "max_items"),
        ("[[source]]\nname = 'a'\nkind = 'folder'\nlocation = 'x'\n" * 2, "two sources are called so"),
        ("[[source]]\nname = 'a'\nkind = 'warc'\nlocation = 'x'\nmax_age = '3d'\n", "a warc says no days"),
        ("name = 3\n", "each source is a table under [[source]]"),
        ("[[source\n", "is no TOML"),
    ],
)
def test_a_mistake_is_told_with_file_source_and_key(text, told, tmp_path):
    file = tmp_path / "sources.toml"
    file.write_text(text)
    with pytest.raises(SourceError) as error:
        declared(file)
    assert str(file) in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_words_of_a_command_are_names_addresses_and_paths(file):
    (file.parent / "a.jsonl").write_text("{}")
    (file.parent / "b").mkdir()
    (file.parent / "b" / "c.jsonl.gz").write_bytes(b"")
    (file.parent / "page.html").write_text("<p>")
    found = chosen(["archive", "https://a.example/", str(file.parent / "page.html")], declared(file), about="ai")
    assert [(source.kind, source.about) for source in found] == [("jsonl", "ai"), ("address", "ai"), ("folder", "ai")]
    with pytest.raises(SourceError, match="no source is called so either, there are ledger, archive"):
        chosen(["legder"], declared(file))


def told(*arguments):
    return CliRunner().invoke(app, ["sources", *map(str, arguments)])


def test_a_source_is_added_and_what_stood_there_stays(file):
    done = told("add", "other", "https://other.example/feed", "--publisher", "Other", "--sources", file)
    assert done.exit_code == 0, done.output
    assert file.read_text().startswith(WHOLE.rstrip())
    assert declared(file)["other"].publisher == "Other"
    assert "other\tfeed\thttps://other.example/feed" in told("list", "--sources", file).output
    before = file.read_text()
    again = told("add", "other", "https://x.example/", "--sources", file)
    assert isinstance(again.exception, SourceError)
    assert file.read_text() == before


def test_a_check_shows_what_would_be_read_and_why_something_would_not(file, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": 1, "title": "Costs", "body": "'
        + "OpenAI spent $5 million on training its models in London. " * 12
        + '"}\n'
        '{"id": 2, "body": ""}\nno json\n'
    )
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.jsonl.gz").write_bytes(b"nothing")
    shown = told("check", "archive", "--sources", file).output
    assert "a.jsonl#1: Costs" in shown
    assert "a.jsonl#2: empty: row 2 has no text" in shown
    assert "a.jsonl:3: malformed: no JSON" in shown
    assert "c.jsonl.gz: unreadable" in shown
