"""What is not the article goes; what the lines beside it say of it is kept."""

from datetime import date

import pytest

from tests.transforms.text.writing import RETRIEVED_AT, article, blocks, read, references
from transforms.boilerplate import Boilerplate
from transforms.bylines import BylineReader
from transforms.datelines import DatelineReader
from transforms.dates import DayReader

BODY = "The mill sold 40 looms to a buyer in Lisbon last week, its owner said. It was the largest order of the year."
MORE = "Prices fell by a tenth in May, and the owner expects them to fall again before the end of the summer."
RETRIEVED_ON = RETRIEVED_AT.date()


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements", "ADVERTISEMENT", "- Advertisement -", "post your comment", "Read more", "Read more: Looms are back",
        "Share this article", "3,204 views", "12 min read", "5 comments", "阅读 1.2万", "01", "3.", "II", "（三）", "Part 2",
        "点击关注本报公众号", "责任编辑：林小溪", "* * *", "———", "Sign up for our morning letter", "Related Pages", "- End -", "（完）",
        "Edit|Wren Hale.", "Author | Ada Moor", "Produced by | Loom Desk", "Source: Reuters", "编辑：周舟 校对：吴越", "By Ada Moor",
        "Photo by Bo Lind",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "after"])
def test_lines_beside_the_article_go(line, place):
    text = f"{line}\n\n{BODY}\n\n{MORE}" if place == "before" else f"{BODY}\n\n{MORE}\n\n{line}"
    assert article(text).text == f"{BODY}\n\n{MORE}"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements for looms cost the mill 4 million euros last year.",
        "Comments by the owner of the mill moved the price of cotton.",
        "By 2030 the mill will sell 500 looms a year.",
        "By Ada Moor's account, the mill lost money in May.",
        "Source: the mill sold 40 looms. The buyer paid in May.",
        "点击率在五月份同比增长了百分之二十，公司说。",
        "Read more books, the owner of the mill told his workers.",
        "The report was published March 3, 2026 and cites 40 looms.",
        "Tags on the looms showed a price of 400 euros.",
    ],
)
def test_prose_that_begins_like_such_a_line_stays(line):
    assert line in article(f"{BODY}\n\n{line}\n\n{MORE}").text


def test_what_stands_below_an_end_mark_goes_unless_an_article_follows():
    tail = "Related articles\nMarch 1, 2024\nLooms are back\nCotton at a new low"
    assert article(f"{BODY}\n{MORE}\n{tail}").text == f"{BODY}\n\n{MORE}"
    assert article(f"{BODY}\n{MORE}\n{tail}").published_on is None
    assert article(f"{BODY}\n- End -\n{MORE} {BODY}").text == f"{BODY}\n\n{MORE} {BODY}"


@pytest.mark.parametrize(
    ("line", "author", "publisher", "day"),
    [
        ("07/22 2025 447", None, None, date(2025, 7, 22)),
        ("01/15/2026 3204 views", None, None, date(2026, 1, 15)),
        ("Loom Gazette Updated on 2025-01-28", None, "Loom Gazette", date(2025, 1, 28)),
        ("Published: March 3, 2026 10:30 am EST", None, None, date(2026, 3, 3)),
        ("Published 3 March 2026, updated 5 March 2026", None, None, date(2026, 3, 3)),
        ("Updated: Mar. 5, 2026 | Published: Mar. 3, 2026", None, None, date(2026, 3, 3)),
        ("TechCrunch | March 3, 2026 | 5 min read", None, "TechCrunch", date(2026, 3, 3)),
        ("Weaving • March 3, 2026", None, None, date(2026, 3, 3)),
        ("By Ada Moor and Bo Lind | March 3, 2026", "Ada Moor and Bo Lind", None, date(2026, 3, 3)),
        ("By Ada Moor, Senior Correspondent", "Ada Moor", None, None),
        ("Author |Wren Hale.", "Wren Hale", None, None),
        ("(Reporting by Ada Moor; Editing by Bo Lind)", "Ada Moor", None, None),
        ("2026年3月3日 10:30 来源：新华社 作者：周舟", "周舟", "新华社", date(2026, 3, 3)),
        ("文｜林小溪 编辑｜周舟", "林小溪", None, None),
        ("发布时间：2026-03-03 08:15:20", None, None, date(2026, 3, 3)),
        ("2026-03-03T08:15:20Z", None, None, date(2026, 3, 3)),
    ],
)
def test_a_line_of_names_and_days_is_read(line, author, publisher, day):
    days = DayReader(references())
    said = BylineReader(references(), days, Boilerplate(references())).said(
        line, is_edge=True, retrieved_on=RETRIEVED_ON
    )
    assert said is not None
    assert (said.author, said.publisher, said.published_on) == (author, publisher, day)
    assert said.published_from == ("text" if day else None)


