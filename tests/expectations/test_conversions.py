"""An amount that its claim gives in a second currency is held against the day's rate; amounts side by side are not."""

import polars as pl
import pytest

from expectations.conversions import conversions
from seeds import References
from transforms.schema import ARTICLES, FIGURES

REFERENCES = References()
DOLLARS = {"USD": 1.0, "CNY": 0.14, "EUR": 1.1, "GBP": 1.25}

# text, amounts in it (words, value, currency), by how many percent each conversion is off
CASES = [
    ("It costs nearly 5 million US dollars, which is about 40 million yuan.", [("5 million US dollars", 5e6, "USD"), ("40 million yuan", 4e7, "CNY")], [12]),
    ("It paid €100 ($110) for it.", [("€100", 100, "EUR"), ("$110", 110, "USD")], [0]),
    ("£2 billion, or $2.5 billion, or 17.86 billion yuan.", [("£2 billion", 2e9, "GBP"), ("$2.5 billion", 2.5e9, "USD"), ("17.86 billion yuan", 1.786e10, "CNY")], [0, 0]),
    ("投资1亿美元（约合7.14亿元）。", [("1亿美元", 1e8, "USD"), ("7.14亿元", 7.14e8, "CNY")], [0]),
    ("It paid £5 million (about 357 million yuan) for it.", [("£5 million", 5e6, "GBP"), ("357 million yuan", 3.57e8, "CNY")], [700]),
    ("投资5亿美元，折合3.57亿元。", [("5亿美元", 5e8, "USD"), ("3.57亿元", 3.57e8, "CNY")], [90]),
    ("£2 billion, i.e. $2.5 billion, was spent.", [("£2 billion", 2e9, "GBP"), ("$2.5 billion", 2.5e9, "USD")], [0]),
    ("It paid €100 ($9,000 was asked).", [("€100", 100, "EUR"), ("$9,000", 9000, "USD")], []),
    ("It spent $5 million of €9 million.", [("$5 million", 5e6, "USD"), ("€9 million", 9e6, "EUR")], []),
    ("It raised $5 million rather than €4 million.", [("$5 million", 5e6, "USD"), ("€4 million", 4e6, "EUR")], []),
    ("It raised $5 million, €40 million.", [("$5 million", 5e6, "USD"), ("€40 million", 4e7, "EUR")], []),
    ("It raised $5 million and €4 million.", [("$5 million", 5e6, "USD"), ("€4 million", 4e6, "EUR")], []),
    ("It raised $5 million versus €4 million.", [("$5 million", 5e6, "USD"), ("€4 million", 4e6, "EUR")], []),
    ("分别投资1亿美元和7亿元。", [("1亿美元", 1e8, "USD"), ("7亿元", 7e8, "CNY")], []),
    ("It costs $5 million, 40 yuan a head.", [("$5 million", 5e6, "USD"), ("40 yuan", 40, "CNY")], []),
    ("It costs $5 million ($4.5 million before).", [("$5 million", 5e6, "USD"), ("$4.5 million", 4.5e6, "USD")], []),
    ("It cost $5 million, which nobody had thought possible, €5 million.", [("$5 million", 5e6, "USD"), ("€5 million", 5e6, "EUR")], []),
]  # fmt: skip


def _figures(text, amounts, **columns):
    rows = []
    for words, value, currency in amounts:
        start = text.index(words)
        rows.append(
            dict.fromkeys(FIGURES)
            | {"figure_id": words, "claim_id": "claim", "article_id": "a", "text": words, "char_start": start,
               "char_end": start + len(words), "metric": "cost", "value": float(value), "unit": currency, "unit_kind": "money",
               "value_usd": float(value) * DOLLARS[currency]}
            | columns
        )  # fmt: skip
    return pl.DataFrame(rows, FIGURES, orient="row")


def _articles(text):
    return pl.DataFrame([dict.fromkeys(ARTICLES) | {"article_id": "a", "text": text}], ARTICLES, orient="row")


@pytest.mark.parametrize(("text", "amounts", "expected"), CASES)
def test_a_conversion_says_how_far_it_is_off(text, amounts, expected):
    found = conversions(_figures(text, amounts), _articles(text), REFERENCES)
    assert [round(100 * off) for off in found["off"]] == expected


@pytest.mark.parametrize(
    "columns", [{"value_usd": None}, {"change": "increase"}, {"unit_kind": "count"}, {"value_usd": 0.0}]
)
def test_only_levels_of_money_with_a_rate_are_compared(columns):
    text, amounts, _ = CASES[1]
    assert conversions(_figures(text, amounts, **columns), _articles(text), REFERENCES).is_empty()


def test_amounts_of_two_metrics_are_not_compared():
    text, amounts, _ = CASES[1]
    figures = _figures(text, amounts).with_columns(metric=pl.Series(["funding", "valuation"]))
    assert conversions(figures, _articles(text), REFERENCES).is_empty()


@pytest.mark.parametrize(("first", "second", "count"), [("month", None, 1), ("month", "month", 1), (None, "month", 0)])
def test_the_second_amount_need_not_say_again_what_it_is_for(first, second, count):
    text, amounts, _ = CASES[1]
    figures = _figures(text, amounts).with_columns(per=pl.Series([first, second], dtype=pl.String))
    assert conversions(figures, _articles(text), REFERENCES).height == count


def test_a_figure_between_them_parts_two_amounts():
    text = "It paid €100, 3%, $150."
    figures = _figures(text, [("€100", 100, "EUR"), ("$150", 150, "USD")])
    share = _figures(text, [("3%", 3, "USD")], unit="percent", unit_kind="percent", value_usd=None)
    assert conversions(pl.concat([figures, share]), _articles(text), REFERENCES).is_empty()
    assert conversions(figures, _articles(text), REFERENCES).height == 1


def test_amounts_of_two_claims_are_not_compared():
    text, amounts, _ = CASES[1]
    figures = _figures(text, amounts).with_columns(claim_id="figure_id")
    assert conversions(figures, _articles(text), REFERENCES).is_empty()


def test_nothing_gives_nothing():
    found = conversions(pl.DataFrame(schema=FIGURES), pl.DataFrame(schema=ARTICLES), REFERENCES)
    assert found.is_empty()
    assert found.columns == ["claim_id", "figure_id", "converted_figure_id", "off"]
