from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.queries.jobs import get_job, list_jobs_of_client
from app.services.agreements import AgreementDraft
from app.services.drafts import JobDraft, JobLineDraft, PromiseDraft, SiteDraft
from app.services.firm_drafts import PersonDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.schedule.agreement_answer import AgreementAnswer
from ui.schedule.plan_grid import JOB_MIME, PlanGrid
from ui.schedule.plan_shape import PlanAct
from ui.schedule.schedule_page import SchedulePage
from ui.schedule.window_form import WindowForm
from ui.window_state import preferences

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SchedulePage:
    preferences().keep_layout("schedule.view", "")
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
    grid = page.view.grid
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
    ana = desk.firm.everafter.firm.add_person(PersonDraft("Ana Costa", role="technician"))
    job_id = desk.firm.booked_job(desk.margaret())
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Right, _CTRL)
    assert get_job(job_id).job.technician_id == ana


def test_the_pointer_moves_and_resizes_in_quarter_hours(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    grid = page.view.grid
    settle()
    before = get_job(job_id).job
    assert before.starts_at is not None
    assert before.ends_at is not None
    box = grid.geometry_in_view().box(grid.placed[0])
    quarter = round(grid.geometry_in_view().quarter)
    middle = QPoint(round(box.center().x()), round(box.center().y()))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(grid, middle + QPoint(0, quarter * 4))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, quarter * 4))
    assert get_job(job_id).job.starts_at == before.starts_at + timedelta(hours=1)
    box = grid.geometry_in_view().box(grid.placed[0])
    edge = QPoint(round(box.center().x()), round(box.bottom()) - 2)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(grid, edge + QPoint(0, quarter * 2))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=edge + QPoint(0, quarter * 2))
    assert get_job(job_id).job.ends_at == before.ends_at + timedelta(hours=1, minutes=30)


def test_a_finished_visit_stays_where_it_was(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.finished_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL)
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
    model = page.view.list_view.plan_model
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
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    with qtbot.waitSignal(page.message) as earlier:
        QTest.keyClick(page.view.grid, Qt.Key.Key_Up, _CTRL)
    assert "promise" not in earlier.args[0]
    QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL)
    with qtbot.waitSignal(page.message) as later:
        QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL)
    assert "We promised it for today 11:00: tell them, and move the promise on the Care Board." in later.args[0]


