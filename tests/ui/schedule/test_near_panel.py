"""Who is due around the visits of the day in view: called, or booked into that day."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services.drafts import SiteDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle
from ui.schedule.schedule_page import SchedulePage
from ui.window_state import preferences

MILL_ROW = (SiteDraft(street="7 Mill Row", town="Easton", postal_code="11111"),)


def someone_due(desk: Desk, name: str) -> int:
    client_id = desk.firm.client(name, sites=MILL_ROW)
    desk.firm.clock.move_on(days=-400)
    desk.firm.finished_job(client_id)
    desk.firm.clock.move_on(days=400)
    return client_id


def test_the_panel_stands_beside_a_day_with_neighbors_and_goes_with_them(desk: Desk, qtbot: QtBot) -> None:
    preferences().keep_layout("schedule.view", "")
    ana, tom = someone_due(desk, "Ana"), someone_due(desk, "Tom")
    day = desk.firm.clock.today() + timedelta(days=1)
    desk.firm.booked_job(desk.firm.client("Ida", sites=MILL_ROW), desk.firm.clock.now() + timedelta(days=1))
    page = SchedulePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    desk.show(page)
    near = page.side.near
    assert not near.isVisible(), "nobody has a visit today"
    page.show_day(day)
    settle()
    assert near.isVisible()
    assert [near.view.near_model.index(row, 0).data() for row in range(2)] == ["Ana", "Tom"]
    assert faults_of(page) == []
    with qtbot.waitSignal(page.call_log_requested) as asked:
        QTest.keyClick(near.view, Qt.Key.Key_Return)
    assert asked.args == [ana]
    near.view.setCurrentIndex(near.view.near_model.index(1, 0))
    with qtbot.waitSignal(page.booking_on_requested) as booked:
        cast("QPushButton", near.findChild(QPushButton, "schedule.near.book")).click()
    assert booked.args == [tom, day]
    desk.firm.booked_job(tom, desk.firm.clock.now() + timedelta(days=1, hours=3))
    settle()
    assert near.view.near_model.rowCount() == 1
    for channel in ("phone", "text", "email", "letter"):
        desk.firm.everafter.permissions.write(ana, channel, {"sales": False}, "on paper")
    settle()
    assert not near.isVisible()
