from dataclasses import replace
from datetime import date
from itertools import permutations

import polars as pl

from tests.warehouse.batches import REFERENCE, Doc, column, load, loaded
from tests.warehouse.test_loading_batches import failed
from transforms.schema import ENTITIES
from warehouse.loading import load_entities
from warehouse.migrating import bring_up_to_date
from warehouse.reconciling import reconcile

ORG = ("Orrin", "orrin", "Orrin", "organisation")
LONGER = ("Orrin", "orrin", "Orrin Labs", "organisation")
PERSON = ("Orrin", "orrin", "Orrin", "person")
ONE, TWO, THREE = (
    Doc(
        f"{name}.txt",
        f"{text} says Orrin.",
        url=f"https://{name}.example/1",
        source=f"{name}.example",
        unlisted=(said,),
    )
    for name, text, said in (
        ("a", "Costs rise,", ORG),
        ("b", "Prices are falling,", LONGER),
        ("c", "Nobody knows,", PERSON),
    )
)


def unlisted(c):
    return c.execute("select entity_id, name, kind from main.entities where not is_known order by 1").fetchall()


def test_name_and_kind_are_those_most_frequent_and_ties_go_by_alphabet(run):
    loaded(run, [ONE, TWO])
    assert unlisted(run) == [("orrin", "Orrin", "organisation")]
    loaded(run, [THREE])
    assert unlisted(run) == [("orrin", "Orrin", "organisation")]
    load(run, [replace(ONE, text="Orrin is a person.", unlisted=(PERSON,))])
    reconcile(run)
    assert unlisted(run) == [("orrin", "Orrin", "person")]


def test_an_entity_goes_with_its_last_mention(run):
    loaded(run, [ONE])
    load(run, [replace(ONE, text="Nobody is named.", unlisted=())])
    reconcile(run)
    assert unlisted(run) == []


def test_the_order_of_arrival_changes_nothing(run):
    found = set()
    for order in permutations([ONE, TWO, THREE]):
        for doc in order:
            loaded(run, [doc])
        found.add(tuple(unlisted(run)))
        load(run, [replace(doc, text=f"Nothing from {doc.source}.", unlisted=()) for doc in order])
        reconcile(run)
        assert unlisted(run) == []
    assert found == {(("orrin", "Orrin", "organisation"),)}


def test_what_only_reprints_name_is_no_entity_until_one_becomes_an_original(run):
    text = "The market for large models grew in the first half of the year and nobody expected it to, says the company Orrin."
    first = Doc("f.txt", text, url="https://f.example/1", source="f.example", day=date(2024, 7, 1))
    reprint = Doc("r.txt", text, url="https://r.example/1", source="r.example", day=date(2024, 7, 9), unlisted=(ORG,))
    loaded(run, [reprint])
    assert unlisted(run) == [("orrin", "Orrin", "organisation")]
    loaded(run, [first])
    assert unlisted(run) == []
    load(run, [replace(first, text="Another text altogether.")])
    reconcile(run)
    assert unlisted(run) == [("orrin", "Orrin", "organisation")]


def test_a_name_that_enters_the_list_is_known_and_one_that_leaves_it_is_known_no_longer(run):
    loaded(run, [ONE])
    listed = pl.DataFrame([("orrin", "Orrin AG", "organisation", "DE", None, True)], ENTITIES, orient="row")
    load_entities(run, pl.concat([REFERENCE, listed]))
    loaded(run, [TWO])
    assert run.execute("select * from main.entities where entity_id = 'orrin'").fetchall() == listed.rows()
    load_entities(run, REFERENCE)
    assert unlisted(run) == [("orrin", "Orrin AG", "organisation")]
    loaded(run, [THREE])
    assert unlisted(run) == [("orrin", "Orrin", "organisation")]
    assert failed(run) == []


def test_a_warehouse_from_before_gains_the_columns_and_keeps_what_was_touched(c):
    c.execute("alter table main.mentions drop column entity_name")
    c.execute("alter table main.mentions drop column entity_kind")
    c.execute("alter table parked.mentions drop column entity_name")
    c.execute("alter table parked.mentions drop column entity_kind")
    c.execute("insert into ops.touched values ('fact', 'x')")
    c.execute("delete from ops.migrations where version = 3")
    bring_up_to_date(c)
    assert column(c, "select id from ops.touched") == ["x"]
    loaded(c, [])
    for schema in ("main", "parked"):
        described = column(c, f"select column_name from (describe {schema}.mentions)")
        assert described[-2:] == ["entity_name", "entity_kind"]
