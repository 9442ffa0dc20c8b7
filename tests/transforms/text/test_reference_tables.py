"""The tables that reading texts needs are sound."""

import polars as pl
import pytest
from tld import get_tld

from tests.transforms.text.writing import references


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("boilerplate", ["text", "match"]),
        ("publishers", ["name"]),
        ("abbreviations", ["text", "kind", "language"]),
        ("byline_labels", ["label"]),
        ("section_labels", ["label"]),
        ("closed_words", ["word"]),
        ("tracking_parameters", ["name"]),
        ("month_names", ["name"]),
        ("page_words", ["text", "kind", "language"]),
        ("author_words", ["text", "kind"]),
    ],
)
def test_no_row_stands_twice(table, keys):
    rows = (
        references()
        .table(table)
        .with_columns(pl.col(key).str.to_lowercase() for key in keys if key not in ("match", "kind"))
    )
    assert rows.filter(pl.struct(keys).is_duplicated()).select(keys).rows() == []


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("boilerplate", "match", {"line", "prefix", "end", "count"}),
        ("byline_labels", "role", {"author", "publisher", "other", "published", "revised"}),
        ("byline_labels", "opens", {"yes", "no"}),
        ("abbreviations", "kind", {"name", "number", "company", "usual", "report"}),
        ("page_words", "kind", {"paywall", "cookie", "live", "live_path"}),
        ("author_words", "kind", {"account", "role", "before", "day"}),
        ("closed_words", "starts", {"yes", "no"}),
        ("closed_words", "ends", {"yes", "no"}),
    ],
)
def test_a_column_has_its_values_only(table, column, values):
    assert set(references().table(table)[column]) == values


def test_publishers_have_registrable_domains_and_codes():
    rows = references().table("publishers")
    assert rows["domain"].n_unique() >= 60
    assert {"en", "zh"} <= set(rows["language"])
    assert all(len(country) == 2 and country.isupper() for country in rows["country"])
    assert all(get_tld(f"http://{domain}", as_object=True).fld == domain for domain in rows["domain"])
