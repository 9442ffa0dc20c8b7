"""One folder with everything that can be wrong with a file, one run of the real command."""

import os
from pathlib import Path

import pytest

from flows.clock import now
from flows.discovery import Discovery
from flows.sources import Record, Refused
from flows.sources.choosing import chosen
from seeds import References
from tests.flows.looking import command, contents, fates, ops, told, without_power_over_permissions
from tests.generate import write_articles

BAD = {
    "empty.txt": ("rejected", "empty"),
    "blank.txt": ("rejected", "empty"),
    "binary.txt": ("rejected", "binary"),
    "one-line.txt": ("rejected", "too_large"),
    "menu.html": ("rejected", "no_main_text"),
    "hangs.html": ("rejected", "too_complex"),
    "secret.txt": ("rejected", "unreadable"),
    "leads-out.txt": ("rejected", "outside"),
    "leads-nowhere.txt": ("rejected", "unreadable"),
    "a-pipe.txt": ("rejected", "unreadable"),
}
"""The files that are no articles, and how each ends."""

LOADED = (
    "00000.txt",
    "line\nbreak.txt",
    "it's “quoted”.txt",
    "rocket-🚀.txt",
    "lying-front-matter.txt",
    "broken-utf8.txt",
    "nul.txt",
    "deep/er/00001.txt",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("outside")
    folder = root / "articles"
    good = [path.read_bytes() for path in write_articles(root / "good", 8)]
    (folder / "deep" / "er").mkdir(parents=True)
    for name, content in zip(LOADED, good, strict=False):
        (folder / name).write_bytes(content)
    (folder / "lying-front-matter.txt").write_bytes(
        b"---\ndate: 2999-13-45\nurl: not an address\nlanguage: [\n---\n" + good[4]
    )
    (folder / "broken-utf8.txt").write_bytes(good[5].replace(b" the ", b" \xff\xfe\x80 the ", 1))
    (folder / "nul.txt").write_bytes(good[1].replace(b". ", b".\0 ", 3))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t \r\n \xe3\x80\x80")
    (folder / "binary.txt").write_bytes(os.urandom(20_000))
    (folder / "one-line.txt").write_bytes(b"word " * 10_000_000)
    (folder / "menu.html").write_text("<html><body><nav><a href='/'>Home</a><a href='/x'>News</a></nav></body></html>")
    (folder / "hangs.html").write_text("<p " + " ".join(f"a{n}='{n}'" for n in range(200_000)) + ">text</p>")
    (folder / "secret.txt").write_bytes(good[2])
    (folder / "secret.txt").chmod(0)
    (root / "elsewhere.txt").write_bytes(good[3])
    (folder / "leads-out.txt").symlink_to(root / "elsewhere.txt")
    (folder / "leads-nowhere.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "a-pipe.txt")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.fixture(scope="module")
def done(folder, environment, tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    done = command(
        "run", folder, "--data", data, "--json", environment=environment, preexec_fn=without_power_over_permissions
    )
    assert done.returncode == 0, done.stderr
    return data, told(done)


@pytest.mark.parametrize(("name", "fate"), BAD.items())
def test_each_bad_file_has_a_reason_that_a_person_understands(name, fate, folder, done):
    status, reason = fates(done[0])[str(folder / name)]
    assert (status, reason.split(":")[0]) == fate
    assert len(reason) > len(fate[1]) + 5


@pytest.mark.parametrize("name", LOADED)
def test_the_others_load(name, folder, done):
    assert fates(done[0])[str(folder / name)] == ("new", None)


def test_the_counts_add_up(done):
    data, summary = done
    counts = [count for name, count in summary.items() if name.startswith("items_") and name != "items_seen"]
    assert sum(counts) == summary["items_seen"] == len(BAD) + len(LOADED) == len(ops(data, "items"))
    assert summary["files_passed_over"] == 1
    assert sum(unread["items"] for unread in summary["unread"]) == len(BAD)
    empty = next(unread for unread in summary["unread"] if unread["reason"] == "empty")
    assert (empty["status"], empty["items"], Path(empty["example"]).name) == ("rejected", 2, "blank.txt")
    assert len(contents(data)["articles"]) == len(LOADED)


def test_a_front_matter_that_lies_is_not_believed(folder, done):
    with_day = {row[2]: row for row in contents(done[0])["articles"]}
    assert "2999" not in str(with_day[str(folder / "lying-front-matter.txt")][:10])


def test_no_nul_is_left_in_a_text(folder, done):
    assert not any("\0" in str(row) for row in contents(done[0])["articles"])


@pytest.mark.parametrize("pattern", ["*", "*.txt", "**/*.txt", "*/*.txt"])
def test_patterns_follow_no_link_out_of_their_folder(pattern, tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    for path in (inside / "own.txt", inside / "rows.jsonl", outside / "secret.txt"):
        path.write_text("Words.")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "deep").symlink_to(outside)
    sources = chosen([str(inside / pattern)], {})
    found = [element for source in sources for element in Discovery(now(), References()).yielded([source])]
    read = {element.item.origin for element in found if isinstance(element, Record)}
    assert read <= {str(inside / "own.txt"), f"{inside}/rows.jsonl:1"}
    assert [element.reason for element in found if isinstance(element, Refused) and element.reason == "outside"]
