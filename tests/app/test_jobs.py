"""Progress and cancelling of long work."""

from __future__ import annotations

from threading import Thread

import pytest

from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress


class Recorded(JobProgress):
    """Keeps what it was told, and stops itself at a step when asked to."""

    def __init__(self, stop_at: int = -1) -> None:
        super().__init__()
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int, message: str) -> None:
        self.steps.append((done, total, message))
        if done == self._stop_at:
            self.cancel_flag.cancel()


def test_the_default_is_silent() -> None:
    JobProgress().step(1, 10, "reading")


def test_each_step_is_reported() -> None:
    progress = Recorded()
    progress.step(0, 2)
    progress.step(2, 2, "written")
    assert progress.steps == [(0, 2, ""), (2, 2, "written")]


def test_a_cancel_takes_effect_at_the_next_step_and_says_that_nothing_changed() -> None:
    flag = CancelFlag()
    progress = JobProgress(flag)
    progress.step(1, 3)
    canceller = Thread(target=flag.cancel)
    canceller.start()
    canceller.join()
    with pytest.raises(Cancelled, match="nothing was changed"):
        progress.step(2, 3)


def test_a_cancel_while_a_step_is_shown_takes_effect_in_that_step() -> None:
    progress = Recorded(stop_at=1)
    with pytest.raises(Cancelled):
        progress.step(1, 3)


def test_nothing_is_reported_any_more_after_a_cancel() -> None:
    progress = Recorded()
    progress.cancel_flag.cancel()
    with pytest.raises(Cancelled):
        progress.step(1, 3)
    assert progress.steps == []
