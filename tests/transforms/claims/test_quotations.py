"""Quotations keep their speaker through sentences and paragraphs, and odd marks speak for nobody."""

import pytest

from tests.transforms.claims import claims, spans


def said(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    found = [c for c in claims(text, language) if c.attribution is not None]
    return [(claimant, content) for claimant, _, content in spans(text, found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Olsen said, "The tests failed. Nobody was surprised. We will try again."',
            [("Olsen", "The tests failed."), ("Olsen", "Nobody was surprised."), ("Olsen", "We will try again.")],
        ),
        (
            '"The tests failed. Nobody was surprised," Olsen said.',
            [("Olsen", "The tests failed."), ("Olsen", "Nobody was surprised")],
        ),
        (
            '"The tests failed," Olsen said. "Nobody was surprised." The market fell.',
            [("Olsen", "The tests failed"), ("Olsen", "Nobody was surprised.")],
        ),
        (
            "Olsen said: “The tests failed. We were late.\n“The next model is better. We hope so.”\nThe market fell.",
            [
                ("Olsen", "The tests failed."),
                ("Olsen", "We were late."),
                ("Olsen", "The next model is better."),
                ("Olsen", "We hope so."),
            ],
        ),
        (
            '"Big models cost too much, and small ones earn too little." A trader used these words to describe the market.',
            [("A trader", "Big models cost too much, and small ones earn too little.")],
        ),
        ('Olsen put it like this:\n"The tests failed because nobody ran them."', [("Olsen", "The tests failed because nobody ran them.")]),
        ('"The tests failed because nobody ran them."', [(None, "The tests failed because nobody ran them.")]),
    ],
)  # fmt: skip
def test_a_quotation_carries_its_speaker(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


def test_a_quotation_interrupted_by_its_cue_is_continued() -> None:
    first, second = claims('"The tests," Olsen said, "were never finished."')
    assert (first.continues, second.continues) == (None, 0)
    assert first.is_quotation
    assert second.attribution == "direct"


@pytest.mark.parametrize(
    "text",
    [
        'The "smart" lamp broke after a week.',
        'The board watched the film "The Long Road Home" on Friday.',
        "The '90s were good for the company's rivals.",
        'The 5" screen cracked in the cold.',
        'He left a " in the file and a ” in the other.',
        "The companies' plans and the firms' hopes were dashed.",
    ],
)
def test_other_marks_are_no_speech(text: str) -> None:
    assert said(text) == []
    assert len(claims(text)) == 1


def test_the_words_between_two_quotations_stay_the_articles_own() -> None:
    text = '"We are ready," Olsen said. The market fell by a tenth. "Nobody told us anything about it," Varga said.'
    assert [(c[0], c[2]) for c in spans(text, claims(text))] == [
        ("Olsen", "We are ready"),
        (None, "The market fell by a tenth."),
        ("Varga", "Nobody told us anything about it"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a fragment is somebody's words where a speaker goes on, and nothing without one
        ("“It is full,” Lund said. “Not today, not in December.”", ["Lund", "Lund"]),
        ("The wall bore a line. “Not today, not in December.”", []),
        # the words of another, inside a sentence, are not the last speaker's
        ("“It is full,” Lund said. Ahead lay Marlowe's “How noble in reason! How rich!” and more.", ["Lund"]),
        # who says nothing is no speaker of what stands before
        ("“It is full,” Lund said.\n“We pay anyway.”\nThe company did not comment.", ["Lund", "Lund"]),
    ],
)
def test_speakers_are_carried_only_where_they_go_on(text: str, expected: list[str]) -> None:
    assert [claimant for claimant, _, _ in spans(text, claims(text)) if claimant is not None] == expected
