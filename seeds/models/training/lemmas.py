"""Tables of the rule lemmatizer: those of spacy-lookups-data (MIT; the English ones come from WordNet), mended by the treebanks."""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from spacy.lang.en import English
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from seeds.models.training.treebanks import Document

CLOSED = frozenset(("AUX", "PRON", "DET", "PART"))
"""No rule knows these: every form is an exception."""
CAPITALS = frozenset(("VERB",))
"""No feature tells the lemmatizer that some of their capitalised forms are base forms."""
TAUGHT = CLOSED | frozenset(("VERB", "NOUN", "ADJ", "ADV"))
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
_MISLEADING = {"noun": ("s", "x", "z", "ch", "sh", "y", "f", "man"), "verb": ("",), "adj": ("",)}
_LONGEST = {"noun": 20, "verb": 20, "adj": 8}  # longer adjectives have no comparative of their own


def lookups(folder: Path, documents: Iterable[Document]) -> Lookups:
    """The English tables of an unpacked spacy-lookups-data, and as exceptions all forms of which the treebanks say otherwise.

    Of the index of base forms only those stay that decide between two rules. It is kept as a dictionary, since the
    lemmatizer asks whether it holds a form.
    """
    rules, exceptions, index = (
        json.loads(gzip.decompress(next(folder.rglob(f"en_{name}.json.gz")).read_bytes()))
        for name in ("lemma_rules", "lemma_exc", "lemma_index")
    )
    index = {
        pos: {word: 1 for word in sorted(words) if _decides(pos, word, words)}
        for pos, words in ((pos, frozenset(words)) for pos, words in index.items())
    }
    tables = Lookups()
    for name, table in (("lemma_rules", rules), ("lemma_exc", exceptions), ("lemma_index", index)):
        tables.add_table(name, table)
    for (pos, form), lemma in _otherwise(tables, documents).items():
        exceptions.setdefault(pos, {})[form] = [lemma]
    tables.remove_table("lemma_exc")
    tables.add_table("lemma_exc", exceptions)
    return tables


def _decides(pos: str, word: str, words: Collection[str]) -> bool:
    """Whether a base form helps; one that doubles its last letter (*hop*) would take the forms of another (*hoping*)."""
    if pos == "verb" and _DOUBLES.search(word) and f"{word}e" in words:
        return False
    return word.isalpha() and word.isascii() and len(word) <= _LONGEST.get(pos, 0) and word.endswith(_MISLEADING[pos])


def _otherwise(tables: Lookups, documents: Iterable[Document]) -> dict[tuple[str, str], str]:
    """The usual lemma of every form, seen twice or more, of which the tables make something else."""
    nlp = English()
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize(lookups=tables)
    found = {}
    for (pos, form), lemma in _usual(documents).items():
        spelled = [form, form.title()] if pos in CAPITALS else [form]
        doc = lemmatizer(Doc(nlp.vocab, words=spelled, pos=[pos] * len(spelled)))
        if pos in CLOSED or any(token.lemma_ != lemma for token in doc):
            found[pos.lower(), form] = lemma
    return found


def _usual(documents: Iterable[Document]) -> dict[tuple[str, str], str]:
    """The lemma of forms in lower case that they have nearly always; a curly apostrophe counts as a straight one and the other way round."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for sentence in document.sentences:
            for w in sentence.words:
                form = sentence.text[w.start : w.end].lower()
                is_clipped = w.pos == "PRON" and not form[0].isalpha()
                if w.pos in TAUGHT and "Typo=Yes" not in w.feats and not form.isnumeric() and not is_clipped:
                    for spelled in {form.replace("’", "'"), form.replace("'", "’")}:
                        counts[w.pos, spelled][w.lemma] += 1
    return {
        key: lemma
        for key, lemmas in counts.items()
        for lemma, times in lemmas.most_common(1)
        if times >= 2 and times > 0.7 * lemmas.total() and lemma.isalpha() and (lemma.islower() or lemma == "I")
    }
