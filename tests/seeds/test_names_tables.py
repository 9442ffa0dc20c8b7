"""The tables of names agree with each other and with the contract."""

import re
from collections import Counter

import polars as pl
import pytest

from seeds import References
from tests.transforms.names.writing import names
from transforms.entities import entities
from transforms.ids import slug
from transforms.schema import ENTITIES, ENUMERATIONS

REFERENCES = References()
ALIASES = REFERENCES.table("aliases")
LISTED = REFERENCES.table("entities")
KNOWN = set(LISTED["entity_id"])
SENSES = {"name", "word", "abbreviation", "demonym", "surname", "translation", "former", "versioned"}


def test_the_reference_list_is_long_and_unique():
    assert len(KNOWN) == LISTED.height >= 500


def test_ids_are_slugs():
    assert [entity_id for entity_id in KNOWN if slug(entity_id) != entity_id] == []


def test_kinds_and_countries_are_those_of_the_contract():
    assert set(LISTED["kind"]) == set(ENUMERATIONS["entities", "kind"])
    assert all(re.fullmatch("[A-Z]{2}", country) for country in LISTED["country"].drop_nulls())


def test_every_row_says_what_it_is_and_where_that_can_be_checked():
    assert LISTED.select("entity_id", "name", "kind", "source").null_count().sum_horizontal().item() == 0


def test_every_parent_exists_and_no_line_of_parents_is_a_ring():
    parents = dict(LISTED.select("entity_id", "parent_entity_id").iter_rows())
    assert {parent for parent in parents.values() if parent} <= KNOWN
    for entity_id in parents:
        line = [entity_id]
        while (parent := parents[line[-1]]) is not None:
            assert parent not in line
            line.append(parent)


def test_every_alias_belongs_to_a_listed_entity():
    assert set(ALIASES["entity_id"]) <= KNOWN
    assert set(ALIASES["sense"]) <= SENSES
    assert set(ALIASES["language"]) == {"en", "zh"}
    assert set(ALIASES["is_case_sensitive"]) == {"TRUE", "FALSE"}


def test_no_alias_stands_twice_in_one_sense():
    rows = ALIASES.select("alias", "sense", "context").iter_rows()
    counted = Counter((alias, sense == "versioned", context) for alias, sense, context in rows)
    assert [row for row, times in counted.items() if times > 1] == []


def test_an_alias_of_two_entities_has_a_context_for_each():
    shared = ALIASES.filter(pl.col("sense") != "versioned").group_by("alias").agg("entity_id", "context")
    for alias, owners, contexts in shared.iter_rows():
        assert len(set(owners)) == 1 or None not in contexts, alias


def test_every_context_is_defined_and_used():
    assert set(REFERENCES.table("name_contexts")["context"]) == set(ALIASES["context"].drop_nulls())


def test_contexts_speak_of_known_entities_and_groups():
    contexts, groups = REFERENCES.table("name_contexts"), set(REFERENCES.table("name_words")["word_group"])
    terms = set(contexts["term"])
    kinds = set(ENUMERATIONS["entities", "kind"])
    assert {term[1:] for term in terms if term.startswith("@")} <= KNOWN | kinds
    assert {term[1:] for term in terms if term.startswith("*")} <= groups
    assert set(contexts["role"]) <= {"any", "all", "none"}
    assert set(contexts["scope"]) <= {"article", "sentence", "next", "previous", "list"}


def test_no_word_stands_twice_in_a_group():
    assert REFERENCES.table("name_words").select("word_group", "word").is_duplicated().sum() == 0


@pytest.mark.parametrize("kind", ENUMERATIONS["entities", "kind"])
def test_each_entity_without_conditions_is_found_by_its_own_name(kind):
    free = set(
        ALIASES.filter(pl.col("context").is_null() & (pl.col("sense") != "versioned")).select("alias").to_series()
    )
    rows = LISTED.filter(pl.col("kind") == kind).select("entity_id", "name").iter_rows()
    missed = [
        entity_id
        for entity_id, name in rows
        if name in free and (name, entity_id) not in names(f"They spoke with {name} again.")
    ]
    assert missed == []


def test_the_frame_of_entities_is_the_warehouses_and_sorted():
    frame = entities(REFERENCES)
    assert frame.schema == ENTITIES
    assert frame["entity_id"].is_sorted() and frame["is_known"].all()
