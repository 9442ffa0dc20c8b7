import re

import pytest

from tests.warehouse.batches import column
from transforms.schema import ENUMERATIONS
from warehouse.catalogue import relation, relations

CONTRACT = {
    "main.sources": "source_id name domain country language licence first_seen_at last_seen_at",
    "main.articles": "article_id source_id origin url title author published_on published_from language text word_count content_hash duplicate_of "
    "retrieved_at loaded_at run_id pipeline_version",
    "main.entities": "entity_id name kind country parent_entity_id is_known",
    "main.mentions": "mention_id article_id entity_id text char_start char_end confidence entity_name entity_kind",
    "main.claims": "claim_id article_id text char_start char_end sentence_start sentence_end continues_claim_id kind claimant claimant_start claimant_end "
    "claimant_entity_id cue cue_start cue_end attribution is_quotation certainty is_negated subject_entity_id period_start period_end checkworthiness confidence",
    "main.figures": "figure_id claim_id article_id text char_start char_end metric value value_low value_high unit unit_kind per qualifier change change_basis "
    "subject subject_entity_id period_start period_end is_projected value_usd fx_rate fx_date confidence",
    "main.facts": "fact_id subject_entity_id metric unit_kind unit per change change_basis is_projected period_start period_end value_low value_high reports agreement",
    "main.fact_figures": "fact_id figure_id",
    "ops.runs": "run_id flow started_at finished_at status is_published pipeline_version items_seen items_new items_changed items_unchanged items_duplicate "
    "items_rejected items_quarantined items_failed claims_loaded figures_loaded",
    "ops.items": "origin run_id status reason article_id content_hash seen_at",
    "ops.quality_results": "run_id suite expectation column_name severity success evaluated unexpected unexpected_percent checked_at",
    "ops.quarantine": "quarantine_id run_id stage table_name record_id origin reasons record quarantined_at released_at",
}
VIEWS = {"costs", "funding", "downloads", "figure_changes", "figure_trail", "disputed_figures", "latest_quality"}
TYPES = [
    (r"_(start|end)$", "BIGINT"), (r"^(word_count|reports|items_.*|.*_(loaded|added|gone)|evaluated|unexpected)$", "BIGINT"), (r"_at$", "TIMESTAMP"), (r"_(on|date)$", "DATE"),
    (r"^period_", "DATE"), (r"^(is_.*|success)$", "BOOLEAN"), (r"^(value.*|fx_rate|confidence|checkworthiness|unexpected_percent|share_.*)$", "DOUBLE"),
    (r"^reasons$", "VARCHAR[]"), (r"^record$", "JSON"),
]  # fmt: skip


def columns(c, full_name):
    schema, name = full_name.split(".")
    query = "select column_name, data_type from duckdb_columns() where schema_name = ? and table_name = ? and database_name = current_database() order by column_index"
    return dict(c.execute(query, [schema, name]).fetchall())


@pytest.mark.parametrize("table", CONTRACT)
def test_the_columns_of_the_contract_come_first_in_its_order_and_types(untouched, table):
    found, promised = columns(untouched, table), CONTRACT[table].split()
    assert list(found)[: len(promised)] == promised
    for name in promised:
        known = [t for pattern, t in TYPES if re.search(pattern, name)]
        assert found[name] == (known[-1] if known else "VARCHAR"), name


def test_the_views_of_the_contract_are_there_and_answer(untouched):
    assert set(column(untouched, "select view_name from duckdb_views() where not internal")) >= VIEWS
    for view in VIEWS:
        assert untouched.execute(f"select * from main.{view}").fetchall() == []


@pytest.mark.parametrize("described", relations(), ids=lambda r: r.full_name)
def test_a_header_names_the_real_columns_in_their_order(untouched, described):
    namesake = f"main.{described.name}" if described.schema == "parked" else described.full_name
    expected = list(columns(untouched, namesake)) if described.schema == "parked" else list(described.columns)
    assert list(columns(untouched, described.full_name)) == expected
    assert described.grain.startswith("One row for each ")


def test_every_table_view_and_column_has_a_comment(untouched):
    assert (
        column(
            untouched,
            "select table_name || '.' || column_name from duckdb_columns() where not internal and comment is null",
        )
        == []
    )
    assert column(untouched, "select table_name from duckdb_tables() where comment is null") == []
    assert column(untouched, "select view_name from duckdb_views() where not internal and comment is null") == []
    assert column(
        untouched,
        "select comment from duckdb_columns() where schema_name = 'main' and table_name = 'figures' and column_name = 'value_usd'",
    ) == ["US dollars; value times fx_rate; NULL where there is no rate"]


@pytest.mark.parametrize(("table", "name"), ENUMERATIONS)
def test_an_enumerated_column_takes_its_values_and_no_other(untouched, table, name):
    query = "select constraint_text from duckdb_constraints() where schema_name = 'main' and table_name = ? and constraint_type = 'CHECK' and list_contains(constraint_column_names, ?)"
    found = [set(re.findall(r"'([^']*)'", text)) for text in column(untouched, query, table, name) if " IN (" in text]
    assert found == [set(ENUMERATIONS[table, name])]


def test_no_foreign_key_is_declared(untouched):
    assert (
        column(untouched, "select constraint_text from duckdb_constraints() where constraint_type = 'FOREIGN KEY'")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "-- One row.\n--\n-- a  what\ncreate table if not exists main.other (a varchar);\n",
        "-- One row.\n--\n-- a what without two spaces\ncreate table if not exists main.wrong (a varchar);\n",
    ],
)
def test_a_file_that_is_not_what_its_path_says_is_refused(tmp_path, text):
    (tmp_path / "main").mkdir()
    (tmp_path / "main" / "wrong.sql").write_text(text)
    with pytest.raises(ValueError, match=r"wrong\.sql"):
        relation(tmp_path / "main" / "wrong.sql")
