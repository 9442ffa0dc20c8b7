"""Chinese quantities: value, unit and what their words commit to."""

import pytest

from seeds import References
from transforms.figures import FigureReader

READER = FigureReader(References())

VALUES = [
    ("找零2元零5分", [(2.05, "CNY")]),
    ("车票100元零5角", [(100.5, "CNY")]),
    ("一斤两块零5", [(2.05, "CNY")]),
    ("咖啡三块五美金", [(3.5, "USD")]),
    ("房租500块港币", [(500, "HKD")]),
    ("门票五美元五十。", [(5.5, "USD")]),
    ("奖金1万五千元", [(15000, "CNY")]),
    ("每股派息三分之一美元。", [(0.333333, "USD")]),
    ("三分之一美元资产已经卖出", [(33.3, "percent")]),
    ("税率下调一个百分点", [(1, "percentage_point")]),
    ("销量上升百分之廿五", [(25, "percent")]),
    ("房价下跌15巴仙", [(15, "percent")]),
    ("买了三块五，美金存着", [(3.5, "CNY")]),
    ("买了三块，五美金还在", [(3, "CNY"), (5, "USD")]),
    ("营收1.5万亿元", [(1.5e12, "CNY")]),
    ("３亿元，增长１２％", [(3e8, "CNY"), (12, "percent")]),
    ("近900万美元", [(9e6, "USD")]),
    ("人民币100亿元", [(1e10, "CNY")]),
    ("HK$3亿", [(3e8, "HKD")]),
    ("五元三毛", [(5.3, "CNY")]),
    ("两美元又三美分", [(2.03, "USD")]),
    ("百分之十五", [(15, "percent")]),
    ("三分之一的企业", [(33.3, "percent")]),
    ("提升3个百分点", [(3, "percentage_point")]),
    ("七成五用户", [(75, "percent")]),
    ("增长3倍", [(3, "times")]),
    ("用户翻了一番", [(2, "times")]),
    ("300多个开源模型", [(300, "model")]),
    ("940万名软件开发者", [(9.4e6, "developer")]),
    ("下载量突破6亿次", [(6e8, "download")]),
    ("参数规模达720亿", [(72e9, "parameter")]),
    ("员工超过5000名", [(5000, "employee")]),
    ("排名第二", [(2, "rank")]),
    ("全球第三大厂商", [(3, "rank")]),
    ("训练了48小时", [(48, "hour")]),
    ("3亿2000万元", [(3.2e8, "CNY")]),
    ("一万二千三百家企业", [(12300, "enterprise")]),
    ("百 分 之 五 十", [(50, "percent")]),
    ("1万2000名员工", [(12000, "employee")]),
    ("在3万平方米的园区里有5000台服务器", [(30000, "square metre"), (5000, "server")]),
    ("1亿月活用户", [(1e8, "user")]),
    ("10万5G用户", [(1e5, "subscriber")]),
    ("一亿百度用户", [(1e8, "user")]),
    ("3000万千问用户", [(3e7, "user")]),
]
RANGES = [
    ("花了一百几十元", 110, 200),
    ("投入一万几千元", 11000, 20000),
    ("占比三、四成", 30, 40),
    ("三、四百万元的设备", 3e6, 4e6),
    ("20亿至30亿美元", 2e9, 3e9),
    ("两三百万用户", 2e6, 3e6),
    ("八九亿元", 8e8, 9e8),
    ("数百万用户", 1e6, 1e7),
    ("几十亿元", 1e9, 1e10),
    ("5%-8%", 5, 8),
    ("3到5亿元", 3e8, 5e8),
]
NOTHING = [
    "一、二线城市和第三、四季度",
    "一个百分号",
    "2023年11月18日", "3月5日至7日", "第一季度", "第三方机构", "GPT-4和Qwen2.5-72B", "360公司", "一方面", "千家万户",
    "三年前", "未来五年", "300418.SZ", "研究[12]", "5G和3D", "百川智能与零一万物",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_quantity_has_its_value_and_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in READER.quantities(text, "zh")] == [
        (pytest.approx(value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_is_one_quantity_with_two_ends(text: str, low: float, high: float) -> None:
    (quantity,) = READER.quantities(text, "zh")
    assert (quantity.qualifier, quantity.value_low, quantity.value_high) == ("between", low, high)


@pytest.mark.parametrize("text", NOTHING)
def test_what_measures_nothing_is_no_quantity(text: str) -> None:
    assert READER.quantities(text, "zh") == ()


@pytest.mark.parametrize(
    ("text", "change", "basis"),
    [
        ("同比增长15%", "increase", "year_on_year"), ("下降了42%", "decrease", None), ("增长至15%", None, None), ("从3%提升至5%", None, None),
        ("降幅达38%", "decrease", None), ("成本降低30%以上", "decrease", None), ("占比为28.5%", None, None),
    ],
)  # fmt: skip
def test_the_size_of_a_change_is_told_from_a_level(text: str, change: str | None, basis: str | None) -> None:
    quantities = READER.quantities(text, "zh")
    assert {(q.change, q.change_basis) for q in quantities} == {(change, basis)}


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("约50亿美元", "about"),
        ("超过90%", "at_least"),
        ("4万多人", "at_least"),
        ("不到2000万元", "at_most"),
        ("最高可节省90%", "at_most"),
        ("3000元左右", "about"),
    ],
)
def test_words_around_a_number_qualify_it(text: str, qualifier: str) -> None:
    assert READER.quantities(text, "zh")[0].qualifier == qualifier


def test_the_denominator_stands_before_or_after() -> None:
    assert [q.per for q in READER.quantities("每百万tokens仅0.8元", "zh")] == ["million tokens"]
    assert [q.per for q in READER.quantities("20美元/月", "zh")] == ["month"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("2024年一季度营收为3500万元", [None]),
        ("一月收入1亿元", [None]),
        ("租一台机器一个月要200元，一年收3000元", ["month", "year"]),
        ("一个季度得花5万元", ["quarter"]),
    ],
)
def test_a_quarter_with_its_number_is_a_time_and_no_denominator(text, per):
    assert [q.per for q in READER.quantities(text, "zh")] == per
