"""Known names are found as whole words, whatever script, case, glue or ending they have."""

import pytest

from tests.transforms.names.writing import names

FOUND = [
    ("Baidu, Alibaba, Google and Meta open their models.",
     [("Baidu", "baidu"), ("Alibaba", "alibaba"), ("Google", "google"), ("Meta", "meta")]),
    ("Alibaba Cloud's matrix has 300 models.", [("Alibaba Cloud", "alibaba-cloud")]),
    ("OpenAI’s board met.", [("OpenAI", "openai")]),
    ("使用ChatGPT的人越来越多", [("ChatGPT", "chatgpt")]),
    ("中国移动和中国电信跟进。", [("中国移动", "china-mobile"), ("中国电信", "china-telecom")]),
    ("阿里云宣布通义千问开源。", [("阿里云", "alibaba-cloud"), ("通义千问", "qwen")]),
    ("ＯｐｅｎＡＩ发布新模型", [("ＯｐｅｎＡＩ", "openai")]),
    ("AlibabaCloud and MoonshotAI signed.", [("AlibabaCloud", "alibaba-cloud"), ("MoonshotAI", "moonshot-ai")]),
    ("NVIDIA UNVEILS CHIP, SAM ALTMAN REACTS", [("NVIDIA", "nvidia"), ("SAM ALTMAN", "sam-altman")]),
    ("BEIJING (Reuters) - Nvidia, Cisco and Nasa met.",
     [("BEIJING", "beijing"), ("Reuters", "reuters"), ("Nvidia", "nvidia"), ("Cisco", "cisco"), ("Nasa", "nasa")]),
    ("PitchBook data show growth.", [("PitchBook", "pitchbook")]),
    ("DingTalk/Feishu users", [("DingTalk", "dingtalk"), ("Feishu", "feishu")]),
    ("A non-Google search in US-China trade", [("Google", "google"), ("US", "united-states"), ("China", "china")]),
    ("Americans and Europeans trust Chinese labs.",
     [("Americans", "united-states"), ("Europeans", "europe"), ("Chinese", "china")]),
    ("It bought 10,000 A100s and H100-based servers.", [("A100s", "a100"), ("H100", "h100")]),
    ("copy.AI is a startup; copyAI grows.", [("copy.AI", "copy-ai"), ("copyAI", "copy-ai")]),
    ("Reports by IDC, Gartner and Goldman Sachs", [("IDC", "idc"), ("Gartner", "gartner"), ("Goldman Sachs", "goldman-sachs")]),
    ("At CES and the World Artificial Intelligence Conference",
     [("CES", "ces"), ("World Artificial Intelligence Conference", "world-artificial-intelligence-conference")]),
    ("我国企业与河南、海南合作", [("我国", "china"), ("河南", "henan"), ("海南", "hainan")]),
    ("The Oxford University Press met the University of Oxford.",
     [("Oxford University Press", "oxford-university-press"), ("University of Oxford", "university-of-oxford")]),
    ("Socrates and Marx disagreed.", [("Socrates", "socrates"), ("Marx", "karl-marx")]),
    ("The U.S. Department of Commerce acted in Washington.",
     [("U.S. Department of Commerce", "u-s-department-of-commerce"), ("Washington", "washington")]),
]  # fmt: skip

ABSENT = [
    "The metadata of somalia's appleseed intelligentsia",
    "a turkey, some china and a polish of the lamp",
    "See https://openai.com/chatgpt, www.nvidia.com and claude.ai.",
    "Mail press@openai.com or @OpenAI.",
    "import openai_tools",
    "US$18 billion and HK$5",
    "some 40 million US dollars",
    "发展中国家的市场",
    "其中国有企业占一半，隆重庆祝，AI生成都可以，提高通信能力",
    "新浪潮来了，让人联想到过去，AI浪潮有道理",
    "Mayor Anthony Bloomberg and Edith Wharton",
    "the MIT License and a 500 HP engine",
    "Do androids dream?",
    "Bank of Ghana kept its rate.",
    "China Everbright Bank lent money.",
    "Native Americans and Big Apple",
    "the amazon of the north and an oracle",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_known_names_are_found_with_their_own_words(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("text", ABSENT)
def test_what_only_looks_like_a_name_is_none(text):
    assert names(text) == []


def test_a_place_in_a_heading_of_capitals_is_no_part_of_an_organisation():
    assert names("China Bets On Open Technology", kind="heading") == [("China", "china")]
