"""Whatever the text, claims lie where they say, in order, and are found in little time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.claims import article, claims, parts
from transforms.records import Claim

PIECES = [
    "Olsen", "OpenAI", "he", "they", "the company", "said", "says", "told", "according to", "that", "expects", "is expected to", "as", "in his view",
    "the report", "found", "who", "which", "and", "but", "with", "saying", ",", ".", ":", ";", "?", "!", "(", ")", "—", '"', "“", "”", "'", "’", "‘", "«", "»",
    "「", "」", "5%", "2023", "will rise", "is not old", "\n", " ", "\u202e", "é", "😀", "表示", "据", "报道", "，", "。", "：", "公司", "预计", "不", "claim", "'s",
]  # fmt: skip


def assert_in_bounds(text: str, found: tuple[Claim, ...]) -> None:
    previous = (-1, 0)
    spans = [(c.start, c.end) for c in found]
    assert len(set(spans)) == len(spans)
    for place, claim in enumerate(found):
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        assert (claim.start, -claim.end) > previous
        previous = (claim.start, -claim.end)
        assert claim.continues is None or 0 <= claim.continues < place
        for start, end in ((claim.claimant_start, claim.claimant_end), (claim.cue_start, claim.cue_end)):
            assert (start is None) == (end is None)
            if start is None or end is None:
                continue
            assert 0 <= start < end <= len(text)
            if not claim.is_quotation:
                assert claim.sentence_start <= start
                assert end <= claim.sentence_end
            assert end <= claim.start or claim.end <= start


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["en", "zh"]))
def test_claims_lie_inside_their_sentence(pieces: list[str], language: str) -> None:
    text = " ".join(pieces) if language == "en" else "".join(pieces)
    assert_in_bounds(text, claims(text, language))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "zh"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert_in_bounds(text, claims(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "The plant is old and " + "the office is new and " * 1000 + "that is all.",
        "Olsen said that " * 1700 + "it is late.",
        "word " * 5000 + ".",
        '"' * 10_000,
        '" ' * 10_000,
        "“a” " * 5000,
        "'a " * 5000,
        "Olsen, " * 5000 + "said it is late.",
        "said " * 5000,
        "that " * 5000,
        "( " * 5000,
        "according to " * 2500,
        "1234567890 " * 3000,
        "\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5 " * 2000,
    ],
    ids=lambda text: text[:18],
)
def test_hostile_english_is_read_quickly(text: str) -> None:
    parts()
    began = time.process_time()
    assert_in_bounds(text, claims(text))
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    "text",
    ["表示，" * 5000, "据" * 10_000, "“" * 10_000, "他说" * 5000, "：“" * 5000, "在看来，" * 4000],
    ids=lambda text: text[:4],
)
def test_hostile_chinese_is_read_quickly(text: str) -> None:
    parts()
    began = time.process_time()
    assert_in_bounds(text, claims(text, "zh"))
    assert time.process_time() - began < 4


def test_the_same_article_gives_the_same_claims() -> None:
    read = article('Olsen said, "The tests failed." According to IDC, costs rose.')
    split, names, reader = parts()
    sentences = split.sentences(read)
    mentions = names.mentions(read, sentences)
    assert reader.claims(read, sentences, mentions, ()) == reader.claims(read, sentences, mentions, ())
