from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import ValidationError
from tests.ui import job_works
from ui.jobs import Job, JobRunner, WorkerDiedError
from ui.worker_process import WorkerFailedError

PATIENCE = 20_000

Run = Callable[..., Job]


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


@pytest.fixture(params=["thread", "process"])
def run(request: pytest.FixtureRequest, runner: JobRunner) -> Run:
    """Runs a work of `job_works` in the thread or in a process."""
    if request.param == "process":
        return runner.run_in_process
    return lambda work, *arguments: runner.run_in_thread(lambda progress: work(*arguments, progress))


def test_work_answers_and_reports_how_far_it_is(run: Run, qtbot: QtBot) -> None:
    job = run(job_works.count_to, 3)
    steps: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda done, total, words: steps.append((done, total, words)))
    answers: list[object] = []
    job.succeeded.connect(answers.append)
    with qtbot.waitSignal(job.finished, timeout=PATIENCE):
        pass
    assert answers == [3]
    assert steps[-1] == (3, 3, "number 3")
    assert job.is_finished


def test_cancel_ends_the_work_at_its_next_step(run: Run, qtbot: QtBot) -> None:
    job = run(job_works.go_on_until_cancelled)
    with qtbot.waitSignal(job.progressed, timeout=PATIENCE):
        pass
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE) as caught:
        job.cancel()
    assert "nothing was changed" in caught.args[0]


def test_a_process_that_still_starts_is_stopped_at_once(runner: JobRunner, qtbot: QtBot) -> None:
    """To start takes a second or two on a busy machine; nobody waits for that to be told that nothing happened."""
    job = runner.run_in_process(job_works.go_on_until_cancelled)
    reports: list[object] = []
    job.progressed.connect(lambda *_step: reports.append(None))
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE) as caught:
        job.cancel()
    assert "nothing was changed" in caught.args[0]
    assert reports == []


def test_what_writes_nothing_before_its_first_step_is_stopped_at_once_until_then(
    runner: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    """To open a database and to recognise a list may take a second, too."""
    mark = tmp_path / "begun"
    job = runner.run_in_process(job_works.think_long, str(mark), is_idle_before_first_step=True)
    qtbot.waitUntil(mark.exists, timeout=PATIENCE)
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE) as caught:
        job.cancel()
    assert "nothing was changed" in caught.args[0]


def test_what_the_user_can_mend_comes_back_as_it_was_raised(run: Run, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run(job_works.refuse).failed, timeout=PATIENCE) as caught:
        pass
    assert isinstance(caught.args[0], ValidationError)
    assert (str(caught.args[0]), caught.args[0].field) == ("Name the client first; nothing was changed.", "name")


def test_a_mistake_of_the_program_comes_back_from_the_thread(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.run_in_thread(job_works.stumble).failed) as caught:
        pass
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_a_mistake_in_the_process_comes_back_without_its_words(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.run_in_process(job_works.stumble).failed, timeout=PATIENCE) as caught:
        pass
    assert isinstance(caught.args[0], WorkerFailedError)
    assert str(caught.args[0]) == "ZeroDivisionError"


def test_a_process_that_dies_is_told_in_one_sentence(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.run_in_process(job_works.die).failed, timeout=PATIENCE) as caught:
        pass
    assert isinstance(caught.args[0], WorkerDiedError)
    assert "nothing was changed" in str(caught.args[0])


def test_the_runner_forgets_a_job_that_ended(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.run_in_thread(lambda _progress: None)
    assert runner.is_busy
    with qtbot.waitSignal(job.finished):
        pass
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_closing_stops_what_is_under_way(qtbot: QtBot) -> None:
    runner = JobRunner()
    job = runner.run_in_thread(job_works.go_on_until_cancelled)
    with qtbot.waitSignal(job.progressed):
        pass
    with qtbot.waitSignal(job.cancelled):
        runner.close()


def test_work_beside_the_window_steps_behind_it_on_a_busy_machine(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.run_in_process(job_works.tell_niceness)
    with qtbot.waitSignal(job.succeeded, timeout=30_000) as told:
        pass
    assert told.args == [min(os.nice(0) + 5, 19)]
