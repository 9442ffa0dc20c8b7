"""Names that no list holds: told by their words, by what stands around them, or seen by a model."""

import pytest

from tests.transforms.names.writing import unlisted

ORG, PERSON, PLACE = "organisation", "person", "place"


def found(text, spotted=()):
    return [(words, kind) for words, _, kind, _ in unlisted(text, spotted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal was blessed by Bank of Tessaly on Friday.", [("Bank of Tessaly", ORG)]),
        ("A study at Hollin University found little.", [("Hollin University", ORG)]),
        ("Orrin Vale Holdings Inc. filed on Monday.", [("Orrin Vale Holdings Inc.", ORG)]),
        ("The Ministry of Trade, Mines and Energy (MTME) said so.", [("Ministry of Trade, Mines and Energy", ORG)]),
        ("Shares of Brightwell (NYSE: BRW) fell.", [("Brightwell", ORG)]),
        ("The chipmaker Veldtron cut its forecast.", [("Veldtron", ORG)]),
        ("Rows like Google, Microsoft and Veldtron shares rose.", [("Veldtron", ORG)]),
        ("It was Veldtron employees who noticed.", [("Veldtron", ORG)]),
        ("Maria Lindqvist said the plan was late.", [("Maria Lindqvist", PERSON)]),
        ("The plan was late, Mr. Okonjo said.", [("Okonjo", PERSON)]),
        ("Prime Minister Tadeo Varga resigned.", [("Tadeo Varga", PERSON)]),
        ("Secretary of State Tadeo Varga resigned.", [("Tadeo Varga", PERSON)]),
        ("Analyst Tadeo Varga was surprised.", [("Tadeo Varga", PERSON)]),
        ("It surprised the analyst Tadeo Varga.", [("Tadeo Varga", PERSON)]),
        ("Tadeo Varga, 45, was surprised.", [("Tadeo Varga", PERSON)]),
        ("Tadeo Varga, a professor at the school, was surprised.", [("Tadeo Varga", PERSON)]),
        ("Fires burned in Marlow County for days.", [("Marlow County", PLACE)]),
        ("A Tessaly-based start-up closed.", [("Tessaly", PLACE)]),
    ],
)
def test_words_in_and_around_a_name_tell_its_kind(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reading books is fun.",
        "The CEO and the CFO spoke about AI and GDP on Monday.",
        "In March, Christmas came early.",
        "President and Chief Executive Officer.",
        "He praised Python and Rust.",
        "Nobody knew Tessaly.",
        "Vice President Biden left.",
    ],
)
def test_a_capital_alone_makes_no_name(text):
    assert found(text) == []


def test_a_longer_name_takes_the_place_in_it_with_it():
    assert found("The Belgian Defence Ministry and Southern California agreed.") == [
        ("Belgian Defence Ministry", ORG),
        ("Southern California", PLACE),
    ]
    assert found("Belgium's plans for California were new.") == []


def test_a_model_sees_what_words_do_not_tell():
    assert found("Critics of Tessaly wrote to Quorrel.", [("Tessaly", PLACE), ("Quorrel", ORG)]) == [
        ("Tessaly", PLACE),
        ("Quorrel", ORG),
    ]


def test_a_model_is_not_followed_over_a_listed_name_nor_into_a_common_word():
    assert found("OpenAI grew. Cannabis is sold; cannabis was not.", [("OpenAI", PERSON), ("Cannabis", PERSON)]) == []


def test_people_take_no_article():
    assert found("They beat the Sabrins. The Sabrins lost.", [("Sabrins", PERSON)]) == []


def test_later_short_names_are_the_same_entity():
    text = "Maria Lindqvist runs Veldtron Labs. Lindqvist left Google. Veldtron grew."
    assert unlisted(text) == [
        ("Maria Lindqvist", "maria-lindqvist", PERSON, "Maria Lindqvist"),
        ("Veldtron Labs", "veldtron-labs", ORG, "Veldtron Labs"),
        ("Lindqvist", "maria-lindqvist", PERSON, "Maria Lindqvist"),
        ("Veldtron", "veldtron-labs", ORG, "Veldtron Labs"),
    ]


def test_a_surname_that_two_people_share_is_nobodys():
    text = "Maria Lindqvist met Peter Lindqvist. Lindqvist left."
    assert [words for words, *_ in unlisted(text)] == ["Maria Lindqvist", "Peter Lindqvist"]


def test_the_form_of_a_firm_does_not_change_its_id():
    ids = {unlisted(f"The chipmaker {name} grew.")[0][1] for name in ("Veldtron", "Veldtron Inc.", "Veldtron Ltd")}
    assert ids == {"veldtron"}


def test_possessives_abbreviations_and_joined_words_are_cut():
    assert found("Tadeo Varga's plan, Hollin University's answer.", [("Tadeo Varga", PERSON)]) == [
        ("Tadeo Varga", PERSON),
        ("Hollin University", ORG),
    ]