@pytest.mark.parametrize(
    "line",
    [
        "Loom Fair, November 6, 2025",
        "The war ended on May 8, 1995",
        "Sales on 2026-03-03: 40 looms",
        "By design",
        "by the way",
        "Source: a spokesman who declined to be named because he was not allowed to speak",
        "Ada Moor",
        "",
    ],
)
def test_any_other_line_is_none(line):
    days = DayReader(references())
    assert (
        BylineReader(references(), days, Boilerplate(references())).said(line, is_edge=True, retrieved_on=RETRIEVED_ON)
        is None
    )


def test_a_day_in_the_future_is_no_day_of_publication():
    assert article(f"Published: March 3, 2027\n\n{BODY}").published_on is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4", date(2026, 3, 4)),
        ("2026.03.04 10:00", date(2026, 3, 4)),
        ("Mar. 4, 2026", date(2026, 3, 4)),
        ("4th March 2026", date(2026, 3, 4)),
        ("04-Mar-2026", date(2026, 3, 4)),
        ("2026年3月4日", date(2026, 3, 4)),
        ("03/24/2026", date(2026, 3, 24)),
        ("24/03/2026", date(2026, 3, 24)),
        ("04.03.2026", date(2026, 3, 4)),
        ("03/04 2026", date(2026, 3, 4)),
        ("03/04/2026", None),
        ("05/05/2026", date(2026, 5, 5)),
        ("31 June 2026", None),
        ("12026-03-04", None),
        ("version 1.2.2026.3", None),
        ("March 2026", None),
    ],
)
def test_days_are_read_or_left_where_they_could_be_two(written, expected):
    assert DayReader(references()).day(written) == expected


@pytest.mark.parametrize(
    ("line", "rest", "publisher", "day"),
    [
        ("SAN FRANCISCO, March 3 (Reuters) - The mill closed.", "The mill closed.", "Reuters", None),
        ("BERLIN, March 3, 2026 (Reuters) – The mill closed.", "The mill closed.", "Reuters", date(2026, 3, 3)),
        (
            "HANGZHOU, China, July 9, 2025 /PRNewswire/ -- The mill closed.",
            "The mill closed.",
            "PRNewswire",
            date(2025, 7, 9),
        ),
        ("EDINBURGH, 24 October 2025 – The mill closed.", "The mill closed.", None, date(2025, 10, 24)),
        ("(Reuters) — The mill closed.", "The mill closed.", "Reuters", None),
        ("BEIJING — The mill closed.", "The mill closed.", None, None),
        ("新华社北京3月3日电 纺织厂关闭。", "纺织厂关闭。", None, None),
        ("NVIDIA - the maker of chips - closed.", None, None, None),
        ("The mill - a large one - closed.", None, None, None),
        ("WARNING: The mill closed.", None, None, None),
        ("3月3日，纺织厂关闭。", None, None, None),
    ],
)
def test_a_dateline_is_taken_from_the_start(line, rest, publisher, day):
    says, left = DatelineReader(references(), DayReader(references())).dateline(line, retrieved_on=RETRIEVED_ON)
    assert left == (rest or line)
    assert (says.publisher, says.published_on) == (publisher, day)


def test_a_headline_is_the_title_and_stays_a_heading():
    found = article(f"Mill sells forty looms to Lisbon\n{BODY}\nWhat comes next\n{MORE}")
    assert found.title == "Mill sells forty looms to Lisbon"
    assert blocks(found) == [
        ("heading", "Mill sells forty looms to Lisbon"),
        ("paragraph", BODY),
        ("heading", "What comes next"),
        ("paragraph", MORE),
    ]


@pytest.mark.parametrize(
    "first", ["Key takeaways", "Conclusion", "The mill has sold its looms.", "1. Looms", "In short:"]
)
def test_not_every_first_line_is_a_title(first):
    assert article(f"{first}\n\n{BODY}").title is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BODY}\n2. Where the cotton goes\n{MORE}", "heading"),
        (f"{BODY}\nWrite at the end:\n{MORE}", "heading"),
        (f"{BODY}\nWho pays for the looms?\n{MORE}", "heading"),
        (f"{BODY}\n- The looms weigh a ton each\n- They run on steam", "list_item"),
        (f"{BODY}\n• The looms weigh a ton each\n• They run on steam", "list_item"),
        (f"{BODY}\n1. The looms weigh a ton each\n2. They run on steam", "list_item"),
        ("这家纺织厂昨天向里斯本卖出了四十台织机。\n1、织机每台重一吨\n2、它们靠蒸汽运转", "list_item"),
        (f"{BODY}\nThe mill offers three kinds of loom:\n- one\n- two", "paragraph"),
        (f"{BODY}\nyear\tlooms\tprice\n2025\t40\t400", "table_cell"),
    ],
)
def test_lines_are_told_by_form_and_neighbours(text, expected):
    assert blocks(article(text))[1][0] == expected


