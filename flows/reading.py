"""Reading a batch: raw bytes to rows, in a worker process of the guard."""

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from flows.models import OURS, choose, chosen, loaded
from flows.raw import read_raw
from flows.stage import Staged, turns, write_stage
from flows.version import pipeline_version
from seeds import References
from transforms.articles import ArticleReader
from transforms.extraction import Extractor
from transforms.parsing import Parser
from transforms.records import REJECTIONS, Article, Item, Rejection
from transforms.schema import OUTCOMES, QUARANTINE


@cache
def readers() -> tuple[ArticleReader, Extractor]:
    """What reading needs, built once a process."""
    references = References()
    parser = Parser(references, loaded(chosen()))
    return ArticleReader(references), Extractor(references, pipeline_version=pipeline_version(), parser=parser)


def prepare(model: str = OURS) -> None:
    """Build what reading needs, with the pipeline that is named; parsers that complain of a page do so in its fate, not on the terminal."""
    logging.disable(logging.CRITICAL)
    choose(model)
    readers()


def read_batch(raw: Path, origins: Mapping[str, str], stage: Path) -> None:
    """Write the stage of those items of a raw file whose content hash has an origin."""
    items = [replace(item, origin=origins[item.content_hash]) for item in read_raw(raw) if item.content_hash in origins]
    write_stage(stage, stages_of(items))


def stages_of(items: list[Item]) -> list[Staged]:
    """The rounds that the items load in."""
    reader, _ = readers()
    read = [(item, reader.article(item)) for item in sorted(items, key=lambda item: item.origin)]
    rounds: dict[int, list[tuple[Item, Article | Rejection]]] = defaultdict(list)
    ids = [None if isinstance(result, Rejection) else result.article_id for _, result in read]
    for turn, pair in zip(turns(ids), read, strict=True):
        rounds[turn].append(pair)
    return [_staged(rounds[turn]) for turn in sorted(rounds)]


def _staged(read: list[tuple[Item, Article | Rejection]]) -> Staged:
    _, extractor = readers()
    articles = [result for _, result in read if isinstance(result, Article)]
    fates = [_fate(item, result) for item, result in read]
    return Staged(extractor.tables(articles), pl.DataFrame(fates, OUTCOMES, orient="row"), QUARANTINE.to_frame())


def _fate(item: Item, result: Article | Rejection) -> tuple[object, ...]:
    if isinstance(result, Article):
        return item.origin, item.content_hash, "article", None, result.article_id, item.retrieved_at
    reason = f"{result.reason}: {result.detail or REJECTIONS[result.reason]}"
    return item.origin, item.content_hash, "rejected", reason, None, item.retrieved_at
