from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTableView

from app.models.aftercare import AftercareStep
from app.models.jobs import Job
from app.queries.job_list_rows import JobFilter, JobsWanted
from app.services.drafts import FinishDraft, PaymentDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.job_list.job_list_page import JobListPage
from ui.job_list.job_list_words import JobColumn


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def jobs(desk: FirmWindow) -> dict[str, int]:
    """A visit that is owed for, one that is paid, one to come."""
    firm = desk.firm
    paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("card", 15_000),))
    return {
        "Tom Reyes": firm.finished_job(firm.client("Tom Reyes")),
        "Ana Bell": firm.finished_job(firm.client("Ana Bell"), paid),
        "Priya Nair": firm.booked_job(firm.client("Priya Nair"), firm.clock.now() + timedelta(days=3)),
    }


def page_of(desk: FirmWindow) -> JobListPage:
    desk.window.go_to("job_list")
    settle()
    page = desk.window.page
    assert isinstance(page, JobListPage)
    return page


def table_of(desk: FirmWindow) -> QTableView:
    table = desk.named("job_list.table")
    assert isinstance(table, QTableView)
    return table


def cells(desk: FirmWindow, column: JobColumn = JobColumn.CLIENT) -> list[str]:
    model = table_of(desk).model()
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def press_button(desk: FirmWindow, name: str) -> None:
    button = desk.named(name)
    assert isinstance(button, QAbstractButton)
    button.click()
    settle()


def test_it_is_opened_from_the_go_menu_and_the_newest_stand_first(desk: FirmWindow, jobs: dict[str, int]) -> None:
    desk.window.actions_by_id["job_list.open"].trigger()
    settle()
    assert cells(desk)[0] == "Priya Nair"
    assert cells(desk, JobColumn.WHEN)[0] == "Thu 09:00"
    assert sorted(cells(desk, JobColumn.OWED)) == ["", "", "$150.00"]


def test_a_filter_and_a_technician_show_only_those_they_name(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    page.show_filter(JobFilter.UNPAID)
    assert cells(desk) == ["Tom Reyes"]
    page.show_filter(JobFilter.ALL)
    who = desk.named("job_list.who")
    assert isinstance(who, QComboBox)
    who.setCurrentIndex(who.findData(0))
    assert not table_of(desk).isVisible()
    who.setCurrentIndex(who.findText("Luis Santos"))
    assert len(cells(desk)) == 3
    assert page.wanted == JobsWanted(technician_id=desk.firm.luis)


def test_days_are_chosen_and_remembered(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    days = desk.named("job_list.days")
    assert isinstance(days, QComboBox)
    days.setCurrentIndex(days.findData("last_month"))
    assert (page.wanted.first is None, table_of(desk).isVisible()) == (False, False)
    again = JobListPage(desk.firm.everafter, desk.feed)
    assert again.wanted == page.wanted
    again.deleteLater()


def test_columns_sort_by_mouse_and_by_keys(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page_of(desk)
    header = table_of(desk).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(JobColumn.CLIENT) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()
    assert cells(desk) == ["Ana Bell", "Priya Nair", "Tom Reyes"]
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert cells(desk) == ["Tom Reyes", "Priya Nair", "Ana Bell"]


def test_enter_opens_the_job_and_back_comes_to_the_same_line(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down)
    chosen = page.selected_job_ids()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not page
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (desk.window.page is page, page.selected_job_ids()) == (True, chosen)


def test_a_change_elsewhere_comes_in_without_losing_the_place(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down)
    chosen = page.selected_job_ids()
    firm = desk.firm
    firm.booked_job(firm.client("Greg Ortiz"), firm.clock.now() + timedelta(days=9))
    settle()
    assert cells(desk)[0] == "Greg Ortiz"
    assert page.selected_job_ids() == chosen


def test_several_are_selected_for_their_sheets_or_a_file(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.selected_job_ids()
    request = page.paper_in_view()
    assert request is not None
    assert request.jobs == tuple(Job.get_by_id(each).number for each in chosen)
    asked: list[tuple[str, tuple[int, ...]]] = []
    page.export_requested.disconnect()
    page.export_requested.connect(lambda what, ids: asked.append((what, ids)))
    press_button(desk, "job_list.export")
    table_of(desk).selectRow(0)
    press_button(desk, "job_list.export")
    assert asked[0] == ("jobs", tuple(chosen))
    assert len(asked[1][1]) == 3
    press_button(desk, "job_list.print")
    assert desk.window.page is not page


def test_sheets_of_nothing_chosen_say_what_to_choose(desk: FirmWindow) -> None:
    page = page_of(desk)
    said: list[str] = []
    page.message.connect(lambda words, _undo: said.append(words))
    press_button(desk, "job_list.print")
    assert said == [page.words_without_paper()] == ["Please select the jobs first; their sheets are printed."]


def test_an_empty_firm_is_told_what_goes_here(desk: FirmWindow) -> None:
    page = page_of(desk)
    assert not table_of(desk).isVisible()
    assert page.paper_in_view() is None
    assert page.client_in_view() is None


def test_everything_has_a_name_and_a_line_is_a_sentence(desk: FirmWindow, jobs: dict[str, int]) -> None:
    page = page_of(desk)
    assert faults_of(page) == []
    model = table_of(desk).model()
    sentence = str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert "Priya Nair, Thu 09:00, Living room, Luis Santos, booked, $150.00" in sentence
    assert page.client_in_view() is not None
    assert [key for key, _words in page.own_keys()][:2] == ["Enter", "Shift+Down"]


def test_selected_jobs_are_put_away_and_the_one_with_a_step_to_do_says_so(
    desk: FirmWindow, jobs: dict[str, int]
) -> None:
    page = page_of(desk)
    for step in AftercareStep.select().where(AftercareStep.job == jobs["Ana Bell"]):
        desk.firm.everafter.aftercare_steps.skip(step.id, step.version, "Not for them")
    page.show_filter(JobFilter.TO_PUT_AWAY)
    settle()
    assert sorted(cells(desk)) == ["Ana Bell", "Tom Reyes"]
    table_of(desk).selectAll()
    press_button(desk, "job_list.away")
    assert cells(desk) == ["Tom Reyes"]
    said = desk.window.toasts.shown[-1].text
    assert said.startswith("1 job put away. Job ")
    assert "has a step still to do" in said
    desk.firm.everafter.history.undo()
    settle()
    assert sorted(cells(desk)) == ["Ana Bell", "Tom Reyes"]
