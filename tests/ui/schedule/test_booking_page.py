from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.queries.firm import get_firm
from app.queries.jobs import list_jobs_of_client
from app.services.drafts import JobLineDraft
from app.services.job_drafts import PriceItemDraft
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
    page._lines.editors[0].price_edit.setText("a lot")
    page.book()
    assert page._lines._error_label.isVisible()
    assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]


def test_unticked_rooms_are_left_out_of_the_sum(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id, lines=(JobLineDraft("Hall", "", 5_000), JobLineDraft("Stairs", "", 4_000)))
    _begin(page, client_id)
    assert page._lines._sum_label.text() == "$90.00"
    page._lines.editors[1].box.setChecked(False)
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


def test_what_is_not_booked_yet_is_kept_as_a_quote_or_a_question(desk: Desk, page: BookingPage, qtbot: QtBot) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    for act, state, price in ((page.quote, "quoted", 15_000), (page.enquire, "enquiry", 15_000)):
        _begin(page, client_id)
        with qtbot.waitSignal(page.client_requested):
            act()
        kept = list_jobs_of_client(client_id)[0]
        assert (kept.state, kept.price_minor, kept.starts_at) == (state, price, None)
        desk.firm.everafter.history.undo()
        assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]


def test_a_price_by_area_takes_the_size_of_the_clients_room_and_says_the_minimum(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.price_list.add(PriceItemDraft("By size", "area", 45, 4_500))
    desk.firm.everafter.price_list.add(PriceItemDraft("Small rug", "area", 45, 4_500))
    _begin(page, client_id)
    combo = page._lines._add_combo
    page._lines._add_chosen(combo.findText("Living room"))
    line = page._lines.editors[0]
    line.item_combo.setCurrentIndex(1)
    line.item_combo.activated.emit(1)
    assert (line.quantity_edit.text(), line.price_edit.text()) == ("260", "117.00")
    line.quantity_edit.selectAll()
    QTest.keyClicks(line.quantity_edit, "40")
    assert line.price_edit.text() == "45.00"
    assert page._lines._remark_label.text() == "Living room: minimum charge $45.00"
    line.price_edit.setText("30")
    assert page._lines._remark_label.text() == "Living room: by hand, the list says $45.00"
    draft = page._lines.drafts()[0]
    assert (draft.quantity_hundredths, draft.unit, draft.price_minor, draft.unit_price_minor) == (
        4_000,
        "area",
        3_000,
        45,
    )


def test_tax_and_the_least_charge_of_a_visit_stand_below_the_sum(desk: Desk, page: BookingPage) -> None:
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, tax_basis_points=1_000, tax_name="VAT")
    desk.firm.everafter.price_list.set_visit_minimum(20_000)
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    assert page._lines._sum_label.text() == "$220.00"
    assert page._lines._remark_label.text() == "A visit costs at least $200.00 · with VAT of $20.00"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("price_edit", "-5", "below zero"),
        ("quantity_edit", "99999", "no quantity"),
        ("quantity_edit", "two", "no quantity"),
        ("quantity_edit", "inf", "no quantity"),
        ("quantity_edit", "nan", "no quantity"),
        ("price_edit", "9" * 100, "not an amount"),
    ],
)
def test_absurd_amounts_are_said_below_the_rooms(
    desk: Desk, page: BookingPage, name: str, typed: str, words: str
) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    getattr(page._lines.editors[0], name).setText(typed)
    page.book()
    assert words in page._lines._error_label.text()
    assert not page._message_label.isVisible()
    assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]


def test_a_half_written_wish_waits_for_the_next_time(desk: Desk, page: BookingPage) -> None:
    client_id, other_id = desk.margaret(), desk.firm.client("Tom Reyes")
    _begin(page, client_id)
    page._wish_edit.setText("no scent")
    page.hide()
    page.show()
    _begin(page, other_id)
    assert page._wish_edit.text() == ""
    _begin(page, client_id)
    assert page._wish_edit.text() == "no scent"
    page.quote()
    _begin(page, client_id)
    assert page._wish_edit.text() == ""


def test_the_window_they_were_told_is_booked_beside_the_start(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    page.show_client(client_id)
    combo = page._picker._window_combo
    combo.setCurrentIndex(combo.findData(2))
    choice = page._picker.chosen()
    assert choice.window_starts_at == choice.starts_at
    assert choice.window_ends_at == choice.starts_at + timedelta(hours=2)


def test_a_discount_while_booking_is_off_the_sum_needs_its_reason_and_is_logged(
    desk: Desk, page: BookingPage, qtbot: QtBot
) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    QTest.keyClick(page._lines._discount_button, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "10 %")
    assert page._lines._sum_label.text() == "$135.00"
    page.book()
    assert QApplication.focusWidget() is page._lines._discount.reason_edit
    assert "A discount needs its reason" in "".join(texts_of(page))
    assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]
    QTest.keyClicks(QApplication.focusWidget(), "Neighbors book together")
    with qtbot.waitSignal(page.client_requested):
        page.book()
    booked = Job.get(Job.state == "booked")
    assert (booked.price_minor, booked.discount_minor, booked.discount_reason) == (
        15_000, 1_500, "Neighbors book together",
    )  # fmt: skip
    note = TimelineEntry.get(TimelineEntry.job_id == booked.id)
    assert (note.headline, note.words) == ("Discount", "$15.00: Neighbors book together")
    _begin(page, client_id)
    assert page._lines._sum_label.text() == "$150.00"


