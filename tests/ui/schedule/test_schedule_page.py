from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.queries.jobs import get_job
from app.services.drafts import JobDraft, JobLineDraft, PromiseDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.page import PaperRequest
from ui.schedule.day_grid import JOB_MIME
from ui.schedule.schedule_page import SchedulePage

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SchedulePage:
    made = SchedulePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made


def _waiting(desk: Desk, client_id: int) -> int:
    return desk.firm.everafter.jobs.quote(JobDraft(client_id, (JobLineDraft("Sofa", "", 9_000),)))


def test_keys_pick_move_and_open_and_undo_names_the_move(desk: Desk, page: SchedulePage, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    grid = page._grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.picked_id == job_id
    QTest.keyClick(grid, Qt.Key.Key_Down, _CTRL)
    assert get_job(job_id).job.starts_at == starts + timedelta(minutes=15)
    assert desk.firm.everafter.history.undo_label() == "Move visit of Margaret Alder"
    desk.firm.everafter.history.undo()
    assert get_job(job_id).job.starts_at == starts
    assert grid.picked_id == job_id
    with qtbot.waitSignal(page.job_requested) as asked:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert asked.args == [job_id]


def test_ctrl_and_the_side_arrows_give_a_visit_to_the_next_technician(desk: Desk, page: SchedulePage) -> None:
    from app.services.drafts import PersonDraft

    ana = desk.firm.everafter.firm.add_person(PersonDraft("Ana Costa", role="technician"))
    job_id = desk.firm.booked_job(desk.margaret())
    page._grid.setFocus()
    page._grid.pick(job_id)
    QTest.keyClick(page._grid, Qt.Key.Key_Right, _CTRL)
    assert get_job(job_id).job.technician_id == ana


def test_the_pointer_moves_and_resizes_in_quarter_hours(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    grid = page._grid
    settle()
    before = get_job(job_id).job
    assert before.starts_at is not None
    assert before.ends_at is not None
    box = grid._geometry().box(grid.placed[0])
    quarter = round(grid._geometry().quarter)
    middle = QPoint(round(box.center().x()), round(box.center().y()))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(grid, middle + QPoint(0, quarter * 4))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, quarter * 4))
    assert get_job(job_id).job.starts_at == before.starts_at + timedelta(hours=1)
    box = grid._geometry().box(grid.placed[0])
    edge = QPoint(round(box.center().x()), round(box.bottom()) - 2)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(grid, edge + QPoint(0, quarter * 2))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=edge + QPoint(0, quarter * 2))
    assert get_job(job_id).job.ends_at == before.ends_at + timedelta(hours=1, minutes=30)


def test_a_finished_visit_stays_where_it_was(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.finished_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    page._grid.setFocus()
    page._grid.pick(job_id)
    QTest.keyClick(page._grid, Qt.Key.Key_Down, _CTRL)
    assert get_job(job_id).job.starts_at == starts


def test_clashes_and_put_right_visits_say_so_in_words(desk: Desk, page: SchedulePage) -> None:
    client_id = desk.margaret()
    complaint_id = desk.firm.complaint(client_id)
    starts = desk.firm.clock.now() + timedelta(hours=2)
    desk.firm.everafter.complaints.promise(
        complaint_id,
        desk.firm.version_of(complaint_id),
        PromiseDraft("Come again", starts),
        JobDraft(client_id, (JobLineDraft("Look"),), starts_at=starts, technician_id=desk.firm.luis),
    )
    desk.firm.booked_job(client_id, starts + timedelta(minutes=30))
    model = page._list.plan_model
    spoken = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert "clash, put right" in spoken[0]
    assert "clash" in spoken[1]
    assert spoken[0].startswith("Margaret Alder, 11:00 to 12:00, Luis")


def test_a_visit_moved_beyond_its_promise_says_that_the_promise_stays(
    desk: Desk, page: SchedulePage, qtbot: QtBot
) -> None:
    client_id = desk.margaret()
    complaint_id = desk.firm.complaint(client_id)
    starts = desk.firm.clock.now() + timedelta(hours=2)
    job_id = desk.firm.everafter.complaints.promise(
        complaint_id,
        desk.firm.version_of(complaint_id),
        PromiseDraft("Come again", starts),
        JobDraft(client_id, (JobLineDraft("Look"),), starts_at=starts, technician_id=desk.firm.luis),
    )
    assert job_id is not None
    page._grid.setFocus()
    page._grid.pick(job_id)
    with qtbot.waitSignal(page.message) as earlier:
        QTest.keyClick(page._grid, Qt.Key.Key_Up, _CTRL)
    assert "promise" not in earlier.args[0]
    QTest.keyClick(page._grid, Qt.Key.Key_Down, _CTRL)
    with qtbot.waitSignal(page.message) as later:
        QTest.keyClick(page._grid, Qt.Key.Key_Down, _CTRL)
    assert "We promised it for today 11:00: tell them, and move the promise on the Care Board." in later.args[0]


def test_the_list_moves_and_opens_with_the_same_keys(
    desk: Desk, page: SchedulePage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    page._view_tabs.choose("list")
    page._show_view("list")
    qtmodeltester.check(page._list.plan_model)
    page._list.setFocus()
    page._list.pick(job_id)
    QTest.keyClick(page._list, Qt.Key.Key_Up, _CTRL)
    assert get_job(job_id).job.starts_at == starts - timedelta(minutes=15)
    with qtbot.waitSignal(page.job_requested):
        QTest.keyClick(page._list, Qt.Key.Key_Return)


def test_enter_in_the_tray_books_the_first_free_time(
    desk: Desk, page: SchedulePage, qtmodeltester: ModelTester
) -> None:
    job_id = _waiting(desk, desk.margaret())
    qtmodeltester.check(page._tray.view.tray_model)
    spoken = page._tray.view.tray_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Margaret Alder, quoted")
    page._tray.view.setFocus()
    page._tray.view.setCurrentIndex(page._tray.view.tray_model.index(0, 0))
    QTest.keyClick(page._tray.view, Qt.Key.Key_Return)
    job = get_job(job_id).job
    assert job.state == "booked"
    assert job.technician_id == desk.firm.luis
    assert page._tray.view.tray_model.rowCount() == 0


def test_a_job_dropped_on_the_plan_is_booked_there(desk: Desk, page: SchedulePage) -> None:
    job_id = _waiting(desk, desk.margaret())
    settle()
    content = QMimeData()
    content.setData(JOB_MIME, str(job_id).encode())
    geometry = page._grid._geometry()
    place = QPointF(200, geometry.y(14 * 60) + 2)
    page._grid.dropEvent(
        QDropEvent(
            place,
            Qt.DropAction.MoveAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    assert starts.astimezone(desk.firm.zone).strftime("%H:%M") == "14:00"


def test_days_turn_with_keys_and_the_sheets_are_those_of_the_day(desk: Desk, page: SchedulePage, qtbot: QtBot) -> None:
    assert "Monday 2 March" in texts_of(page)
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert "Tuesday 3 March" in texts_of(page)
    assert page.paper_in_view() == PaperRequest("job_sheets", day=page._day)
    page._today_button.click()
    assert "Monday 2 March" in texts_of(page)


def test_the_page_has_names_no_letter_twice_and_is_painted_in_both_themes(
    desk: Desk, page: SchedulePage, theme: object
) -> None:
    desk.firm.booked_job(desk.margaret())
    page._grid.setFocus()
    assert faults_of(page) == []
    assert not page.grab().isNull()
    page.resize(968, 541)
    QApplication.processEvents()
    assert page.width() == 968
