"""A model's name reaches to the end of its version; a quantity behind it is none."""

import pytest

from tests.transforms.names.writing import names

CASES = [
    ("Qwen2.5-72B-Instruct", "qwen"),
    ("GPT-4o-mini", "gpt-4o-mini"),
    ("GPT-4 Turbo", "gpt-4"),
    ("GPT-4.1-nano", "gpt-4-1"),
    ("GPT-3.5-turbo", "gpt-3-5"),
    ("GPT-9", "gpt"),
    ("Llama 3.1 405B", "llama"),
    ("Llama-4-Maverick-17B-128E", "llama"),
    ("Claude 3.5 Sonnet", "claude-sonnet"),
    ("Claude Opus 4.5", "claude-opus"),
    ("DeepSeek-V2.5", "deepseek-model"),
    ("DeepSeek-R1-Distill-Qwen-32B", "deepseek-r1"),
    ("DeepSeek-V3-0324", "deepseek-v3"),
    ("Gemini 1.5 Pro", "gemini"),
    ("Mixtral 8x7B", "mixtral"),
    ("Mistral 7B", "mistral"),
    ("ERNIE X1", "ernie"),
    ("Kimi k1.5", "kimi-model"),
    ("Hunyuan-Large", "hunyuan"),
    ("TPU v5p", "tpu"),
    ("Ascend 910B", "ascend-910b"),
]

CUT = [
    ("Llama 3 million times", "Llama"),
    ("ERNIE 4 times faster", "ERNIE"),
    ("Grok 2 weeks ago", "Grok"),
    ("Gemini 2025 plans", "Gemini"),
    ("Qwen 20% cheaper", "Qwen"),
    ("GPT-4-based tools", "GPT-4"),
    ("Grok-powered search", "Grok"),
    ("Qwen Q1 numbers", "Qwen"),
    ("Llama 3. Then", "Llama 3"),
    ("Llama 70B parameters", "Llama"),
    ("Qwen, 3 of them", "Qwen"),
]


@pytest.mark.parametrize(("name", "entity_id"), CASES)
def test_the_mention_covers_the_version(name, entity_id):
    assert names(f"Researchers say the AI model {name} is good.") == [(name, entity_id)]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_a_quantity_is_no_version(text, name):
    assert names(f"With AI, {text} came.")[0][0] == name


def test_without_a_version_the_maker_is_meant():
    assert names("DeepSeek cut prices; MiniMax and Mistral AI followed.") == [
        ("DeepSeek", "deepseek"),
        ("MiniMax", "minimax"),
        ("Mistral AI", "mistral-ai"),
    ]
