"""Lost spaces come back; names keep their form."""

import time

import pytest

from tests.transforms.text.writing import article, references, sentences
from transforms.lexicon import Lexicon
from transforms.passages import Passage
from transforms.repair import Repairer

REPAIRER = Repairer(Lexicon(references()))


def repaired(text: str) -> list[str]:
    return [passage.text for passage in REPAIRER.repaired([Passage(text, "paragraph")])]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sold to the farmersThis year the price", ["sold to the farmers", "This year the price"]),
        ("good for the harvestHowever, rain came", ["good for the harvest", "However, rain came"]),
        ("they trust APIsThese are slow", ["they trust APIs", "These are slow"]),
        ("sales of OpenAIThis year", ["sales of OpenAI", "This year"]),
        ("in 2024The firm sold", ["in 2024", "The firm sold"]),
        ("rose 5%While costs fell", ["rose 5%", "While costs fell"]),
        ("visit ourwarehouse today", ["visit our warehouse today"]),
        ("the price ofwheat fell", ["the price of wheat fell"]),
        ("we paid farmersthe full price", ["we paid farmers the full price"]),
        ("it was late.Next came rain", ["it was late. Next came rain"]),
        ("who will pay?How much", ["who will pay? How much"]),
        ("In short,One thing;another thing", ["In short, One thing; another thing"]),
        ("the answer is:Buy wheat", ["the answer is: Buy wheat"]),
        ("he said.”The rest", ["he said.” The rest"]),
        ("we know thatFor example rain", ["we know that For example rain"]),
    ],
)
def test_lost_spaces_are_put_back(written, expected):
    assert repaired(written) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ByteDance, SoftBank, McConnell, OpenAI, PyTorch, GitHub, YouTube, LinkedIn, WhatsApp, TikTok, PayPal",
        "the iPhone, eBay, macOS, iOS, xAI, deepSeek and iFLYTEK",
        "copy.AI, Booking.com, Character.AI, Node.js and example.com/News",
        "chatbots, hyperscalers, datacenters, deepfakes, blockchain, fintech and tokenomics",
        "McDonald's and O'Reilly's LLMs, GPUs and SaaS",
        "mail ada.Moor@quay.example or see https://quay.example/theNext?a=b:Cold",
        "call node.getName(userId) and set max_tokensThis",
        "e.g.The U.S.The 3.5GHz A100s at 10:30 in 1,000,000",
        "GPT-4o, Llama-3.1-405B, Qwen2.5-72B, B2B and 3D",
        "re:Invent and ratio 3:2",
        "the modelName came back: modelName again",
    ],
)
def test_names_addresses_and_code_stay(text):
    assert repaired(text) == [text]


def test_a_text_that_loses_full_stops_loses_them_before_names_too():
    text = (
        "The mill sold its loomsThis was its third saleThe price fellIn June it rose. "
        "A buyer came from townBaidu, meanwhile, has sold nothingVantelle bought two machinesA number of others waited."
    )
    assert repaired(text)[:4] == [
        "The mill sold its looms",
        "This was its third sale",
        "The price fell",
        "In June it rose. A buyer came from town",
    ]
    assert repaired(text)[4:] == [
        "Baidu, meanwhile, has sold nothing",
        "Vantelle bought two machines",
        "A number of others waited.",
    ]


def test_a_restored_sentence_stands_alone_and_the_text_reads_on():
    found = article("The mill sold its looms to the farmersThis was the third sale. It was the last one of the year.")
    assert (
        found.text == "The mill sold its looms to the farmers This was the third sale. It was the last one of the year."
    )
    assert sentences(found) == [
        "The mill sold its looms to the farmers",
        "This was the third sale.",
        "It was the last one of the year.",
    ]


@pytest.mark.parametrize(
    "hostile", ["aB" * 50_000, "a" * 100_000, "theThe " * 20_000, "a.B" * 30_000, "the,the" * 20_000]
)
def test_repair_is_linear(hostile):
    before = time.perf_counter()
    REPAIRER.repaired([Passage(hostile, "paragraph")])
    assert time.perf_counter() - before < 3
