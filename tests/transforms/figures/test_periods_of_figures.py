"""A figure's period is that of its own clause, never the time at which somebody said it."""

import pytest

from tests.transforms.figures.reading import figures_in

NONE = (None, None)


def _year(year: int) -> tuple[str, str]:
    return f"{year}-01-01", f"{year}-12-31"


def _periods(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (f.period_start.isoformat() if f.period_start else None, f.period_end.isoformat() if f.period_end else None)
        for f in figures_in(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Running the cluster cost $7.2 million, the institute said in a filing on Monday.",
        "Amodei said in June 2024 that training such a model costs about $1 billion.",
        "Executives told analysts in May that the service had 30 million subscribers.",
        "In October, Forrester said 45% of pilots had been dropped.",
        "Forrester warned in October 45% of pilots would fail.",
        "The Cloud Index 2023 counts 120 suppliers.",
        'The "2023 Global Compute Status Report" counted 120 suppliers.',
        "In its 2023 Annual Sustainability Report, the operator listed 4,000 servers.",
        "The hall has drawn 12 megawatts since it was opened in 2021.",
        "The scheme, which ministers approved in March 2023, provides 9,000 GPUs.",
        "Founded in 2016, the bureau has 85 employees.",
        "The lab, launched in Lyon in 2019, has 85 employees.",
        "Altman在2023年11月表示，该系统的训练成本超过1亿美元。",
        "该公司有员工300人，张宏6月透露。",
    ],
)
def test_the_time_of_saying_or_of_another_event_is_not_the_figure_s(text: str) -> None:
    assert _periods(text) == [NONE]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Forrester said in July that at least 20% of pilots will be stopped by the end of 2026.",
            [(None, "2026-12-31")],
        ),
        ("Revenue in 2023 was $5 billion, the operator said on Tuesday.", [_year(2023)]),
        ("In 2023, the operator said, revenue reached $5 billion.", [_year(2023)]),
        ("In 2023 the operator reported revenue of $5 billion.", [_year(2023)]),
        ("A survey published in May found that 44% of firms used AI in 2023.", [_year(2023)]),
        ("More than 40 models were released in 2023.", [_year(2023)]),
        (
            "In 2023, one lab spent $28 billion, while another spent $40 billion.",
            [_year(2023), _year(2023)],
        ),
        ("One lab spent $28 billion in 2023, while another spent $40 billion.", [_year(2023), NONE]),
        (
            "Krutrim, which raised $50 million in December 2023, has 40 employees.",
            [("2023-12-01", "2023-12-31"), NONE],
        ),
        ("据咨询机构5月发布的报告，2023年市场规模为147亿元。", [_year(2023)]),
        ("2023年，公司营收为21亿元，张宏5月表示。", [_year(2023)]),
    ],
)
def test_a_period_of_its_own_clause_stays(text: str, periods: list[tuple[str | None, str | None]]) -> None:
    assert _periods(text) == periods


@pytest.mark.parametrize(
    ("text", "end", "is_projected"),
    [
        ("The service had 5 million users by the end of August.", "2024-08-31", False),
        ("The team grew to 40 people by June.", "2024-06-30", False),
        ("The team will grow to 40 people by June.", "2025-06-30", True),
        ("The operator plans to reach 40 megawatts by June.", "2025-06-30", True),
    ],
)
def test_a_limit_told_of_the_past_is_no_projection(text: str, end: str, *, is_projected: bool) -> None:
    (figure,) = figures_in(text)
    assert (figure.period_end and figure.period_end.isoformat(), figure.is_projected) == (end, is_projected)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Revenue was $5 billion in 2023, up from $4 billion a year earlier.", [_year(2023), _year(2022)]),
        ("Users reached 9 million in June 2024, compared with 7 million users a year before.", [("2024-06-01", "2024-06-30"), ("2023-06-01", "2023-06-30")]),
        ("Revenue was $5 billion, up from $4 billion a year earlier.", [NONE, ("2023-11-01", "2023-11-30")]),
        ("The share was 40% in 2023, against 10% a decade ago.", [_year(2023), _year(2014)]),
        ("The firm lost £3.1m, compared with £8.8m a year ago.", [NONE, ("2023-11-01", "2023-11-30")]),
        ("The firm lost £3.1m in 2023, compared with £8.8m a year ago.", [_year(2023), _year(2022)]),
        ("The share was 40%, against 10% two years ago.", [NONE, _year(2022)]),
        ("The firm was founded with $2 million a year ago.", [NONE]),
        ("Half of the pilots could fail before 2027.", [(None, "2026-12-31")]),
        ("The club will host 100 guests on March 3.", [("2025-03-03", "2025-03-03")]),
        ("The club hosted 100 guests on March 3.", [("2024-03-03", "2024-03-03")]),
        ("PARIS, March 4 (AFP) - Northfield has 300 employees.", [NONE]),
        ("Fiscal 2024 brought sales of $3 billion and profit of $1 billion.", [_year(2024), _year(2024)]),
        ("Some 40 people will join in the coming weeks.", [NONE]),
        ("It will take 24 trucks, not the 18 trucks named last year.", [NONE, _year(2023)]),
        ("Revenue rose from €8.2 million in 2021 to €14.5 million in 2022.", [_year(2021), _year(2022)]),
        ("The share climbed from 12% in 2019 to 35% in 2022.", [_year(2019), _year(2022)]),
    ],
)  # fmt: skip
def test_an_earlier_level_has_the_earlier_time_and_a_day_to_come_lies_ahead(
    text: str, periods: list[tuple[str | None, str | None]]
) -> None:
    assert _periods(text) == periods
