"""Words in claims, articles and figures: ranked by DuckDB's full-text search where it is installed, else by how often they stand there."""

import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse import Connection
from warehouse.errors import QueryFailed, TextWithheld
from warehouse.frames import number, rows
from warehouse.opening import published_beside

_FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F)))
_HALF_WIDTH = "".join(map(chr, range(0x21, 0x7F)))

_HAN = r"\p{Han}\p{Hiragana}\p{Katakana}"
_BEFORE, _AFTER = rf"(?:^|[^\p{{L}}\p{{N}}]|[{_HAN}])", rf"(?:$|[^\p{{L}}\p{{N}}]|[{_HAN}])"
_INDEXED = re.compile("[a-z0-9]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

WITHIN = {
    "claims": (
        "select claim_id as id, text as words from copy.main.claims",
        """select score, claims.text, claimant, claims.kind, certainty, title, sources.name as source_name, published_on, url, claim_id
           from hits join copy.main.claims on claim_id = id join copy.main.articles using (article_id)
           join copy.main.sources using (source_id)""",
    ),
    "articles": (
        "select article_id as id, concat_ws(chr(10), title, text) as words from copy.main.articles where duplicate_of is null",
        """select score, title, author, sources.name as source_name, published_on, articles.language, word_count, url, article_id
           from hits join copy.main.articles on article_id = id join copy.main.sources using (source_id)""",
    ),
    "figures": (
        "select figure_id as id, concat_ws(chr(10), entity, subject, claimant, sentence) as words from copy.main.figure_trail",
        """select score, entity, metric, text, value, unit, sentence, claimant, source_name, published_on, link, figure_id
           from hits join copy.main.figure_trail on figure_id = id""",
    ),
}
"""What can be searched: the words of each row, and what is shown of those found."""

INDEX = "pragma create_fts_index('documents', 'id', 'words', stopwords = 'none', ignore = '[^a-z0-9]+')"
RANKED = """
    create table hits as select id, score from (
        select id, fts_main_documents.match_bm25(id, $words, conjunctive := 1) as score from documents
    ) where score is not null"""
"""Full-text search as the extension does it: words without their endings, ranked by Okapi BM25; all must occur."""


@dataclass(frozen=True)
class Found:
    """What was found, the best first, and whether the full-text extension ranked it."""

    rows: pl.DataFrame
    is_ranked: bool


def search(folder: Path, words: str, *, within: str = "claims", limit: int = 20) -> Found:
    """The rows of the published copy in which all the words occur.

    Case, accents and full-width forms do not matter. The full-text extension, where it is installed, ranks words of Latin letters and digits, the
    only ones that its index holds whole; where there is any other (*gpt-3*, *модель*, *한국*), all are counted. Words of scripts that put no space
    between words are found anywhere in a text.

    Raises:
        QueryFailed: there are no words to look for.
        TextWithheld: what is searched was published without text.
        NotPublished: there is no published copy yet.
    """
    documents, shown = WITHIN[within]
    with published_beside(folder, extension="fts") as c:
        wanted = _wanted(c, words)
        if not wanted:
            raise QueryFailed("no words to look for")
        _refuse_without_text(c, within)
        c.execute(f"create table documents as select id, {_FOLDED} as words from ({documents})")  # noqa: S608
        is_ranked = _has_full_text(c) and can_rank(wanted)
        if is_ranked:
            c.execute(INDEX)
            c.execute(RANKED, {"words": " ".join(wanted)})
        else:
            _count(c, wanted)
        return Found(rows(c, f"{shown} order by score desc, id limit $limit", {"limit": limit}), is_ranked)


_FOLDED = f"lower(strip_accents(translate(words, '{_FULL_WIDTH}', '{_HALF_WIDTH.replace(chr(39), chr(39) * 2)}')))"


def _wanted(c: Connection, words: str) -> list[str]:
    """The words to look for, folded as texts are; signs alone are no words."""
    (plain,) = c.execute(f"select {_FOLDED} from (select $words as words)", {"words": words}).fetchall()[0]  # noqa: S608
    return [word for word in dict.fromkeys(plain.split()) if any(map(str.isalnum, word))]


def can_rank(words: list[str]) -> bool:
    """Whether the index of the full-text extension holds all these folded words, and holds them whole."""
    return all(map(_INDEXED.fullmatch, words))


def _refuse_without_text(c: Connection, within: str) -> None:
    if within != "figures" and number(c, "select count(*) from copy.main.articles where text is null"):
        raise TextWithheld(
            "published without text, so there is none to search; figures have their subjects: --in figures"
        )


def _has_full_text(c: Connection) -> bool:
    return bool(number(c, "select count(*) from duckdb_functions() where function_name = 'stem'"))


def _count(c: Connection, words: list[str]) -> None:
    """The table `hits`: rows that hold every word, scored by how often, a word of rare use counting no more than another."""
    patterns = {f"w{n}": _pattern(word) for n, word in enumerate(words)}
    counts = [f"len(regexp_extract_all(words, ${name})) as {name}" for name in patterns]
    every, total = " and ".join(f"{name} > 0" for name in patterns), " + ".join(patterns)
    c.execute(
        f"create table hits as select id, ({total})::double as score from (select id, {', '.join(counts)} from documents) where {every}",  # noqa: S608
        patterns,
    )


def _pattern(word: str) -> str:
    sought = re.sub(r"([^\w\s])", r"\\\1", word)
    return sought if _UNSPACED.search(word) else f"{_BEFORE}{sought}{_AFTER}"
