"""A day of publication is one whose year, month and day all stand on the page; of a month alone no day is made."""

from datetime import date

import pytest

from tests.transforms.text.test_pages import FIRST, SECOND, THIRD, page
from tests.transforms.text.writing import article

STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def day_of(body: str = "", head: str = "") -> tuple[date | None, str | None]:
    found = article(page(f"{body}{STORY}", head), "text/html")
    return found.published_on, found.published_from


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("2026-05", None),
        ("2026-02", None),
        ("2026", None),
        ("05/2026", None),
        ("May 2026", None),
        ("2026 May", None),
        ("2026-06-27", None),  # after the retrieval of 1 June, so no first of June either
        ("27.06.2026", None),
        ("04/05/2026", None),  # in April or in May
        ("1762000000", None),
        ("Sun, 10 May 2026 11:59:00 GMT", date(2026, 5, 10)),
        ("20260510", date(2026, 5, 10)),
        ("202605101159", date(2026, 5, 10)),
        ("2026/05/10 23:30", date(2026, 5, 10)),
        ("10.05.2026", date(2026, 5, 10)),
        ("May 10, 2026", date(2026, 5, 10)),
        ("10. Mai 2026", date(2026, 5, 10)),
        ("30/05/2026", date(2026, 5, 30)),
    ],
)
def test_of_a_meta_element_only_a_whole_day_counts(content, day):
    head = f'<meta property="article:published_time" content="{content}">'
    assert day_of(head=head) == (day, day and "metadata")


@pytest.mark.parametrize(
    ("body", "day", "read_from"),
    [
        ('<div class="date">2026-05</div>', None, None),
        ('<div class="date">May 2026</div>', None, None),
        ("<div><time>2026-05</time></div>", None, None),
        ('<div><time datetime="2026-05">this month</time></div>', None, None),
        ('<div class="meta">Vol. 05/2026, no. 12</div>', None, None),
        ('<div class="date">04/05/2026</div>', None, None),
        ('<div class="date"><b>5</b> <span>May</span>\n   2026</div>', date(2026, 5, 5), "text"),
        ('<div class="date">5<sup>th</sup> May 2026, 10:30</div>', date(2026, 5, 5), "text"),
        ('<div class="date">5 mai 2026</div>', date(2026, 5, 5), "text"),
        ('<div class="date">No. 4, 05.05.2026</div>', date(2026, 5, 5), "text"),
    ],
)
def test_of_what_is_printed_only_a_whole_day_counts(body, day, read_from):
    assert day_of(body) == (day, read_from)


def test_a_month_is_not_made_whole_by_a_day_that_the_story_tells_of():
    """The clock of the machine that reads has some day of the month; were it filled in, it would stand on the page."""
    days = " ".join(f"It rained on {day} May 2026." for day in range(1, 32))
    head = '<meta property="article:published_time" content="2026-05">'
    assert day_of(f"<p>{days}</p>", head) == (None, None)


def test_the_year_of_a_copyright_is_no_day():
    assert day_of(head='<meta itemprop="copyrightYear" content="2026">') == (None, None)
