"""Pages give their main content as blocks, and what their head says; hostile ones are refused before a parser sees them."""

import time
from datetime import date

import pytest

from tests.transforms.text.writing import article, blocks, read
from transforms.markup import MAX_DEPTH, MAX_TAGS, is_page, refusal
from transforms.records import Article, Hints, Rejection

FIRST = (
    "The harbour of Quay moved 40,000 containers in May, its authority said on Monday, more than in any month before."
)
SECOND = "“We could move twice as many,” said Ada Moor, who runs the cranes, “if the trains came more often.”"
THIRD = "A second terminal will open in 2028 and cost 300 million euros, according to a plan that the council passed in April."


def page(body: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Quay sets a record | Quay Weekly</title>'
        f'<meta property="og:site_name" content="Quay Weekly">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article><h1>Quay sets a record</h1>{body}</article>"
        '<aside><h3>Most read</h3><p><a href="/x">A dog that sails and other stories from the coast</a></p></aside>'
        "<footer><p>Copyright 2026 Quay Weekly. All rights reserved.</p></footer></body></html>"
    )


def test_structure_becomes_blocks():
    found = article(
        page(
            f"<p>{FIRST}</p><h2>More trains</h2><p>{SECOND}</p><ul><li>Trains run every hour from the port</li>"
            f"<li>Trucks run day and night</li></ul><blockquote><p>{THIRD}</p></blockquote>"
            "<table><tr><th>Year</th><th>Containers</th></tr><tr><td>2025</td><td>400,000</td></tr></table>"
        ),
        "text/html",
    )
    kinds = [kind for kind, _ in blocks(found)]
    assert ("heading", "More trains") in blocks(found)
    assert ("list_item", "Trucks run day and night") in blocks(found)
    assert ("table_cell", "400,000") in blocks(found)
    assert ("quote", THIRD) in blocks(found)
    assert kinds.count("paragraph") == 2
    assert not any(word in found.text for word in ("Sport", "Most read", "Copyright"))


def test_the_head_says_who_when_and_where():
    head = (
        '<link rel="canonical" href="https://quayweekly.example/2026/05/04/record?utm_source=x">'
        '<meta name="author" content="Ada Moor"><meta property="article:published_time" content="2026-05-03T22:15:00+02:00">'
        '<meta property="article:modified_time" content="2026-05-20T08:00:00+02:00">'
    )
    found = article(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head), "text/html")
    assert found.url == "https://quayweekly.example/2026/05/04/record"
    assert (found.title, found.author, found.publisher) == ("Quay sets a record", "Ada Moor", "Quay Weekly")
    assert (found.published_on, found.published_from) == (date(2026, 5, 3), "metadata")


