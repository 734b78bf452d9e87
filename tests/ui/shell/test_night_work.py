"""What the process of a new day does: it tells whether anything changed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.jobs import JobProgress
from tests.builders import opened_firm
from tests.fakes import MovableClock
from ui.shell.night_work import work_out_new_day


def test_only_a_day_that_changed_something_makes_pages_read_again(tmp_path: Path, firm_clock: MovableClock) -> None:
    address = str(tmp_path / "everafter.db")
    with opened_firm(address, firm_clock) as firm:
        firm.finished_job(firm.client("Ana Ruiz", use_profile="normal"))
    first = firm_clock.now()
    answers = [work_out_new_day(address, first + timedelta(days=days), JobProgress()) for days in (1, 2, 2, 340)]
    assert answers == [False, False, False, True]
