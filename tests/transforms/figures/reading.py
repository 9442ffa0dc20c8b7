"""Figures of one paragraph, with its sentences and names found as in an article."""

from datetime import date, datetime

from seeds import References
from transforms.figures import FigureReader
from transforms.mentions import NameFinder
from transforms.records import Article, Block, Figure, Source
from transforms.sentences import SentenceSplitter

REFERENCES = References()
READER = FigureReader(REFERENCES)
SPLITTER = SentenceSplitter(REFERENCES)
NAMES = NameFinder(REFERENCES)
DAY = date(2024, 11, 20)


def figures_in(text: str, *, day: date = DAY) -> tuple[Figure, ...]:
    """The figures of a paragraph that appeared on `day`; Chinese where it holds a Chinese character."""
    language = "zh" if any("一" <= character <= "鿿" for character in text) else "en"
    article = Article(
        "a", Source("local"), "a.txt", None, None, None, None, day, "text", language, text, 1, "0",
        datetime(2024, 11, 21), (Block(0, len(text), "paragraph", language),),
    )  # fmt: skip
    sentences = SPLITTER.sentences(article)
    return READER.figures(article, sentences, NAMES.mentions(article, sentences))
