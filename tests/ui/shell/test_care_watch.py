"""What the clock of the window brings by itself: once a day it notices who has been silent for a week (S2.9)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.models.aftercare import Feedback
from tests.app.queries.test_silent_clients import silent_visit
from tests.fakes import MovableClock
from tests.ui.firm_windows import opened_window, settle
from ui.shell.care_watch import CareWatch


def test_a_week_of_silence_turns_into_a_call_while_the_window_stands_open(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    with opened_window(tmp_path, firm_clock) as desk:
        silent_visit(desk.firm, "Ana Ruiz")
        watch = desk.window.findChild(CareWatch)
        assert watch is not None
        for day, calls in ((9, 0), (10, 1), (11, 1)):
            desk.firm.clock.move_to(datetime(2026, 3, day, 9))
            watch._timer.timeout.emit()
            settle()
            assert Feedback.select().count() == calls, day
        assert Feedback.get().probe_state == "due"
