"""Claimants stand for the person or organisation that speaks, or for nobody that can be told."""

import re

import pytest

from tests.transforms.claims import article, claims, parts
from transforms.records import Mention


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
        ("Sam Altman, expects the round to close.", ["sam-altman"]),
        ("Microsoft, expects the round to close.", []),
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


def speakers(text: str, names: dict[str, tuple[str, str]]) -> list[str | None]:
    """Who speaks in a text whose names, given with entity and kind, are in no list."""
    split, _, reader = parts()
    read = article(text)
    mentions = sorted(
        (
            Mention(entity, found.start(), found.end(), 0.8, kind, name)
            for name, (entity, kind) in names.items()
            for found in re.finditer(rf"\b{name}\b", text)
        ),
        key=lambda mention: mention.start,
    )
    return [c.claimant_entity_id for c in reader.claims(read, split.sentences(read), mentions, ()) if c.attribution]


LUND = {"Ada Lund": ("ada-lund", "person")}
BOTH = LUND | {"Ivo Tadic": ("ivo-tadic", "person")}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ada Lund runs the plant. Lund said it was full.", LUND, ["ada-lund"]),
        ("Ada Lund runs the plant. Ms. Lund said it was full.", LUND, ["ada-lund"]),
        ("Ada Lund runs the plant. “It is full,” she said.", LUND, ["ada-lund"]),
        ("Ada Lund runs the plant. Lund was tired. “It is full,” she said.", LUND, ["ada-lund"]),
        ("“It is full,” Ada Lund said. “We wait.” She hopes that it will end.", LUND, ["ada-lund"] * 3),
        ("Ada Lund met Ivo Tadic. “It is full,” he said.", BOTH, [None]),
        ("Ada Lund said the plant was full. “We wait,” she said.", LUND, ["ada-lund", "ada-lund"]),
        ("Ada Lund left. Ivo Tadic stayed. Tadic said that the plant was full.", BOTH, ["ivo-tadic"]),
        ("Ivo Tadic sold his firm. Ada Lund sold her shop. Tadic waited. “It is full,” she said.", BOTH, [None]),
        ("Ada Lund runs it. Its manager, Ivo Tadic, said the plant was full.", BOTH, ["ivo-tadic"]),
        ("Ada Lund runs it. In her words, the plant is a ruin.", LUND, ["ada-lund"]),
        ("Ada Lund runs it. By her estimate, the plant is half empty.", LUND, ["ada-lund"]),
        ("Ada Lund and Eva Lund run it. Lund said it was full.", LUND | {"Eva Lund": ("eva-lund", "person")}, [None]),
        ("Veldt Foods opened in May. The company said sales rose.", {"Veldt Foods": ("veldt-foods", "organisation")}, ["veldt-foods"]),
        ("Veldt Foods opened in May. He said sales rose.", {"Veldt Foods": ("veldt-foods", "organisation")}, [None]),
    ],
)  # fmt: skip
def test_who_is_meant_where_no_list_knows_the_name(
    text: str, names: dict[str, tuple[str, str]], expected: list[str | None]
) -> None:
    assert speakers(text, names) == expected
