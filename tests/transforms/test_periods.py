"""Periods are found where they stand and resolved against the day of publication."""

from datetime import date

import pytest

from seeds import References
from transforms.periods import PeriodReader

READER = PeriodReader(References())
DAY = date(2024, 7, 22)

ENGLISH = [
    ("sales in 2023 fell", "2023", "2023-01-01", "2023-12-31"),
    ("will double by 2030", "by 2030", None, "2030-12-31"),
    ("has grown since 2020", "since 2020", "2020-01-01", None),
    ("in Q1 2025", "Q1 2025", "2025-01-01", "2025-03-31"),
    ("in the fourth quarter of 2023, revealing", "fourth quarter of 2023", "2023-10-01", "2023-12-31"),
    ("the second quarter of last year", "second quarter of last year", "2023-04-01", "2023-06-30"),
    ("In the first half, profit", "first half", "2024-01-01", "2024-06-30"),
    ("in fiscal 2024", "fiscal 2024", "2024-01-01", "2024-12-31"),
    ("FY24 revenue", "FY24", "2024-01-01", "2024-12-31"),
    ("4Q23 shipments", "4Q23", "2023-10-01", "2023-12-31"),
    ("the first nine months of 2023", "first nine months of 2023", "2023-01-01", "2023-09-30"),
    ("in the three months ended June 30, 2024", "the three months ended June 30, 2024", "2024-04-01", "2024-06-30"),
    (
        "for the quarter that ended on April 28, 2024",
        "the quarter that ended on April 28, 2024",
        "2024-01-29",
        "2024-04-28",
    ),
    ("for the year ending in March 2024", "the year ending in March 2024", "2023-04-01", "2024-03-31"),
    ("from 2020 to 2024", "2020 to 2024", "2020-01-01", "2024-12-31"),
    ("over the past three years", "the past three years", "2021-07-22", "2024-07-22"),
    ("as of June 30", "as of June 30", None, "2024-06-30"),
    ("by the end of June", "by the end of June", None, "2025-06-30"),
    ("On November 18, the board", "November 18", "2023-11-18", "2023-11-18"),
    ("18 Nov. 2022", "18 Nov. 2022", "2022-11-18", "2022-11-18"),
    ("last month", "last month", "2024-06-01", "2024-06-30"),
    ("said on Tuesday", "on Tuesday", "2024-07-16", "2024-07-16"),
    ("its 2000 results", "2000", "2000-01-01", "2000-12-31"),
]
CHINESE = [
    ("2023年，中国", "2023年", "2023-01-01", "2023-12-31"),
    ("去年营收", "去年", "2023-01-01", "2023-12-31"),
    ("截至6月底，用户", "截至6月底", None, "2024-06-30"),
    ("2023年第一季度", "2023年第一季度", "2023-01-01", "2023-03-31"),
    ("前三季度实现", "前三季度", "2024-01-01", "2024-09-30"),
    ("到2030年将", "到2030年", None, "2030-12-31"),
    ("2023年11月18日", "2023年11月18日", "2023-11-18", "2023-11-18"),
    ("未来五年", "未来五年", "2024-07-23", "2029-07-22"),
    ("2024年上半年", "2024年上半年", "2024-01-01", "2024-06-30"),
]
NONE = [
    ("en", "it may fall and they march on"),
    ("en", "2000 employees"),
    ("en", "up from 2022"),
    ("en", "compared with 2022"),
    ("en", "priced at $2023 a piece"),
    ("en", "the GPT-2023 model"),
    ("en", "in the fiscal third quarter"),
    ("en", "on February 30, 2024"),
    ("zh", "较2022年"),
    ("zh", "去年同期"),
    ("zh", "13月"),
]


@pytest.mark.parametrize(("language", "cases"), [("en", ENGLISH), ("zh", CHINESE)])
def test_a_period_is_found_with_its_days(language: str, cases: list[tuple[str, str, str | None, str | None]]) -> None:
    for text, words, first, last in cases:
        found = READER.periods(text, published_on=DAY, language=language)
        assert [
            (text[p.start : p.end], p.period_start and str(p.period_start), p.period_end and str(p.period_end))
            for p in found
        ] == [(words, first, last)], text


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_looks_like_a_period_is_none(language: str, text: str) -> None:
    assert READER.periods(text, published_on=DAY, language=language) == ()


def test_a_relative_period_needs_the_day_of_publication() -> None:
    assert READER.periods("last year and in 2023", published_on=None, language="en")[0].period_start == date(2023, 1, 1)
    assert READER.periods("去年", published_on=None, language="zh") == ()


def test_the_future_begins_after_the_day_of_publication() -> None:
    future = {
        text: READER.periods(text, published_on=DAY, language="en")[0].is_future
        for text in ("by 2030", "this year", "next year", "in 2023")
    }
    assert future == {"by 2030": True, "this year": False, "next year": True, "in 2023": False}
