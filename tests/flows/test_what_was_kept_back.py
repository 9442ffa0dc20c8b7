"""What a critical check kept back is published by the next run once that check is met; until then no summary says that nothing has changed."""

from pathlib import Path

import polars as pl
import pytest

from flows import steps, verdicts
from flows.cli.screen import ended
from flows.correcting import declare
from flows.run import opened_run
from flows.stage import Staged, write_stage
from flows.summary import conclude, markdown
from tests.warehouse.batches import Doc, outcomes, tables
from transforms.schema import QUALITY, QUARANTINE
from warehouse.querying import query

FIRST, SECOND = (Doc(f"{name}.txt", f"OpenAI has {name} news.", url=f"https://a.example/{name}") for name in "ab")
NOWHERE = "table,url,text,column,value,reason\nfigures,https://a.example/9,$6 million,value,1,misread\n"


def ran(data: Path, *docs: Doc, flow: str = "ingest", found: tuple[tuple[str, bool], ...] = ()):
    """The summary of a run that loads articles; `found` are suites with a critical check of theirs, and whether it was met."""
    with opened_run(data, flow) as run:
        declare(run, None)
        for doc in docs:
            write_stage(run.stage_folder / "1", [Staged(tables([doc]), outcomes([doc]), QUARANTINE.to_frame())])
            steps.load_stage(run, run.stage_folder / "1", [(doc.content_hash, doc.origin)])
        steps.reconcile_touched(run)
        steps.refresh_entities(run)
        rows = [(suite, "e", None, "critical", met, 1, 0 if met else 1, 0.0, "m", None) for suite, met in found]
        verdicts.note_verdicts(run, pl.DataFrame(rows, QUALITY, orient="row"))
        verdicts.judge_corrections(run)
        verdicts.check(run)
        verdicts.publish_if_due(run, 2)
        steps.drop_stages(run)
        return conclude(run)


def articles(data: Path) -> int:
    return query(data, "select count(*) as n from articles")["n"][0]


def test_what_a_bad_correction_kept_back_is_published_by_the_next_run_without_it(tmp_path):
    assert ran(tmp_path, FIRST).is_published
    (tmp_path / "corrections.csv").write_text(NOWHERE)
    assert (ran(tmp_path, SECOND).status, articles(tmp_path)) == ("completed_with_failures", 1)
    assert (ran(tmp_path).is_published, articles(tmp_path)) == (False, 1)
    (tmp_path / "corrections.csv").unlink()
    mended = ran(tmp_path)
    assert (mended.status, mended.is_published, mended.kept_back, articles(tmp_path)) == ("completed", True, None, 2)
    assert not ran(tmp_path).is_published


@pytest.mark.parametrize("found", [(), (("run_sources", True),), (("run", True),)])
def test_so_is_what_too_few_items_of_a_source_kept_back(tmp_path, found):
    assert ran(tmp_path, FIRST).is_published
    assert not ran(tmp_path, SECOND, found=(("run_sources", False),)).is_published
    assert (ran(tmp_path, found=found).is_published, articles(tmp_path)) == (True, 2)


def test_what_its_rates_kept_back_waits_for_a_person_and_the_summary_says_so(tmp_path, capsys):
    assert ran(tmp_path, FIRST).is_published
    kept = ran(tmp_path, SECOND, found=(("run", False),))
    quiet = ran(tmp_path)
    assert (quiet.status, quiet.is_published, quiet.kept_back) == ("completed", False, kept.run_id)
    ended(quiet, tmp_path, as_json=False, is_quiet=False)
    said = capsys.readouterr().out
    assert "nothing has changed" not in said
    assert f"kept back since run {kept.run_id}" in said
    assert f"kept back since run {kept.run_id}" in markdown(quiet)


def test_a_run_that_is_judged_by_its_rates_publishes_what_they_had_kept_back(tmp_path):
    assert ran(tmp_path, FIRST).is_published
    assert not ran(tmp_path, SECOND, found=(("run", False), ("run_claims", False))).is_published
    assert (ran(tmp_path, found=(("run", True),)).is_published, articles(tmp_path)) == (True, 2)
