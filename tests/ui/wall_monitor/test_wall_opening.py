"""F11 beside the window: it opens and closes, hears every desk, and comes back after a restart."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.queries import complaints
from app.queries.care_strip import get_strip
from tests.builders import opened_firm
from tests.fakes import MovableClock
from tests.other_desk import complaints_of_desk
from tests.ui.firm_windows import FirmWindow, forget_preferences, opened_window, settle, show
from ui.change_feed import ChangeFeed
from ui.jobs import JobRunner
from ui.shell.main_window import MainWindow
from ui.wall_monitor.wall_monitor import WallMonitor
from ui.wall_monitor.wall_screens import FULL_NAMES, IS_OPEN, YES
from ui.window_state import preferences


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def wall_of(window: MainWindow) -> WallMonitor:
    assert window.wall.monitor is not None
    return window.wall.monitor


def texts_of(window: MainWindow) -> tuple[str, ...]:
    picture = wall_of(window).picture
    assert picture is not None
    return picture.texts


def test_f11_opens_it_full_screen_and_f11_closes_it(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_F11)
    monitor = wall_of(desk.window)
    assert monitor.isFullScreen()
    assert "Nobody is waiting on us" in texts_of(desk.window)
    assert preferences().layout(IS_OPEN) == YES
    qtbot.keyClick(monitor, Qt.Key.Key_F11)
    settle()
    assert desk.window.wall.monitor is None
    assert preferences().layout(IS_OPEN) == ""
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    desk.press(Qt.Key.Key_F11)
    assert desk.window.wall.monitor is not None
    desk.window.actions_by_id["wall_monitor.open"].trigger()
    assert desk.window.wall.monitor is None


def test_the_board_has_a_button_for_it(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.window.go_to("care_board")
    button = next(
        each
        for each in desk.window.findChildren(QAbstractButton)
        if each.text().replace("&", "") == "Wall monitor" and each.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wall_of(desk.window).isVisible()


def test_wall_strip_and_board_have_one_order(desk: FirmWindow) -> None:
    for name, category in (("Greg Halloran", "overbilled"), ("Margaret Alder", "injury"), ("Tom Reyes", "late")):
        desk.firm.complaint(desk.firm.client(name), "Something is wrong", category=category)
    desk.press(Qt.Key.Key_F11)
    picture = wall_of(desk.window).picture
    assert picture is not None
    now, zone = desk.firm.clock.now(), desk.firm.zone
    board = [row.client_name.split()[0] for row in complaints.list_open_complaints(now, zone)]
    strip = [row.client_name.split()[0] for row in get_strip(now, zone).first]
    assert [line.name.split()[0] for line in picture.lines] == board == strip


def test_what_is_saved_at_this_desk_is_on_the_wall_at_once(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_F11)
    desk.firm.complaint(desk.firm.client("Margaret Alder"))
    settle()
    assert "Margaret A." in texts_of(desk.window)


def test_what_another_desk_saves_is_there_with_the_next_reading(desk: FirmWindow) -> None:
    complaint_id = desk.firm.complaint(desk.firm.client("Margaret Alder"))
    desk.press(Qt.Key.Key_F11)
    assert "Call back" in texts_of(desk.window)
    other = complaints_of_desk(desk.firm, desk.firm.ben)
    other.withdraw(complaint_id, desk.firm.version_of(complaint_id), "It was the neighbour's")
    desk.firm.clock.move_on(seconds=20)
    wall_of(desk.window).tick()
    assert "Nobody is waiting on us" in texts_of(desk.window)


def test_full_names_are_shown_only_where_the_settings_say_so(desk: FirmWindow) -> None:
    desk.firm.complaint(desk.firm.client("Margaret Alder"))
    desk.press(Qt.Key.Key_F11)
    assert "Margaret A." in texts_of(desk.window)
    preferences().keep_layout(FULL_NAMES, YES)
    desk.window.wall.use_choices()
    assert "Margaret Alder" in texts_of(desk.window)


def test_it_comes_back_after_a_restart_unless_it_was_closed(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication, qtbot: QtBot
) -> None:
    forget_preferences()
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        runner = JobRunner()

        def started() -> tuple[MainWindow, ChangeFeed]:
            feed = ChangeFeed(firm.everafter.events)
            window = MainWindow(firm.everafter, feed, runner, preferences())
            show(window)
            # Who waits, and with it the wall, follows the first page by a timer of the window's own.
            qtbot.waitUntil(lambda: not window._start_timer.isActive())
            settle()
            return window, feed

        def ended(window: MainWindow, feed: ChangeFeed) -> None:
            window.close()
            feed.close()
            window.deleteLater()
            settle()

        first, feed = started()
        assert first.wall.monitor is None
        first.wall.toggle()
        ended(first, feed)
        assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        second, feed = started()
        monitor = wall_of(second)
        assert monitor.isVisible()
        assert QApplication.activeWindow() is second
        monitor.close()
        settle()
        ended(second, feed)
        third, feed = started()
        assert third.wall.monitor is None
        ended(third, feed)
        runner.close()
    forget_preferences()
    gc.collect()


def test_the_wall_follows_the_firm_into_another_time_zone(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_F11)
    assert "09:00" in texts_of(desk.window)
    from app.queries.firm import get_firm

    firm = get_firm()
    assert firm is not None
    desk.firm.everafter.firm.change_firm(firm.version, time_zone="America/New_York")
    settle()
    assert "10:00" in texts_of(desk.window)


def test_moving_the_mouse_over_it_shows_nothing(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_F11)
    monitor = wall_of(desk.window)
    before = replace(monitor.picture) if monitor.picture is not None else None
    qtbot.mouseMove(monitor, QPoint(50, 50))
    assert monitor.picture == before
    assert monitor.toolTip() == ""
