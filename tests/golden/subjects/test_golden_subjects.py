"""Of whom figures speak, in sentences of many forms."""

import pytest

from flows.models import OURS, loaded
from seeds import References
from tests.golden.subjects import Score, rows, scores, spans
from transforms.extraction import Extractor
from transforms.parsing import Parser

SURE = (
    "coordination", "comparison", "fronted", "guidance", "only says", "participle", "product of maker", "price", "shared subject", "zh list",
    "zh respectively", "zh said",
)  # fmt: skip


@pytest.fixture(scope="module")
def by_trap() -> dict[str, Score]:
    references = References()
    return scores(Extractor(references, pipeline_version="test", parser=Parser(references, loaded(OURS))))


def test_labels_stand_in_the_text_in_order() -> None:
    found = [spans(row) for row in rows()]
    assert sum(map(len, found)) >= 340
    assert all(places == sorted(places) for places in found)


def test_nearly_every_figure_has_its_subject(by_trap: dict[str, Score]) -> None:
    wrong = [line for score in by_trap.values() for line in score.wrong]
    assert sum(score.right for score in by_trap.values()) >= 0.94 * sum(score.gold for score in by_trap.values()), wrong


@pytest.mark.parametrize("trap", SURE)
def test_what_grammar_settles_is_read_without_a_fault(by_trap: dict[str, Score], trap: str) -> None:
    assert by_trap[trap].wrong == []