def test_the_list_moves_and_opens_with_the_same_keys(
    desk: Desk, page: SchedulePage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    page.bar.view_tabs.choose("list")
    page.bar.view_chosen.emit("list")
    qtmodeltester.check(page.view.list_view.plan_model)
    page.view.list_view.setFocus()
    page.view.list_view.pick(job_id)
    QTest.keyClick(page.view.list_view, Qt.Key.Key_Up, _CTRL)
    assert get_job(job_id).job.starts_at == starts - timedelta(minutes=15)
    with qtbot.waitSignal(page.job_requested):
        QTest.keyClick(page.view.list_view, Qt.Key.Key_Return)


def test_enter_in_the_tray_books_the_first_free_time(
    desk: Desk, page: SchedulePage, qtmodeltester: ModelTester
) -> None:
    job_id = _waiting(desk, desk.margaret())
    qtmodeltester.check(page.side.tray.view.tray_model)
    spoken = page.side.tray.view.tray_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Margaret Alder, quoted")
    page.side.tray.view.setFocus()
    page.side.tray.view.setCurrentIndex(page.side.tray.view.tray_model.index(0, 0))
    QTest.keyClick(page.side.tray.view, Qt.Key.Key_Return)
    job = get_job(job_id).job
    assert job.state == "booked"
    assert job.technician_id == desk.firm.luis
    assert page.side.tray.view.tray_model.rowCount() == 0


def test_a_job_dropped_on_the_plan_is_booked_there(desk: Desk, page: SchedulePage) -> None:
    job_id = _waiting(desk, desk.margaret())
    settle()
    content = QMimeData()
    content.setData(JOB_MIME, f"job:{job_id}".encode())
    geometry = page.view.grid.geometry_in_view()
    place = QPointF(200, geometry.y(14 * 60) + 2)
    page.view.grid.dropEvent(
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
    assert page.paper_in_view() == PaperRequest("job-sheets", day=page._day)
    page.bar.today_button.click()
    assert "Monday 2 March" in texts_of(page)


def test_the_page_has_names_no_letter_twice_and_is_painted_in_both_themes(
    desk: Desk, page: SchedulePage, theme: object
) -> None:
    desk.firm.booked_job(desk.margaret())
    page.view.grid.setFocus()
    assert faults_of(page) == []
    assert not page.grab().isNull()
    page.resize(968, 541)
    QApplication.processEvents()
    assert page.width() == 968


def test_all_jobs_are_one_letter_away(page: SchedulePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.action_requested) as asked:
        qtbot.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert asked.args == ["job_list.open"]


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _week(page: SchedulePage) -> PlanGrid:
    page.bar.scale_tabs.choose("week")
    page.bar.scale_chosen.emit("week")
    settle()
    page.view.grid.setFocus()
    return page.view.grid


def test_ctrl_shift_and_arrows_make_a_visit_longer_and_take_it_to_another_day(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    before = get_job(job_id).job
    assert before.starts_at is not None
    assert before.ends_at is not None
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL | _SHIFT)
    assert get_job(job_id).job.ends_at == before.ends_at + timedelta(minutes=15)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert get_job(job_id).job.starts_at == before.starts_at + timedelta(days=1)


def test_delete_takes_a_visit_to_the_tray_and_enter_there_puts_it_back(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Delete)
    assert get_job(job_id).job.starts_at is None
    assert desk.told[-1] == "Margaret Alder waits for another day."
    assert desk.firm.everafter.history.undo_label() == "Take visit of Margaret Alder off the plan"
    view = page.side.tray.view
    view.setFocus()
    view.setCurrentIndex(view.tray_model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert get_job(job_id).job.starts_at is not None


def test_in_a_week_keys_take_a_visit_to_another_day_time_and_technician(desk: Desk, page: SchedulePage) -> None:
    ana = desk.firm.everafter.firm.add_person(PersonDraft("Ana Costa", role="technician"))
    job_id = desk.firm.booked_job(desk.margaret())
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    grid = _week(page)
    assert grid is page.view.week_grid
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.picked_id == job_id
    QTest.keyClick(grid, Qt.Key.Key_Right, _CTRL)
    assert get_job(job_id).job.starts_at == starts + timedelta(days=1)
    QTest.keyClick(grid, Qt.Key.Key_Up, _CTRL)
    assert get_job(job_id).job.starts_at == starts + timedelta(days=1, minutes=-15)
    QTest.keyClick(grid, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert get_job(job_id).job.technician_id == ana
    page.bar.view_tabs.choose("list")
    page.bar.view_chosen.emit("list")
    page.view.list_view.setFocus()
    page.view.list_view.pick(job_id)
    spoken = str(page.view.list_view.plan_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Tue 3 Mar, Margaret Alder")
    QTest.keyClick(page.view.list_view, Qt.Key.Key_Left, _CTRL)
    assert get_job(job_id).job.starts_at == starts - timedelta(minutes=15)


def test_in_a_week_the_pointer_takes_a_visit_to_another_day_and_an_edge_makes_it_longer(
    desk: Desk, page: SchedulePage
) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    before = get_job(job_id).job
    assert before.starts_at is not None
    assert before.ends_at is not None
    grid = page.view.week_grid
    _week(page)
    geometry = grid.geometry_in_view()
    middle = geometry.box(grid.placed[0]).center().toPoint()
    _drag(grid, middle, middle + QPoint(round(geometry.day_width), 0))
    assert get_job(job_id).job.starts_at == before.starts_at + timedelta(days=1)
    box = grid.geometry_in_view().box(grid.placed[0])
    edge = QPoint(round(box.center().x()), round(box.bottom()) - 2)
    _drag(grid, edge, edge + QPoint(0, 20))
    assert get_job(job_id).job.ends_at == before.ends_at + timedelta(days=1, minutes=30)


def _drag(grid: PlanGrid, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)


def test_escape_lets_go_of_a_drag_and_the_upper_edge_begins_earlier(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    before = get_job(job_id).job
    assert before.starts_at is not None
    grid = page.view.day_grid
    settle()
    box, quarter = grid.geometry_in_view().box(grid.placed[0]), round(grid.geometry_in_view().quarter)
    middle = box.center().toPoint()
    grid.setFocus()
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(grid, middle + QPoint(0, 4 * quarter))
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 4 * quarter))
    assert get_job(job_id).job.starts_at == before.starts_at
    top = QPoint(middle.x(), round(box.top()) + 1)
    _drag(grid, top, top - QPoint(0, 2 * quarter))
    after = get_job(job_id).job
    assert (after.starts_at, after.ends_at) == (before.starts_at - timedelta(minutes=30), before.ends_at)


def test_a_visit_dropped_on_the_tray_leaves_the_plan(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    grid = page.view.day_grid
    settle()
    middle = grid.geometry_in_view().box(grid.placed[0]).center().toPoint()
    over = grid.mapFromGlobal(page.side.tray.mapToGlobal(page.side.tray.rect().center()))
    _drag(grid, middle, over)
    assert get_job(job_id).job.starts_at is None


def test_another_desk_moved_it_first_and_nothing_is_lost(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    seen = page.view.grid.placed[0]
    later = get_job(job_id).job
    assert later.starts_at is not None
    assert later.ends_at is not None
    hour = timedelta(hours=1)
    desk.firm.everafter.jobs.move(job_id, later.version, later.starts_at + hour, later.ends_at + hour, desk.firm.luis)
    page.view.grid.carry_out(seen, PlanAct.LATER)
    assert get_job(job_id).job.starts_at == later.starts_at + hour
    assert "Somebody else changed the visit of Margaret Alder" in desk.told[-1]


def test_the_window_they_were_told_is_set_in_the_plan_and_a_move_outside_says_so(
    desk: Desk, page: SchedulePage
) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Return, _SHIFT)
    form = page.side.form
    assert isinstance(form, WindowForm)
    form.until_edit.setTime(QTime(9, 0))
    form.save_requested.emit()
    assert "The window ends before it begins" in texts_of(form)
    form.from_edit.setTime(QTime(10, 0))
    form.until_edit.setTime(QTime(10, 15))
    form.save_requested.emit()
    assert page.side.form is None
    assert get_job(job_id).job.window_ends_at is not None
    QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL)
    assert "They were told" not in desk.told[-1]
    QTest.keyClick(page.view.grid, Qt.Key.Key_Down, _CTRL)
    assert "They were told Mon 2 Mar, 10:00 – 10:15: call them." in desk.told[-1]


def test_a_closed_day_is_said_and_allowed(desk: Desk, page: SchedulePage) -> None:
    desk.firm.everafter.closed_days.close(date(2026, 3, 3), date(2026, 3, 3), "Team day")
    job_id = desk.firm.booked_job(desk.margaret())
    page.view.grid.setFocus()
    page.view.grid.pick(job_id)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert desk.told[-1].endswith("We are closed that day (Team day).")
    page.show_day(date(2026, 3, 3))
    assert "closed: Team day · 1 visit" in texts_of(page)


def test_a_shorter_way_is_offered_and_is_one_act(desk: Desk, page: SchedulePage) -> None:
    ids = []
    for hour, code in ((1, "97222"), (3, "10115"), (5, "97222"), (7, "10115")):
        client_id = desk.firm.client(sites=(SiteDraft(street=f"{hour} Mill Road", postal_code=code),))
        ids.append(desk.firm.booked_job(client_id, desk.firm.clock.now() + timedelta(hours=hour)))
    before = [get_job(each).job.starts_at for each in ids]
    (action,) = [each for each in page.bar.more_menu().actions() if each.text().startswith("Shorter way for Luis")]
    action.trigger()
    assert [get_job(each).job.starts_at for each in ids] != before
    assert desk.firm.everafter.history.undo_label() == "Shorter way for Luis"
    desk.firm.everafter.history.undo()
    assert [get_job(each).job.starts_at for each in ids] == before
    page.show_day(date(2026, 3, 4))
    assert page.bar.more_menu().actions()[0].text() == "No way through this day would be shorter"


def test_vans_are_chosen_and_how_one_looks_is_remembered(desk: Desk, page: SchedulePage, qtbot: QtBot) -> None:
    desk.firm.everafter.firm.add_person(PersonDraft("Ana Costa", role="technician"))
    desk.firm.booked_job(desk.margaret())
    menu = page.bar.vans_menu()
    (luis,) = [action for action in menu.actions() if action.text().startswith("Luis")]
    luis.trigger()
    assert page.bar.vans_button.text() == "Fit: 1 v&an"
    assert [person.name for person in page.view.day_grid.shape_in_view.technicians] == ["Ana Costa"]  # type: ignore[union-attr]  # None would fail here, too
    _week(page)
    again = SchedulePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(again)
    desk.show(again)
    assert again.is_week
    assert again.bar.vans_button.text() == "Fit: 1 v&an"
    again.bar.vans_menu().actions()[0].trigger()
    assert again.bar.vans_button.text() == "Fit: &all vans"


def test_every_act_of_the_keys_is_in_the_menu_of_a_visit(desk: Desk, page: SchedulePage) -> None:
    job_id = desk.firm.booked_job(desk.margaret())
    page.view.grid.pick(job_id)
    placed = page.view.grid.picked
    assert placed is not None
    starts = get_job(job_id).job.starts_at
    assert starts is not None
    actions = {action.text(): action for action in page.view.visit_menu(placed).actions()}
    assert len(actions) == len(PlanAct)
    actions["15 minutes later"].trigger()
    assert get_job(job_id).job.starts_at == starts + timedelta(minutes=15)


def test_what_comes_again_waits_and_a_missed_date_asks_what_now(desk: Desk, page: SchedulePage) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.agreements.agree(AgreementDraft(client_id, "Stairs", date(2026, 3, 5), 1))
    view = page.side.tray.view
    assert "due Thu 5 Mar" in str(view.tray_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    desk.firm.clock.move_to(datetime(2026, 3, 9, 9))
    page.reload()
    item = view.tray_model.item_at(0)
    assert item is not None
    assert item.is_missed
    view.setFocus()
    view.setCurrentIndex(view.tray_model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    form = page.side.form
    assert isinstance(form, AgreementAnswer)
    QTest.keyClick(form.choice, Qt.Key.Key_2)
    form.save_requested.emit()
    assert "Say why this visit is left out" in texts_of(form)
    form.reason_edit.setText("They were away")
    form.save_requested.emit()
    assert page.side.form is None
    assert view.tray_model.rowCount() == 1
    view.setCurrentIndex(view.tray_model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    (job,) = list_jobs_of_client(client_id)
    assert (job.description, job.state) == ("Stairs", "booked")


def test_the_week_has_names_too_and_is_painted_while_dragging(desk: Desk, page: SchedulePage, theme: object) -> None:
    desk.firm.booked_job(desk.margaret())
    desk.firm.booked_job(desk.margaret())
    grid = _week(page)
    assert faults_of(page) == []
    QTest.mousePress(
        grid, Qt.MouseButton.LeftButton, pos=grid.geometry_in_view().box(grid.placed[0]).center().toPoint()
    )
    QTest.mouseMove(grid, QPoint(300, 20))
    assert not page.grab().isNull()


def test_tab_leads_on_from_a_long_week_and_leaves_it_where_it_was(desk: Desk, page: SchedulePage) -> None:
    for number in range(30):
        desk.firm.everafter.firm.add_person(PersonDraft(f"Tech {number}", role="technician"))
    _waiting(desk, desk.margaret())
    grid = _week(page)
    settle()
    bar = page.view._scrolls[grid].verticalScrollBar()
    assert bar.maximum() > 0
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not grid
    assert bar.value() == 0


def test_the_cards_of_a_day_stand_in_the_menu(desk: Desk, page: SchedulePage, qtbot: QtBot) -> None:
    assert not [act for act in page.bar.more_menu().actions() if "cards" in act.text()]
    desk.firm.booked_job(desk.margaret())
    settle()
    acts = {act.text(): act for act in page.bar.more_menu().actions()}
    day = desk.firm.clock.today()
    for words, kind in (("Visit cards: who is coming", "visit-card"), ("Care and safety cards", "care-card")):
        with qtbot.waitSignal(page.paper_requested) as asked:
            acts[words].trigger()
        assert asked.args == [PaperRequest(kind, day=day)]
