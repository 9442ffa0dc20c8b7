"""Names that a machine translated, spelt by sound or broke apart stand for what they were."""

import pytest

from tests.transforms.names.writing import names

CASES = [
    ("Taking Dark Side of the Moon as an example, AI startups need users.", ("Dark Side of the Moon", "moonshot-ai")),
    ("The CEO of 01 Universe believes in apps.", ("01 Universe", "01-ai")),
    ("He founded Zero One Wanwu last year.", ("Zero One Wanwu", "01-ai")),
    ("At OpenAI, CEO Ultraman was fired.", ("Ultraman", "sam-altman")),
    ("Li Kaifu spoke.", ("Li Kaifu", "kai-fu-lee")),
    ("李开复表示", ("李开复", "kai-fu-lee")),
    ("Its Tongyi Qianwen is free.", ("Tongyi Qianwen", "qwen")),
    ("The Wenxin Yiyan subscription", ("Wenxin Yiyan", "ernie-bot")),
    ("文心一言免费开放", ("文心一言", "ernie-bot")),
    ("the founder of Ali Cloud", ("Ali Cloud", "alibaba-cloud")),
    ("the shares of HKUST Xunfei", ("HKUST Xunfei", "iflytek")),
    ("月之暗面获得融资", ("月之暗面", "moonshot-ai")),
    ("马斯克宣布", ("马斯克", "elon-musk")),
    ("ask dalle3 for a picture", ("dalle3", "dall-e")),
]

OTHERS = [
    ("Ultraman fights monsters in the new film.", "sam-altman"),
    ("Dark Side of the Moon sold records for decades.", "moonshot-ai"),
    ("Muhammad Ali fought here, Alibaba rose.", "ali"),
    ("The phone keeps a byte order; ByteDance reads it as Byte order.", "byte"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_distorted_name_is_its_original(text, expected):
    assert expected in names(text)


@pytest.mark.parametrize(("text", "entity_id"), OTHERS)
def test_the_same_words_elsewhere_are_somebody_else(text, entity_id):
    assert entity_id not in [found for _, found in names(text)]
    assert all(words.lower() not in ("ali", "byte") for words, _ in names(text))
