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
