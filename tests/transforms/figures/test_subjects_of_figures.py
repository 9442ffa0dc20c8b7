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
