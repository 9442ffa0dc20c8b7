"""Pipelines that know three sentences by heart, in either set of labels."""

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

LEMMAS = {
    "aux": {"was": ["be"], "is": ["be"]},
    "verb": {"said": ["say"], "valued": ["value"], "rose": ["rise"], "according": ["accord"]},
    "noun": {"prices": ["price"]},
}

# word, tag, part of speech, relation, head, label of its name
UNIVERSAL = (
    """Acme NNP PROPN nsubj:pass 2 ORG
    was VBD AUX aux:pass 2 -
    valued VBN VERB ROOT 2 -
    by IN ADP case 4 -
    Orbis NNP PROPN obl:agent 2 ORG
    . . PUNCT punct 2 -""",
    """Prices NNS NOUN nsubj 1 -
    rose VBD VERB ROOT 1 -
    in IN ADP case 3 -
    Oslo NNP PROPN obl 1 LOC
    , , PUNCT punct 6 -
    Ada NNP PROPN nsubj 6 PERSON
    said VBD VERB parataxis 1 -
    . . PUNCT punct 1 -""",
)
CLEAR = (
    """Acme NNP PROPN nsubjpass 2 ORG
    was VBD AUX auxpass 2 -
    valued VBN VERB ROOT 2 -
    by IN ADP agent 2 -
    Orbis NNP PROPN pobj 3 ORG
    . . PUNCT punct 2 -""",
    """Ada NNP PROPN nsubj 1 PERSON
    is VBZ AUX ROOT 1 -
    the DT DET det 3 -
    chief NN NOUN attr 1 -
    of IN ADP prep 3 -
    Acme NNP PROPN pobj 4 ORG
    in IN ADP prep 3 -
    Oslo NNP PROPN pobj 6 GPE
    . . PUNCT punct 1 -""",
)


def example(nlp: Language, table: str) -> Example:
    rows = [line.split() for line in table.splitlines()]
    words, tags, pos, deps, heads, labels = zip(*rows, strict=True)
    reference = Doc(
        nlp.vocab, words=words, tags=tags, pos=pos, deps=deps, heads=[int(head) for head in heads],
        ents=["O" if label == "-" else f"B-{label}" for label in labels],
    )  # fmt: skip
    return Example(Doc(nlp.vocab, words=words, spaces=[t.whitespace_ != "" for t in reference]), reference)


def pipeline(tables: tuple[str, ...]) -> Language:
    fix_random_seed(1)
    nlp = spacy.blank("en", meta={"name": "tiny", "version": "0.1"})
    for name in ("tagger", "morphologizer", "parser", "ner"):
        nlp.add_pipe(name, config={"min_action_freq": 1} if name == "parser" else {})
    examples = [example(nlp, table) for table in tables]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    lemmas = Lookups()
    for table in ("lemma_rules", "lemma_index"):
        lemmas.add_table(table, {})
    lemmas.add_table("lemma_exc", LEMMAS)
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lookups=lemmas)
    return nlp
