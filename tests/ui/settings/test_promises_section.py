"""Hours, times and closed days on the settings page, through the widgets a hand would use."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QScrollArea, QSpinBox

from app.queries.closed_days import list_closed_day_rows
from app.queries.contact_facts import get_quiet_days
from app.queries.firm import get_firm, get_promised_times, get_working_time
from app.queries.schedule import get_rescue_minutes
from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.working_time import DEFAULT_HOURS, OpeningHours
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.widgets.date_edits import DateEdit, TimeEdit

CHRISTMAS = date(2026, 12, 25)


def box(desk: FirmWindow, name: str) -> QCheckBox:
    found = desk.named(name)
    assert isinstance(found, QCheckBox)
    return found


def type_time(desk: FirmWindow, name: str, typed: str) -> None:
    """Go into a field for a time, type over what stands there, leave it."""
    edit = desk.named(name)
    assert isinstance(edit, TimeEdit)
    edit.setFocus()
    edit.setSelectedSection(TimeEdit.Section.HourSection)
    desk.type(typed)
    desk.press(Qt.Key.Key_Return)


def type_number(desk: FirmWindow, name: str, number: int) -> QSpinBox:
    spin = desk.named(name)
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.selectAll()
    desk.type(str(number))
    desk.press(Qt.Key.Key_Tab)
    return spin


def toasts(desk: FirmWindow) -> list[str]:
    return [toast.text for toast in desk.window.toasts.shown]


def hours(weekday: int) -> OpeningHours | None:
    return get_working_time().hours.get(weekday)


def test_a_weekday_is_opened_and_closed_with_one_key_and_undone_with_another(desk: FirmWindow) -> None:
    sunday = box(desk, "hours.6.open")
    assert not sunday.isChecked()
    assert not desk.named("hours.6.opens").isEnabled()
    sunday.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert hours(6) == OpeningHours(time(8), time(18))
    assert desk.named("hours.6.opens").isEnabled()
    assert any("keep their times" in text for text in toasts(desk))
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert hours(6) is None
    assert not sunday.isChecked()


def test_a_time_is_saved_when_it_is_left_in_the_way_the_locale_writes_it(desk: FirmWindow) -> None:
    opens = desk.named("hours.0.opens")
    assert isinstance(opens, TimeEdit)
    assert opens.text() == "8:00 AM"
    type_time(desk, "hours.0.opens", "7")
    assert hours(0) == OpeningHours(time(7), time(18))
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, locale="de_DE")
    settle()
    assert opens.text() == "07:00"


def test_hours_that_end_before_they_begin_are_told_under_the_day_and_change_nothing(desk: FirmWindow) -> None:
    type_time(desk, "hours.0.opens", "7")
    opens, closes = desk.named("hours.0.opens"), desk.named("hours.0.closes")
    assert isinstance(opens, TimeEdit)
    opens.setTime(QTime(19, 0))
    opens.editingFinished.emit()
    assert "Close after you open" in closes.accessibleDescription()
    assert "Close after you open; choose a later time." in texts_of(desk.window.page)
    assert hours(0) == OpeningHours(time(7), time(18))
    assert isinstance(closes, TimeEdit)
    closes.setTime(QTime(21, 0))
    closes.editingFinished.emit()
    assert closes.accessibleDescription() == ""
    assert hours(0) == OpeningHours(time(19), time(21))


def test_the_last_open_day_stays_open(desk: FirmWindow) -> None:
    for weekday in range(6):
        box(desk, f"hours.{weekday}.open").click()
        settle()
    assert list(get_working_time().hours) == [5]
    assert box(desk, "hours.5.open").isChecked()
    assert "Stay open on at least one day of the week; nothing was changed." in texts_of(desk.window.page)


def test_times_are_typed_as_numbers_and_a_calmer_class_never_gets_less(desk: FirmWindow) -> None:
    answer = type_number(desk, "times.p2.answer", 3)
    assert get_promised_times().spans[PriorityClass.P2] == ClassSpans(timedelta(hours=3), 2, 5)
    assert answer.text() == "3 hours"
    type_number(desk, "times.p2.answer", 9)
    assert "P2 is more urgent than P3" in answer.accessibleDescription()
    assert get_promised_times().spans[PriorityClass.P2].answer == timedelta(hours=3)
    type_number(desk, "times.p2.answer", 3)
    assert answer.accessibleDescription() == ""
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert get_promised_times().spans == CLASS_SPANS
    assert answer.value() == 4
    visit = desk.named("times.p4.site")
    assert isinstance(visit, QSpinBox)
    assert visit.text() == "no visit"
    type_number(desk, "times.p4.site", 9)
    assert get_promised_times().spans[PriorityClass.P4].site_days == 9


def test_an_answer_under_way_is_shown_by_the_board_and_the_form_as_promised(desk: FirmWindow) -> None:
    desk.firm.everafter.promised_times.promise(PriorityClass.P2, 2, 2, 5)
    desk.firm.everafter.promised_times.promise(PriorityClass.P1, 2, 1, 3)
    desk.window.go_to("care_board")
    settle()
    assert "Call within 2 hours" in texts_of(desk.window.page)
    desk.window.go_to("complaint_form", desk.firm.client("Ana Ruiz"))
    settle()
    desk.type("The stain is back")
    assert "P2 · Within 2 working hours" in texts_of(desk.window.page)
    assert "today 11:00" in texts_of(desk.window.page)


def test_own_days_are_closed_as_a_range_and_opened_one_by_one_or_all(desk: FirmWindow) -> None:
    first, last, why = (desk.named(f"closing.{name}") for name in ("first_on", "last_on", "name"))
    assert isinstance(first, DateEdit)
    assert isinstance(last, DateEdit)
    assert first.date() == QDate(2026, 3, 3), "tomorrow"
    first.setDate(QDate(2026, 12, 23))
    assert last.date() == QDate(2026, 12, 23), "the last day never lies before the first"
    last.setDate(QDate(2026, 12, 28))
    desk.named("closing.save").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "Say why you are closed" in why.accessibleDescription()
    assert why.hasFocus()
    desk.type("Christmas week")
    desk.press(Qt.Key.Key_Return)
    assert not get_working_time().is_open_on(date(2026, 12, 28))
    assert any("Closed for Christmas week" in text for text in toasts(desk))
    for link in ("closed.2026-12-24.open", "closed.2026-12-26.open_all"):
        button = desk.named(link)
        assert isinstance(button, QPushButton)
        button.setFocus()
        desk.press(Qt.Key.Key_Return)
    left = [row for row in list_closed_day_rows(date(2026, 12, 20), date(2026, 12, 31)) if not row.is_public]
    assert [row.closed_on for row in left] == [date(2026, 12, 23)]
    assert QApplication.focusWidget() is not desk.window, "the keyboard stays on the list"
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert not get_working_time().is_open_on(date(2026, 12, 28))


def test_a_closing_that_spans_a_public_holiday_is_opened_whole(desk: FirmWindow) -> None:
    desk.firm.everafter.closed_days.close(date(2026, 12, 23), date(2026, 12, 28), "Christmas week")
    settle()
    button = desk.named("closed.2026-12-23.open_all")
    assert isinstance(button, QPushButton)
    assert button.text() == "Open all 5 days"
    button.click()
    settle()
    assert get_working_time().is_open_on(date(2026, 12, 28))
    assert not get_working_time().is_open_on(CHRISTMAS)


def test_one_tick_says_that_we_work_on_a_holiday_after_all(desk: FirmWindow) -> None:
    christmas = box(desk, "closed.2026-12-25.work")
    christmas.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert get_working_time().is_open_on(CHRISTMAS)
    assert christmas.hasFocus()
    assert christmas.accessibleName() == "We work on Fri 25 Dec, Christmas Day"
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert not christmas.isChecked()


def test_a_day_that_begins_while_the_page_is_open_is_refused_in_words(desk: FirmWindow) -> None:
    desk.firm.clock.move_on(days=298)
    christmas = box(desk, "closed.2026-12-25.work")
    christmas.click()
    settle()
    assert not get_working_time().is_open_on(CHRISTMAS)
    assert not christmas.isChecked()
    assert "This day has begun" in texts_of(desk.window.page)


def test_another_country_brings_its_holidays(desk: FirmWindow) -> None:
    country = desk.named("firm.country")
    assert isinstance(country, QComboBox)
    country.setCurrentIndex(country.findData("GB"))
    country.activated.emit(country.currentIndex())
    settle()
    assert "Boxing Day" in texts_of(desk.window.page)
    assert "Thanksgiving Day" not in texts_of(desk.window.page)


def test_a_country_nobody_lists_is_shown_by_its_code(desk: FirmWindow) -> None:
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, country="XX")
    settle()
    country = desk.named("firm.country")
    assert isinstance(country, QComboBox)
    assert country.currentText() == "XX"
    assert "No closed days ahead." in texts_of(desk.window.page)


def test_scrolling_past_a_field_changes_nothing(desk: FirmWindow) -> None:
    spin = desk.named("times.p2.answer")
    assert isinstance(spin, QSpinBox)
    area = desk.window.page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(spin)
    settle()

    def turn() -> None:
        place = spin.mapTo(desk.window, spin.rect().center())
        QTest.wheelEvent(desk.window.windowHandle(), QPointF(place), QPoint(0, -120))
        settle()

    before = area.verticalScrollBar().value()
    turn()
    assert spin.value() == 4
    assert area.verticalScrollBar().value() > before
    spin.setFocus()
    turn()
    assert spin.value() == 3, "with the keyboard in it, the wheel turns it"


def test_what_is_being_typed_is_not_overwritten_by_another_change(desk: FirmWindow) -> None:
    spin = desk.named("times.p3.resolved")
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "9")
    desk.firm.everafter.promised_times.close_on(5)
    settle()
    assert spin.value() == 9
    assert not box(desk, "hours.5.open").isChecked()
    desk.press(Qt.Key.Key_Return)
    assert get_promised_times().spans[PriorityClass.P3].resolved_days == 9


def test_the_week_begins_as_the_country_begins_it(desk: FirmWindow) -> None:
    def order() -> list[int]:
        found = [(box(desk, f"hours.{weekday}.open").mapTo(desk.window, QPoint()).y(), weekday) for weekday in range(7)]
        return [weekday for _y, weekday in sorted(found)]

    assert order() == [6, 0, 1, 2, 3, 4, 5]
    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, locale="en_GB")
    settle()
    assert order() == [0, 1, 2, 3, 4, 5, 6]
    assert get_working_time().hours == DEFAULT_HOURS


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_every_control_has_a_name_and_fits(desk: FirmWindow, size: tuple[int, int]) -> None:
    desk.firm.everafter.closed_days.close(date(2026, 12, 23), date(2026, 12, 28), "A very long reason " * 4)
    desk.window.resize(*size)
    settle()
    assert faults_of(desk.window) == []
    area = desk.window.page.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0


def test_what_is_kept_at_the_end_of_each_day_is_one_number_and_can_be_undone(desk: FirmWindow) -> None:
    assert type_number(desk, "rescue.minutes", 90).text() == "90 min"
    assert get_rescue_minutes() == 90
    assert toasts(desk)[-1] == "Saved. Visits already booked stay where they are."
    desk.firm.everafter.history.undo()
    settle()
    assert get_rescue_minutes() == 60
    assert type_number(desk, "rescue.minutes", 0).text() == "nothing"
    assert get_rescue_minutes() == 0


def test_how_long_a_client_is_left_in_peace_is_one_number_and_can_be_undone(desk: FirmWindow) -> None:
    assert get_quiet_days() == 14
    assert type_number(desk, "quiet.days", 30).text() == "30 days"
    assert get_quiet_days() == 30
    desk.firm.everafter.history.undo()
    settle()
    assert get_quiet_days() == 14
    assert type_number(desk, "quiet.days", 0).text() == "no days"
    assert get_quiet_days() == 0
