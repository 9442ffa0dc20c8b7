"""Claimants stand for the person or organisation that speaks, or for nobody that can be told."""

import pytest

from tests.transforms.claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam Altman said the round had closed.", ["sam-altman"]),
        ("Yang Zhilin, CEO of Moonshot AI, said the round had closed.", ["yang-zhilin"]),
        ("Moonshot AI founder Yang Zhilin said the round had closed.", ["yang-zhilin"]),
        ("A survey by IDC found that costs had risen.", ["idc"]),
        ("IDC's report found that costs had risen.", ["idc"]),
        ("Analysts at Goldman Sachs expect revenue to fall.", ["goldman-sachs"]),
        ("A spokesperson for OpenAI said the round had closed.", ["openai"]),
        ("The founder of OpenAI said the round had closed.", [None]),
        ("A former OpenAI employee said the round had closed.", [None]),
        ("Sam Altman spoke in Paris. He said the round had closed.", ["sam-altman"]),
        ("Sam Altman met Elon Musk in Paris. He said the round had closed.", [None]),
        ("OpenAI was founded in 2015. The company said the round had closed.", ["openai"]),
        ("OpenAI sued Microsoft. The company said the round had closed.", [None]),
        ("They said the round had closed.", [None]),
        ("Meta trained a model. DeepSeek-V3 costs little, according to the company.", ["deepseek"]),
        (
            "Google buys chips. Prices will fall, the company said. Microsoft and Microsoft Azure grow. Microsoft hires.",
            [None],
        ),
        ("Sales to Microsoft rose, the company said. OpenAI grew. OpenAI hired.", [None]),
        ("Sales at Microsoft rose, the company said.", ["microsoft"]),
        ("OpenAI grew. The Office for Statistics said prices fell. It said wages rose.", [None, None]),
        ("Sam Altman met Harriet Lund. He said the round had closed.", [None]),
        ("Analysts polled by Reuters said the round had closed.", [None]),
        ("Cathie Wood's ARK Invest said the round had closed.", ["ark-invest"]),
    ],
)
def test_who_is_meant(text: str, expected: list[str | None]) -> None:
    assert [c.claimant_entity_id for c in claims(text) if c.attribution is not None] == expected


@pytest.mark.parametrize(
    "text", ["月之暗面创始人杨植麟表示，模型的成本还会下降。", "杨植麟：“模型的成本还会下降，不会上升。”"]
)
def test_who_is_meant_in_chinese(text: str) -> None:
    assert [c.claimant_entity_id for c in claims(text, "zh") if c.attribution is not None] == ["yang-zhilin"]
