"""Treebank sentences on the tokens that our own tokenizer makes of their raw text."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from seeds.models.training.treebanks import Sentence, Word

KEPT_FEATURES = frozenset(
    ("Case", "Definite", "Degree", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType", "Reflex",
     "Tense", "VerbForm", "Voice")
)  # fmt: skip


_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of one or more sentences with characters and heads counted over all of them; `begins` marks first words."""

    text: str
    words: list[Word]
    begins: list[bool]


def joined(sentences: Sequence[Sentence], *, gap: str = " ") -> Gold:
    """The sentences one after the other, white space between them as `gap`."""
    text, words, begins = "", list[Word](), list[bool]()
    for sentence in sentences:
        text += gap if text else ""
        shift, base = len(text), len(words)
        for i, w in enumerate(sentence.words):
            words.append(
                Word(w.start + shift, w.end + shift, w.lemma, w.pos, w.tag, w.feats, w.head + base, w.dep, w.misc)
            )
            begins.append(i == 0)
        text += sentence.text
    return Gold(text, words, begins)


def projected(nlp: Language, gold: Gold, *, text: str | None = None) -> Doc | None:
    """The gold annotation on our tokens; NULL where heads would go round in a circle.

    `text` may spell the same characters otherwise (case, quotation marks). A token that holds several words takes the
    annotation of their head; of several tokens that make up one word the last with a letter is the head of the others, which
    have no tag: the treebank does not say which.
    """
    doc = nlp.make_doc(text if text is not None else gold.text)
    at = [-1] * (len(gold.text) + 1)
    for i, word in enumerate(gold.words):
        for c in range(word.start, word.end):
            at[c] = i if at[c] < 0 else at[c]
    covered = [sorted({at[c] for c in range(t.idx, t.idx + len(t)) if at[c] >= 0}) for t in doc]
    if not all(covered):
        return None
    top = [_top(gold.words, group) for group in covered]
    holder = _holders(doc, gold, covered, top)
    heads, deps = _attached(doc, gold, top, holder)
    if _is_circular(heads):
        return None
    words = [gold.words[g] if holder[g] == t else _part(doc[t].text) for t, g in enumerate(top)]
    starts = [
        any(gold.begins[g] for g in group) and (t == 0 or covered[t - 1][-1] < group[0])
        for t, group in enumerate(covered)
    ]
    made = Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[w.tag for w in words],
        pos=[w.pos for w in words],
        morphs=[_features(w.feats) for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=deps,
    )
    boundaries = [i for i, t in enumerate(made) if t.is_sent_start]
    return made if boundaries == [i for i, begins in enumerate(starts) if begins] else None


def _attached(doc: Doc, gold: Gold, top: Sequence[int], holder: Sequence[int]) -> tuple[list[int], list[str]]:
    """The head and the relation of each token; parts of a word hang on the token that holds it."""
    heads, deps = [], []
    for t, g in enumerate(top):
        if holder[g] != t:
            heads.append(holder[g])
            deps.append("compound" if doc[t].is_alpha or doc[t].like_num else "punct")
            continue
        above = gold.words[g].head
        while holder[above] == t and gold.words[above].head != above:
            above = gold.words[above].head
        heads.append(holder[above])
        deps.append("root" if holder[above] == t else gold.words[g].dep)
    return heads, deps


def _part(text: str) -> Word:
    """What is known of a part of a word that only our tokenizer cuts: a hyphen is a hyphen, of anything else the treebank says nothing."""
    is_hyphen = text in _HYPHENS
    return Word(
        0, 0, text if is_hyphen else "", "PUNCT" if is_hyphen else "", "HYPH" if is_hyphen else "", "", 0, "", ""
    )


def _top(words: list[Word], group: list[int]) -> int:
    """The word of the group whose head stands outside it."""
    return next((g for g in group if words[g].head not in group or words[g].head == g), group[-1])


def _holders(doc: Doc, gold: Gold, covered: list[list[int]], top: list[int]) -> list[int]:
    """The token that stands for each word."""
    holder = [-1] * len(gold.words)
    for t, group in enumerate(covered):
        for g in group:
            if holder[g] < 0 or (
                top[t] == g and (top[holder[g]] != g or doc[t].is_alpha or not doc[holder[g]].is_alpha)
            ):
                holder[g] = t
    for g, word in enumerate(gold.words):  # a word that shares its characters with another
        if holder[g] < 0:
            holder[g] = next(t for t, group in enumerate(covered) if doc[t].idx + len(doc[t]) > word.start)
    return holder


def _is_circular(heads: list[int]) -> bool:
    for start in range(len(heads)):
        seen, at = 0, start
        while heads[at] != at:
            at, seen = heads[at], seen + 1
            if seen > len(heads):
                return True
    return False


def _features(feats: str) -> str:
    kept = [pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES]
    return "|".join(kept)
