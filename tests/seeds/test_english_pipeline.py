"""The pipeline that is shipped: small enough, licensed, good enough by its own account, and it parses what it should."""

import json

import pytest

from flows.models import OURS, check, loaded
from seeds import ENGLISH, References
from transforms.parsing import Parse, Parser

BARS = {
    "ewt.tag": 94,
    "gum.tag": 95.5,
    "ewt.las": 81,
    "gum.las": 83,
    "gum.sentence_f": 86,
    "gum_news_interview.name_f": 66,
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(References(), loaded(OURS))


def parsed(parser: Parser, text: str) -> Parse:
    [parse] = parser.parses(text, [(0, len(text))])
    return parse


def below(parse: Parse, word: str, relation: str) -> list[str]:
    place = next(i for i, token in enumerate(parse.tokens) if token.text == word)
    return [parse.tokens[child].text for child in parse.children[place] if parse.tokens[child].dep == relation]


def test_it_is_small_and_has_its_licence_beside_it():
    assert sum(path.stat().st_size for path in ENGLISH.rglob("*") if path.is_file()) <= 12_000_000
    assert "Attribution-ShareAlike 4.0 International" in (ENGLISH / "LICENSE").read_text(encoding="utf-8")
    assert "WordNet" in (ENGLISH / "ATTRIBUTION.md").read_text(encoding="utf-8")


def test_it_says_its_scores_and_nothing_of_the_machine_it_was_trained_on():
    meta = json.loads((ENGLISH / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {name: bar for name, bar in BARS.items() if meta["performance"][name] < bar} == {}
    assert "/tmp" not in (ENGLISH / "config.cfg").read_text(encoding="utf-8")


def test_it_fits_and_is_named_with_its_version(parser):
    check(OURS)
    assert parser.version.startswith("en_claimhouse-")


def test_a_speaker_is_the_subject_of_a_verb_of_saying(parser):
    parse = parsed(
        parser, "Maria Keller, chief executive of Brightwell Labs, said on Tuesday that revenue had doubled."
    )
    assert below(parse, "said", "nsubj") == ["Maria"]
    assert below(parse, "said", "ccomp") == ["doubled"]
    assert below(parse, "Maria", "appos") == ["executive"]
    assert next(t.lemma for t in parse.tokens if t.text == "said") == "say"


def test_a_passive_has_its_agent(parser):
    parse = parsed(parser, "The company was bought by Microsoft in 2019.")
    assert (below(parse, "bought", "nsubj:pass"), below(parse, "bought", "obl:agent")) == (["company"], ["Microsoft"])


def test_curly_and_straight_quotation_marks_are_parsed_alike(parser):
    curly, straight = (
        parsed(parser, text)
        for text in (
            "“We won’t raise prices,” the founder told reporters.",
            '"We won\'t raise prices," the founder told reporters.',
        )
    )
    assert [(t.dep, t.head) for t in curly.tokens] == [(t.dep, t.head) for t in straight.tokens]


def test_people_organisations_and_places_are_told_apart(parser):
    text = "Daniel Okafor left Google in London last year to found Lumenforge Technologies with Priya Sharma."
    assert {(text[n.start : n.end], n.kind) for n in parsed(parser, text).names} == {
        ("Daniel Okafor", "person"), ("Google", "organisation"), ("London", "place"),
        ("Lumenforge Technologies", "organisation"), ("Priya Sharma", "person"),
    }  # fmt: skip


def test_lemmas_of_irregular_and_closed_words(parser):
    parse = parsed(parser, "They weren't making better chips, and companies' costs rose.")
    assert [t.lemma for t in parse.tokens][:6] == ["they", "be", "not", "make", "good", "chip"]
    assert {t.text: t.lemma for t in parse.tokens}["rose"] == "rise"
