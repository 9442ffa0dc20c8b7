"""A batch of articles becomes rows whatever the order of the articles."""

from datetime import datetime

from polars.testing import assert_frame_equal

from seeds import References
from transforms.extraction import Extractor
from transforms.records import Article, Block, Source

TEXT = "Quillmere raised $30 million. “We doubled revenue,” said Ada Moor, its founder. Will $5 be enough?"


def article(name: str, source: Source, text: str = TEXT) -> Article:
    blocks = (Block(0, len(text), "paragraph", "en"),)
    return Article(
        name,
        source,
        f"{name}.txt",
        None,
        None,
        None,
        None,
        None,
        None,
        "en",
        text,
        14,
        name,
        datetime(2026, 1, 1),
        blocks,
    )


def test_each_article_says_of_its_source_what_it_says_in_any_order():
    extractor = Extractor(References(), pipeline_version="1")
    articles = [
        article("a", Source("s", "Quay Weekly", "quay.example", None, "en")),
        article("b", Source("s", "Quay", "quay.example", "NO", None)),
    ]
    one, other = extractor.tables(articles), extractor.tables(articles[::-1])
    assert one.sources.rows() == [
        ("a", "s", "Quay Weekly", "quay.example", None, "en", None),
        ("b", "s", "Quay", "quay.example", "NO", None, None),
    ]
    assert_frame_equal(one.sources, other.sources, check_row_order=False)
    assert_frame_equal(one.figures, other.figures, check_row_order=False)


def test_a_figure_that_stands_in_no_claim_gives_no_row():
    figures = Extractor(References(), pipeline_version="1").tables([article("a", Source("s"))]).figures
    assert figures["text"].to_list() == ["$30 million", "doubled"]
    assert figures["claim_id"].is_unique().all()


def test_no_article_gives_empty_tables():
    tables = Extractor(References(), pipeline_version="1").tables([])
    assert (tables.sources.height, tables.articles.height, tables.figures.height) == (0, 0, 0)
