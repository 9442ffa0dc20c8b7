"""Sentences end at stops that are part of nothing else."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.text.writing import RETRIEVED_AT, splitter
from transforms.records import Article, Block, Source


def split(text: str, language: str = "en", kind: str = "paragraph") -> list[str]:
    found = Article(
        "a", Source("local"), "o", None, None, None, None, None, None, language, text, 1, "h", RETRIEVED_AT,
        (Block(0, len(text), kind, language),),
    )  # fmt: skip
    sentences = splitter().sentences(found)
    assert all(sentence.kind == kind and sentence.language == language for sentence in sentences)
    return [text[sentence.start : sentence.end] for sentence in sentences]


@pytest.mark.parametrize(
    "text",
    [
        "It fell.| Then it rose.",
        "Mr. Moor met Dr. Lind and Gen. Hale in St. Ives.| They ate.",
        "The U.S. mill sold 3.5 looms at 4.20 a piece.| The U.K. one sold none.",
        "It is made in the U.S.| The mill is not.",
        "Loom Inc. sold out.| It was sold to Weave Co. for a dollar.| The buyer was Weave Corp.| However, it paid late.",
        "J. R. Moor and A. Lind wrote it.| They won.",
        "See No. 5 and Fig. 3, vol. 2, pp. 4 to 6.| No.| That is wrong.",
        "It opens at 9 a.m. on Monday.| It closes at 5 p.m.| The mill is large.",
        "Looms, yarn, etc. are sold.| Buyers like looms, yarn, etc.| Prices fell.",
        "Looms (e.g. steam looms, i.e. old ones) sell.| Others, cf. above, do not.",
        '"It is over," he said.| "We sold it."| She left.',
        '"Is it over?" he asked.| "No!" she cried.| They left.',
        '"Will it work?" Moor asked.| "Yes!" Ada Lind said.| He wept.',
        "“It is over.”| The mill closed.| ‘So it goes.’| They left.",
        "He waited ... and waited.| Then… nothing.| He left...| She stayed.",
        "It rose (by 5%. Or so.) in May.| It fell.",
        "It rose.| (It fell in June.)| It rose again.",
        "Yahoo! Finance asked.| Is it true?| Yes!| No?!| Who knows.",
        "iPhone sales rose.| iPhone sales fell.| xAI did not say.",
        "Version 2.0 of loom.ai runs on Node.js and v3.5.1.| It is free.",
        "1. Looms are sold.| 2. Yarn is bought.",
        "On Jan. 5 and Dec. 31 it was shut.| It was Sept.| That was early.",
        "Plan B failed.| Vitamin C.| It helps.",
        "A. Moor, M.D., Ph.D., wrote to D.C. lawyers.| He lost.",
        "公司发布了新织机。|价格下降了三成！|谁来买？|没有人知道……|大家都走了。",
        "“我们很高兴。”|周舟离开了。|“价格会跌吗？”林小溪问道。|没有人回答。",
        "“织机卖完了。”公司发言人林小溪说。|厂长没有回应。",
        "“织机卖完了。|纱线也没有了。”",
        "营收为3.5亿元。|同比增长12.4%。|OpenAI表示不予置评。",
    ],
)
def test_sentences_end_at_the_bars(text):
    language = "zh" if any("\u4e00" <= c <= "\u9fff" for c in text) else "en"
    expected = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", ""), language) == expected


@pytest.mark.parametrize("kind", ["heading", "list_item", "table_cell", "quote", "teaser"])
def test_a_block_without_a_stop_is_one_sentence_of_its_kind(kind):
    assert split("  Looms of 2026 ", kind=kind) == ["Looms of 2026"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Der Umsatz stieg z.B. um 5 Mio. Euro. Er fiel dann.",
            "de",
            ["Der Umsatz stieg z.B. um 5 Mio. Euro.", "Er fiel dann."],
        ),
        ("M. Moor a vendu. Il part.", "fr", ["M. Moor a vendu.", "Il part."]),
        ("売上が増えた。利益も増えた。", "ja", ["売上が増えた。", "利益も増えた。"]),
        ("매출이 늘었다. 이익도 늘었다.", "ko", ["매출이 늘었다.", "이익도 늘었다."]),
        (
            "Die Bank zahlt inkl. Zinsen mehr. Danach fiel sie.",
            "de",
            ["Die Bank zahlt inkl. Zinsen mehr.", "Danach fiel sie."],
        ),
    ],
)
def test_other_languages_are_split_at_their_stops(text, language, expected):
    assert split(text, language) == expected


@given(st.text(alphabet="aA1 .!?…\"'“”’)(（）。！？”\n,中U.S.", max_size=200), st.sampled_from(["en", "zh", "de"]))
@settings(max_examples=300, deadline=None)
def test_sentences_are_trimmed_ranges_in_order_that_lose_only_white_space(text, language):
    parts = split(text, language)
    assert all(part and part == part.strip() for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "hostile",
    ["." * 2_000_000, "a. " * 60_000, "A. " * 60_000, "e.g. " * 50_000, "(a. " * 50_000, '."' * 100_000, "。”" * 60_000, "“a”。" * 50_000,
     "a" * 5_000_000, "?! " * 60_000, "...a" * 60_000],
)  # fmt: skip
def test_splitting_is_linear(hostile):
    before = time.perf_counter()
    split(hostile)
    assert time.perf_counter() - before < 6
