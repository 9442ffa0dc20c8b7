"""Runs a trained pipeline over sentences of ours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from seeds import References
from transforms.parsing.clear import Node, universal
from transforms.parsing.records import Name, Parse, Token

MAX_CHARACTERS, MAX_TOKENS = 2_500, 300
"""A longer sentence is a list, a table or a text whose stops are lost: what a pipeline makes of it cannot be trusted."""
BATCH = 64

_NEEDED = {
    "tags": ("tagger",),
    "parts of speech": ("morphologizer", "attribute_ruler"),
    "trees": ("parser",),
    "lemmas": ("lemmatizer", "trainable_lemmatizer"),
    "names": ("ner", "entity_ruler"),
}
_CELLS: list[int | str] = ["LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE"]
_WRAP = 2**64
_WHITE_SPACE = re.compile(r"\s")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


class PipelineUnfit(ValueError):  # noqa: N818  (it names what is the matter)
    """A spaCy pipeline that does not give what parsing sentences needs."""


class Parser:
    """Parses English sentences with one pipeline; both Universal Dependencies and ClearNLP's labels come out as the first."""

    def __init__(self, references: References, nlp: Language) -> None:
        """A parser around a loaded pipeline.

        Raises:
            PipelineUnfit: the pipeline is not English, or has no tagger, parser, lemmatizer or names.
        """
        check_parts(
            str(nlp.lang), str(nlp.meta.get("name")), [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]
        )
        labels = references.table("parse_labels").select("layer", "label", "becomes").rows()
        self._nlp = nlp
        self._kinds = {label: becomes for layer, label, becomes in labels if layer == "name"}
        self._relations = {label: becomes for layer, label, becomes in labels if layer == "dependency"}
        self._is_clear = "nsubjpass" in nlp.pipe_labels["parser"]
        self.version = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    def parses(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Parse]:
        """One parse for each span of characters of a text, each of them one sentence; of a sentence that is too long, one without tokens."""
        kept = [place for place, (start, end) in enumerate(spans) if end - start <= MAX_CHARACTERS]
        found = [Parse(start, end) for start, end in spans]
        docs = self._nlp.pipe(self._docs(text, [spans[place] for place in kept]), as_tuples=True, batch_size=BATCH)
        for place, (doc, at) in zip(kept, docs, strict=True):
            if len(doc):
                found[place] = self._parse(doc, at, text, *spans[place])
        return found

    def _docs(self, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[Doc, list[int]]]:
        """The sentences as documents without white space, in which no further sentence may begin, and where their tokens stand.

        Nothing of a sentence with too many tokens.
        """
        for start, end in spans:
            made = self._nlp.make_doc(_same_length(text[start:end]))
            at = [start + token.idx for token in made if not token.is_space]
            doc = (
                Doc(self._nlp.vocab)
                if len(at) > MAX_TOKENS
                else made
                if len(at) == len(made)
                else _without_spaces(made)
            )
            for token in doc[1:]:
                token.is_sent_start = False
            yield doc, at

    def _parse(self, doc: Doc, at: Sequence[int], text: str, start: int, end: int) -> Parse:
        strings = doc.vocab.strings
        cells = doc.to_array(_CELLS).tolist()
        ends = [place + row[0] for place, row in zip(at, cells, strict=True)]
        # HEAD is an offset in an unsigned array: a head to the left wraps around
        heads = [(i + row[5]) % _WRAP for i, row in enumerate(cells)]
        tree = self._tree(doc, [strings[row[4]] for row in cells], heads)
        tokens = tuple(
            Token(
                text[s:e],
                s,
                e,
                strings[row[1]],
                strings[row[2]],
                strings[row[3]],
                dep,
                head,
                self._kinds.get(strings[row[6]]),
            )
            for s, e, row, (dep, head) in zip(at, ends, cells, tree, strict=True)
        )
        names = tuple(
            Name(at[entity.start], ends[entity.end - 1], self._kinds[entity.label_])
            for entity in doc.ents
            if entity.label_ in self._kinds
        )
        return Parse(start, end, tokens, names)

    def _tree(self, doc: Doc, labels: Sequence[str], heads: Sequence[int]) -> list[tuple[str, int]]:
        """Relation and head of every token."""
        if self._is_clear:
            nodes = [
                Node(dep, head, token.pos_, token.lemma_) for dep, head, token in zip(labels, heads, doc, strict=True)
            ]
            return _one_root(universal(nodes, self._relations))
        return _one_root([("root" if dep == "ROOT" else dep, head) for dep, head in zip(labels, heads, strict=True)])


def _without_spaces(doc: Doc) -> Doc:
    """The same tokens but those of white space, with the norms that the tokenizer gave them."""
    words = [token for token in doc if not token.is_space]
    gaps = [after.idx > word.idx + len(word) for word, after in pairwise(words)]
    made = Doc(doc.vocab, words=[word.text for word in words], spaces=[*gaps, False][: len(words)])
    for token, word in zip(made, words, strict=True):
        token.norm_ = word.norm_
    return made


def check_parts(language: str, name: str, factories: Sequence[str]) -> None:
    """Make sure that a pipeline of this language, made of these components, gives what parsing needs.

    Raises:
        PipelineUnfit: it does not; the message says what is missing.
    """
    if language != "en":
        raise PipelineUnfit(f"the pipeline {name!r} reads {language!r}; an English one is needed")
    missing = [
        f"{what} ({' or '.join(makers)})" for what, makers in _NEEDED.items() if not set(makers) & set(factories)
    ]
    if missing:
        raise PipelineUnfit(f"the pipeline {name!r} gives no {', no '.join(missing)}; choose one that does")


def _one_root(tree: list[tuple[str, int]]) -> list[tuple[str, int]]:
    roots = [place for place, (_, head) in enumerate(tree) if head == place]
    return [
        ("root", place) if place in roots[:1] else ("parataxis", roots[0]) if place in roots else (dep, head)
        for place, (dep, head) in enumerate(tree)
    ]


def _same_length(sentence: str) -> str:
    """The sentence with plain spaces, and without halves of characters, which cannot be encoded."""
    return _HALF_CHARACTER.sub("\ufffd", _WHITE_SPACE.sub(" ", sentence))
