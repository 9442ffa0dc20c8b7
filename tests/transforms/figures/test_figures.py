"""Figures of an article: metric, subject, period, projection and dollars."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from seeds import References
from transforms.figures import FigureReader
from transforms.rates import Rates
from transforms.records import Article, Block, Figure, Mention, Sentence, Source

REFERENCES = References()
READER = FigureReader(REFERENCES)
DAY = date(2024, 7, 22)


def figures(text: str, *names: tuple[str, str], kind: str = "paragraph", day: date | None = DAY) -> tuple[Figure, ...]:
    article = Article(
        "a",
        Source("local"),
        "a.txt",
        None,
        None,
        None,
        None,
        day,
        "text",
        "en",
        text,
        1,
        "0",
        datetime(2024, 7, 23),
        (Block(0, len(text), kind, "en"),),
    )
    mentions = sorted(
        (
            Mention(entity, text.index(name), text.index(name) + len(name), 1.0, "organisation")
            for name, entity in names
        ),
        key=lambda m: m.start,
    )
    return READER.figures(article, (Sentence(0, len(text), kind, "en"),), tuple(mentions))


def test_a_model_s_cost_is_the_model_s() -> None:
    found = figures(
        "OpenAI's language model GPT-3 costs nearly 5 million US dollars, which is about 40 million yuan.",
        ("OpenAI", "openai"),
        ("GPT-3", "gpt-3"),
    )
    assert [(f.metric, f.value, f.unit, f.qualifier, f.subject_entity_id) for f in found] == [
        ("cost", 5e6, "USD", "about", "gpt-3"),
        ("cost", 40e6, "CNY", "about", "gpt-3"),
    ]
    assert found[0].value_usd == 5e6
    assert found[1].value_usd == found[1].value * found[1].fx_rate


def test_a_change_keeps_the_metric_of_what_changed() -> None:
    text = "In 2023, China's AI sector saw approximately 232 deals, a year-on-year decrease of 38%, with total financing of USD 2 billion, a drop of 70%."
    found = figures(text, ("China", "china"))
    assert [(f.metric, f.value, f.change) for f in found] == [
        ("deals", 232, None),
        ("deals", 38, "decrease"),
        ("funding", 2e9, None),
        ("funding", 70, "decrease"),
    ]
    assert {f.period_end for f in found} == {date(2023, 12, 31)}


def test_who_only_reports_a_number_is_not_its_subject() -> None:
    (found,) = figures(
        "According to IDC, Alibaba Cloud holds 34% of the market.", ("IDC", "idc"), ("Alibaba Cloud", "alibaba-cloud")
    )
    assert found.subject_entity_id == "alibaba-cloud"


def test_a_forecast_is_projected_and_a_result_is_not() -> None:
    projected = {
        text: figures(text)[0].is_projected
        for text in ("Revenue will reach $3 billion.", "Revenue reached $3 billion.", "Sales of $3 billion by 2030.")
    }
    assert list(projected.values()) == [True, False, True]


def test_headings_and_tables_give_no_figures() -> None:
    assert [figures("Revenue up 20% to $3 billion", kind=kind) for kind in ("heading", "table_cell", "teaser")] == [
        (),
        (),
        (),
    ]


def test_a_number_inside_a_name_is_no_figure() -> None:
    assert figures("The firm 01 Percent Ltd and 360 companies", ("01 Percent Ltd", "x"), ("360 companies", "y")) == ()


def test_without_any_day_only_dollars_have_a_dollar_value() -> None:
    found = figures("It cost $5 million, or 40 million yuan.", day=None)
    assert [(f.value_usd, f.fx_rate, f.fx_date) for f in found] == [(5e6, 1.0, None), (None, None, None)]


def test_rates_reach_back_a_month_and_no_further() -> None:
    rates = Rates(REFERENCES)
    assert rates.usd("USD", DAY).rate == 1.0
    assert rates.usd("CNY", date(2024, 1, 28)).day == date(2024, 1, 26)  # a Sunday: the Friday before
    assert rates.usd("RUB", DAY) is None  # not published since 2022
    assert rates.usd("AED", DAY).rate == 1 / 3.6725
    assert rates.usd("XXX", DAY) is None  # ISO 4217 for no currency at all


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "5",
                "1,200",
                "%",
                " ",
                "million",
                "to",
                "-",
                "yuan",
                "users",
                "about",
                "half",
                "of",
                "万",
                "元",
                ".",
                "(",
                "two",
                "fold",
                "年",
                "\u202f",
                "½",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["en", "zh"]),
)
def test_whatever_the_text_spans_are_in_order_and_bounds_hold(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    reached = 0
    for quantity in READER.quantities(text, language):
        assert 0 <= quantity.start <= quantity.core_start <= quantity.end <= len(text)
        assert quantity.end > reached
        reached = quantity.end
        ends = [end for end in (quantity.value_low, quantity.value_high) if end is not None]
        assert ends
        if len(ends) == 2:
            assert ends[0] <= quantity.value <= ends[1]
