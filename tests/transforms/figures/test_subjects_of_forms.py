"""Sentences that look alike and differ in whom their figures speak of."""

import pytest

from tests.transforms.figures.reading import figures_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Critics put the true cost of the Halden tunnel at $9 billion.", "true cost of the Halden tunnel"),
        ("The tunnel will cost $4 billion; critics put the true cost at $9 billion.", "tunnel"),
        ("The cost of the new tunnel will reach $9 billion.", "new tunnel"),
        ("Meta's Llama passed 1 billion downloads.", "Llama"),
        ("Meta's downloads passed 1 billion.", "Meta"),
        ("Anthropic's rivals raised $2 billion.", "rivals"),
        ("Anthropic's revenue rose to $2 billion.", "Anthropic"),
        ("Revenue at Ordo and Sanda was $3 billion and $4 billion respectively.", "Sanda"),
        ("Ordo and Sanda employ 300 and 450 people, respectively.", "Sanda"),
        ("Ordo and Sanda respectively own the land.", None),
        ("A loan of $20 million was taken out by Perrin Shipping.", "Perrin Shipping"),
        ("A loan of $20 million was taken out in May by rail firms.", None),
        ("Nordvale today reported net sales of EUR 41.2 million.", "Nordvale"),
        ("Among the losers was Vantor, down 6%.", "Vantor"),
        ("The broad index closed at 500 points, down 6%.", "broad index"),
        ("Arden's sales rose 5% while Bexley's fell 8%.", "Bexley"),
        ("Velm hopes to sell the sensor for $9.", "sensor"),
        ("It costs $12 to make the battery.", "battery"),
        ("Ordo spent $12 million to make a film.", "Ordo"),
        ("The broader index added 3 points.", "broader index"),
        ("Harrowgate has 20 branches, against 35 for its rival Stowell.", "Stowell"),
        ("Only a fifth of the 2,000 nurses trusted it.", "nurses"),
        ("Nvidia, AMD and Intel fell 2%, 3% and 1%.", "Intel"),
        ("Ordo fell 2%, 3% and 1%.", "Ordo"),
        ("The latest round takes the total raised by Fjellia to $310 million.", "Fjellia"),
        ("Half of the money, or $600 million, went to banks.", "money"),
        ("Renting one of the cards costs $2.40 an hour.", "cards"),
    ],
)
def test_the_last_figure_speaks_of(text: str, words: str | None) -> None:
    found = figures_in(text)
    assert (found[-1].subject if found else None) in (words, words and f"the {words}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("月之暗面表示，Kimi的训练成本为2000万美元。分析师李明认为实际成本不低于3000万美元。", "月之暗面"),
        (
            "月之暗面表示，Kimi的训练成本为2000万美元。分析师李明认为这个数字偏低，他估算实际成本不低于3000万美元。",
            "月之暗面",
        ),
        ("分析师李明估算百度的训练成本不低于3000万美元。", "百度"),
        ("星渚智能创始人任明哲表示公司去年营收达到20亿元。", "星渚智能"),
        ("百度认为全年营收将达到20亿元。", "百度"),
        ("海岳科技去年营收12亿元，净利润2亿元。", "海岳科技"),
    ],
)
def test_who_says_a_number_is_not_whom_it_speaks_of(text: str, words: str) -> None:
    assert figures_in(text)[-1].subject == words
