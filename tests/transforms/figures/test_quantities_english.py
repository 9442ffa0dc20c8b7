"""English quantities: value, unit and what their words commit to."""

import pytest

from seeds import References
from transforms.figures import FigureReader, Quantity

READER = FigureReader(References())


def read(text: str, **options: str) -> tuple[Quantity, ...]:
    return READER.quantities(text, "en", **options)


VALUES = [
    ("rose from €8.2 million in 2023 to €14.5 million in 2024", [(8.2e6, "EUR"), (14.5e6, "EUR")]),
    ("from 12% in March 2023 to 15% in May 2024", [(12, "percent"), (15, "percent")]),
    ("fell from 5% in late 2022 to 3%", [(5, "percent"), (3, "percent")]),
    ("between 2020 and $5 million of later grants", [(5e6, "USD")]),
    ("should fall by 2030 to 5 million tonnes", [(5e6, "tonne")]),
    ("hire 2000 to 3000 workers", [(2500, "worker")]),
    ("fell from 2000 to 1500 euros", [(2000, "EUR"), (1500, "EUR")]),
    ("needs 1950-2050 megawatts", [(2000, "MW")]),
    ("it costs between AED 10 and AED 20", [(15, "AED")]),
    ("fees of CHF10-CHF20 a night", [(15, "CHF")]),
    ("fell from SEK 30 million to SEK 20 million", [(30e6, "SEK"), (20e6, "SEK")]),
    ("paid SGD 10 and SGD 20", [(10, "SGD"), (20, "SGD")]),
    ("a result of $-5 million", [(-5e6, "USD")]),
    ("$5-10 a head", [(7.5, "USD")]),
    ("200 zloties", [(200, "PLN")]),
    ("a dividend of two thirds of a dollar", [(0.666667, "USD")]),
    ("Trinidad and Tobago dollars 42", [(42, "TTD")]),
    ("$1.2m", [(1.2e6, "USD")]),
    ("sales of 1,234.5 euros", [(1234.5, "EUR")]),
    ("€ 1.234,5 im Jahr", [(1234.5, "EUR")]),
    ("RMB 12.6 billion", [(12.6e9, "CNY")]),
    ("USD18.2 million", [(18.2e6, "USD")]),
    ("$93bn", [(93e9, "USD")]),
    ("HK$5.3bn and A$12m", [(5.3e9, "HKD"), (12e6, "AUD")]),
    ("Rs 3 crore", [(3e7, "INR")]),
    ("36 cents", [(0.36, "USD")]),
    ("412 pence", [(4.12, "GBP")]),
    ("nine and a half million dollars", [(9.5e6, "USD")]),
    ("half a billion dollars", [(5e8, "USD")]),
    ("one hundred and twenty engineers", [(120, "engineer")]),
    ("a couple of hundred workers", [(200, "worker")]),
    ("two and a half years of work", [(2.5, "year")]),
    ("3 lakh crore rupees", [(3e12, "INR")]),
    ("twenty-five startups", [(25, "startup")]),
    ("-12%", [(-12, "percent")]),
    ("25 basis points", [(0.25, "percentage_point")]),
    ("two-thirds of firms", [(66.7, "percent")]),
    ("one in five adults", [(20, "percent")]),
    ("nine out of ten", [(90, "percent")]),
    ("half of users", [(50, "percent")]),
    ("10x faster", [(10, "times")]),
    ("a tenfold increase", [(10, "times")]),
    ("three times as large", [(3, "times")]),
    ("ranks second globally", [(2, "rank")]),
    ("the third-largest maker", [(3, "rank")]),
    ("100 surveyed enterprises", [(100, "enterprise")]),
    ("9.4 million software developers", [(9.4e6, "developer")]),
    ("a 13.9 billion-parameter model", [(13.9e9, "parameter")]),
    ("300 open-source models", [(300, "model")]),
    ("100,000 Nvidia H100 GPUs", [(1e5, "gpu")]),
    ("5m users", [(5e6, "user")]),
    ("a 100m race", [(100, "m")]),
    ("640 GB of memory", [(640e9, "byte")]),
    ("128K tokens", [(128e3, "token")]),
    ("1.5 GW of power", [(1.5, "GW")]),
    ("2.788 million GPU hours", [(2.788e6, "GPU hour")]),
    ("30 million of the 1.2 billion rupees", [(3e7, "INR"), (1.2e9, "INR")]),
    ("19, 10 and 7 percent", [(19, "percent"), (10, "percent"), (7, "percent")]),
    ("roughly a fifth (21 percent) of users", [(21, "percent")]),
    ("downloads reached 600 million", [(6e8, "download")]),
]
RANGES = [
    ("€3-4 billion", 3e9, 4e9, "EUR"),
    ("between 4 billion to 7 billion yuan", 4e9, 7e9, "CNY"),
    ("from 3 to 5 percent", 3, 5, "percent"),
    ("10 to 20 million users", 10e6, 20e6, "user"),
    ("tens of millions of yuan", 1e7, 1e8, "CNY"),
    ("hundreds of thousands of users", 1e5, 1e6, "user"),
    ("millions of users", 1e6, 1e7, "user"),
    ("dozens of startups", 24, 99, "startup"),
    ("two or three models", 2, 3, "model"),
]
NOTHING = [
    "In 2023 and on November 18, at 9:30 a.m.",
    "GPT-4, A100, Qwen2.5-72B, DALL-E 3, Windows 11 and a Boeing 737",
    "as others found [14][17] in Section 3 and Table 2",
    "three years ago, ten years from now, in the next decade, every 3-6 months",
    "one of them, on the one hand, two distinct paths",
    "companies like Baidu, 360 and iFLYTEK",
    "the S&P 500, Fortune 500 companies, the Group of Seven, Series B, 24/7",
    "Call +1 415-555-0134, or see 300418.SZ",
    "Arsenal won 3-1, the 19th time",
    "a 35-year-old founder who is 35 years old",
    "https://example.com/a?id=30%25&page=20%20 people",
    "the first half was a double-edged sword",
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_quantity_has_its_value_and_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(quantity.value, quantity.unit) for quantity in read(text)] == [
        (pytest.approx(value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_is_one_quantity_with_two_ends(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = read(text)
    assert (quantity.qualifier, quantity.value_low, quantity.value_high, quantity.unit) == ("between", low, high, unit)
    assert quantity.value == pytest.approx((low + high) / 2)


@pytest.mark.parametrize("text", NOTHING)
def test_what_measures_nothing_is_no_quantity(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("300 models", "exact"), ("nearly 300 models", "about"), ("over 300 models", "at_least"), ("300 or more models", "at_least"),
        ("up to 90%", "at_most"), ("fewer than 50 employees", "at_most"), ("some 700 engineers", "about"), ("~50 firms", "about"),
    ],
)  # fmt: skip
def test_words_around_a_number_qualify_it(text: str, qualifier: str) -> None:
    (quantity,) = read(text)
    assert quantity.qualifier == qualifier
    assert (quantity.value_low is None) == (qualifier == "at_most")
    assert (quantity.value_high is None) == (qualifier == "at_least")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Revenue rose 20% to $3 billion", ["increase", None]),
        ("a year-on-year decrease of 38%", ["decrease"]),
        ("reduced by 42%", ["decrease"]),
        ("a 42% energy reduction", ["decrease"]),
        ("growth eased to 4%", ["increase"]),
        ("profit doubled", ["increase"]),
        ("30% faster than before", ["increase"]),
        ("5x lower", ["decrease"]),
        ("the rate rose from 3 percent to 5 percent", [None, None]),
        ("the rate stood at 3%", [None]),
        ("raised $3 billion", [None]),
        ("62% expect cuts", [None]),
        ("costs did not fall 5%", [None]),
        ("sales grew 5% in 2022 and 7% in 2023", ["increase", "increase"]),
    ],
)
def test_the_size_of_a_change_is_told_from_a_level(text: str, changes: list[str | None]) -> None:
    assert [quantity.change for quantity in read(text)] == changes


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$3 per million output tokens", "million output tokens"), ("$20 a month", "month"), ("€0.15 per kWh", "kWh"), ("$2.5 billion a year earlier", None),
        ("tens of millions of yuan per run", "run"), ("annualised revenue of $2 billion", "year"), ("$5/GB", "GB"),
        ("900,000 litres of water a day", "day"), ("900 litres of water a year earlier", None), ("2 gigawatts of solar power a year", "year"),
    ],
)  # fmt: skip
def test_the_denominator_is_singular(text: str, per: str | None) -> None:
    assert read(text)[0].per == per


def test_a_bare_dollar_is_that_of_the_publisher_s_country() -> None:
    assert [read("$5 million", country=country)[0].unit for country in ("US", "AU", "CA")] == ["USD", "AUD", "CAD"]
    assert read("US$5 million", country="AU")[0].unit == "USD"


def test_bare_numbers_are_read_only_when_asked_for() -> None:
    assert READER.quantities("it is 4,565", "en") == ()
    assert [q.value for q in READER.quantities("it is 4,565", "en", is_bare=True)] == [4565]
