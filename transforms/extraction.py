"""Articles become the rows of one batch: sources, articles, mentions, claims and figures, with their ids."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import polars as pl

from seeds import References
from transforms.claims import ClaimReader
from transforms.figures import FigureReader
from transforms.ids import stable_id
from transforms.mentions import NameFinder
from transforms.parsing import Parse, Parser
from transforms.records import Article, Claim, Figure, Mention, Sentence
from transforms.reprints import signature_row
from transforms.schema import ARTICLES, CLAIMS, FIGURES, MENTIONS, SIGNATURES, SOURCES
from transforms.sentences import SentenceSplitter
from transforms.spoken import SpokenSubjects

_NAMED = re.compile(r"\b[A-Z]")
"""A capital after the first letter of a sentence may begin a name."""
SPEAKING = ("paragraph", "list_item", "quote")
"""The kinds of blocks whose sentences are parsed; others hold no claims."""


@dataclass(frozen=True)
class Tables:
    """The rows of a batch, one frame a table, as `transforms.schema` has them."""

    sources: pl.DataFrame
    articles: pl.DataFrame
    signatures: pl.DataFrame
    mentions: pl.DataFrame
    claims: pl.DataFrame
    figures: pl.DataFrame


class Extractor:
    """Everything that reading an article needs, compiled once a process from the reference tables.

    With a `parser`, English sentences can be parsed; without one, rules and tables alone read them.
    """

    def __init__(self, references: References, *, pipeline_version: str, parser: Parser | None = None) -> None:
        self.pipeline_version = pipeline_version
        self.parser = parser
        self._split = SentenceSplitter(references)
        self._names = NameFinder(references)
        self._figures = FigureReader(references)
        self._claims = ClaimReader(references)
        self._spoken = SpokenSubjects(references)

    def read(self, article: Article) -> tuple[tuple[Mention, ...], tuple[Claim, ...], tuple[Figure, ...]]:
        """The mentions, claims and figures of one article, each in the order of the text."""
        sentences = self._split.sentences(article)
        parses = self._parses(article, sentences)
        spotted = [(name.start, name.end, name.kind) for parse in parses.values() for name in parse.names]
        mentions = self._names.mentions(article, sentences, spotted)
        figures = self._figures.figures(article, sentences, mentions, parses)
        tokens = {place: parse.tokens for place, parse in parses.items()}
        claims = self._claims.claims(article, sentences, mentions, figures, tokens)
        return mentions, claims, self._spoken.resolved(article, figures, claims, mentions)

    def _parses(self, article: Article, sentences: Sequence[Sentence]) -> dict[int, Parse]:
        """The parses of the English sentences that need one, by their place: who says what, or a name that might be in no list."""
        if self.parser is None:
            return {}
        places = [place for place, sentence in enumerate(sentences) if self._needs_parse(article.text, sentence)]
        spans = [(sentences[place].start, sentences[place].end) for place in places]
        return dict(zip(places, self.parser.parses(article.text, spans), strict=True))

    def _needs_parse(self, text: str, sentence: Sentence) -> bool:
        if sentence.language != "en" or sentence.kind not in SPEAKING:
            return False
        return _NAMED.search(text, sentence.start + 1, sentence.end) is not None or self._claims.needs_parse(
            text, sentence
        )

    def tables(self, articles: Sequence[Article]) -> Tables:
        """The rows of a batch; a figure that stands in no claim (a heading, a question) gives no row."""
        rows: dict[str, list[tuple[object, ...]]] = {"mentions": [], "claims": [], "figures": []}
        for article in articles:
            mentions, claims, figures = self.read(article)
            claim_ids = [stable_id("claim", article.article_id, claim.start, claim.end) for claim in claims]
            rows["mentions"] += [_mention_row(article, mention) for mention in mentions]
            rows["claims"] += [_claim_row(article, claim, claim_ids) for claim in claims]
            for figure in figures:
                holder = claim_of(figure, claims)
                if holder is not None:
                    rows["figures"].append(_figure_row(article, figure, claim_ids[holder]))
        return Tables(
            sources=pl.DataFrame([(a.article_id, *astuple(a.source)) for a in articles], SOURCES, orient="row"),
            articles=pl.DataFrame([self._article_row(article) for article in articles], ARTICLES, orient="row"),
            signatures=pl.DataFrame([signature_row(a.article_id, a.text) for a in articles], SIGNATURES, orient="row"),
            mentions=pl.DataFrame(rows["mentions"], MENTIONS, orient="row"),
            claims=pl.DataFrame(rows["claims"], CLAIMS, orient="row"),
            figures=pl.DataFrame(rows["figures"], FIGURES, orient="row"),
        )

    def _article_row(self, a: Article) -> tuple[object, ...]:
        return (
            a.article_id, a.source.source_id, a.origin, a.url, a.title, a.author, a.publisher, a.source.licence,
            a.published_on, a.published_from, a.language, a.text, a.word_count, a.content_hash, a.retrieved_at,
            self.pipeline_version, a.share_of_visible_text,
        )  # fmt: skip


def claim_of(figure: Figure, claims: Sequence[Claim]) -> int | None:
    """The place of the innermost claim that holds the figure; in a claimant or cue, of the first claim of its sentence."""
    inside = [i for i, claim in enumerate(claims) if claim.start <= figure.start and figure.end <= claim.end]
    if inside:
        return min(inside, key=lambda i: (claims[i].end - claims[i].start, i))
    beside = [i for i, c in enumerate(claims) if c.sentence_start <= figure.start and figure.end <= c.sentence_end]
    return beside[0] if beside else None


def _mention_row(article: Article, m: Mention) -> tuple[object, ...]:
    text = article.text[m.start : m.end]
    mention_id = stable_id("mention", article.article_id, m.start, m.end)
    said = (m.name, m.kind) if m.name is not None else (None, None)
    return mention_id, article.article_id, m.entity_id, text, m.start, m.end, m.confidence, *said


def _claim_row(article: Article, c: Claim, claim_ids: Sequence[str]) -> tuple[object, ...]:
    claim_id = stable_id("claim", article.article_id, c.start, c.end)
    return (
        claim_id, article.article_id, article.text[c.start : c.end], c.start, c.end, c.sentence_start, c.sentence_end,
        None if c.continues is None else claim_ids[c.continues], c.kind,
        _words(article, c.claimant_start, c.claimant_end), c.claimant_start, c.claimant_end, c.claimant_entity_id,
        _words(article, c.cue_start, c.cue_end), c.cue_start, c.cue_end, c.attribution, c.is_quotation, c.certainty,
        c.is_negated, c.subject_entity_id, c.period_start, c.period_end, c.checkworthiness, c.confidence,
    )  # fmt: skip


def _words(article: Article, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else article.text[start:end]


def _figure_row(article: Article, f: Figure, claim_id: str) -> tuple[object, ...]:
    figure_id = stable_id("figure", article.article_id, f.start, f.end)
    return (
        figure_id, claim_id, article.article_id, article.text[f.start : f.end], f.start, f.end, f.metric, f.value,
        f.value_low, f.value_high, f.unit, f.unit_kind, f.per, f.qualifier, f.change, f.change_basis, f.subject,
        f.subject_entity_id, f.period_start, f.period_end, f.is_projected, f.value_usd, f.fx_rate, f.fx_date, f.confidence,
        f.standing,
    )  # fmt: skip
