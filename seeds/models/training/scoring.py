"""Scores of a pipeline on the held-out parts of the corpora, from raw text, on the tokens that it makes itself."""

import time
from collections.abc import Iterable

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from seeds.models.training.corpora import Corpora
from seeds.models.training.named import doc_of
from seeds.models.training.trees import whole

_OF_TREES = {
    "tag": "tag_acc", "pos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc", "uas": "dep_uas", "las": "dep_las",
    "sentence_f": "sents_f",
}  # fmt: skip
_OF_NAMES = {"name_p": "ents_p", "name_r": "ents_r", "name_f": "ents_f"}


def scores(nlp: Language, corpora: Corpora) -> dict[str, float]:
    """Percentages by `corpus.measure`, and words a second of processor time over EWT's and GUM's test documents.

    Gold annotation is projected onto our tokens; documents are one text each, so sentence ends count. As usual with spaCy,
    punctuation does not count in `uas` and `las`, and relations with their subtypes do. Names of other labels than the corpus has do not count.
    """
    found: dict[str, float] = {}
    words, seconds = 0, 0.0
    for corpus, documents in corpora.scored_trees().items():
        examples, spent = _read(nlp, whole(nlp, documents))
        words, seconds = words + sum(len(example.predicted) for example in examples), seconds + spent
        found |= _percent(corpus, Scorer(nlp).score(examples), _OF_TREES)
    for corpus, sentences in corpora.scored_names().items():
        examples, _ = _read(nlp, (doc_of(nlp, named) for named in sentences))
        _keep_labels(examples)
        found |= _percent(corpus, Scorer(nlp).score(examples), _OF_NAMES)
    return found | {"words_per_second": round(words / seconds)}


def _read(nlp: Language, gold: Iterable[Doc]) -> tuple[list[Example], float]:
    """Every document as the pipeline sees it beside the gold one, and the processor time that took."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    started = time.process_time()
    for example, doc in zip(examples, nlp.pipe([e.predicted for e in examples], batch_size=8), strict=True):
        example.predicted = doc
    return examples, time.process_time() - started


def _keep_labels(examples: Iterable[Example]) -> None:
    """Leave only names of labels that the gold documents have."""
    examples = list(examples)
    labels = {entity.label_ for example in examples for entity in example.reference.ents}
    for example in examples:
        example.predicted.ents = [e for e in example.predicted.ents if e.label_ in labels]


def _percent(corpus: str, measured: dict[str, object], wanted: dict[str, str]) -> dict[str, float]:
    values = {name: measured[key] for name, key in wanted.items()}
    return {f"{corpus}.{name}": round(100 * value, 2) for name, value in values.items() if isinstance(value, float)}
