"""Chinese names that no list holds: only where title, verb, ending, clause or quotation marks make their bounds sure."""

import re

import pytest

from tests.transforms.names.writing import FINDER, article
from transforms.records import Sentence

ORG, PERSON, PRODUCT, MODEL = "organisation", "person", "product", "model"
_SENTENCE = re.compile(r"[^\n。！？]+[。！？]?[”」]?")


def found(text):
    sentences = [Sentence(m.start(), m.end(), "paragraph", "zh") for m in _SENTENCE.finditer(text)]
    mentions = FINDER.mentions(article(text), sentences)
    return [(text[m.start : m.end], m.kind) for m in mentions if m.name is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("董事长张伟华先生因个人原因辞职。", [("张伟华", PERSON)]),
        ("北京市副市长司马红在会上发言。", [("司马红", PERSON)]),
        ("赵宇航认为，竞争激烈。", [("赵宇航", PERSON)]),
        ("投资人Jane Lindqvist在文章里写道。", [("Jane Lindqvist", PERSON)]),
        ("蓝鲸科技创始人赵宇航在接受采访时称。", [("蓝鲸科技", ORG), ("赵宇航", PERSON)]),
        ("江苏银行和杭州联合银行上调了利率。", [("江苏银行", ORG), ("杭州联合银行", ORG)]),
        ("子公司苏州恒量科技有限公司签约。", [("苏州恒量科技有限公司", ORG)]),
        ("公司推出了聊天机器人“小麦”和大模型“青穗”。", [("小麦", PRODUCT), ("青穗", MODEL)]),
        ("创业公司「深语智能」完成融资，深语智能成立三年。", [("深语智能", ORG), ("深语智能", ORG)]),
        ("青禾产业研究所（QHII）的统计称，QHII。", [("青禾产业研究所", ORG), ("QHII", ORG), ("QHII", ORG)]),
        ("据青禾查统计，企业有3万家。", [("青禾查", ORG)]),
    ],
)
def test_bounds_that_are_sure_give_a_name(text, expected):
    assert found(text) == expected


def test_a_short_form_in_brackets_names_the_same():
    text = "苏州恒量科技有限公司（以下简称“公司”或“恒量”）今日公告。恒量将交付设备。"
    mentions = FINDER.mentions(article(text), [Sentence(0, len(text), "paragraph", "zh")])
    assert [(text[m.start : m.end], m.name) for m in mentions] == [
        ("苏州恒量科技有限公司", "苏州恒量科技有限公司"),
        ("恒量", "苏州恒量科技有限公司"),
        ("恒量", "苏州恒量科技有限公司"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "该公司高管表示，明年将继续扩产。",
        "方面人士称，全年平均价格上涨。",
        "商业银行和投资银行的差距在缩小。",
        "任何人都说不清楚原因。",
        "马上表示，程序员们说，平均工资下降了。",
        "多家证券公司研究所预测，下半年利率下降。",
        "今年资本开支上升，中小银行贷款增长。",
        "据公开数据统计，据不完全统计，人工智能与新能源汽车是重点。",
        "公司创始人和联合创始人离职。",
    ],
)
def test_common_words_are_no_names(text):
    assert found(text) == []
