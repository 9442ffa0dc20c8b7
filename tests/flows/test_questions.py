"""The queries of docs/questions.md, asked of the bundled samples, give the rows that stand below them."""

import re
from pathlib import Path

import pytest

from warehouse.catalogue import views
from warehouse.dictionary import markdown
from warehouse.opening import published

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"## (.+?)\n\n```sql\n(.+?)\n```\n\n(.+?)\n(?=\n|\Z)", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def samples(ingested, tmp_path_factory):
    """The published copy of the bundled samples."""
    data = tmp_path_factory.mktemp("samples") / "data"
    ingested([ROOT / "seeds" / "samples"], data)
    with published(data) as c:
        yield c


def table(c, query):
    """The rows of a query as a table of Markdown."""
    answer = c.execute(query)
    head = [column[0] for column in answer.description]
    lines = [head, ["---"] * len(head), *answer.fetchall()]
    shown = [["" if cell is None else str(cell).replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join("| " + " | ".join(line) + " |" for line in shown)


@pytest.mark.parametrize(("title", "query", "rows"), QUESTIONS, ids=[title for title, *_ in QUESTIONS])
def test_a_question_has_the_answer_that_stands_below_it(samples, title, query, rows):
    assert table(samples, query) == rows, title


def test_every_question_has_an_answer_with_rows():
    assert [title for title, _, rows in QUESTIONS if rows.count("\n") < 2] == []


def test_every_view_has_a_question():
    asked = " ".join(query for _, query, _ in QUESTIONS)
    assert [view.name for view in views() if not re.search(rf"\b{view.name}\b", asked)] == []


def test_the_committed_dictionary_is_that_of_the_samples(samples):
    assert markdown(samples) == (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
