"""Attribution reaches its floors on every form, and nothing is read into what only looks like one."""

import json

import pytest

from tests.transforms.claims.attribution_scores import FOLDER, Score, scores


@pytest.fixture(scope="module")
def by_form() -> dict[str, Score]:
    found = scores()
    for form, score in found.items():
        print(f"{form:32} P {score.precision:.2f} R {score.recall:.2f} F1 {score.f1:.2f} ({score.wanted})")
    return found


def test_there_are_enough_sentences_in_enough_forms() -> None:
    said = [json.loads(line) for line in (FOLDER / "said.jsonl").read_text(encoding="utf-8").splitlines()]
    not_said = (FOLDER / "not_said.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(said) >= 150
    assert len({row["form"] for row in said}) >= 25
    assert len(not_said) >= 60


def test_all_together_reach_the_floor(by_form: dict[str, Score]) -> None:
    assert by_form["all"].precision >= 0.95, by_form["all"].wrong
    assert by_form["all"].recall >= 0.9, by_form["all"].wrong


def test_every_form_reaches_its_floor(by_form: dict[str, Score]) -> None:
    below = {form: score.wrong for form, score in by_form.items() if score.f1 < 0.8}
    assert not below


def test_what_only_looks_like_attribution_gives_none(by_form: dict[str, Score]) -> None:
    assert by_form["only_looks_like_one"].read == 0, by_form["only_looks_like_one"].wrong
