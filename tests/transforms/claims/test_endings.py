"""Reported content ends where the article's own words go on, and not before."""

import pytest

from tests.transforms.claims import claims, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said demand would double, and the ministry has urged firms to save.", ["demand would double", "the ministry has urged firms to save"]),
        ("Nordlys said sales had tripled, while its rival cut prices.", ["sales had tripled", "its rival cut prices"]),
        ("Nordlys expects to sell ten ships and has named no price.", ["to sell ten ships", "has named no price"]),
        ("Although Nordlys says its code is open, the licence restricts its use.", ["its code is open", "the licence restricts its use"]),
        ("Sales were $5 million, according to Nordlys, while costs were $2 million.", ["Sales were $5 million", "costs were $2 million"]),
        ("The fund holds $9 billion, according to Nordlys, up from $7 billion.", ["The fund holds $9 billion", "up from $7 billion"]),
        ("Olsen said output rose 5% and that exports fell.", ["output rose 5% and that exports fell"]),
        ("Olsen said it would hire 20 people, and it will open an office.", ["it would hire 20 people, and it will open an office"]),
        ("Olsen says demand would double, and the ministry has money.", ["demand would double, and the ministry has money"]),
        ("Olsen said sales rose, while costs fell.", ["sales rose, while costs fell"]),
    ],
)  # fmt: skip
def test_where_content_ends(text: str, expected: list[str]) -> None:
    assert [content for _, _, content in spans(text, claims(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Training it cost $5 million, the firm said in a report released on Friday.", ("the firm", "said", "Training it cost $5 million")),
        ("Sales will double, the agency said in May, which is what Japan expects.", ("the agency", "said", "Sales will double")),
        ("Three firms left, the council reported this week.", ("the council", "reported", "Three firms left")),
        ("When it opened, the firm said on Monday it would grow.", ("the firm", "said", "it would grow")),
        ("A week later Nordlys said it would grow.", ("Nordlys", "said", "it would grow")),
        ("60% of them said that they had tried it.", ("60% of them", "said", "they had tried it")),
        ("An industry body, the Council of Firms, estimates that sales fell.", ("An industry body, the Council of Firms", "estimates", "sales fell")),
        ("Olsen puts the bill at about $5 million.", ("Olsen", "puts", "the bill at about $5 million")),
        ("Olsen thinks that claims of a boom are false.", ("Olsen", "thinks", "claims of a boom are false")),
        ("Nordlys used ten chips, as previously reported by the Herald.", ("the Herald", "previously reported", "Nordlys used ten chips")),
    ],
)  # fmt: skip
def test_tags_and_openings(text: str, expected: tuple[str, str, str]) -> None:
    assert spans(text, claims(text))[0] == expected


def test_a_quotation_before_and_behind_a_chinese_tag_is_two_rows_of_one() -> None:
    text = "“价格还会下降。”分析师林浩认为，“小公司会很难。”"
    first, later = claims(text, "zh")
    assert [text[c.start : c.end] for c in (first, later)] == ["价格还会下降。", "小公司会很难。"]
    assert (first.continues, later.continues) == (None, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百度在4月曾披露，用户数突破2亿。", ("百度", "披露", "用户数突破2亿")),
        ("李彦宏周三表示，价格还会下降。", ("李彦宏", "表示", "价格还会下降")),
        ("月之暗面回应称，报道不属实。", ("月之暗面", "回应称", "报道不属实")),
        ("他预计，价格还会下降。", ("他", "预计", "价格还会下降")),
        ("高盛将支出预期上调至300亿美元。", ("高盛", "上调", "将支出预期上调至300亿美元")),
    ],
)
def test_chinese_claimants_without_time_and_nouns_that_look_like_cues(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert spans(text, claims(text, "zh")) == [expected]
