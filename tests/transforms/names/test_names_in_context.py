"""A name that is a common word, a number or somebody else's counts only where its surroundings say so."""

import pytest

from tests.transforms.names.writing import names

COMPANY_360 = [
    ("Baidu, ByteDance, 360, and iFLYTEK try it.", 1),
    ("Baidu, Alibaba and 360 joined.", 1),
    ("Baidu, 360 and iFLYTEK try it. 360 leverages its browser.", 2),
    ("周鸿祎说，360发布了大模型。", 1),
    ("Some 360 million users joined Baidu.", 0),
    ("Baidu, Alibaba, 360 companies joined.", 0),
    ("Baidu turned 360 degrees.", 0),
    ("Baidu sells a 360° camera and a 360-degree view.", 0),
    ("Baidu paid $360, Alibaba paid 1,360.", 0),
    ("Baidu cut 360, or 2%, of its jobs.", 0),
    ("奇虎360有360家伙伴。", 1),
    ("In 360 days, Baidu grew.", 0),
]

WORDS = [
    ("Apple said profits rose.", [("Apple", "apple")]),
    ("Apple trees blossomed.", []),
    ("Apple growers met Google.", [("Google", "google")]),
    ("She ate apple pie.", []),
    ("“Apple is big,” he said.", [("Apple", "apple")]),
    ("Meta analysis of trials shows little.", []),
    ("Oracle shares rose, an oracle said.", [("Oracle", "oracle")]),
    ("Apple, the maker of phones, grew.", [("Apple", "apple")]),
    ("Oracle bones were found.", []),
    ("Apple apparently agrees.", [("Apple", "apple")]),
    ("Apple freshly picked is best.", []),
    ("Amazon rainforest fires spread.", []),
    ("He sold Amazon.", [("Amazon", "amazon")]),
    ("I like Orange juice and the colour Orange.", []),
    ("The telecom operator Orange cut jobs.", [("Orange", "orange")]),
    ("Sequoia trees are tall.", []),
    ("The round was led by Sequoia.", [("Sequoia", "sequoia-capital")]),
    ("Visa applications fell.", []),
    ("He posted on X that users left.", [("X", "twitter")]),
    ("Let X be a number.", []),
]

PEOPLE_OR_MODELS = [
    ("Claude, the AI model by Anthropic, writes.", [("Claude", "claude"), ("Anthropic", "anthropic")]),
    ("Claude Monet painted before AI.", []),
    ("Claude Shannon founded the theory.", [("Claude Shannon", "claude-shannon")]),
    ("Claude came home late.", []),
    ("Google said Gemini reads text.", [("Google", "google"), ("Gemini", "gemini")]),
    ("Gemini, the crypto exchange, trades coins.", [("Gemini", "gemini-trust")]),
    ("He prefers Claude 2 to Llama 2.", [("Claude 2", "claude"), ("Llama 2", "llama")]),
    ("Gemini is a star sign.", []),
    ("Kimi by Moonshot AI answers.", [("Kimi", "kimi"), ("Moonshot AI", "moonshot-ai")]),
    ("Kimi Räikkönen won while AI slept.", []),
    ("01.AI released Yi.", [("01.AI", "01-ai"), ("Yi", "yi")]),
    ("Yi Gang spoke about 01.AI.", [("01.AI", "01-ai")]),
    ("iFLYTEK trained Spark.", [("iFLYTEK", "iflytek"), ("Spark", "iflytek-spark")]),
    ("Apache Spark is fast.", []),
]


@pytest.mark.parametrize(("text", "times"), COMPANY_360)
def test_360_is_the_company_only_as_a_name(text, times):
    assert [found for _, found in names(text)].count("qihoo-360") == times


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_an_ordinary_word_is_a_company_only_by_case_and_company(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE_OR_MODELS)
def test_a_given_name_is_a_model_only_among_models(text, expected):
    assert names(text) == expected
