"""A change keeps the metric of what changed, and says against what; a cue counts only for what it governs."""

import pytest

from tests.transforms.figures.reading import figures_in


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Global spending on servers will grow 27% next year.", ("spending", "increase", None)),
        ("India recorded 90 deals in the second quarter, a year-on-year decrease of 12%.", ("deals", "decrease", "year_on_year")),
        ("The hall drew 41 megawatts on average in May, 9% less than a year earlier.", ("energy", "decrease", "year_on_year")),
        ("Sales came to $3 billion, 40% more than a year earlier and 8% more than in the previous quarter.", ("revenue", "increase", "quarter_on_quarter")),
        ("Model A is 30% faster than its rival.", ("performance", "increase", "comparison")),
        ("Gross domestic product and inflation aside, the economy grew 3%.", ("growth", "increase", None)),
        ("第三财季营收为351亿元，同比增长94%，环比增长17%。", ("revenue", "increase", "quarter_on_quarter")),
        ("8月下载量环比增长12%。", ("downloads", "increase", "month_on_month")),
        ("这一价格比同行低85%。", ("price", "decrease", "comparison")),
    ],
)  # fmt: skip
def test_a_change_is_of_what_changed(text: str, last: tuple[str, str, str | None]) -> None:
    figure = figures_in(text)[-1]
    assert (figure.metric, figure.change, figure.change_basis) == last


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("The round values the company at £95m.", "valuation"),
        ("It plans to sell goods worth more than $5 billion.", "other"),
        ("The engine writes 75 tokens a second.", "performance"),
        ("It was trained on 9 trillion tokens.", "tokens"),
        ("The operator will invest $12 billion in data centres.", "spending"),
        ("The fund invested $12 million in the start-up.", "funding"),
        ("服务定价为每百万输出tokens 9元。", "price"),
        ("Speed was named by 51% of respondents, price by 30%.", "share"),
    ],
)
def test_a_metric_follows_the_cue_that_governs_the_figure(text: str, metric: str) -> None:
    assert figures_in(text)[-1].metric == metric


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Sales in 2023 rose 4% from 2022.", "year_on_year"),
        ("Sales in 2023 rose 4% from 2019.", "other"),
        ("Sales rose 4% on the day.", "other"),
        ("Sales rose 4% from the same quarter last year.", "year_on_year"),
        ("Sales rose 4%.", None),
    ],
)
def test_a_year_that_a_change_is_measured_from_tells_its_basis(text: str, basis: str | None) -> None:
    assert [figure.change_basis for figure in figures_in(text)] == [basis]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The city will scrap the 15% levy.", None),
        ("The index fell 102.2 points, or 0.4%.", "decrease"),
        ("The bonds rose in price to yield 1.8%.", None),
        ("The scare wiped $40 billion off its value.", "decrease"),
        ("The coin was down 5% at $61,000.", "decrease"),
        ("The stock was down for four years.", None),
    ],
)
def test_a_definite_level_is_no_change(text: str, change: str | None) -> None:
    assert figures_in(text)[0 if "0.4%" not in text else -1].change == change


@pytest.mark.parametrize(
    ("text", "is_projected"),
    [
        ("A firm that would not be named has 300 employees.", False),
        ("Some 40% use it or plan to, up from 11% in July.", False),
        ("Sales could have reached $5 million.", False),
        ("More than a third of the staff will leave.", True),
        ("It missed the 4% gain that was expected.", True),
        ("Lenders committed to a $9 billion rescue.", False),
    ],
)
def test_a_forecast_is_of_the_clause_of_the_figure(text: str, *, is_projected: bool) -> None:
    assert figures_in(text)[-1].is_projected is is_projected
