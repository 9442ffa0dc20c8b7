"""A text file may say what it is; a field that lies says nothing, and the article loads all the same."""

from datetime import date

import pytest

from tests.transforms.text.writing import article
from transforms.frontmatter import front_matter
from transforms.records import Hints

BODY = "The harbour authority said on Monday that it had moved 40,000 containers in May, a record for the port."


def test_every_field_is_read():
    found = article(
        "---\n"
        'title: "Port sets: a \\"record\\""\n'
        "publisher: Quay Weekly\n"
        "url: https://Quayweekly.example:443/2026/05/record?utm_source=x&id=7#top\n"
        "date: 2026-05-30T08:00:00Z\n"
        "author: [Ada Moor, Bo Lind]\n"
        "language: en-GB\n"
        "country: gb\n"
        "licence: CC-BY-4.0\n"
        f"---\n\n{BODY}\n"
    )
    assert (found.title, found.author, found.publisher) == ('Port sets: a "record"', "Ada Moor, Bo Lind", "Quay Weekly")
    assert found.url == "https://quayweekly.example/2026/05/record?id=7"
    assert (found.published_on, found.published_from) == (date(2026, 5, 30), "metadata")
    assert found.text == BODY
    assert found.source.source_id == "quayweekly.example"
    assert (found.source.name, found.source.country, found.source.licence) == ("Quay Weekly", "GB", "CC-BY-4.0")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("date: 2031-01-01", "published_on"),
        ("date: 2026-06-03", "published_on"),
        ("date: 2026-02-31", "published_on"),
        ("date: 1066-10-14", "published_on"),
        ("date: yesterday", "published_on"),
        ("url: ftp://quay.example/a", "url"),
        ("url: javascript:alert(1)", "url"),
        ("url: https://user:secret@quay.example/a", "url"),
        ("url: not an address", "url"),
        ("title: N/A", "title"),
        ("author: " + "x" * 5000, "author"),
        ("publisher: !!python/object:os.system {}", "publisher"),
        ("publisher: *anchor", "publisher"),
    ],
)
def test_a_field_that_lies_says_nothing(line, field):
    found = article(f"---\n{line}\ncountry: GB\n---\n{BODY}\n")
    assert getattr(found, field) is None
    assert found.text == BODY


def test_a_day_after_retrieval_is_within_a_time_zone():
    assert article(f"---\ndate: 2026-06-02\n---\n{BODY}\n").published_on == date(2026, 6, 2)


def test_a_language_that_is_none_is_not_believed():
    assert article(f"---\nlanguage: klingon\n---\n{BODY}\n").language == "en"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}\n---\n{BODY}",
        f"---\nno closing line\n{BODY}",
        f"Note: {BODY}\n\n{BODY}",
        f"{BODY}\n\n---\n\ntitle: late\n---\n",
    ],
)
def test_text_without_known_keys_is_no_front_matter(text):
    assert front_matter(text).says == {}
    assert front_matter(text).rest == text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: A: B\n", {"title": "A: B"}),
        ("title: 'It''s'\n", {"title": "It's"}),
        ("title: >\n  folded\n  line\n", {"title": "folded line"}),
        ("author:\n  - Ada\n  - Bo\n", {"author": "Ada, Bo"}),
        ("title: one # remark\n", {"title": "one"}),
        ("Title: One\nSource: Quay Weekly\n", {"title": "One", "publisher": "Quay Weekly"}),
        ("标题：港口\n来源：码头周刊\n", {"title": "港口", "publisher": "码头周刊"}),
        ("a: &a [x, x]\nb: &b [*a, *a]\ntitle: T\n", {"title": "T"}),
    ],
)
def test_flat_yaml_is_read_line_by_line(head, expected):
    assert front_matter(f"---\n{head}---\nbody").says == expected


def test_lines_of_known_keys_need_no_fence():
    found = article(f"Title: Port sets record\nSource: Reuters\nDate: March 3, 2026\n\n{BODY}")
    assert (found.title, found.source.source_id, found.published_on) == (
        "Port sets record",
        "reuters.com",
        date(2026, 3, 3),
    )


def test_the_document_goes_before_its_source():
    hints = Hints(title="From the feed", published_on=date(2026, 5, 2), published_from="feed", country="NO")
    found = article(f"---\ntitle: Its own\n---\n{BODY}", hints=hints)
    assert (found.title, found.published_on, found.published_from, found.source.country) == (
        "Its own",
        date(2026, 5, 2),
        "feed",
        "NO",
    )


def test_hostile_heads_cost_nothing():
    bomb = "---\ntitle: " + "[" * 30_000 + "\n---\n" + BODY
    assert article(bomb).text.endswith(BODY)