def test_marks_of_lists_and_numbers_of_headings_go():
    found = article(f"{BODY}\n\n2. Where the cotton goes\n{MORE}\n- First loom\n- Second loom")
    assert found.text == f"{BODY}\n\nWhere the cotton goes\n\n{MORE}\n\nFirst loom\nSecond loom"


def test_a_list_written_into_one_line_is_taken_apart():
    found = article(
        "Core Insights - The mill and its rivals have sold more looms than in any year since the war [1] - Prices of cotton are falling "
        "faster than the industry had expected [2][3] Group 1: Who buys looms today - Buyers in Lisbon took 40 machines, up 20% from a year "
        "before [4] - Buyers in Porto took another 30 machines for their new halls [4]\n纺织业走向何方"
    )
    assert blocks(found) == [
        ("heading", "Core Insights"),
        ("list_item", "The mill and its rivals have sold more looms than in any year since the war"),
        ("list_item", "Prices of cotton are falling faster than the industry had expected"),
        ("heading", "Group 1: Who buys looms today"),
        ("list_item", "Buyers in Lisbon took 40 machines, up 20% from a year before"),
        ("list_item", "Buyers in Porto took another 30 machines for their new halls"),
    ]
    assert found.title is None


@pytest.mark.parametrize(
    "text",
    [
        "The mill - Lisbon's oldest - sold its looms - all of them - to a buyer who would not be named.",
        "Lisbon - Porto - Braga - Faro - Madrid is the route on which the looms travelled to the buyer.",
    ],
)
def test_dashes_in_prose_stay(text):
    assert blocks(article(text)) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Looms are sold again [14][17].", "Looms are sold again."),
        ("Looms [1, 2] are sold[3–5] again [12] today.", "Looms are sold again today."),
        ("Sales rose 20%[3], he said.", "Sales rose 20%, he said."),
        ("A loom costs $200 [8] today.", "A loom costs $200 today."),
        ("In 2025,[4] looms were sold.", "In 2025, looms were sold."),
        ("Looms are sold【5】 and【6†source】 bought.", "Looms are sold and bought."),
        ("Looms [2024] and looms [sic] and [the owner].", "Looms [2024] and looms [sic] and [the owner]."),
        ("Set looms[1] = 4 and call looms[2].sell now.", "Set looms[1] = 4 and call looms[2].sell now."),
        ("Take the array [1, 2, 3] and the interval [0, 1].", "Take the array [1, 2, 3] and the interval [0, 1]."),
        ("a_list[3] and m[1][2](x) stay.", "a_list[3] and m[1][2](x) stay."),
    ],
)
def test_citation_marks_go_and_other_brackets_stay(written, expected):
    assert article(f"{BODY} {written}").text == f"{BODY} {expected}"


def test_hard_wrapped_lines_are_joined():
    wrapped = (
        "The mill sold 40 looms to a buyer in Lisbon last week, its owner\n"
        "said. It was the largest order of the year, and the first from a\n"
        "buyer abroad since the war.\n\n"
        "Prices fell by a tenth in May, and the owner expects them to fall\n"
        "again before the end of the summer.\n"
    )
    assert [kind for kind, _ in blocks(article(wrapped))] == ["paragraph", "paragraph"]
    assert "its owner said. It was" in article(wrapped).text


def test_markdown_loses_its_marks():
    found = article(
        f'# Mill sells *forty* looms\n\n{BODY} See [the report](https://quay.example/r "Report") by **Ada**.\n\n## What follows\n\n'
        f"* one `loom`\n* two\n\n> The looms are *old*.\n\n| Year | Looms |\n|------|-------|\n| 2025 | 40 |\n\n```\nx = arr[1]\n```\n\n"
        "![A loom](loom.png)\n\n---\n\nWrapped\nlines belong together.\n",
        "text/markdown",
    )
    assert found.title == "Mill sells forty looms"
    assert blocks(found) == [
        ("heading", "Mill sells forty looms"),
        ("paragraph", f"{BODY} See the report by Ada."),
        ("heading", "What follows"),
        ("list_item", "one loom"),
        ("list_item", "two"),
        ("quote", "The looms are old."),
        ("table_cell", "Year"),
        ("table_cell", "Looms"),
        ("table_cell", "2025"),
        ("table_cell", "40"),
        ("paragraph", "Wrapped lines belong together."),
    ]


@pytest.mark.parametrize("text", ["Looms sell well.", "Advertisements\nRead more\n01", "织机卖得很好。"])
def test_too_little_text_is_no_article(text):
    assert read(text).reason == "too_short"


def test_a_short_notice_is_an_article():
    assert article("The mill sold forty looms to Lisbon today.").word_count == 8
    assert article("这家纺织厂昨天向里斯本卖出了四十台织机。").word_count == 19
