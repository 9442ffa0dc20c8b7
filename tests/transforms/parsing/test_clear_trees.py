"""ClearNLP's trees as Universal Dependencies, on trees drawn by hand."""

import pytest

from seeds import References
from transforms.parsing.clear import Node, universal

LABELS = {
    label: becomes
    for layer, label, becomes in References().table("parse_labels").select("layer", "label", "becomes").rows()
    if layer == "dependency"
}


def turned(drawn: str) -> str:
    """`word/POS/relation/head` each, the head as a word; what comes out as `word/relation/head`."""
    cells = [cell.split("/") for cell in drawn.split()]
    place = {cell[0]: at for at, cell in enumerate(cells)}
    lemmas = {"is": "be", "was": "be", "are": "be"}
    nodes = [Node(dep, place[head], pos, lemmas.get(word, word)) for word, pos, dep, head in cells]
    words = [cell[0] for cell in cells]
    found = universal(nodes, LABELS)
    return " ".join(f"{word}/{dep}/{words[head]}" for word, (dep, head) in zip(words, found, strict=True))


TREES = [
    # an object, a preposition under a verb, one under a noun
    (
        "Acme/PROPN/nsubj/sold chips/NOUN/dobj/sold sold/VERB/ROOT/sold to/ADP/prep/sold makers/NOUN/pobj/to of/ADP/prep/makers cars/NOUN/pobj/of",
        "Acme/nsubj/sold chips/obj/sold sold/root/sold to/case/makers makers/obl/sold of/case/cars cars/nmod/makers",
    ),
    # the object of giving, with and without a preposition
    (
        "it/PRON/nsubj/gave gave/VERB/ROOT/gave her/PRON/dative/gave shares/NOUN/dobj/gave",
        "it/nsubj/gave gave/root/gave her/iobj/gave shares/obj/gave",
    ),
    (
        "it/PRON/nsubj/gave gave/VERB/ROOT/gave shares/NOUN/dobj/gave to/ADP/dative/gave her/PRON/pobj/to",
        "it/nsubj/gave gave/root/gave shares/obj/gave to/case/her her/obl/gave",
    ),
    # a copula under its predicate, which keeps what the copula had
    (
        "he/PRON/nsubj/is is/AUX/ccomp/said head/NOUN/attr/is of/ADP/prep/head Acme/PROPN/pobj/of she/PRON/nsubj/said said/VERB/ROOT/said",
        "he/nsubj/head is/cop/head head/ccomp/said of/case/Acme Acme/nmod/head she/nsubj/said said/root/said",
    ),
    ("that/SCONJ/mark/is it/PRON/nsubj/is is/AUX/ROOT/is cheap/ADJ/acomp/is", "that/mark/cheap it/nsubj/cheap is/cop/cheap cheap/root/cheap"),
    ("it/PRON/nsubj/seems seems/VERB/ROOT/seems cheap/ADJ/acomp/seems", "it/nsubj/seems seems/root/seems cheap/xcomp/seems"),
    # a passive, a chain of prepositions, a clause under a preposition, joined prepositions
    (
        "it/PRON/nsubjpass/sold was/AUX/auxpass/sold sold/VERB/ROOT/sold by/ADP/agent/sold Acme/PROPN/pobj/by",
        "it/nsubj:pass/sold was/aux:pass/sold sold/root/sold by/case/Acme Acme/obl:agent/sold",
    ),
    (
        "fell/VERB/ROOT/fell according/VERB/prep/fell to/ADP/prep/according Orbis/PROPN/pobj/to",
        "fell/root/fell according/case/Orbis to/fixed/according Orbis/obl/fell",
    ),
    (
        "grew/VERB/ROOT/grew by/ADP/prep/grew cutting/VERB/pcomp/by prices/NOUN/dobj/cutting",
        "grew/root/grew by/mark/cutting cutting/advcl/grew prices/obj/cutting",
    ),
    (
        "works/VERB/ROOT/works in/ADP/prep/works Oslo/PROPN/pobj/in and/CCONJ/cc/in near/ADP/conj/in Bergen/PROPN/pobj/near",
        "works/root/works in/case/Oslo Oslo/obl/works and/cc/Oslo near/case/Bergen Bergen/conj/Oslo",
    ),
    # nothing to hand a place to
    ("up/ADP/prep/looked looked/VERB/ROOT/looked", "up/advmod/looked looked/root/looked"),
    ("who/PRON/nsubj/made made/VERB/relcl/firm firm/NOUN/ROOT/firm Ada/PROPN/poss/firm", "who/nsubj/made made/acl:relcl/firm firm/root/firm Ada/nmod:poss/firm"),
]  # fmt: skip


@pytest.mark.parametrize(("drawn", "expected"), TREES)
def test_a_tree_is_turned(drawn: str, expected: str) -> None:
    assert turned(drawn) == expected


def test_an_empty_sentence_has_no_tree() -> None:
    assert universal([], LABELS) == []


def test_a_preposition_at_the_root_hands_the_root_on() -> None:
    assert turned("in/ADP/ROOT/in Oslo/PROPN/pobj/in") == "in/case/Oslo Oslo/root/Oslo"
