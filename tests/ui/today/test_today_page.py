from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.services.love_touches import TouchDraft
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, let_go_of_everything, opened_window, point_at, settle
from ui.today.today_block import LineButton, TodayBlock
from ui.today.today_page import TodayPage
from ui.today.today_papers import TodayPapers
from ui.today.van_lane import VanLane


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_of(desk: FirmWindow) -> TodayPage:
    page = desk.window.page
    assert isinstance(page, TodayPage)
    return page


def lines(desk: FirmWindow) -> list[str]:
    settle()
    return [line.accessibleName() for line in page_of(desk).findChildren(LineButton) if line.isVisible()]


def blocks_in_use(desk: FirmWindow) -> list[str]:
    return [block.accessibleName() for block in page_of(desk).findChildren(TodayBlock) if block.is_in_use]


def block_names(desk: FirmWindow) -> set[str]:
    return {widget.accessibleName() for widget in page_of(desk).findChildren(QWidget) if ":" in widget.accessibleName()}


def test_an_empty_day_folds_every_block_to_one_line(desk: FirmWindow) -> None:
    assert lines(desk) == []
    assert "Promises: Nobody is waiting for anything from us." in block_names(desk)
    assert not desk.named("today.print_tomorrow").isEnabled()


def test_a_late_promise_stands_first_and_opens_the_board(desk: FirmWindow, qtbot: QtBot) -> None:
    margaret = desk.firm.client("Margaret Alder")
    desk.firm.complaint(margaret)
    desk.firm.clock.move_on(hours=30)
    page_of(desk).reload()
    assert "Margaret Alder" in lines(desk)[0]
    assert "late" in lines(desk)[0]
    line = next(each for each in page_of(desk).findChildren(LineButton) if each.isVisible())
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert desk.window.page is not None
    assert desk.window.page.place == "care_board"