@pytest.mark.parametrize("typed", ["a lot", "ten %", "120 %", "nan %", "999999", "9" * 100])
def test_what_is_no_discount_is_said_under_its_field(desk: Desk, page: BookingPage, typed: str) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    _begin(page, client_id)
    page._lines._discount.amount_edit.setText(typed)
    page._lines._discount.reason_edit.setText("Neighbors")
    page.book()
    assert page._lines._discount._amount.has_error
    assert not page._message_label.isVisible()
    assert [job.state for job in list_jobs_of_client(client_id)] == ["done"]


def test_a_wish_of_ten_megabytes_is_one_sentence_under_the_field(desk: Desk, page: BookingPage) -> None:
    _begin(page, desk.margaret())
    page._wish_edit.setFocus()
    QApplication.clipboard().setText("x" * 10_000_000)
    page._wish_edit.paste()
    assert page._wish_edit.text() == ""
    assert page._wish.has_error


def _length(page: BookingPage) -> int:
    choice = page._picker.chosen()
    return int((choice.ends_at - choice.starts_at).total_seconds() // 60)


def _add_line(page: BookingPage, name: str) -> None:
    combo = page._lines._add_combo
    page._lines._add_chosen(next(place for place in range(combo.count()) if combo.itemText(place).startswith(name)))


def test_a_visit_is_as_long_as_its_lines_until_somebody_types_its_length(desk: Desk, page: BookingPage) -> None:
    prices = desk.firm.everafter.price_list
    prices.add(PriceItemDraft("Hall", "each", 4_500, minutes=40))
    prices.add(PriceItemDraft("Armchair", "each", 4_500, minutes=20))
    _begin(page, desk.margaret())
    assert _length(page) == 60
    _add_line(page, "Hall")
    _add_line(page, "Armchair")
    page._lines.editors[1].quantity_edit.setFocus()
    page._lines.editors[1].quantity_edit.selectAll()
    QTest.keyClicks(page._lines.editors[1].quantity_edit, "4")
    assert _length(page) == 120
    assert "09:00 – 11:00" in page._book_button.text()
    QTest.keyClick(page._lines.editors[1].box, Qt.Key.Key_Space)
    assert _length(page) == 45
    spin = page._picker._minutes_spin
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "75")
    QTest.keyClick(spin, Qt.Key.Key_Tab)
    QTest.keyClick(page._lines.editors[1].box, Qt.Key.Key_Space)
    assert _length(page) == 75


def test_a_repeat_visit_is_as_long_as_last_time_until_its_rooms_change(desk: Desk, page: BookingPage) -> None:
    client_id = desk.margaret()
    item_id = desk.firm.everafter.price_list.add(PriceItemDraft("Hall", "each", 4_500, minutes=80))
    desk.firm.finished_job(client_id, lines=(JobLineDraft("Hall", "", 4_500, price_item_id=item_id),))
    _begin(page, client_id)
    last_time = _length(page)
    assert last_time != 90
    page._lines.editors[0].quantity_edit.setText("2")
    page._lines.editors[0].changed.emit()
    assert _length(page) == 165
    page._lines.editors[0].quantity_edit.setText("1")
    page._lines.editors[0].changed.emit()
    assert _length(page) == last_time


def test_a_chosen_time_stays_where_the_longer_visit_fits_and_a_typed_one_always(desk: Desk, page: BookingPage) -> None:
    desk.firm.everafter.price_list.add(PriceItemDraft("Whole house", "each", 40_000, minutes=150))
    client_id = desk.margaret()
    _begin(page, client_id)
    QTest.keyClick(page._picker.list, Qt.Key.Key_Down)
    QTest.keyClick(page._picker.list, Qt.Key.Key_Down)
    walked = page._picker.chosen().starts_at
    _add_line(page, "Whole house")
    assert _length(page) == 150
    assert page._picker.chosen().starts_at == walked
    typed = walked + timedelta(minutes=5)
    page._picker.set_moment(typed)
    page._lines.editors[0].box.setChecked(False)
    assert _length(page) == 60
    assert page._picker.chosen().starts_at == typed


def test_a_closed_day_and_somebody_who_is_elsewhere_are_said_and_allowed(desk: Desk, page: BookingPage) -> None:
    firm = desk.firm
    client_id, starts_at = desk.margaret(), firm.clock.now() + timedelta(days=1)
    firm.everafter.closed_days.close(date(2026, 3, 3), date(2026, 3, 3), "Team day")
    firm.booked_job(firm.client("Tom Reyes"), starts_at)
    _begin(page, client_id)
    page._picker._technician_combo.setCurrentIndex(page._picker._technician_combo.findData(firm.luis))
    page._picker.set_moment(starts_at + timedelta(minutes=30))
    page.book()
    assert desk.told[-1] == (
        "Booked: Tue 3 Mar, 09:30 – 10:30. We are closed that day (Team day)."
        " Luis is at Tom Reyes then (Tue 3 Mar, 09:00 – 10:00)."
    )
