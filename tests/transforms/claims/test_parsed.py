"""With a parse, who says what is told by grammar; it comes in Universal Dependencies, one `word/tag/relation/head` a token."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.claims import article, parts, spans
from tests.transforms.claims.test_bounds import PIECES, assert_in_bounds
from transforms.records import Claim

TAGS = [
    "NN",
    "NNS",
    "NNP",
    "VBD",
    "VBZ",
    "VBP",
    "VB",
    "VBN",
    "VBG",
    "MD",
    "IN",
    "DT",
    "PRP",
    "TO",
    "WP",
    "WRB",
    ",",
    "CC",
]
RELATIONS = [
    "nsubj",
    "obj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "acl:relcl",
    "parataxis",
    "conj",
    "mark",
    "aux",
    "aux:pass",
    "obl:agent",
    "punct",
]


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    tag: str
    dep: str
    head: int


def tokens(text: str, parse: str) -> list[Token]:
    """The tokens of a written parse with their places in the text; heads count from nought."""
    found, at = [], 0
    for written in parse.split():
        word, tag, dep, head = written.rsplit("/", 3)
        at = text.index(word, at)
        found.append(Token(at, at + len(word), tag, dep, int(head)))
        at += len(word)
    return found


def parsed_claims(text: str, found: list[Token]) -> tuple[Claim, ...]:
    split, names, reader = parts()
    read = article(text)
    sentences = split.sentences(read)
    mentions = names.mentions(read, sentences)
    parses = {
        place: inside
        for place, s in enumerate(sentences)
        if (inside := [token for token in found if s.start <= token.start < s.end])
    }
    return reader.claims(read, sentences, mentions, (), parses)


def attributed(text: str, parse: str) -> list[tuple[str | None, str | None, str]]:
    found = parsed_claims(text, tokens(text, parse))
    return [span for span, claim in zip(spans(text, found), found, strict=True) if claim.attribution is not None]


@pytest.mark.parametrize(
    ("text", "parse", "expected"),
    [
        (  # a verb that no list knows
            "Residents say the data centre hums at night.",
            "Residents/NNS/nsubj/1 say/VBP/root/1 the/DT/det/4 data/NN/compound/4 centre/NN/nsubj/5 hums/VBZ/ccomp/1 at/IN/case/7 night/NN/obl/5 ././punct/1",
            [("Residents", "say", "the data centre hums at night")],
        ),
        (  # what only somebody can do says that its subject is somebody
            "Tribesmen fear that the dam floods the fields.",
            "Tribesmen/NNS/nsubj/1 fear/VBP/root/1 that/IN/mark/5 the/DT/det/4 dam/NN/nsubj/5 floods/VBZ/ccomp/1 the/DT/det/7 fields/NNS/obj/5 ././punct/1",
            [("Tribesmen", "fear", "the dam floods the fields")],
        ),
        (  # the clause beside the verb's own is the article's
            "Olsen has argued that prices halve every year, but rivals can cut them.",
            ("Olsen/NNP/nsubj/2 has/VBZ/aux/2 argued/VBN/root/2 that/IN/mark/5 prices/NNS/nsubj/5 halve/VBP/ccomp/2 every/DT/det/7 year/NN/obl/5 ,/,/punct/12 "
            "but/CC/cc/12 rivals/NNS/nsubj/12 can/MD/aux/12 cut/VB/conj/2 them/PRP/obj/12 ././punct/2"),
            [("Olsen", "argued", "prices halve every year")],
        ),
        (  # the same words with the clause inside the content
            "Olsen has argued that prices halve every year, but rivals can cut them.",
            ("Olsen/NNP/nsubj/2 has/VBZ/aux/2 argued/VBN/root/2 that/IN/mark/5 prices/NNS/nsubj/5 halve/VBP/ccomp/2 every/DT/det/7 year/NN/obl/5 ,/,/punct/12 "
            "but/CC/cc/12 rivals/NNS/nsubj/12 can/MD/aux/12 cut/VB/conj/5 them/PRP/obj/12 ././punct/2"),
            [("Olsen", "argued", "prices halve every year, but rivals can cut them")],
        ),
        (
            "Farmers had been told by the state that rain would come.",
            ("Farmers/NNS/nsubj:pass/3 had/VBD/aux/3 been/VBN/aux:pass/3 told/VBN/root/3 by/IN/case/6 the/DT/det/6 state/NN/obl:agent/3 that/IN/mark/10 "
            "rain/NN/nsubj/10 would/MD/aux/10 come/VB/ccomp/3 ././punct/3"),
            [("the state", "had been told", "rain would come")],
        ),
        (
            "Varga called the plan a mistake.",
            "Varga/NNP/nsubj/1 called/VBD/root/1 the/DT/det/3 plan/NN/obj/1 a/DT/det/5 mistake/NN/xcomp/1 ././punct/1",
            [("Varga", "called", "the plan a mistake")],
        ),
        (
            "A note that the guards sent says the gate creaks.",
            "A/DT/det/1 note/NN/nsubj/6 that/WDT/obj/5 the/DT/det/4 guards/NNS/nsubj/5 sent/VBD/acl:relcl/1 says/VBZ/root/6 the/DT/det/8 gate/NN/nsubj/9 creaks/VBZ/ccomp/6 ././punct/6",
            [("A note that the guards sent", "says", "the gate creaks")],
        ),
    ],
)  # fmt: skip
def test_grammar_tells_who_says_what(text: str, parse: str, expected: list[tuple[str, str, str]]) -> None:
    assert attributed(text, parse) == expected


@pytest.mark.parametrize(
    ("text", "parse"),
    [
        (  # a thing is asserted, no clause
            "The artist asserted her influence openly and generally kept her place.",
            ("The/DT/det/1 artist/NN/nsubj/2 asserted/VBD/root/2 her/PRP$/nmod:poss/4 influence/NN/obj/2 openly/RB/advmod/2 and/CC/cc/8 generally/RB/advmod/8 "
            "kept/VBD/conj/2 her/PRP$/nmod:poss/10 place/NN/obj/8 ././punct/2"),
        ),
        (  # a noun in the place of a cue
            "The state fire agency sent engines.",
            "The/DT/det/3 state/NN/compound/3 fire/NN/compound/3 agency/NN/nsubj/4 sent/VBD/root/4 engines/NNS/obj/4 ././punct/4",
        ),
        (  # a question that stays open
            "He would not say how large the order was.",
            "He/PRP/nsubj/3 would/MD/aux/3 not/RB/advmod/3 say/VB/root/3 how/WRB/advmod/5 large/JJ/ccomp/3 the/DT/det/7 order/NN/nsubj/5 was/VBD/cop/5 ././punct/3",
        ),
        (  # who does not know it says nothing
            "She did not realise that the office hummed.",
            "She/PRP/nsubj/3 did/VBD/aux/3 not/RB/advmod/3 realise/VB/root/3 that/IN/mark/7 the/DT/det/6 office/NN/nsubj/7 hummed/VBD/ccomp/3 ././punct/3",
        ),
        (
            "The startup called its new model Falcon.",
            "The/DT/det/1 startup/NN/nsubj/2 called/VBD/root/2 its/PRP$/nmod:poss/5 new/JJ/amod/5 model/NN/obj/2 Falcon/NNP/xcomp/2 ././punct/2",
        ),
        (
            "The union called the office a day later.",
            "The/DT/det/1 union/NN/nsubj/2 called/VBD/root/2 the/DT/det/4 office/NN/obj/2 a/DT/det/6 day/NN/obl:unmarked/7 later/RB/advmod/2 ././punct/2",
        ),
    ],
)  # fmt: skip
def test_grammar_tells_what_is_no_attribution(text: str, parse: str) -> None:
    assert attributed(text, parse) == []


def test_a_sentence_without_a_parse_is_read_beside_one_with_it() -> None:
    text = "Residents say the data centre hums at night. Olsen said that it is late."
    parse = "Residents/NNS/nsubj/1 say/VBP/root/1 the/DT/det/4 data/NN/compound/4 centre/NN/nsubj/5 hums/VBZ/ccomp/1 at/IN/case/7 night/NN/obl/5 ././punct/1"
    assert [claimant for claimant, _, _ in attributed(text, parse)] == ["Residents", "Olsen"]


@pytest.mark.parametrize(
    ("text", "language", "needed"),
    [
        ("Residents say the data centre hums.", "en", True),
        ("The plant has three lines and forty workers.", "en", False),
        ("Amid fears that prices fall, orders slowed.", "en", True),
        ("他表示价格上涨。", "zh", False),
    ],
)
def test_only_sentences_with_a_cue_need_a_parse(text: str, language: str, needed: bool) -> None:
    split, _, reader = parts()
    read = article(text, language)
    assert [reader.needs_parse(text, sentence) for sentence in split.sentences(read)] == [needed]


@st.composite
def trees(draw: st.DrawFn, places: list[tuple[int, int]]) -> list[Token]:
    """Any tree over the words at the given places."""
    order = draw(st.permutations(range(len(places))))
    heads = {order[0]: order[0]}
    for rank, place in enumerate(order[1:], 1):
        heads[place] = order[draw(st.integers(0, rank - 1))]
    return [
        Token(start, end, draw(st.sampled_from(TAGS)), "root" if heads[i] == i else draw(st.sampled_from(RELATIONS)), heads[i])
        for i, (start, end) in enumerate(places)
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data(), st.lists(st.sampled_from(PIECES), min_size=2, max_size=30))
def test_any_parse_gives_claims_in_their_bounds(data: st.DataObject, pieces: list[str]) -> None:
    text = " ".join(pieces)
    split, names, reader = parts()
    read = article(text)
    sentences = split.sentences(read)
    parses = {
        place: data.draw(trees([(s.start + m.start(), s.start + m.end()) for m in re.finditer(r"\S+", text[s.start : s.end])]))
        for place, s in enumerate(sentences)
    }  # fmt: skip
    assert_in_bounds(text, reader.claims(read, sentences, names.mentions(read, sentences), (), parses))
