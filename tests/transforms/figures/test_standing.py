"""A level that a change starts from, and a part of a whole, are told from what is the case."""

import pytest

from tests.transforms.figures.reading import figures_in

MARCH, YEAR = ("2024-03-01", "2024-03-31"), ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        ("Revenue rose from $3bn to $5bn in March.", ["former", None]),
        ("Revenue rose to $5 billion in March from $3 billion.", [None, "former"]),
        ("Revenue rose to $5 billion, up from about $3 billion.", [None, "former"]),
        ("The team has grown from 60 to 150 people.", ["former", None]),
        ("Revenue was $5 billion, up 11.4% from $4.5 billion.", [None, None, "former"]),
        ("该公司营收从30亿美元增至50亿美元。", ["former", None]),
        ("Revenue rose to $5 billion in March from $3 billion a year earlier.", [None, None]),
        ("Headcount grew from 300 in 2023 to 700 in 2024.", [None, None]),
        ("The lab raised $5 billion from 3 investors.", [None, None]),
        ("The lab raised $5 billion from a $30 billion fund.", [None, None]),
        ("The bill ran from $4 million to $7 million.", [None]),
        ("Sales to China were $5 billion, and from Europe came $3 billion.", [None, None]),
        ("Europe’s share of revenue was $2bn of $10bn.", ["part", None]),
        ("They spent $2 million of their total budget of $10 million.", [None, None]),
        ("They spent $2 million of their $10 million.", ["part", None]),
        ("Revenue was $10 billion, $2 billion of which came from Europe.", [None, "part"]),
        ("Revenue was $10 billion, of which about $2 billion came from Europe.", [None, "part"]),
        ("Revenue reached $10 billion in 2024, including $2 billion from Europe.", [None, "part"]),
        ("It employs 310 people, 85 of whom joined in May.", [None, "part"]),
        ("该公司营收100亿美元，其中云业务20亿美元。", [None, "part"]),
        ("Deals stood at $2.5 billion, of which 63% was new.", [None, None]),
        ("Revenue was $10 billion and profit $2 billion.", [None, None]),
        ("Of its revenue in 2023, $2 billion came from Europe.", [None]),
    ],
)  # fmt: skip
def test_a_former_level_and_a_part_are_told_from_others(text: str, standings: list[str | None]) -> None:
    assert [f.standing for f in figures_in(text)] == standings


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Revenue rose to $5 billion in March from $3 billion.", [MARCH, None]),
        ("In 2024, revenue rose from $3 billion to $5 billion.", [None, YEAR]),
        ("Headcount grew from 300 in 2023 to 700 in 2024.", [("2023-01-01", "2023-12-31"), YEAR]),
        ("In 2026, revenue will rise from $3 billion to $5 billion.", [("2026-01-01", "2026-12-31")] * 2),
        ("Headcount grew from 300 in 2023 to 700.", [("2023-01-01", "2023-12-31"), None]),
    ],
)
def test_the_time_of_a_change_is_not_that_of_the_level_before_it(
    text: str, periods: list[tuple[str, str] | None]
) -> None:
    found = [f.period_start and (f.period_start.isoformat(), str(f.period_end)) for f in figures_in(text)]
    assert found == periods