def test_tomorrows_sheets_are_two_clicks_away(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.firm.booked_job(desk.firm.client("Margaret Alder"), desk.firm.clock.now() + timedelta(days=1))
    settle()
    button = desk.named("today.print_tomorrow")
    assert isinstance(button, QPushButton)
    assert button.text().replace("&", "") == "Print tomorrow’s 1 sheet"
    with qtbot.waitSignal(page_of(desk).paper_requested) as caught:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    tomorrow = desk.firm.clock.today() + timedelta(days=1)
    assert caught.args == [PaperRequest("job-sheets", day=tomorrow)]


def test_a_van_shows_its_visits_and_enter_opens_one(desk: FirmWindow, qtbot: QtBot) -> None:
    job_id = desk.firm.booked_job(desk.firm.client("Margaret Alder"))
    settle()
    lane = next(each for each in page_of(desk).findChildren(VanLane) if each.isVisible())
    assert lane.accessibleName() == "Luis Santos, 1 visit, 10:00 Margaret Alder"
    with qtbot.waitSignal(page_of(desk).job_requested) as caught:
        qtbot.keyClick(lane, Qt.Key.Key_Return)
    assert caught.args == [job_id]


def test_a_client_who_was_not_asked_stands_among_the_calls(desk: FirmWindow) -> None:
    desk.firm.finished_job(desk.firm.client("Margaret Alder"))
    desk.firm.clock.move_on(days=3)
    page_of(desk).reload()
    assert any("Margaret Alder" in line for line in lines(desk))


def test_what_time_alone_makes_urgent_comes_first_without_anything_being_written(desk: FirmWindow) -> None:
    firm, clock = desk.firm, desk.firm.clock
    margaret = firm.client("Margaret Alder")
    firm.finished_job(margaret)
    clock.move_on(hours=2)
    firm.complaint(firm.client("Tom Reyes"), "The stain by the door is back")
    firm.complaint(margaret, "The hall carpet is still wet")
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Tom Reyes", "Margaret Alder"]
    desk.window.go_to("help")
    clock.move_on(hours=22)
    desk.window.go_to("today")
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Tom Reyes", "Margaret Alder"], "late, and not yet wet"
    clock.move_on(hours=3)
    assert blocks_in_use(desk) == [], "nobody points at a line or is on one by key, so that the lines may move"
    desk.window.refresh_clocks()
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Margaret Alder", "Tom Reyes"]


def test_the_half_minute_leaves_the_keys_on_their_line_and_the_lines_in_their_order(desk: FirmWindow) -> None:
    firm, clock = desk.firm, desk.firm.clock
    margaret = firm.client("Margaret Alder")
    firm.finished_job(margaret)
    clock.move_on(hours=2)
    firm.complaint(firm.client("Tom Reyes"), "The stain by the door is back")
    firm.complaint(margaret, "The hall carpet is still wet")
    settle()
    second = [line for line in page_of(desk).findChildren(LineButton) if line.isVisible()][1]
    second.setFocus()
    clock.move_on(hours=5)
    desk.window.refresh_clocks()
    settle()
    assert desk.focus() is second
    assert second.accessibleName().startswith("Margaret Alder")


def test_the_half_minute_leaves_the_lines_in_their_order_under_the_pointer(desk: FirmWindow) -> None:
    firm, clock = desk.firm, desk.firm.clock
    margaret = firm.client("Margaret Alder")
    firm.finished_job(margaret)
    clock.move_on(hours=2)
    firm.complaint(firm.client("Tom Reyes"), "The stain by the door is back")
    firm.complaint(margaret, "The hall carpet is still wet")
    clock.move_on(hours=22)
    page_of(desk).reload()
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Tom Reyes", "Margaret Alder"]
    point_at(next(line for line in page_of(desk).findChildren(LineButton) if line.isVisible()))
    assert blocks_in_use(desk) == ["Promises: 1 late"]
    clock.move_on(hours=3)
    desk.window.refresh_clocks()
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Tom Reyes", "Margaret Alder"]
    let_go_of_everything()
    desk.window.refresh_clocks()
    assert [line.split(",")[0] for line in lines(desk)][:2] == ["Margaret Alder", "Tom Reyes"]


def test_a_clash_of_the_days_to_come_is_listed_and_opens_the_second_visit(desk: FirmWindow, qtbot: QtBot) -> None:
    first = desk.firm.clock.now() + timedelta(days=2)
    desk.firm.booked_job(desk.firm.client("Ana Bell"), first)
    second = desk.firm.booked_job(desk.firm.client("Tom Reyes"), first + timedelta(minutes=30))
    page_of(desk).reload()
    settle()
    shown = [line for line in page_of(desk).findChildren(LineButton) if line.isVisible()]
    found = [line for line in shown if "clash" in line.accessibleName()]
    assert [line.accessibleName().split(", ")[:3] for line in found] == [["Luis", "clash", "Ana Bell and Tom Reyes"]]
    with qtbot.waitSignal(page_of(desk).job_requested) as asked:
        found[0].click()
    assert asked.args == [second]


def more_papers(desk: FirmWindow) -> dict[str, QAction]:
    """What the quiet button beside the sheets offers."""
    papers = page_of(desk).findChild(TodayPapers)
    assert papers is not None
    return {action.text().replace("&", ""): action for action in papers.menu().actions()}


def test_what_else_is_to_print_stands_behind_one_quiet_button(desk: FirmWindow, qtbot: QtBot) -> None:
    assert list(more_papers(desk)) == ["All papers"]
    desk.firm.finished_job(desk.firm.client("Margaret Alder"))
    desk.firm.booked_job(desk.firm.client("Tom Reyes"), desk.firm.clock.now() + timedelta(days=1))
    settle()
    assert list(more_papers(desk)) == ["Day lists, which stay in the vans", "1 thank-you note", "All papers"]
    with qtbot.waitSignal(page_of(desk).paper_requested) as caught:
        more_papers(desk)["Day lists, which stay in the vans"].trigger()
    assert caught.args == [PaperRequest("day-list", day=desk.firm.clock.today() + timedelta(days=1))]
    desk.window.back()
    with qtbot.waitSignal(page_of(desk).paper_requested) as caught:
        more_papers(desk)["1 thank-you note"].trigger()
    assert caught.args == [PaperRequest("thank-you-note", is_all_due=True)]
    desk.window.back()
    more_papers(desk)["All papers"].trigger()
    assert desk.window.page is not None
    assert desk.window.page.place == "papers"


def test_the_smallest_window_shows_the_button_that_prints(desk: FirmWindow) -> None:
    desk.firm.booked_job(desk.firm.client("Tom Reyes"), desk.firm.clock.now() + timedelta(days=1))
    desk.window.resize(1024, 640)
    settle()
    button, page = desk.named("today.print_tomorrow"), page_of(desk)
    assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def test_whom_to_turn_to_next_is_one_button_away(desk: FirmWindow) -> None:
    button = desk.named("today.closest")
    assert isinstance(button, QPushButton)
    button.click()
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "closest"


def test_thanks_of_the_week_stand_together_anniversaries_kindnesses_and_notes(desk: FirmWindow) -> None:
    firm = desk.firm
    margaret = firm.client("Margaret Alder")
    firm.finished_job(margaret)
    firm.clock.move_on(days=365)
    firm.finished_job(margaret)
    firm.everafter.nightly.run()
    draft = TouchDraft(kind="care", what="Send a spot guide", on=firm.clock.today() + timedelta(days=2))
    firm.everafter.love_touches.plan(margaret, draft)
    page_of(desk).reload()
    shown = lines(desk)
    assert any("Margaret Alder" in line and "1 year with us" in line for line in shown)
    assert any("Margaret Alder" in line and "Send a spot guide" in line for line in shown)
    asked: list[PaperRequest] = []
    page_of(desk).paper_requested.connect(asked.append)
    notes = next(each for each in page_of(desk).findChildren(LineButton) if "thank-you note" in each.accessibleName())
    notes.click()
    assert [(paper.kind, paper.is_all_due) for paper in asked] == [("thank-you-note", True)]
