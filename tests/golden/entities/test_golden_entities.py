"""The labelled paragraphs hold what their labels say, and the rules alone find nearly all of it."""

import pytest

from seeds import References
from tests.golden.entities import labels, paragraphs, scores
from transforms.schema import ENUMERATIONS

ROWS = paragraphs()
KINDS = dict(References().table("entities").select("entity_id", "kind").iter_rows())


def test_there_are_thirty_paragraphs_and_more_with_a_trap_each():
    assert len(ROWS) >= 30
    assert len({row["trap"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["trap"])
def test_labels_stand_in_the_text_in_order_and_apart(row):
    found = labels(row, KINDS)
    edges = [edge for label in found for edge in (label.start, label.end)]
    assert edges == sorted(edges)
    assert {label.kind for label in found} <= set(ENUMERATIONS["entities", "kind"])


def test_without_a_model_the_rules_keep_their_level():
    found = scores()
    assert found["all"].f1 >= 0.95
    assert found["organisation"].f1 >= 0.95
    assert found["all"].right / found["all"].read >= 0.95
    assert found["all"].same / found["all"].gold >= 0.93