@pytest.mark.parametrize(
    ("head", "body", "day", "read_from"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-05-03"}</script>',
            "",
            date(2026, 5, 3),
            "metadata",
        ),
        ("", '<time datetime="2026-05-03T08:00">yesterday</time>', date(2026, 5, 3), "metadata"),
        ('<link rel="canonical" href="https://quay.example/2026/05/04/a">', "", date(2026, 5, 4), "url"),
        ("", '<p class="date">Published: May 5, 2026</p>', date(2026, 5, 5), "text"),
        ('<meta property="article:published_time" content="2031-05-03">', "", None, None),
        (
            '<meta property="article:published_time" content="2026-05-03"><meta name="pubdate" content="2026-05-02">',
            "",
            date(2026, 5, 2),
            "metadata",
        ),
        (
            '<meta property="article:modified_time" content="2026-05-20"><meta name="pubdate" content="2026-05-02">',
            "",
            date(2026, 5, 2),
            "metadata",
        ),
        (
            '<link rel="canonical" href="https://quay.example/2026/05/04/a">',
            '<p class="old"><time datetime="2019-11-20">A story of then</time></p>',
            date(2026, 5, 4),
            "url",
        ),
        ("", "<p>Published: June 1, 2026</p>", date(2026, 6, 1), "text"),
        (
            "",
            '<p class="date">Published: May 5, 2026</p><div class="today">June 1, 2026</div>',
            date(2026, 5, 5),
            "text",
        ),
        ("", "", None, None),
    ],
)
def test_the_day_comes_from_metadata_then_address_then_text(head, body, day, read_from):
    found = article(page(f"{body}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head), "text/html")
    assert (found.published_on, found.published_from) == (day, read_from)


def test_the_day_of_retrieval_is_no_day_of_publication_because_the_site_prints_it():
    today = '<div class="date">June 1, 2026</div>'
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>").replace("<nav>", f"{today}<nav>")
    assert article(markup, "text/html").published_on is None


@pytest.mark.parametrize("read_from", ["feed", "sitemap"])
def test_the_day_of_a_feed_or_sitemap_goes_before_all_that_the_page_says(read_from):
    head = '<meta property="article:published_time" content="2026-05-20">'
    hints = Hints(url="https://quay.example/2026/05/21/a", published_on=date(2026, 5, 3), published_from=read_from)
    found = article(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head), "text/html", hints=hints)
    assert (found.published_on, found.published_from) == (date(2026, 5, 3), read_from)
    late = Hints(published_on=date(2026, 6, 3), published_from=read_from)
    found = article(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head), "text/html", hints=late)
    assert (found.published_on, found.published_from) == (date(2026, 5, 20), "metadata"), (
        "a day ahead of retrieval is none"
    )


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("Quay Weekly | All that floats", "Quay Weekly"),
        ("Quay Weekly - News from the coast", "Quay Weekly"),
        ("Quay-Weekly", "Quay-Weekly"),
        ("https://quay.example", None),
        ("Copyright 2026", None),
    ],
)
def test_a_publisher_is_a_name_and_no_slogan(name, publisher):
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>").replace('content="Quay Weekly"', f'content="{name}"')
    assert article(markup, "text/html").publisher == publisher


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://www.quay.example/real", "https://www.quay.example/real"),
        ("/real", "https://quay.example/real"),
        ("https://quay.example/real/amp/", "https://quay.example/real"),
        ("https://rival.example/stolen", "https://quay.example/fetched"),
        ("https://quay.example/", "https://quay.example/fetched"),
        ("javascript:void(0)", "https://quay.example/fetched"),
    ],
)
def test_a_fetched_page_cannot_claim_the_address_of_another_site(canonical, expected):
    head = f'<link rel="canonical" href="{canonical}">'
    hints = Hints(url="https://quay.example/fetched?utm_source=feed")
    assert article(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head), "text/html", hints=hints).url == expected


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("https://mine.wordpress.com/a", "https://theirs.wordpress.com/b"),
        ("https://mine.substack.com/p/a", "https://theirs.substack.com/p/b"),
        ("https://mine.blogspot.com/a", "https://theirs.blogspot.com/b"),
        ("https://mine.github.io/a", "https://theirs.github.io/b"),
        ("https://mine.s3.amazonaws.com/a", "https://theirs.s3.amazonaws.com/b"),
        ("https://mine.example/a", "https://theirs.example/b"),
        ("https://mine.co.uk/a", "https://theirs.co.uk/b"),
        ("http://8.8.8.8/a", "http://8.8.4.4/b"),
    ],
)
@pytest.mark.parametrize("element", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_who_shares_a_host_of_many_takes_neither_address_nor_name_of_another(element, mine, theirs):
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p>", element.format(theirs)).replace("og:site_name", "none")
    found = article(markup, "text/html", hints=Hints(url=mine))
    assert (found.url, found.publisher) == (mine, None)


@pytest.mark.parametrize(
    "element",
    ['<link rel="canonical" href="https://quay.example/other">', '<meta property="og:url" content="/other">'],
)
def test_an_address_that_a_comment_names_is_not_the_page_s_own(element):
    hints = Hints(url="https://quay.example/fetched")
    body = f"<p>{FIRST}</p><p>{SECOND}</p><div class=comments>{element}</div>"
    assert article(page(body), "text/html", hints=hints).url == "https://quay.example/fetched"
    assert article(f"{FIRST}<p>{SECOND}</p>{element}", "text/html", hints=hints).url == "https://quay.example/fetched"


def test_a_head_that_holds_what_it_may_not_still_names_the_address():
    head = '<img src="/count.gif"><link rel="canonical" href="https://quay.example/real">'
    hints = Hints(url="https://quay.example/fetched")
    assert (
        article(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head), "text/html", hints=hints).url
        == "https://quay.example/real"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<div id=app></div>",
        "<form><label>Name</label><input><button>Sign in</button></form>",
        "<script>var text = 'It was a long sentence that nobody should ever read as an article.';</script>",
    ],
)
def test_a_page_without_an_article_is_refused(body):
    assert (
        read(f"<!doctype html><html><head><title>Quay</title></head><body>{body}</body></html>", "text/html").reason
        == "no_main_text"
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><p " + " ".join(f'a{i}="{i}"' for i in range(200_000)) + f">{FIRST}</p>",
        "<html><body>" + '<p a="1" b="2" c="3">x</p>' * 60_000,
        "<html><body>" + "<i>" * (MAX_TAGS + 1),
        "<html><body>" + "<div>" * (MAX_DEPTH + 1) + FIRST + "</div>" * (MAX_DEPTH + 1),
        "<html><body>" + "<span>" * 5000 + FIRST,
        "<html><body>" + "<ul><li>" * 200 + FIRST + "</li></ul>" * 200,
        "<html><body>" + "<table><tr><td>" * 100 + FIRST,
    ],
)
def test_markup_that_hangs_parsers_is_refused_at_once(markup):
    before = time.perf_counter()
    assert read(markup, "text/html").reason == "too_complex"
    assert time.perf_counter() - before < 2


