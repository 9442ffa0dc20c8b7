import json
from datetime import date

import pytest

from tests.warehouse.batches import Doc, begin, load
from warehouse.checking import all_checks, check, checks, offending
from warehouse.ledger import finish_run
from warehouse.opening import writer
from warehouse.reconciling import reconcile

TEXT = "OpenAI spent $5 million on GPT-3, said IDC in a report of the year, and it was much more than all of its rivals did at the time."
DOCS = [
    Doc(
        "a.txt",
        TEXT,
        url="https://a.example/1",
        claimant="IDC",
        figures=(("$5 million", {"value": 5e6}),),
        day=date(2024, 7, 1),
    ),
    Doc(
        "b.txt",
        TEXT,
        url="https://b.example/1",
        source="b.example",
        claimant="IDC",
        figures=(("$5 million", {"value": 5e6}),),
    ),
    Doc(
        "c.txt",
        "OpenAI paid $9 million. | It did.",
        url="https://c.example/1",
        source="c.example",
        figures=(("$9 million", {"value": 9e6}),),
    ),
]
FAULTS = {
    "mentions_stand_at_their_place": "update main.mentions set char_start = char_start + 1, char_end = char_end + 1",
    "claims_stand_at_their_place": "update main.claims set text = text || '!'",
    "claimants_stand_at_their_place": "update main.claims set claimant = 'IDG' where claimant is not null",
    "cues_stand_at_their_place": "update main.claims set cue_start = 3, cue_end = 5",
    "figures_stand_at_their_place": "update main.figures set text = '$6 million'",
    "articles_have_their_source": "delete from main.sources",
    "articles_have_their_original": "update main.articles set duplicate_of = 'gone' where duplicate_of is not null",
    "articles_have_their_run": "update main.articles set run_id = 'gone'",
    "entities_have_their_parent": "update main.entities set parent_entity_id = 'gone' where entity_id = 'idc'",
    "mentions_have_their_article": "update main.mentions set article_id = 'gone'",
    "mentions_have_their_entity": "update main.mentions set entity_id = 'gone'",
    "claims_have_their_article": "update main.claims set article_id = 'gone'",
    "claims_have_their_first_part": "update main.claims set continues_claim_id = 'gone'",
    "claims_have_their_claimant": "update main.claims set claimant_entity_id = 'gone'",
    "claims_have_their_subject": "update main.claims set subject_entity_id = 'gone'",
    "figures_have_their_article": "update main.figures set article_id = 'gone'",
    "figures_have_their_claim": "update main.figures set claim_id = 'gone'",
    "figures_have_their_subject": "update main.figures set subject_entity_id = 'gone'",
    "facts_have_their_subject": "update main.facts set subject_entity_id = 'gone'",
    "fact_figures_have_their_fact": "update main.fact_figures set fact_id = 'gone'",
    "fact_figures_have_their_figure": "insert into main.fact_figures select fact_id, 'gone', true, null, 1 from main.facts limit 1",
    "fact_figures_are_revised_by_figures": "update main.fact_figures set is_current = false, revised_by = 'gone'",
    "items_have_their_run": "update ops.items set run_id = 'gone'",
    "items_have_their_article": "update ops.items set article_id = 'gone'",
    "quality_results_have_their_run": "insert into ops.quality_results values ('gone', 's', 'e', null, 'info', true, 0, 0, 0, '2024-01-01', null, null)",
    "run_measures_have_their_run": "insert into ops.run_measures values ('gone', 'items_seen', null, 1)",
    "corrections_have_their_article": "insert into ops.corrections values ('x', 'figures', 'f', 'gone', 'value', '1', '2', 'why', null, null, null, 'r1', '2024-01-01')",
    "forgotten_articles_are_gone": "insert into ops.forgotten values ('source', 'a.example', 'a.example', '2024-01-01', null)",
    "quarantine_has_its_run": "insert into ops.quarantine values ('q', 'gone', 's', null, null, null, ['x'], null, '2024-01-01', null, null)",
    "sources_have_articles": "insert into main.sources values ('z.example', null, null, null, null, null, '2024-01-01', '2024-01-01')",
    "reprints_have_no_rows": "update main.claims set article_id = (select article_id from main.articles where duplicate_of is not null)",
    "originals_are_no_reprints": "update main.articles set duplicate_of = (select article_id from main.articles where origin = 'b.txt') where origin = 'c.txt'",
    "originals_are_the_earliest": "update main.articles set published_on = null where origin = 'a.txt'",
    "claims_stand_in_their_sentence": "update main.claims set sentence_start = char_start + 1",
    "figures_stand_in_their_claim": "update main.figures set char_start = 1000, char_end = 1010",
    "figures_lie_within_their_bounds": "update main.figures set value = value + 1",
    "figures_are_converted_at_their_rate": "update main.figures set value_usd = value_usd * 2",
    "money_has_a_dollar_value": "update main.figures set unit = 'CNY', value_usd = null, fx_rate = null, fx_date = null",
    "facts_have_figures": "delete from main.fact_figures",
    "facts_agree_with_their_figures": "update main.figures set per = 'month'",
    "facts_count_their_reports": "update main.facts set reports = 7",
    "runs_add_up": "update ops.runs set items_new = 9",
    "articles_keep_their_paragraphs": "update main.articles set share_of_visible_text = 0.69",
    "published_days_are_not_ahead": "update main.articles set published_on = retrieved_at::date + 2",
}


@pytest.fixture(scope="module")
def sound(empty, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    (folder / "warehouse.duckdb").write_bytes(empty.read_bytes())
    with writer(folder) as c:
        begin(c)
        load(c, DOCS)
        reconcile(c)
        finish_run(c, "r1", status="completed", finished_at=None, is_published=False)
        yield c


def test_a_sound_warehouse_passes_every_check(sound):
    results = checks(sound)
    assert results["success"].all()
    assert results["expectation"].to_list() == sorted(FAULTS)
    assert results.filter(expectation="figures_stand_at_their_place").row(0) == (
        "warehouse",
        "figures_stand_at_their_place",
        None,
        "critical",
        True,
        2,
        0,
        0.0,
        "A figure whose words are not those at its place in the article.",
        None,
    )


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.name)
def test_each_check_finds_the_fault_it_is_there_for(sound, one):
    sound.begin()
    try:
        sound.execute(FAULTS[one.name])
        found = offending(sound, one.name)
        assert len(found) > 0
        assert one.meaning.endswith(".")
    finally:
        sound.rollback()


def test_a_fault_is_a_result_with_its_share(sound):
    sound.begin()
    try:
        sound.execute("update main.figures set value = value + 1 where text = '$9 million'")
        row = checks(sound).filter(expectation="figures_lie_within_their_bounds").row(0)
        assert row[:8] == ("warehouse", "figures_lie_within_their_bounds", None, "critical", False, 2, 1, 50.0)
        (example,) = row[9]
        assert json.loads(example)["value"] == 9000001.0
    finally:
        sound.rollback()


def test_a_check_without_its_header_is_refused(tmp_path):
    (tmp_path / "x.sql").write_text("select 1;\n")
    with pytest.raises(ValueError, match="severity"):
        check(tmp_path / "x.sql")
