"""Corpora become documents of our own tokens with their trees and names, on small ones written by hand."""

import gzip

import pytest
import spacy

from seeds import References
from seeds.models.training.made_up import Grammar
from seeds.models.training.mentions import gum_sentences
from seeds.models.training.name_sets import tokens_named
from seeds.models.training.named import doc_of
from seeds.models.training.projection import joined, projected
from seeds.models.training.spelling import curly
from seeds.models.training.treebanks import documents
from seeds.models.training.trees import whole

TREEBANK = """\
# newdoc id = one
# text = Ann doesn't sell well-made chips.
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-person-new-1-sgl)
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\tMood=Ind\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsell\tsell\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
5\twell-made\twell-made\tADJ\tJJ\tDegree=Pos\t6\tamod\t_\tEntity=(2-object-new-2-sgl
6\tchips\tchip\tNOUN\tNNS\tNumber=Plur\t4\tobj\t_\tEntity=2)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Minister Bo Li of the Bank of Oslo left the U.S.
1\tMinister\tminister\tPROPN\tNNP\tNumber=Sing\t2\tnmod:desc\t_\tEntity=(3-person-new-2-sgl
2\tBo\tBo\tPROPN\tNNP\tNumber=Sing\t9\tnsubj\t_\t_
3\tLi\tLi\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\t_
4\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(4-organization-new-2-sgl
6\tBank\tBank\tPROPN\tNNP\t_\t2\tnmod\t_\t_
7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_
8\tOslo\tOslo\tPROPN\tNNP\t_\t6\tnmod\t_\tEntity=(5-place-new-1-sgl)4)3)
9\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
10\tthe\tthe\tDET\tDT\t_\t11\tdet\t_\tEntity=(6-place-new-2-sgl
11\tU.S.\tU.S.\tPROPN\tNNP\t_\t9\tobj\t_\tEntity=6)

"""


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "bank.conllu.gz"
    path.write_bytes(gzip.compress(TREEBANK.encode()))
    (found,) = documents(path)
    return found


def test_words_stand_where_the_raw_text_has_them(document):
    first = document.sentences[0]
    assert [first.text[w.start : w.end] for w in first.words] == [
        "Ann",
        "does",
        "n't",
        "sell",
        "well-made",
        "chips",
        ".",
    ]
    assert first.words[3].head == 3


def test_a_word_that_we_cut_hangs_together_under_its_last_part(nlp, document):
    doc = projected(nlp, joined(document.sentences[:1]))
    assert [(t.text, t.tag_, t.dep_, t.head.text) for t in doc][4:8] == [
        ("well", "", "compound", "made"), ("-", "HYPH", "punct", "made"), ("made", "JJ", "amod", "chips"), ("chips", "NNS", "obj", "sell"),
    ]  # fmt: skip


def test_documents_keep_their_sentence_boundaries(nlp, document):
    (doc,) = whole(nlp, [document])
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in document.sentences]


def test_a_spelling_of_other_characters_keeps_the_tree(nlp, document):
    gold = joined(document.sentences[:1])
    doc = projected(nlp, gold, text=curly(gold.text))
    assert [(t.text, t.dep_) for t in doc][:3] == [("Ann", "nsubj"), ("does", "aux"), ("n’t", "advmod")]


def test_names_are_the_proper_nouns_of_a_mention_without_titles(document):
    one, two = gum_sentences(document)
    assert [(one.text[s:e], label) for s, e, label in one.names] == [("Ann", "PERSON")]
    assert sorted((two.text[s:e], label) for s, e, label in two.names) == [
        ("Bank of Oslo", "ORG"), ("Bo Li", "PERSON"), ("U.S.", "LOC"),
    ]  # fmt: skip


def test_capitalised_words_that_a_corpus_may_have_left_out_teach_nothing(nlp):
    rows = [
        ("Ann", "B-researcher"),
        ("Lee", "I-researcher"),
        ("tried", "O"),
        ("Lumen", "O"),
        ("at", "O"),
        ("ACL", "B-conference"),
        (".", "O"),
    ]
    named = tokens_named(rows, "crossner", unlisted_is_open=True)
    doc = doc_of(nlp, named)
    assert (named.text, [(e.text, e.label_) for e in doc.ents]) == (
        "Ann Lee tried Lumen at ACL.",
        [("Ann Lee", "PERSON")],
    )
    assert [t.ent_iob_ for t in doc] == ["B", "I", "O", "", "O", "", "O"]


def test_made_up_sentences_are_the_same_for_a_seed_and_know_their_names():
    one, other = (list(Grammar(References(), seed=7).sentences(200)) for _ in range(2))
    assert [n.text for n in one] == [n.text for n in other]
    labels = {label for named in one for _, _, label in named.names}
    assert labels == {"PERSON", "ORG", "LOC", "PRODUCT"}
    assert all("{" not in n.text and "<" not in n.text for n in one)
    assert all(n.text[s:e].strip() == n.text[s:e] != "" for n in one for s, e, _ in n.names)
