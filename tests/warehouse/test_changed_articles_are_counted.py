"""What the new text at an address or path says that the former one did not, and the reverse, is counted in the run."""

from dataclasses import replace

from tests.warehouse.batches import Doc, begin, column, load, loaded
from warehouse.migrating import bring_up_to_date

BEFORE = Doc(
    "a.txt",
    "OpenAI spent $5 million. | It grew.",
    url="https://a.example/1",
    figures=(("$5 million", {"value": 5e6}),),
)
AFTER = Doc(
    "a.txt",
    "Corrected on Friday. | OpenAI spent $6 million. | It grew.",
    url="https://a.example/1",
    figures=(("$6 million", {"value": 6e6}),),
)
COUNTS = "select [claims_added, claims_gone, figures_added, figures_gone] from ops.runs order by started_at, run_id"


def test_new_text_at_a_known_address_keeps_the_id_and_is_counted_by_words(run):
    loaded(run, [BEFORE])
    begin(run, "r2")
    assert load(run, [AFTER], run_id="r2") == {"a.txt": "changed"}
    assert column(run, "select article_id from main.articles") == [BEFORE.article_id]
    assert column(run, COUNTS) == [[0, 0, 0, 0], [2, 1, 1, 1]]


def test_new_text_at_a_known_path_is_counted_though_its_id_is_made_of_the_bytes(run):
    loaded(run, [replace(BEFORE, url=None)])
    begin(run, "r2")
    load(run, [replace(AFTER, url=None)], run_id="r2")
    assert column(run, "select count(*) from main.articles") == [1]
    assert column(run, COUNTS) == [[0, 0, 0, 0], [2, 1, 1, 1]]


def test_what_only_moved_is_no_change(run):
    loaded(run, [BEFORE])
    begin(run, "r2")
    load(run, [replace(BEFORE, text=f"New. | {BEFORE.text}")], run_id="r2")
    assert column(run, COUNTS) == [[0, 0, 0, 0], [1, 0, 0, 0]]


def test_a_new_article_is_no_change(run):
    loaded(run, [BEFORE])
    assert column(run, COUNTS) == [[0, 0, 0, 0]]


def test_a_warehouse_of_before_counts_from_then_on(run):
    loaded(run, [BEFORE])
    for table, name in (
        ("main.articles", "share_of_visible_text"),
        *(("ops.runs", name) for name in ("claims_added", "claims_gone", "figures_added", "figures_gone")),
    ):
        run.execute(f"alter table {table} drop column {name}")
    run.execute("delete from ops.migrations where version in (0, 4)")
    bring_up_to_date(run)
    begin(run, "r2")
    load(run, [AFTER], run_id="r2")
    assert column(run, COUNTS)[-1] == [2, 1, 1, 1]
    assert column(run, "select share_of_visible_text from main.articles") == [None]
