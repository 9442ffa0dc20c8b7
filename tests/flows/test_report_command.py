"""The command that writes the page, as a person calls it."""

import re

from tests.flows.looking import command
from tests.report.articles import COST, write_warehouse

ARTICLE = "Training GPT-3 cost OpenAI $4.6 million, the cloud company Lambda estimated in 2020.\n"


def test_report_says_where_the_page_is_and_opens_it(environment, tmp_path):
    write_warehouse(tmp_path / "data", (COST,))
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    done = command(
        "report", "--data", tmp_path / "data", "--open", environment={**environment, "BROWSER": f"{browser} %s"}
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"report: {tmp_path}/data/report/index.html\n", "")
    assert (tmp_path / "opened").read_text().strip() == (tmp_path / "data/report/index.html").as_uri()


def test_report_leaves_texts_out_where_they_may_not_be_passed_on(environment, tmp_path):
    write_warehouse(tmp_path, (COST,))
    done = command("report", "--data", tmp_path, "--without-text", "--quiet", environment=environment)
    assert (done.returncode, done.stdout) == (0, "")
    assert not list((tmp_path / "report").rglob("texts-*"))


def test_report_of_a_folder_where_nothing_ran_is_one_line(environment, tmp_path):
    done = command("report", "--data", tmp_path / "nothing", environment=environment)
    assert done.returncode == 1
    assert re.fullmatch(r"claimhouse: nothing has run in \S+ yet; .*\n", done.stderr)


def test_a_run_writes_the_page_where_it_is_asked_to(environment, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = command("run", tmp_path / "a.txt", "--data", tmp_path / "data", "--report", environment=environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "report" / "index.html").is_file()
    assert "report: " in done.stdout
    written = next((tmp_path / "data" / "report").rglob("claims-000.js")).read_text()
    assert ARTICLE.strip() in written
