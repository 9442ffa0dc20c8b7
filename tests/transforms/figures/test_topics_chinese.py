"""Of whom or what Chinese figures speak: the topic of the clause, carried on where a clause names none."""

from datetime import date, datetime

import pytest

from seeds import References
from transforms.figures import FigureReader
from transforms.records import Article, Sentence, Source

READER = FigureReader(References())

SUBJECTS = [
    ("海岳科技去年营收12亿元，净利润2亿元。", ["海岳科技", "海岳科技"]),
    ("今年一季度，海岳科技实现营收3亿元，同比增长20%。", ["海岳科技", "海岳科技"]),
    ("面向医院的问诊助手“青禾”注册用户突破300万。", ["青禾"]),
    ("研发人员占比超过六成。", ["研发人员"]),
    ("海岳科技发布大模型“沧海”，参数规模达720亿，支持64K上下文。", ["沧海", "沧海"]),
    ("海岳科技创始人林知远表示，公司今年收入将达到8亿元。", ["海岳科技"]),
    ("海岳科技和北川智能分别完成2亿元和3亿元融资。", ["海岳科技", "北川智能"]),
    ("报告显示，国内智能体市场规模达到40亿元。", ["国内智能体"]),
    ("海岳科技营收增长30%；北川智能营收增长12%，净亏损1.5亿元。", ["海岳科技", "北川智能", "北川智能"]),
    ("海岳科技向北川智能投资2亿元。", ["北川智能"]),
    ("海岳科技向市场投放2亿元优惠券。", ["海岳科技"]),
    ("海岳科技投资2亿元建设新厂。", ["海岳科技"]),
    ("“我们的毛利率只有8%。”海岳科技董事长林知远坦言。", ["海岳科技"]),
    ("海岳科技旗下金融公司放贷2亿元。", ["金融公司"]),
    ("海岳科技旗下员工超过3000人。", ["海岳科技"]),
    ("全市共有充电桩12万个。", ["充电桩"]),
    ("这家工厂由海岳科技投资8亿元建成。", ["工厂"]),
    ("超过2000名员工被裁。", ["员工"]),
    ("新能源汽车方面，6月销量达到104万辆。", ["新能源汽车"]),
    ("计算机视觉仍是最大的子市场，规模为23亿元。", ["计算机视觉"]),
    ("价格方面，海岳科技的模型每百万tokens只要2元。", ["海岳科技"]),
]
CARRIED = [
    ("海岳科技成立于2019年。", "公司现有员工400余人。", "海岳科技"),
    ("海岳科技宣布完成新一轮融资。", "该公司去年收入9亿元。", "海岳科技"),
    ("海岳科技推出新模型“沧海”。", "该模型参数规模为320亿。", "沧海"),
]
NOT_CARRIED = [
    ("海岳科技宣布裁员。", "据统计，行业平均薪资下降了5%。"),
    ("海岳科技宣布裁员。", "分析师预计，2027年市场规模将突破300亿元。"),
]


def subjects(*texts: str) -> list[str | None]:
    text = "".join(texts)
    article = Article(
        article_id="a", source=Source("local"), origin="a.txt", url=None, title=None, author=None, publisher=None,
        published_on=date(2025, 6, 30), published_from="text", language="zh", text=text, word_count=len(text),
        content_hash="0", retrieved_at=datetime(2025, 7, 1), blocks=(),
    )  # fmt: skip
    sentences, start = [], 0
    for piece in texts:
        sentences.append(Sentence(start, start + len(piece), "paragraph", "zh"))
        start += len(piece)
    return [figure.subject for figure in READER.figures(article, sentences, [])]


@pytest.mark.parametrize(("text", "wanted"), SUBJECTS)
def test_a_figure_speaks_of_the_topic_of_its_clause(text: str, wanted: list[str]) -> None:
    found = subjects(text)
    assert [told is not None and name in told for told, name in zip(found, wanted, strict=True)] == [True] * len(
        wanted
    ), found


@pytest.mark.parametrize(("first", "second", "wanted"), CARRIED)
def test_a_pronoun_goes_on_about_what_was_named(first: str, second: str, wanted: str) -> None:
    assert subjects(first, second)[-1] == wanted


@pytest.mark.parametrize(("first", "second"), NOT_CARRIED)
def test_what_observers_report_is_not_of_whom_was_named_before(first: str, second: str) -> None:
    assert subjects(first, second)[-1] != "海岳科技"


def test_the_company_is_whom_the_article_calls_so() -> None:
    first = "江北海岳数据股份有限公司（以下简称“公司”）与北川智能签订合同。"
    assert subjects(first, "北川智能成立于2021年。", "公司去年营业收入为3600万元。")[-1] == "江北海岳数据股份有限公司"
