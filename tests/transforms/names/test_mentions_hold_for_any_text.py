"""Whatever the text: offsets inside of it, mentions in order and apart, the same on every reading, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.names.writing import FINDER, article, names, sentences
from transforms.records import Sentence

PIECES = st.sampled_from(
    ["OpenAI", "Ultraman", "360", "Apple", "Claude 3.5", "Qwen2.5-72B", "阿里云", "小米", "U.S.", "A100s", "Sam Altman", "Altman",
     ", ", " and ", "、", ".", " ", "\n", "’s", "-", "(IDC)", "İ", "ß", "\ud800", "百", "million", "https://", "@", "said", "AI"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_mentions_are_ordered_apart_and_repeatable(text):
    windows = sentences(text)
    mentions = FINDER.mentions(article(text), windows)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(mention.start < mention.end <= len(text) and 0 < mention.confidence <= 1 for mention in mentions)
    assert FINDER.mentions(article(text), windows) == mentions


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "@",
        "a@",
        "(",
        "Sam Altman ",
        "Altman ",
        "360, ",
        "Llama 3.1 ",
        "https://",
        "-1",
        "Baidu, ",
        "Apple ",
        "Qwen-",
        "字节",
        "I.B.",
        "Ali ",
        "Stripe ",
        "Apple flew. ",
        "A",
        "CAPITALS ",
        "A. A. A. ",
        "of of ",
        "Bank of ",
        "Orrin-",
        "Orrin (ORR) ",
        "Orrin 7 ",
        "Maria Lindqvist, ",
        "The Orrin, which ",
        "((((",
    ],
)
def test_hostile_text_takes_linear_time(piece):
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    names(text)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    "piece", ["北京有限公司", "创始人王小", "公司「", "（以下简称“", "据据据", "王伟表示，", "科技", "哈·"]
)
def test_hostile_chinese_takes_linear_time(piece):
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    FINDER.mentions(article(text), [Sentence(0, len(text), "paragraph", "zh")])
    assert time.process_time() - begun < 3
