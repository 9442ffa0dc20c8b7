"""No declarative sentence is lost, whatever parts its subject from its verb; what only looks like one stays out."""

import pytest

from tests.transforms.claims import claims, spans


@pytest.mark.parametrize(
    "text",
    [
        "Nordlys, a builder of satellites, employs 900 people.",
        "Nordlys, which makes satellites, sold 14 of them in May.",
        "Nordlys, based in Oslo, lost $3 million last year.",
        "Nordlys, on the other hand, lowered its price by 12%.",
        "The broker rates the bond at 60 cents.",
        "Firms with a steady profit spend an average of $2 million a year.",
        "The tool flags suspicious payments.",
        "The two labs also disagree about the past.",
        "They outbid four rivals.",
        "She oversees 40 engineers.",
        "With 7 billion parameters, Falcon2.5 outperforms larger models.",
        "Llama 3.1 needs 16,000 chips.",
        "Article 9 covers 27 countries.",
        "Share in the market fell to 3%.",
        "Of the 500 firms asked, 41% use open models.",
        "Fewer than one in ten firms trains a model of its own.",
        "The lab's own tests take 14 hours.",
    ],
)
def test_a_declarative_sentence_is_a_claim(text: str) -> None:
    assert [content for _, _, content in spans(text, claims(text))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The maker's count.",
        "Software as a service.",
        "For example, the models of three vendors.",
        "In the last 40 years.",
        "The price wars of the cloud.",
        "Share it with your friends.",
        "Read more about the 12 changes.",
        "Far from the only one.",
        "Nordlys, a builder of satellites.",
    ],
)
def test_a_fragment_or_a_call_is_none(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下载量超过3亿次，同比增长两成。", 1),
        ("订阅收入达到8亿元。", 1),
        ("更多工厂开始使用机器人。", 1),
        ("编辑部有三十名员工。", 1),
        ("作者认为，价格还会下降。", 1),
        ("来源：江城日报网站", 0),
        ("更多精彩内容，请下载客户端。", 0),
        ("订阅我们的周刊。", 0),
    ],
)
def test_calls_and_labels_in_chinese(text: str, expected: int) -> None:
    assert len(claims(text, "zh")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Established firms dominate the market.",
        "Most established firms dominate the market.",
        "Reported sales fell 4% in May.",
        "Expected demand exceeds supply by 20%.",
        "Some predicted gains never arrived.",
        "The estimated cost rose to $40 million.",
        "Announced plans include three sites.",
        "The team claimed victory in the price war.",
        "It has two parts: a smaller model, a cache that serves 37% of all questions, and cheap chips.",
        "That is how Olsen, who advises builders, explained the flood.",
        "The plan, first reported by the Herald, would cost $4 billion.",
        "Nordlys cut the price of its plan to $14 a month.",
        "Nordlys lifted its forecast for the second time after sales climbed 9%.",
    ],
)
def test_participles_nouns_and_revisions_without_content_attribute_nothing(text: str) -> None:
    assert all(claim.attribution is None for claim in claims(text))
    assert claims(text)
