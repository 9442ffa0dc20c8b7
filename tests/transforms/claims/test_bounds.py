"""Whatever the text, claims lie where they say, in order, and are found in little time."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.claims import article, claims, parts
from transforms.records import Claim

ROOT = Path(__file__).parents[3]
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


def work(text: str, language: str = "en") -> int:
    """How many calls of functions it takes to read a text: the same on every machine."""
    parts()
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        found = claims(text, language)
    finally:
        sys.setprofile(None)
    assert_in_bounds(text, found)
    return calls


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("and the office is new ", "that is all."),
        ("Olsen said that ", "it is late."),
        ("word ", "."),
        ('"', ""),
        ('" ', ""),
        ("“a” ", ""),
        ("“a ", ""),
        ('“A said." ', ""),
        ("'a ", ""),
        ("Olsen, ", "said it is late."),
        ("said ", ""),
        ("that ", ""),
        ("which Olsen says ", "."),
        ("( ", ""),
        ("according to ", ""),
        ("Olsen's claim that ", "it is late."),
        ("is confident that ", "it is late."),
        ("accused Olsen of ", "."),
        ("amid fears that ", "."),
        ("by her estimate ", "."),
        ("1234567890 ", ""),
        ("“A rose.” Olsen left. ", ""),
        ("He said so. ", ""),
        ("\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5 ", ""),
    ],
)
def test_twice_the_text_is_about_twice_the_work(unit: str, end: str) -> None:
    assert work(unit * 400 + end) < 3 * work(unit * 200 + end) + 20_000


@pytest.mark.parametrize("unit", ["表示，", "据", "“", "他说", "：“", "在看来，"])
def test_twice_the_chinese_text_is_about_twice_the_work(unit: str) -> None:
    assert work(unit * 800, "zh") < 3 * work(unit * 400, "zh") + 20_000


HOSTILE = [
    "The plant is old and " + "the office is new and " * 1000 + "that is all.",
    "Olsen said that " * 1700 + "it is late.",
    "word " * 5000 + ".",
    '"' * 10_000,
    '" ' * 10_000,
    "“a” " * 5000,
    "“" * 10_000,
    "'a " * 5000,
    "Olsen, " * 5000 + "said it is late.",
    "1234567890 " * 3000,
    "\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5 " * 2000,
    "!?…—" * 2500,
]
READ_ALL = """
from tests.transforms.claims import claims
from tests.transforms.claims.test_bounds import HOSTILE, assert_in_bounds
for text in HOSTILE:
    assert_in_bounds(text, claims(text))
"""


def test_hostile_texts_are_read_before_a_parser_would_be_stopped() -> None:
    subprocess.run([sys.executable, "-c", READ_ALL], check=True, timeout=60, cwd=ROOT)


def test_a_text_without_letters_claims_nothing() -> None:
    assert claims("1234 5678 — ... !!! 90% ??? (12) “34” 56.") == ()


def test_a_text_from_right_to_left_is_given_no_speaker() -> None:
    text = "\u05d4\u05d7\u05d1\u05e8\u05d4 \u05d0\u05de\u05e8\u05d4 \u05db\u05d9 \u05d4\u05de\u05d7\u05d9\u05e8 \u05e2\u05dc\u05d4."
    assert all(claim.claimant_start is None and claim.cue_start is None for claim in claims(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Unternehmen sagte, dass die Preise steigen werden.", "de"),
        ("La société a déclaré que les prix montent.", "fr"),
        ("\u0428\u0435\u0444 \u0441\u043a\u0430\u0437\u0430\u043b, \u0447\u0442\u043e \u0446\u0435\u043d\u044b \u0440\u0430\u0441\u0442\u0443\u0442.", "ru"),
    ],
)  # fmt: skip
def test_a_language_that_is_not_read_claims_nothing(text: str, language: str) -> None:
    assert claims(text, language) == ()


def test_the_same_article_gives_the_same_claims() -> None:
    read = article('Olsen said, "The tests failed." According to IDC, costs rose.')
    split, names, reader = parts()
    sentences = split.sentences(read)
    mentions = names.mentions(read, sentences)
    assert reader.claims(read, sentences, mentions, ()) == reader.claims(read, sentences, mentions, ())
