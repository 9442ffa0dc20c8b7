"""An author is a name, not what stands around it."""

import pytest

from tests.transforms.text.test_pages import FIRST, SECOND, THIRD, page
from tests.transforms.text.writing import article, references
from transforms.authors import AuthorReader
from transforms.records import Hints

READER = AuthorReader(references())


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Ada Moor", "Ada Moor"),
        ("By Ada Moor", "Ada Moor"),
        ("by ada moor", "ada moor"),
        ("Analysis by Ada Moor, CNN Editor-at-large", "Ada Moor"),
        ("Ada Moor and Bo Lind", "Ada Moor, Bo Lind"),
        ("Ada Moor; Bo Lind", "Ada Moor, Bo Lind"),
        ("Ada Moor & Bo Lind", "Ada Moor, Bo Lind"),
        ("Ada Moor, Staff writer", "Ada Moor"),
        ("Ada Moor News reporter", "Ada Moor"),
        ("Ada Moor, AP National Political Writer", "Ada Moor"),
        ("Ada Moor is a reporter in Quay", "Ada Moor"),
        ("Ada Moor, Reuters", "Ada Moor"),
        ("Reuters", "Reuters"),
        ("Ada Moor, MS, RDN", "Ada Moor"),
        ("Ada Moor (ada@quay.example)", "Ada Moor"),
        ("Ada Moor @adamoor", "Ada Moor"),
        ("Ada Moor https://quay.example/ada", "Ada Moor"),
        ("Ada Moor Monday, November", "Ada Moor"),
        ("Ada Moor November 18, 2025", "Ada Moor"),
        ("Ada Moor Published 3:14 p.m.", "Ada Moor"),
        ("Ada Moor, Ada L Moor", "Ada L Moor"),
        ("Ada Moor, Quay com", "Ada Moor"),
        ("Von Ada Moor", "Ada Moor"),
        ("Ludwig von Moor", "Ludwig von Moor"),
        ("April May", "April May"),
        ("Theresa May", "Theresa May"),
        ("Ada Moor May 4, 2025", "Ada Moor"),
        ("Текст Вера Морская", "Вера Морская"),
        ("作者：陈海", "陈海"),
        ("陈海、李岸", "陈海, 李岸"),
        ("Quay Weekly", None),
        ("Quay Weekly, Ada Moor", "Ada Moor"),
        ("admin", None),
        ("quayadmin", None),
        ("Staff Reports", None),
        ("Redaktion", None),
        ("小编", None),
        ("https://quay.example/staff", None),
        ("", None),
        (None, None),
        ("x" * 300, None),
    ],
)
def test_names_alone_are_left(written, author):
    assert READER.author(written, "Quay Weekly") == author


def test_pages_and_feeds_say_it_by_the_same_rules():
    head = '<meta name="author" content="By Ada Moor, Staff writer">'
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert article(page(body, head), "text/html").author == "Ada Moor"
    assert article(page(body), "text/html", hints=Hints(author="admin, Bo Lind")).author == "Bo Lind"
