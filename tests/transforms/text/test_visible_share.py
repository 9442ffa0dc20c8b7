"""A page that lost paragraphs on the way says so: what was taken is compared with what it shows."""

import pytest
from trafilatura.utils import load_html

from tests.transforms.text.test_pages import FIRST, SECOND, THIRD, page
from tests.transforms.text.writing import article
from transforms.passages import Passage
from transforms.visible import share_taken


def share(between: str) -> float | None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{between}<p>The last word of {SECOND}</p>"
    return article(page(body), "text/html").share_of_visible_text


@pytest.mark.parametrize(
    "between",
    [
        f"<p>{THIRD}</p>",
        f"<div>{THIRD}</div>",
        f"{THIRD}<br><br>{THIRD}",
        f"<p>{'<span>' * 60}{THIRD}{'</span>' * 60}</p>",
        f"<p style='display: none'>{THIRD}</p>",
        f"<aside><p>{THIRD}</p></aside>",
        f"<div class='related-stories'><p>{THIRD}</p></div>",
        f"<p><a href='/x'>{THIRD}</a></p>",
        f"<script>var a = '{THIRD}';</script>",
    ],
)
def test_a_page_whose_prose_came_out_whole_lost_nothing(between):
    assert share(between) == 1.0


@pytest.mark.parametrize(
    "between",
    [
        f"<div class='story-widget'><p>{THIRD}</p><p>{THIRD}</p></div>",
        f"<p class='caption'>{THIRD}</p><p class='caption'>{THIRD}</p>",
        f"<label>{THIRD} {THIRD}</label>",
    ],
)
def test_prose_that_was_lost_between_two_paragraphs_lowers_the_share(between):
    assert 0.5 < share(between) < 0.7


def test_prose_that_was_lost_at_the_end_lowers_the_share_and_another_article_below_does_not():
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>") + f"<article><p>{THIRD} Next week.</p></article>"
    assert share_taken(load_html(markup), [Passage(FIRST, "paragraph")]) == pytest.approx(0.33, abs=0.05)
    assert share_taken(load_html(markup), [Passage(text, "paragraph") for text in (FIRST, SECOND, THIRD)]) == 1.0


def test_chinese_paragraphs_are_prose_though_they_are_short():
    texts = [
        f"港口管理者在周{day}表示，五月份港口共装卸四万个集装箱，数量比以往任何一个月份都多。" for day in "一二三四"
    ]
    markup = "<html><body><article>" + "".join(f"<p>{text}</p>" for text in texts) + "</article></body></html>"
    assert share_taken(load_html(markup), [Passage(text, "paragraph") for text in texts]) == 1.0
    assert share_taken(load_html(markup), [Passage(text, "paragraph") for text in texts[:2]]) == pytest.approx(
        0.5, abs=0.01
    )


def test_a_page_without_prose_and_a_text_without_a_page_have_no_share():
    assert share_taken(load_html("<html><body><p>Short.</p></body></html>"), [Passage("Short.", "paragraph")]) is None
    assert article(f"{FIRST}\n\n{SECOND}").share_of_visible_text is None


def test_a_deep_page_is_walked_without_recursion():
    deep = "<div>" * 240 + f"<p>{FIRST}</p>" + "</div>" * 240
    assert share_taken(load_html(f"<html><body>{deep}</body></html>"), [Passage(FIRST, "paragraph")]) == 1.0
