"""Reading a batch: raw bytes to rows, in a worker process of the guard."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from flows.models import loaded
from flows.raw import read_raw
from flows.stage import Staged, turns, write_stage
from flows.version import Means, pipeline_version
from seeds import References
from transforms.articles import ArticleReader
from transforms.extraction import Extractor
from transforms.parsing import Parser
from transforms.records import REJECTIONS, Article, Item, Rejection
from transforms.schema import OUTCOMES, QUARANTINE


@cache
def readers(means: Means) -> tuple[ArticleReader, Extractor]:
    """What reading needs, built once a process."""
    references = References(rates=means.rates)
    parser = Parser(references, loaded(means.model))
    return ArticleReader(references), Extractor(references, pipeline_version=pipeline_version(means), parser=parser)


def prepare(means: Means) -> None:
    """Build what reading needs; parsers that complain of a page do so in its fate, not on the terminal."""
    logging.disable(logging.CRITICAL)
    readers(means)


def read_batch(raws: Iterable[Path], origins: Mapping[str, str], stage: Path, means: Means) -> None:
    """Write the stage of those items of raw files whose content hash has an origin; of the same bytes in two files, once."""
    kept = {item.content_hash: item for raw in raws for item in read_raw(raw) if item.content_hash in origins}
    items = [replace(item, origin=origins[content_hash]) for content_hash, item in kept.items()]
    write_stage(stage, stages_of(items, means))


def stages_of(items: list[Item], means: Means) -> list[Staged]:
    """The rounds that the items load in."""
    reader, extractor = readers(means)
    read = [(item, reader.article(item)) for item in sorted(items, key=lambda item: item.origin)]
    rounds: dict[int, list[tuple[Item, Article | Rejection]]] = defaultdict(list)
    ids = [None if isinstance(result, Rejection) else result.article_id for _, result in read]
    for turn, pair in zip(turns(ids), read, strict=True):
        rounds[turn].append(pair)
    return [_staged(rounds[turn], extractor) for turn in sorted(rounds)]


def _staged(read: list[tuple[Item, Article | Rejection]], extractor: Extractor) -> Staged:
    articles = [result for _, result in read if isinstance(result, Article)]
    fates = [_fate(item, result) for item, result in read]
    return Staged(extractor.tables(articles), pl.DataFrame(fates, OUTCOMES, orient="row"), QUARANTINE.to_frame())


def _fate(item: Item, result: Article | Rejection) -> tuple[object, ...]:
    if isinstance(result, Article):
        return item.origin, item.content_hash, "article", None, result.article_id, item.retrieved_at
    reason = f"{result.reason}: {result.detail or REJECTIONS[result.reason]}"
    return item.origin, item.content_hash, "rejected", reason, None, item.retrieved_at
