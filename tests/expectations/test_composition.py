"""However articles are put into batches and in whatever order, each row has the same verdict."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.contract import KEYS
from expectations.refusal import parted
from expectations.rows import broken_rules
from tests.expectations.batches import rows, tables
from tests.expectations.test_row_contract import BREAKS


def _copy(number, breaks):
    """The batch of two articles with ids of its own, and some of its rows broken."""
    batch = rows()
    for table, place, change, _ in breaks:
        batch[table][place] |= change
    return {
        table: [
            {name: f"{number}-{value}" if name.endswith("_id") and value else value for name, value in row.items()}
            for row in part
        ]
        for table, part in batch.items()
    }


def _parted(copies):
    batch = {table: [row for copy in copies for row in copy[table]] for table in KEYS}
    frames = {table: getattr(tables(batch), table) for table in KEYS}
    origins = frames["articles"].select("article_id", "origin")
    kept, refused = parted(frames, broken_rules(frames)[0], origins, stage="rows")
    assert refused.height + sum(frame.height for frame in kept.values()) == sum(map(len, batch.values()))
    return kept, set(refused.with_columns(pl.col("reasons").list.join(",")).rows())


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_verdict_depends_on_the_row_and_its_article_alone(data):
    broken = data.draw(st.lists(st.lists(st.sampled_from(BREAKS), max_size=3), min_size=2, max_size=3))
    copies = [_copy(number, breaks) for number, breaks in enumerate(broken)]
    order = data.draw(st.permutations(copies))
    alone = set().union(*(_parted([copy])[1] for copy in copies))
    assert _parted(order)[1] == alone


def test_nothing_that_hangs_on_a_refused_row_is_kept():
    kept, refused = _parted([_copy(number, [case]) for number, case in enumerate(BREAKS)])
    articles, claims = set(kept["articles"]["article_id"]), set(kept["claims"]["claim_id"])
    assert len(refused) > len(BREAKS)
    assert set(kept["sources"]["article_id"]) == set(kept["articles"]["article_id"])
    assert all(set(kept[of]["article_id"]) <= articles for of in ("mentions", "claims", "figures", "signatures"))
    assert set(kept["figures"]["claim_id"]) <= claims
    assert set(kept["claims"]["continues_claim_id"].drop_nulls()) <= claims
