import json

from tests.warehouse.batches import Doc, loaded
from warehouse.dictionary import as_json, entries, markdown, page

HOSTILE = 'OpenAI paid $5 million, says <img src=x onerror="alert(1)"> | and'


def column_of(c, table, name):
    return next(column for e in entries(c) if e.name == table for column in e.columns if column.name == name)


def test_keys_references_and_values_are_told(untouched):
    kind = column_of(untouched, "main.entities", "kind")
    assert kind.values == ("organisation", "person", "place", "model", "product", "event")
    assert kind.is_required
    assert column_of(untouched, "main.figures", "claim_id").refers_to == "main.claims"
    assert column_of(untouched, "main.figures", "metric").refers_to is None
    assert column_of(untouched, "main.fact_figures", "figure_id").is_key
    assert column_of(untouched, "main.costs", "unit").values == ()


def test_public_tables_and_views_are_in_it_and_private_ones_are_not(untouched):
    names = [entry["name"] for entry in json.loads(as_json(untouched))]
    assert {"main.figures", "main.costs", "ops.runs"} <= set(names)
    assert not [name for name in names if name.startswith("parked.") or name == "ops.touched"]


def test_text_of_an_article_makes_no_markup(run):
    loaded(run, [Doc("a.txt", HOSTILE, url="https://a.example/1", figures=(("$5 million", {"value": 5e6}),))])
    shown = page(run)
    assert "<img" not in shown
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in shown
    written = markdown(run)
    assert "<img" not in written
    lines = [line for line in written.splitlines() if line.startswith("| `text` | VARCHAR") and "img" in line]
    assert lines
    assert all(line.replace("\\|", "").count("|") == 5 for line in lines)
    assert run.execute("select text from main.articles").fetchall() == [(HOSTILE,)]
