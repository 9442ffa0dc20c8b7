"""Names that no list holds: told by their words, by what stands around them, or seen by a model."""

import pytest

from tests.transforms.names.writing import unlisted

ORG, PERSON, PLACE, PRODUCT, MODEL, EVENT = "organisation", "person", "place", "product", "model", "event"


def found(text, spotted=()):
    return [(words, kind) for words, _, kind, _ in unlisted(text, spotted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal was blessed by Bank of Tessaly on Friday.", [("Bank of Tessaly", ORG)]),
        ("A study at Hollin University found little.", [("Hollin University", ORG)]),
        ("Orrin Vale Holdings Inc. filed on Monday.", [("Orrin Vale Holdings Inc.", ORG)]),
        ("The Ministry of Trade, Mines and Energy spoke.", [("Ministry of Trade, Mines and Energy", ORG)]),
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
    assert found("The Belgian Defence Ministry and Southern Oregon agreed.") == [
        ("Belgian Defence Ministry", ORG),
        ("Southern Oregon", PLACE),
    ]
    assert found("Belgium's plans for California were new.") == []


def test_a_model_sees_what_words_do_not_tell():
    assert found("Critics of Tessaly wrote to Quorrel.", [("Tessaly", PLACE), ("Quorrel", ORG)]) == [
        ("Tessaly", PLACE),
        ("Quorrel", ORG),
    ]


def test_a_model_is_not_followed_over_a_listed_name_nor_into_a_common_word():
    assert found("OpenAI grew. Cannabis is sold; cannabis was not.", [("OpenAI", PERSON), ("Cannabis", PERSON)]) == []


def test_what_takes_an_article_is_no_person():
    assert found("They beat the Sabrins. The Sabrins lost.", [("Sabrins", PERSON)]) == [("Sabrins", ORG)] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town of Quorrel welcomed Brightwell, a maker of lamps.", [("Quorrel", PLACE), ("Brightwell", ORG)]),
        ("Orrin's shares fell; Orrin, which makes lamps, said so.", [("Orrin", ORG)] * 2),
        ("It was sent to Edlund.com and Moor & Vale.", [("Edlund.com", ORG), ("Moor & Vale", ORG)]),
        ("A chatbot called Quorrel answers.", [("Quorrel", PRODUCT)]),
        ("The company showed its Quorrel lander.", [("Quorrel", PRODUCT)]),
        ("Companies such as Quorrel agree.", [("Quorrel", ORG)]),
        ("The Tessaly Summit opened in Marlow Arena.", [("Tessaly Summit", EVENT), ("Marlow Arena", PLACE)]),
        ("President Moon Jae-sik met Wang Lifen.", [("Moon Jae-sik", PERSON), ("Wang Lifen", PERSON)]),
        ("The Memphis Star and Team Belgium met.", [("Memphis Star", ORG), ("Team Belgium", ORG)]),
        ("QUORREL, Kenya — It rained.", [("QUORREL", PLACE)]),
        ("The Senate and the Council voted.", [("Council", ORG)]),
        ("Brightwell-backed firms and Orrinvale-based ones.", [("Orrinvale", PLACE)]),
    ],
)
def test_grammar_tells_the_kind(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The model Orrin-7B is small.", [("Orrin-7B", "orrin", MODEL)]),
        ("It calls the language model QuorLM 2 small. QuorLM 3 is not.", [("QuorLM 2", "quorlm", MODEL), ("QuorLM 3", "quorlm", MODEL)]),
        ("Its phone Brightwell 12 sells.", [("Brightwell 12", "brightwell", PRODUCT)]),
        ("Orrin Labs trained Orrin-7B.", [("Orrin Labs", "orrin-labs", ORG), ("Orrin-7B", "orrin", MODEL)]),
        ("Flight 370 and Section 230 and Route 66.", []),
        ("Brightwell 2 million.", []),
    ],
)  # fmt: skip
def test_versions_belong_to_products_and_models(text, expected):
    assert [(words, entity_id, kind) for words, entity_id, kind, _ in unlisted(text)] == expected


def test_an_acronym_in_brackets_is_the_name_it_abbreviates():
    text = "The Ministry of Trade, Mines and Energy (MTME) spoke. MTME was clear."
    assert [(words, entity_id) for words, entity_id, *_ in unlisted(text)] == [
        ("Ministry of Trade, Mines and Energy", "ministry-of-trade-mines-and-energy"),
        ("MTME", "ministry-of-trade-mines-and-energy"),
        ("MTME", "ministry-of-trade-mines-and-energy"),
    ]


@pytest.mark.parametrize(
    "text", ["The GPU and the CPI grew by 3 GW.", "The API of the PUE fell.", "Foreign Minister spoke."]
)
def test_abbreviations_of_things_are_no_names(text):
    assert found(text) == []


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
