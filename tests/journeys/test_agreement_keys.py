"""What comes again, by keys alone: agreed on the card, due beside the plan, missed with each of the four answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.queries import agreements, jobs
from app.queries.agreements import AgreementRow
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.agreement_form import AgreementForm
from ui.clients.agreements_panel import AgreementsPanel
from ui.schedule.agreement_answer import AgreementAnswer
from ui.schedule.plan_tray import TrayView
from ui.schedule.schedule_page import SchedulePage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
MOST_TABS = 120


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def _tab_to(desk: FirmWindow, is_there: Callable[[QWidget], bool]) -> None:
    for _tab in range(MOST_TABS):
        if is_there(desk.focus()):
            return
        desk.press(TAB)
    raise AssertionError(f"not reached by Tab, last {desk.focus()}")


def _fill(desk: FirmWindow, field: QWidget, words: str) -> None:
    _tab_to(desk, lambda focus: focus is field)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type(words)


def _agree_on_the_31st(desk: FirmWindow) -> int:
    client_id = desk.firm.client("Margaret Alder")
    desk.window.show_client(client_id)
    settle()
    panel = desk.window.findChild(AgreementsPanel)
    assert panel is not None
    _tab_to(desk, panel.isAncestorOf)
    desk.press(Qt.Key.Key_Space)
    form = desk.window.findChild(AgreementForm)
    assert form is not None
    desk.type("Stairs")
    _fill(desk, form.every_spin, "1")
    _fill(desk, form.first_edit, "Tue 31 Mar 2026")
    desk.press(ENTER)
    return client_id


def _row(desk: FirmWindow, client_id: int) -> AgreementRow:
    (row,) = agreements.list_agreements(client_id, desk.firm.clock.today())
    return row


def _schedule(desk: FirmWindow) -> SchedulePage:
    desk.window.go_to("schedule")
    settle()
    page = desk.window.page
    assert isinstance(page, SchedulePage)
    page.reload()
    return page


def _missed(desk: FirmWindow) -> tuple[int, SchedulePage, AgreementAnswer]:
    client_id = _agree_on_the_31st(desk)
    desk.firm.clock.move_to(datetime(2026, 4, 2, 9))
    page = _schedule(desk)
    _tab_to(desk, lambda focus: isinstance(focus, TrayView))
    if not page.side.tray.view.currentIndex().isValid():
        desk.press(Qt.Key.Key_Down)
    desk.press(ENTER)
    form = page.side.form
    assert isinstance(form, AgreementAnswer)
    assert "Stairs was due Tue 31 Mar" in form.accessibleName()
    return client_id, page, form


def test_a_month_without_a_31st_takes_its_last_day_and_the_next_one_the_31st_again(desk: FirmWindow) -> None:
    row = _row(desk, _agree_on_the_31st(desk))
    assert (row.what, row.every_count, row.every_unit) == ("Stairs", 1, "month")
    assert [each.planned_on for each in row.dates[:4]] == [
        date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30),
    ]  # fmt: skip
    page = _schedule(desk)
    assert "due Tue 31 Mar" in str(page.side.tray.view.tray_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_due_date_is_booked_with_enter_not_before_its_day(desk: FirmWindow) -> None:
    client_id = _agree_on_the_31st(desk)
    page = _schedule(desk)
    _tab_to(desk, lambda focus: isinstance(focus, TrayView))
    if not page.side.tray.view.currentIndex().isValid():
        desk.press(Qt.Key.Key_Down)
    desk.press(ENTER)
    (job,) = jobs.list_jobs_of_client(client_id)
    assert job.starts_at is not None
    assert job.starts_at.astimezone(desk.firm.zone).date() == date(2026, 3, 31)


def test_a_missed_date_is_done(desk: FirmWindow) -> None:
    client_id, page, _form = _missed(desk)
    desk.press(Qt.Key.Key_1)
    desk.press(ENTER)
    (job,) = jobs.list_jobs_of_client(client_id)
    assert (job.description, job.state) == ("Stairs", "booked")
    assert page.side.form is None


def test_a_missed_date_is_left_out_with_a_reason(desk: FirmWindow) -> None:
    client_id, page, form = _missed(desk)
    desk.press(Qt.Key.Key_2)
    desk.press(ENTER)
    assert "Say why this visit is left out; nothing was changed." in texts_of(form)
    _fill(desk, form.reason_edit, "They were away")
    desk.press(ENTER)
    assert page.side.form is None
    first = _row(desk, client_id).dates[0]
    assert (first.state, first.reason) == ("skipped", "They were away")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert _row(desk, client_id).dates[0].state == "missed"


@pytest.mark.parametrize(
    ("key", "following"),
    [(Qt.Key.Key_3, [date(2026, 4, 30), date(2026, 5, 31)]), (Qt.Key.Key_4, [date(2026, 5, 9), date(2026, 6, 9)])],
    ids=["one", "all"],
)
def test_a_missed_date_is_moved_alone_or_with_all_that_follow(
    desk: FirmWindow, key: Qt.Key, following: list[date]
) -> None:
    client_id, page, form = _missed(desk)
    desk.press(key)
    _fill(desk, form.to_edit, "Thu 9 Apr 2026")
    desk.press(ENTER)
    assert page.side.form is None, texts_of(form)
    dates = [each for each in _row(desk, client_id).dates if each.state != "missed"]
    assert dates[0].due_on == date(2026, 4, 9)
    assert [each.planned_on for each in dates[1:3]] == following
