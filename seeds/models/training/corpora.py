"""Which documents of which corpus teach, are watched while training, and are scored in the end.

Scored: the test parts of EWT and GUM; for names the news and interviews of GUM's test part, the test part of Universal NER and of
CrossNER's AI part. Watched: the news and interviews of GUM's dev part and the first documents of EWT's. Everything else teaches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from seeds.models.training.mentions import gum_sentences
from seeds.models.training.name_sets import iob_sentences, tokens_named, uner_sentences
from seeds.models.training.named import Named
from seeds.models.training.treebanks import Document, documents

WATCHED_DOCUMENTS = 40
DOMAINS = ("ai", "science", "politics", "music", "literature")


@dataclass(frozen=True)
class Corpora:
    """The corpora in one folder, as its README names them."""

    folder: Path

    def __post_init__(self) -> None:
        wanted = ("ud_english_ewt", "ud_english_gum_open", "uner_english_ewt", "wikigold", "crossner")
        missing = [name for name in wanted if not (self.folder / name).is_dir()]
        if missing:
            raise FileNotFoundError(f"{self.folder} holds no {', '.join(missing)}")

    @cached_property
    def _watched(self) -> tuple[list[Document], list[Document], list[Document]]:
        """News and interviews of GUM's dev part, the rest of it, and EWT's dev part."""
        dev = self._gum("dev")
        return _reported(dev), [d for d in dev if d not in _reported(dev)], self._ewt("dev")

    def taught_trees(self) -> list[Document]:
        """Treebank documents to learn tags and trees from."""
        _, rest, ewt = self._watched
        return [*self._ewt("train"), *self._gum("train"), *ewt[WATCHED_DOCUMENTS:], *rest]

    def watched_trees(self) -> list[Document]:
        """Treebank documents to watch the learning with."""
        reported, _, ewt = self._watched
        return [*reported, *ewt[:WATCHED_DOCUMENTS]]

    def scored_trees(self) -> dict[str, list[Document]]:
        """Treebank documents to score, by corpus."""
        return {"ewt": self._ewt("test"), "gum": self._gum("test")}

    def taught_names(self) -> list[tuple[list[Named], int]]:
        """Sentences to learn names from, and how often each corpus is read."""
        _, rest, _ = self._watched
        gum = [named for document in [*self._gum("train"), *rest] for named in gum_sentences(document)]
        uner = list(uner_sentences(self.folder / "uner_english_ewt" / "en_ewt-ud-dev.iob2"))
        wikigold = [
            tokens_named(sentence, "wikigold", unlisted_is_open=False)
            for sentence in iob_sentences(self.folder / "wikigold" / "wikigold.conll.txt", " ")
        ]
        parts = [
            (domain, part)
            for domain in DOMAINS
            for part in ("train", "dev", "test")
            if (domain, part) != ("ai", "test")
        ]
        crossner = [named for domain, part in parts for named in self._crossner(domain, part, is_open=True)]
        return [(gum, 2), (uner, 2), (wikigold, 2), (crossner, 1)]

    def watched_names(self) -> list[Named]:
        """Documents to watch the learning of names with."""
        return [_whole(gum_sentences(document)) for document in self._watched[0]]

    def scored_names(self) -> dict[str, list[Named]]:
        """Documents or sentences whose names are scored, by corpus."""
        return {
            "gum_news_interview": [_whole(gum_sentences(d)) for d in _reported(self._gum("test"))],
            "gum_news_interview_dev": self.watched_names(),
            "uner_ewt": list(uner_sentences(self.folder / "uner_english_ewt" / "en_ewt-ud-test.iob2")),
            "crossner_ai": list(self._crossner("ai", "test", is_open=False)),
        }

    def _ewt(self, part: str) -> list[Document]:
        return list(documents(self.folder / "ud_english_ewt" / f"en_ewt-ud-{part}.conllu.gz"))

    def _gum(self, part: str) -> list[Document]:
        return list(documents(self.folder / "ud_english_gum_open" / f"en_gum_open-{part}.conllu.gz"))

    def _crossner(self, domain: str, part: str, *, is_open: bool) -> Iterator[Named]:
        for sentence in iob_sentences(self.folder / "crossner" / domain / f"{part}.txt", "\t"):
            yield tokens_named(sentence, "crossner", unlisted_is_open=is_open)


def _reported(documents: Iterable[Document]) -> list[Document]:
    return [d for d in documents if "_news_" in d.name or "_interview_" in d.name]


def _whole(sentences: Iterable[Named]) -> Named:
    """The sentences as one text, a space between them."""
    whole = Named("")
    for named in sentences:
        shift = len(whole.text) + (1 if whole.text else 0)
        whole.text += (" " if whole.text else "") + named.text
        whole.names += [(start + shift, end + shift, label) for start, end, label in named.names]
    return whole
