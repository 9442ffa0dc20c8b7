"""The labelled sentences keep their scores."""

from seeds import References
from tests.golden.figures import SETS, by_trap, rows, total
from transforms.figures import FigureReader

READER = FigureReader(References())


def test_there_is_enough_to_judge_by() -> None:
    assert sum(len(row["figures"]) for name in SETS for row in rows(name)) >= 300
    assert sum(not row["figures"] for name in SETS for row in rows(name)) >= 100


def test_every_kind_of_trap_is_read_well_enough() -> None:
    for name in ("english", "english_metrics", "chinese"):
        scores = by_trap(READER, name)
        for trap, score in scores.items():
            assert score.f1(score.unit) >= 80, (trap, score.wrong)
        whole = total(scores)
        assert whole.f1(whole.value) >= 97, whole.wrong
        assert whole.f1(whole.unit) >= 96, whole.wrong
        assert whole.metric >= 0.93 * whole.metrics, whole.wrong
        assert whole.change >= 0.97 * whole.value, whole.wrong


def test_what_holds_numbers_and_no_figure_gives_none() -> None:
    for name in ("english_none", "chinese_none"):
        assert total(by_trap(READER, name)).wrong == []