@pytest.mark.parametrize(
    "markup",
    [
        "<a" * 100_000,
        "<" * 200_000,
        "<!--" * 50_000,
        "<script>" * 50_000,
        "<p " + "=" * 200_000,
        "<p a='" + " b" * 90_000 + ">",
    ],
)
def test_the_look_at_markup_is_linear(markup):
    before = time.perf_counter()
    refusal(markup)
    assert time.perf_counter() - before < 2


def test_scripts_and_open_tags_are_not_depth():
    assert refusal("<script>" + "'<div>'+" * 1000 + "</script>" + "<p>x<li>y<br><img src=x>" * 1000) is None


def test_nested_inline_marks_do_not_cost_paragraphs():
    nested = "<span>" * 60 + THIRD + "</span>" * 60
    found = article(page(f"<p>{FIRST}</p><p>{nested}</p><p>{SECOND}</p>"), "text/html")
    assert THIRD in found.text


def test_a_page_is_known_by_its_first_tag_whatever_the_file_is_called():
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert is_page(markup)
    assert article(markup, "text/plain").text == article(markup, "text/html").text
    assert not is_page("<p> is the tag of a paragraph, and <html> that of a page.")


def test_a_fragment_without_a_body_is_read():
    assert FIRST in article(f"<h1>Quay</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", "text/html").text


@pytest.mark.parametrize(
    "odd",
    ["&#x202e;", "&#x2066;", "&#0;", "&#x7;", "&#x200b;", "&#xd800;", "&#x110000;", "&#xfffe;", "&#xe0041;", "\u202e", "\U000e0041"],
)  # fmt: skip
def test_what_nobody_sees_does_not_come_in_by_a_character_reference(odd):
    spoilt = FIRST.replace("40,000", f"40,{odd}000")
    assert FIRST in article(page(f"<p>{spoilt}</p><p>{SECOND}</p><p>{THIRD}</p>"), "text/html").text


def test_no_page_is_read_of_which_the_parser_left_out_what_lies_deep():
    at_the_limit = "<div>" * (MAX_DEPTH - 6) + f"<p>{FIRST}</p>" + "</div>" * (MAX_DEPTH - 6)
    assert FIRST in article(page(f"{at_the_limit}<p>{SECOND}</p><p>{THIRD}</p>"), "text/html").text


PARAGRAPH = f"<p>{FIRST}</p>"


@pytest.mark.parametrize(
    "body",
    [
        "<div class='comments'>" + PARAGRAPH * 20_000 + "</div>",
        "<div class='related'>" * 200 + PARAGRAPH * 10_000 + "</div>" * 200,
        "<ul><li>" * 100 + FIRST * 500 + "</li></ul>" * 100,
        "<div>" * 50 + "<h2><a href='/x'>A story</a></h2>" * 5_000 + "</div>" * 50,
        "<span>" * 200 + "Subscribe to continue reading. " * 3_000 + "</span>" * 200,
        "<p>" + f"{FIRST}<br>" * 10_000 + "</p>",
    ],
)
def test_a_page_made_to_be_looked_at_again_for_each_of_its_parts_comes_to_an_end(body):
    """What is worked out for each paragraph over the whole page would take an hour here."""
    assert isinstance(read(page(body), "text/html"), Article | Rejection)


def test_entities_and_external_references_of_a_page_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The password of the harbour is a word that nobody should ever read in an article of this kind.")
    doctype = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "ha">'
        + "".join(f'<!ENTITY a{n} "{"&a;" if n == 0 else f"&a{n - 1};" * 10}">' for n in range(12))
        + "]>"
    )
    found = article(
        f"{doctype}<html><body><p>{FIRST}</p><p>&x; &a11; {SECOND}</p><p>{THIRD}</p></body></html>", "text/html"
    )
    assert FIRST in found.text
    assert "password" not in found.text
    assert len(found.text) < 1000
