"""The whole extraction of every sample article as lines of text, kept to be compared and reviewed as a diff."""

from datetime import datetime
from pathlib import Path

from flows.models import OURS, loaded
from seeds import SAMPLES, References
from transforms.articles import ArticleReader
from transforms.extraction import Extractor, claim_of
from transforms.ids import content_hash
from transforms.parsing import Parser
from transforms.records import Article, Item, Rejection

FOLDER = Path(__file__).parent / "samples"
RETRIEVED_AT = datetime(2026, 1, 1)
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}


def sample_paths() -> list[Path]:
    return sorted(path for path in SAMPLES.rglob("*") if path.suffix in MEDIA_TYPES and path.stem != "README")


class Golden:
    """Reads samples into lines; compiled once."""

    def __init__(self) -> None:
        references = References()
        self._reader = ArticleReader(references)
        parser = Parser(references, loaded(OURS))
        self._extractor = Extractor(references, pipeline_version="golden", parser=parser)

    def lines(self, path: Path) -> str:
        """One line for the article, then one for each mention, claim and figure in the order of the text."""
        content = path.read_bytes()
        item = Item(path.name, content, content_hash(content), MEDIA_TYPES[path.suffix], RETRIEVED_AT)
        article = self._reader.article(item)
        if isinstance(article, Rejection):
            return f"rejected: {article.reason}: {article.detail}\n"
        return "\n".join([_heading(article), *self._rows(article)]) + "\n"

    def _rows(self, article: Article) -> list[str]:
        mentions, claims, figures = self._extractor.read(article)
        text = article.text
        rows = [(m.start, f"mention {text[m.start : m.end]!r} = {m.entity_id}") for m in mentions]
        for number, c in enumerate(claims):
            shades = [
                c.kind,
                c.certainty,
                *(["negated"] if c.is_negated else []),
                *([c.attribution] if c.attribution else []),
            ]
            who = (
                f" | {text[c.claimant_start : c.claimant_end]!r} = {c.claimant_entity_id}"
                if c.claimant_start is not None
                else ""
            )
            cue = f" | cue {text[c.cue_start : c.cue_end]!r}" if c.cue_start is not None else ""
            more = f" | continues {c.continues}" if c.continues is not None else ""
            rows.append((c.start, f"claim {number} [{', '.join(shades)}] {text[c.start : c.end]!r}{who}{cue}{more}"))
        for f in figures:
            period = f" {f.period_start or ''}..{f.period_end or ''}" if f.period_start or f.period_end else ""
            change = f" {f.change}/{f.change_basis}" if f.change else ""
            per = f" per {f.per}" if f.per else ""
            rows.append(
                (
                    f.start,
                    (
                        f"figure {text[f.start : f.end]!r} = {f.qualifier} {f.value:g} [{f.value_low}, {f.value_high}] {f.unit}{per}"
                        f" ({f.unit_kind}) {f.metric}{change} of {f.subject!r} = {f.subject_entity_id}{period}"
                        f"{' projected' if f.is_projected else ''} in claim {claim_of(f, claims)}"
                    ),
                )
            )
        return [row for _, row in sorted(rows, key=lambda row: row[0])]


def _heading(article: Article) -> str:
    return (
        f"article {article.title!r} by {article.author!r} on {article.published_on} ({article.published_from})"
        f" from {article.source.source_id} in {article.language}, {article.word_count} words"
    )
