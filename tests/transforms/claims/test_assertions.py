"""Only sentences that assert something are claims, with their kind, shade and score."""

from datetime import date

import pytest

from tests.transforms.claims import claims, spans
from transforms.records import Figure


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The plant employs 900 people.", "paragraph", ["The plant employs 900 people."]),
        ("- Customization: Developers can modify the models to suit their needs.", "list_item", ["Customization: Developers can modify the models to suit their needs."]),
        ("- The plant is old.", "list_item", ["The plant is old."]),
        ("The plant employs 900 people.", "heading", []),
        ("The plant employs 900 people.", "table_cell", []),
        ("The plant employs 900 people.", "teaser", []),
        ("Is the plant old?", "paragraph", []),
        ("A new day for chips.", "paragraph", []),
        ("Read more about our plans here.", "paragraph", []),
        ("Please follow us on all channels.", "paragraph", []),
        ("Subscribe to our newsletter to get the news.", "paragraph", []),
        ("1234 5678 !!! ...", "paragraph", []),
    ],
)  # fmt: skip
def test_what_is_a_claim(text: str, kind: str, expected: list[str]) -> None:
    assert [content for _, _, content in spans(text, claims(text, kind=kind))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这家工厂有九百名员工，去年关闭。", 1),
        ("这家工厂关闭了吗？", 0),
        ("点击关注我们的公众号。", 0),
        ("大厂路线", 0),
    ],
)
def test_what_is_a_claim_in_chinese(text: str, expected: int) -> None:
    assert len(claims(text, "zh")) == expected


def test_a_language_that_is_not_read_gives_no_claims() -> None:
    assert claims("Das Werk beschäftigt 900 Menschen, sagte Olsen.", "de") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nordlys launched a satellite on Monday.", "event"),
        ("Nordlys will launch a satellite in May.", "prediction"),
        ("Nordlys makes satellites.", "statement"),
        ("The design is terrible.", "opinion"),
        ("Sales are expected to rise.", "prediction"),
        ("Nordlys declined to comment on plans that will cost 900 jobs.", "statement"),
        ("Nordlys declined to comment on whether it will launch a satellite.", "statement"),
        ("Nordlys declined to comment but will launch a satellite in May.", "prediction"),
        ("Olsen believes that the design is sound.", "opinion"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert claims(text)[-1].kind == kind


def test_a_measured_figure_makes_a_statistic() -> None:
    text = "The plant employs 900 people."
    figure = Figure(18, 28, "headcount", 900, 900, 900, "person", "count")
    (claim,) = claims(text, figures=[figure])
    (plain,) = claims(text)
    assert (claim.kind, plain.kind) == ("statistic", "statement")
    assert 0 <= plain.checkworthiness < claim.checkworthiness <= 1


@pytest.mark.parametrize(
    ("text", "certainty", "is_negated"),
    [
        ("The plant may close.", "hedged", False),
        ("The plant was reportedly sold.", "hedged", False),
        ("The plant closed in May.", "asserted", False),
        ("The plant is not old.", "asserted", True),
        ("The plant isn’t old.", "asserted", True),
        ("Not only the plant but the office is old.", "asserted", False),
        ("The plant that nobody wanted was sold.", "asserted", False),
    ],
)
def test_certainty_and_negation_of_the_articles_own_words(text: str, certainty: str, is_negated: bool) -> None:
    (claim,) = claims(text)
    assert (claim.certainty, claim.is_negated) == (certainty, is_negated)


@pytest.mark.parametrize(
    ("text", "language", "is_negated"),
    [
        ("Ruth Osei denied a report that the fund had sought a stake.", "en", True),
        ("The company denied that it had copied the model.", "en", True),
        ("The company denied that it had not paid.", "en", False),
        ("The firm rejected claims that its model cost $300 million.", "en", True),
        ("The firm said that it had not paid.", "en", True),
        ("The firm admitted that it had paid.", "en", False),
        ("该公司否认其训练成本高达3亿美元。", "zh", True),
        ("该公司表示训练成本高达3亿美元。", "zh", False),
    ],
)
def test_what_somebody_denies_is_negated(text: str, language: str, is_negated: bool) -> None:
    assert [claim.is_negated for claim in claims(text, language)] == [is_negated]


def test_a_period_is_resolved_against_the_day_of_publication() -> None:
    (claim,) = claims("The plant closed in May 2023.")
    assert (claim.period_start, claim.period_end) == (date(2023, 5, 1), date(2023, 5, 31))


def test_the_subject_is_the_name_that_begins_the_content() -> None:
    assert [
        c.subject_entity_id for c in claims("OpenAI raised money. In 2023, Google followed. The plan of OpenAI failed.")
    ] == [
        "openai",
        "google",
        None,
    ]
