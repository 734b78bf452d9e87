from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.firm_pages import Desk, settle
from ui.care_board.care_board_page import CareBoardPage
from ui.clients.client_card import ClientCard
from ui.complaints.complaint_form import ComplaintForm
from ui.schedule.booking_page import BookingPage
from ui.schedule.job_form import JobForm
from ui.schedule.schedule_page import SchedulePage


class _Flashes(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("kind", [ClientCard, SchedulePage, BookingPage, JobForm, ComplaintForm, CareBoardPage])
def test_building_and_filling_a_page_shows_no_window_that_would_take_the_keys(
    kind: type, desk: Desk, qtbot: QtBot
) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.booked_job(client_id)
    desk.firm.complaint(client_id)
    flashes = _Flashes()
    QApplication.instance().installEventFilter(flashes)
    page = kind(desk.firm.everafter, desk.feed)
    qtbot.addWidget(page)
    if isinstance(page, JobForm):
        page.show_job(job_id)
    elif not isinstance(page, SchedulePage | CareBoardPage):
        page.show_client(client_id)
    desk.show(page)
    settle()
    QApplication.instance().removeEventFilter(flashes)
    assert flashes.seen == [kind.__name__]
