"""A new day is worked out once, in a process beside the window, also when the window stands open over night."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import RecordsChanged
from app.models.aftercare import Feedback
from app.queries.nightly import read_nightly_done_on
from tests.app.queries.test_silent_clients import silent_visit
from tests.fakes import MovableClock
from tests.ui.firm_windows import opened_window, settle
from ui.shell.care_watch import CareWatch


def test_midnight_passes_while_the_window_stands_open(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication, qtbot: QtBot
) -> None:
    with opened_window(tmp_path, firm_clock) as desk:
        silent_visit(desk.firm, "Ana Ruiz")
        watch, told = desk.window.findChild(CareWatch), list[RecordsChanged]()
        assert watch is not None
        desk.feed.changed.connect(told.append)
        desk.firm.clock.move_to(datetime(2026, 3, 9, 10))
        desk.firm.everafter.nightly.run()
        watch._timer.timeout.emit()
        settle()
        assert not desk.runner.is_busy, "today was done by another desk"
        desk.firm.clock.move_to(datetime(2026, 3, 10, 0, 1))
        told.clear()
        watch._timer.timeout.emit()
        assert desk.runner.is_busy
        assert Feedback.select().count() == 0, "nothing of it is done in the window's thread"
        qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=60_000)
        settle()
        assert Feedback.get().probe_state == "due"
        assert read_nightly_done_on() == desk.firm.clock.today()
        assert any(event.is_bulk for event in told)
        watch._timer.timeout.emit()
        assert not desk.runner.is_busy
