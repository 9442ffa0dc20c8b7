"""A task that hangs, eats memory or crashes its process ends with a reason, and the guard goes on."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import sleep

import pytest

from flows.guard import Death, Guard, GuardError, Limits
from tests.flows import ill_behaved

LIMITS = Limits(memory_bytes=1024**3, tasks_per_worker=3)


@pytest.fixture(scope="module")
def guard():
    with Guard(2, LIMITS, ill_behaved.prepare, preload="tests.flows.ill_behaved") as guard:
        yield guard


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (ill_behaved.hang, "deadline"),
        (ill_behaved.hang_deaf, "deadline"),
        (partial(ill_behaved.eat, 2 * 1024**3), "memory"),
        (ill_behaved.crash, "crash: SIGSEGV"),
        (partial(ill_behaved.leave, 7), "crash: exit code 7"),
        (ill_behaved.raise_odd, "error: ValueError: what is this"),
    ],
)
def test_a_task_that_dies_has_a_reason_and_the_next_one_runs(guard, task, reason):
    assert guard.run(task, seconds=1) == Death(reason)
    assert guard.run(ill_behaved.double, 21, seconds=10) == 42


def test_a_file_that_cannot_be_written_is_no_documents_fault(guard):
    with pytest.raises(FileNotFoundError):
        guard.run(ill_behaved.write_where_nothing_is, seconds=10)


def test_many_threads_share_the_processes(guard):
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda n: guard.run(ill_behaved.double, n, seconds=10), range(20))) == list(
            range(0, 40, 2)
        )


def test_who_waits_for_a_task_hears_that_the_run_has_ended(tmp_path):
    with ThreadPoolExecutor(1) as threads:
        with Guard(1, LIMITS, ill_behaved.prepare, preload="tests.flows.ill_behaved") as guard:
            waiting = threads.submit(guard.run, ill_behaved.hang_after, tmp_path / "hangs", seconds=300)
            while not ((tmp_path / "hangs").exists() or waiting.done()):
                sleep(0.01)
        with pytest.raises(GuardError, match="the run has ended"):
            waiting.result(timeout=30)


def test_a_process_is_prepared_once_and_replaced_after_its_tasks():
    with Guard(1, LIMITS, ill_behaved.prepare, preload="tests.flows.ill_behaved") as guard:
        seen = [guard.run(ill_behaved.process, seconds=10) for _ in range(5)]
    pids = [pid for pid, _ in seen]
    assert pids[0] == pids[1] == pids[2] != pids[3] == pids[4]
    assert all(prepared == [pid] for pid, prepared in seen)


def test_a_program_that_cannot_be_prepared_is_said_at_once():
    with (
        Guard(1, LIMITS, ill_behaved.cannot_prepare, preload="tests.flows.ill_behaved") as guard,
        pytest.raises(GuardError),
    ):
        guard.run(ill_behaved.double, 1, seconds=10)
