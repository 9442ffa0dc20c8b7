"""The sample articles, read once for all tests of this folder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.models import OURS, loaded
from seeds import SAMPLES, References
from transforms.articles import ArticleReader
from transforms.extraction import Extractor, Tables
from transforms.ids import content_hash
from transforms.parsing import Parser
from transforms.records import Article, Item

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
RETRIEVED_AT = datetime.fromisoformat("2025-06-01T12:00:00")


@dataclass(frozen=True)
class Samples:
    """The articles by file name, and the rows of all of them."""

    articles: dict[str, Article]
    tables: Tables

    def rows(self, table: str, file: str) -> list[dict[str, Any]]:
        """The rows that one file gave."""
        frame: pl.DataFrame = getattr(self.tables, table)
        return frame.filter(pl.col("article_id") == self.articles[file].article_id).to_dicts()


def files() -> list[Path]:
    """The sample articles, README aside."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in MEDIA_TYPES and path.stem != "README")


@pytest.fixture(scope="session")
def samples() -> Samples:
    references = References()
    reader = ArticleReader(references)
    articles = {}
    for path in files():
        content = path.read_bytes()
        read = reader.article(Item(str(path), content, content_hash(content), MEDIA_TYPES[path.suffix], RETRIEVED_AT))
        assert isinstance(read, Article), f"{path.name}: {read}"
        articles[path.name] = read
    extractor = Extractor(references, pipeline_version="test", parser=Parser(references, loaded(OURS)))
    return Samples(articles, extractor.tables(list(articles.values())))
