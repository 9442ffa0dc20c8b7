import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.reprints import THRESHOLD, bands, groups, jaccard, original, signature_row, words

ENGLISH = "Alibaba Cloud said its Qwen models were downloaded over 600 million times, and it opened more than 300 models to all developers."
CHINESE = "阿里云表示，通义千问模型下载量突破6亿次，并已向全球开发者开源了300多个模型。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-4 is here", ["gpt", "4", "is", "here"]),
        ("训练GPT-4很贵", ["训", "练", "gpt", "4", "很", "贵"]),
        ("ＡＢＣ Ｓtrasse", ["abc", "strasse"]),
        ("ひらがな", ["ひ", "ら", "が", "な"]),
        ("한국 뉴스", ["한국", "뉴스"]),
        ("— … !", []),
        ("", []),
    ],
)
def test_words_are_folded_and_unspaced_scripts_count_by_character(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "copy", [ENGLISH.upper(), ENGLISH.replace(" ", "\n\n"), ENGLISH.replace(",", ""), " " + ENGLISH + "!"]
)
def test_case_spacing_and_punctuation_do_not_tell_two_copies_apart(copy):
    assert signature_row("a", copy)[1] == signature_row("b", ENGLISH)[1]


def test_a_short_text_has_an_empty_signature_but_a_hash():
    _, text_hash, signature, _ = signature_row("a", "Too short a text")
    assert text_hash
    assert signature == []
    assert bands(signature) == ()
    assert jaccard(signature, signature) == 0.0


def test_texts_without_words_are_not_all_the_same():
    assert signature_row("a", "!!")[1] != signature_row("b", "??")[1]


def test_the_signature_of_a_text_never_changes():
    assert signature_row("a", ENGLISH)[2][:4] == FIRST_OF_ENGLISH
    assert signature_row("a", CHINESE)[2][:4] == FIRST_OF_CHINESE


FIRST_OF_ENGLISH = [17367083, 7929020, 58188431, 74844728]
FIRST_OF_CHINESE = [98156785, 96227656, 98693990, 15421295]


def _article(seed, length=400):
    return random.Random(seed).choices([f"word{i}" for i in range(3000)], k=length)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (
            "boilerplate added",
            lambda w: ["share", "this", "story", "with", "your", "friends", *w, "all", "rights", "reserved"],
        ),
        ("3 % of words edited", lambda w: ["other" if i % 33 == 0 else x for i, x in enumerate(w)]),
        ("first 75 %", lambda w: w[: len(w) * 3 // 4]),
    ],
)
def test_near_reprints_share_a_band_and_most_of_their_signature(name, change):
    missed = 0
    for seed in range(12):
        a, b = (signature_row("x", " ".join(w))[2] for w in (_article(seed), change(_article(seed))))
        missed += not (set(bands(a)) & set(bands(b)) and jaccard(a, b) >= THRESHOLD)
    assert missed == 0, name


def test_different_articles_are_not_near():
    a, b = (signature_row("x", " ".join(_article(seed)))[2] for seed in (1, 2))
    assert jaccard(a, b) < 0.1


def test_a_long_text_is_signed_like_the_set_of_its_shingles():
    block = " ".join(_article(3, 6000))
    assert jaccard(signature_row("a", block)[2], signature_row("b", f"{block} {block}")[2]) > 0.95


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12), st.randoms())
def test_groups_do_not_depend_on_the_order_of_edges(edges, rng):
    shuffled = [pair if rng.random() < 0.5 else pair[::-1] for pair in rng.sample(edges, len(edges))]
    assert groups(shuffled) == groups(edges)
    assert all(any({a, b} <= set(group) for group in groups(edges)) for a, b in edges)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([(date(2024, 7, 2), "a"), (date(2024, 7, 1), "b")], "b"),
        ([(None, "a"), (date(2024, 7, 1), "b")], "b"),
        ([(date(2024, 7, 1), "b"), (date(2024, 7, 1), "a")], "a"),
        ([(None, "b"), (None, "a")], "a"),
    ],
)
def test_the_original_is_the_earliest_unknown_days_last_then_by_id(members, expected):
    assert original(members) == original(members[::-1]) == expected


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_can_be_signed(text):
    _, text_hash, signature, _ = signature_row("a", text)
    assert len(text_hash) == 64
    assert len(signature) in (0, 128)
