"""Sentences of ours come back as tokens, trees and names in one set of labels, at the characters where they stand."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from seeds import References
from transforms.parsing import Name, Parse, Parser, PipelineUnfit

TEXT = "Sales. Acme was valued by Orbis. And so on."
SENTENCE = (7, 32)


def relations(parse: Parse) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep, parse.tokens[token.head].text) for token in parse.tokens]


@pytest.fixture(scope="session")
def universal(universal_pipeline: Language) -> Parser:
    return Parser(References(), universal_pipeline)


@pytest.fixture(scope="session")
def clear(clear_pipeline: Language) -> Parser:
    return Parser(References(), clear_pipeline)


def test_a_pipeline_of_universal_dependencies_keeps_its_labels(universal: Parser) -> None:
    [parse] = universal.parses(TEXT, [SENTENCE])
    assert relations(parse) == [
        ("Acme", "nsubj:pass", "valued"), ("was", "aux:pass", "valued"), ("valued", "root", "valued"),
        ("by", "case", "Orbis"), ("Orbis", "obl:agent", "valued"), (".", "punct", "valued"),
    ]  # fmt: skip
    assert [(t.lemma, t.pos, t.tag) for t in parse.tokens[1:3]] == [("be", "AUX", "VBD"), ("value", "VERB", "VBN")]


def test_a_pipeline_of_clear_labels_says_the_same(universal: Parser, clear: Parser) -> None:
    [one], [other] = universal.parses(TEXT, [SENTENCE]), clear.parses(TEXT, [SENTENCE])
    assert relations(one) == relations(other)


def test_offsets_are_those_of_the_whole_text(universal: Parser) -> None:
    [parse] = universal.parses(TEXT, [SENTENCE])
    assert (parse.start, parse.end) == SENTENCE
    assert [TEXT[t.start : t.end] for t in parse.tokens] == ["Acme", "was", "valued", "by", "Orbis", "."]
    assert parse.names == (Name(7, 11, "organisation"), Name(26, 31, "organisation"))
    assert [t.kind for t in parse.tokens] == ["organisation", None, None, None, "organisation", None]


def test_countries_and_cities_are_places_and_people_persons(clear: Parser) -> None:
    text = "Ada is the chief of Acme in Oslo."
    [parse] = clear.parses(text, [(0, len(text))])
    assert [(text[n.start : n.end], n.kind) for n in parse.names] == [
        ("Ada", "person"), ("Acme", "organisation"), ("Oslo", "place"),
    ]  # fmt: skip


def test_children_subtrees_and_roots_can_be_asked_for(universal: Parser) -> None:
    [parse] = universal.parses(TEXT, [SENTENCE])
    assert parse.root == 2
    assert parse.children[2] == (0, 1, 4, 5)
    assert parse.subtree(4) == [3, 4]
    assert list(parse.within(23, 31)) == [3, 4]


def test_white_space_of_any_kind_is_no_token_and_moves_nothing(universal: Parser) -> None:
    text = "  Acme  was\nvalued\u00a0by\tOrbis."
    [parse] = universal.parses(text, [(0, len(text))])
    assert [text[t.start : t.end] for t in parse.tokens] == ["Acme", "was", "valued", "by", "Orbis", "."]
    assert parse.root == 2


def test_the_tokenizers_norms_reach_the_pipeline_with_and_without_double_spaces(universal: Parser) -> None:
    for text in ("It wasn’t valued.", "It  wasn’t valued."):
        [(doc, _)] = universal._docs(text, [(0, len(text))])
        assert [token.norm_ for token in doc] == ["it", "was", "not", "valued", "."]


def test_a_sentence_is_one_tree_even_where_stops_stand_inside(universal: Parser) -> None:
    text = "Prices rose. Acme was valued. Prices rose in Oslo."
    [parse] = universal.parses(text, [(0, len(text))])
    assert [place for place, token in enumerate(parse.tokens) if token.head == place] == [parse.root]


def test_a_sentence_of_five_thousand_words_has_no_tokens_and_costs_no_time(universal: Parser) -> None:
    text = "and so on " * 1700 + "Acme was valued by Orbis."
    started = time.perf_counter()
    long, short = universal.parses(text, [(0, 17_000), (17_000, len(text))])
    assert time.perf_counter() - started < 2
    assert (long.tokens, long.names, long.root) == ((), (), None)
    assert short.tokens[-1].end == len(text)


def test_many_tokens_in_few_characters_are_too_long_as_well(universal: Parser) -> None:
    text = "“" * 2000
    [parse] = universal.parses(text, [(0, len(text))])
    assert parse.tokens == ()


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "“", "100%", "مرحبا بالعالم", "阿里巴巴", "a\ud800b", "👩‍👩‍👧 said", "\x00\x07", "e\u0301"]
)
def test_odd_characters_are_parsed_or_left(universal: Parser, text: str) -> None:
    [parse] = universal.parses(text, [(0, len(text))])
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_tokens_give_back_the_text_whatever_it_is(universal: Parser, first: str, second: str) -> None:
    text = first + second
    for parse in universal.parses(text, [(0, len(first)), (len(first), len(text))]):
        assert [text[token.start : token.end] for token in parse.tokens] == [token.text for token in parse.tokens]
        assert "".join(t.text for t in parse.tokens) == "".join(text[parse.start : parse.end].split())
        assert sum(token.head == place for place, token in enumerate(parse.tokens)) == (1 if parse.tokens else 0)


def test_no_sentence_is_no_parse(universal: Parser) -> None:
    assert universal.parses("Acme.", []) == []


def test_the_version_names_the_pipeline(universal: Parser) -> None:
    assert universal.version == "en_tiny-0.1"


def test_a_pipeline_without_trees_and_names_says_so(universal_pipeline: Language) -> None:
    nlp = spacy.blank("en", meta={"name": "half"})
    for name in ("tagger", "morphologizer", "lemmatizer"):
        nlp.add_pipe(name, source=universal_pipeline)
    with pytest.raises(PipelineUnfit, match=r"'half' gives no trees \(parser\), no names \(ner or entity_ruler\)"):
        Parser(References(), nlp)


def test_a_pipeline_of_another_language_says_so() -> None:
    with pytest.raises(PipelineUnfit, match="reads 'de'; an English one is needed"):
        Parser(References(), spacy.blank("de"))
