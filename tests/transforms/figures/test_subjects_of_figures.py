"""Whom a figure speaks of: not who is named in an apposition, nor who only says it."""

import pytest

from tests.transforms.figures.reading import figures_in
from transforms.ids import slug


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Cohere, a Toronto developer of language models, raised $500 million.", "cohere"),
        ("Google said in May that Gemini had 40 million users.", "gemini"),
        ("According to OpenAI, Llama had 40 million users.", "llama"),
        ("China Mobile launched a 13.9 billion-parameter language model that year.", "china-mobile"),
        ("Alibaba released Qwen2.5, a 72 billion-parameter model, on Friday.", "qwen"),
    ],
)
def test_the_subject_is_that_of_the_clause(text: str, entity: str) -> None:
    assert [figure.subject_entity_id for figure in figures_in(text)] == [entity]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("New truck sales in the region plunged 9% last month.", "New truck sales in the region"),
        ("Seventy percent of commuters drive to work.", "commuters"),
        ("Of the pupils who took part, 60% were girls.", "pupils"),
        ("Northfield Robotics, a 45-person firm in Leeds, was sold.", "Northfield Robotics"),
        ("The fund invested $12 million in Northfield Robotics.", "Northfield Robotics"),
        ("Analysts expect spending on code assistants to grow 40%.", "spending on code assistants"),
        ("Northfield said it had 85 employees.", "Northfield"),
        ("The mayor wants to cut the price of bus tickets by 20%.", "bus tickets"),
        ("The plan includes a 2.1 GW solar park.", "solar park"),
        ("Benchmarks ranked Northfield No. 2.", "Northfield"),
        ("Cars got 25% cheaper, vans 10%.", "vans"),
        ("According to a survey, half of the pilots fail.", "pilots"),
        ("2025年青松机器人收入9.3亿元，同比增长42%。", "青松机器人"),
        ("Nvidia used a 70-billion-parameter model to test the chips.", "model"),
    ],
)
def test_a_subject_of_no_list_is_told_in_its_own_words(text: str, words: str) -> None:
    figure = figures_in(text)[-1]
    assert figure.subject == words
    assert figure.subject_entity_id in (None, slug(words))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Amazon invested $4 billion in Anthropic.", "anthropic"),
        ("Databricks announced a round that values the company at $62 billion.", "databricks"),
        ("The chip wiped $40 billion off Nvidia's market value.", "nvidia"),
        ("OpenAI said it would raise $6 billion.", "openai"),
        ("OpenAI raised money in May. The company has 700 employees.", "openai"),
        ("Downloads of Llama reached 300 million.", "llama"),
        ("英伟达第三财季营收为351亿美元，同比增长94%。", "nvidia"),
    ],
)
def test_owners_receivers_and_referents_are_known_names(text: str, entity: str) -> None:
    assert {figure.subject_entity_id for figure in figures_in(text)} == {entity}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Apple and Google spent $5 billion and $6 billion respectively.", ["apple", "google"]),
        (
            "Samsung, Micron and Intel cut 500, 700 and 900 jobs respectively.",
            ["samsung-electronics", "micron", "intel"],
        ),
        ("Nvidia gained 3%, AMD 2% and Intel 1%.", ["nvidia", "amd", "intel"]),
        ("Baidu has 40 million users, compared with 25 million for Moonshot AI.", ["baidu", "moonshot-ai"]),
        ("Huawei holds 46% of the Chinese market.", ["huawei"]),
        ("Nvidia's Jensen Huang said that its revenue had reached $30 billion.", ["nvidia"]),
    ],
)
def test_each_figure_of_a_list_or_comparison_has_its_own(text: str, entities: list[str]) -> None:
    assert [figure.subject_entity_id for figure in figures_in(text)] == entities


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry granted Ostrava Cells a subsidy of 400 million crowns.", "Ostrava Cells"),
        ("A second motor gives the van 355 horsepower.", "van"),
        ("Intel said that its foundry unit lost $7 billion.", "foundry unit"),
        ("The ferry costs just over 5 euros.", "ferry"),
        ("The tram is new. It is 30 metres long.", "tram"),
    ],
)
def test_who_is_given_and_what_a_pronoun_goes_on_with(text: str, words: str) -> None:
    assert figures_in(text)[-1].subject == words


def test_a_raise_by_a_share_is_no_money_raised() -> None:
    [raised] = figures_in("Oriel Bank raised its dividend by 150%.")
    assert (raised.metric, raised.change) == ("growth", "increase")
    [part] = figures_in("Tern raised 20% of its budget abroad.")
    assert part.change is None


def test_a_company_whose_code_is_a_currency_stays_one_before_a_share() -> None:
    assert [figure.unit for figure in figures_in("AMD 2%, AMD 5 million.")] == ["percent", "AMD"]
