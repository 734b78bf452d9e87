"""The window itself: it reads by itself, admits it when it cannot, moves a little, and closes by two keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import StorageError
from app.queries.wall_rows import WallRow
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.wall_monitor.conftest import FIVE, GREG, MARGARET, wall_of
from ui.theme.tokens import DARK, Theme
from ui.wall_monitor.wall_monitor import WallMonitor, shift_at


class Source:
    """Answers with a row read now, or fails like a database that is gone."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.row = wall_of(*FIVE)
        self.error: Exception | None = None
        self.count = 0

    def read(self) -> WallRow:
        self.count += 1
        if self.error is not None:
            raise self.error
        return replace(self.row, read_at=self.clock.now())


@pytest.fixture
def source(wall_clock: MovableClock) -> Source:
    return Source(wall_clock)


@pytest.fixture
def monitor(themed: QApplication, source: Source, wall_clock: MovableClock) -> Iterator[WallMonitor]:
    made = WallMonitor(source.read, wall_clock)
    made.refresh()
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()


def picture_of(monitor: WallMonitor) -> tuple[str, ...]:
    assert monitor.picture is not None
    return monitor.picture.texts


def test_what_was_painted_is_what_it_says(monitor: WallMonitor) -> None:
    monitor.grab()
    assert sorted(each.text for each in monitor.placed) == sorted(picture_of(monitor))


def test_it_reads_again_by_itself_within_thirty_seconds(
    monitor: WallMonitor, source: Source, wall_clock: MovableClock
) -> None:
    source.row = wall_of(MARGARET, GREG)
    before = source.count
    for _second in range(30):
        wall_clock.move_on(seconds=1)
        monitor.tick()
    assert source.count == before + 1
    assert "2 people are counting on us" in picture_of(monitor)


def test_the_timer_ticks_without_anybody(monitor: WallMonitor, wall_clock: MovableClock, qtbot: QtBot) -> None:
    wall_clock.move_on(minutes=1)
    qtbot.waitUntil(lambda: "11:43" in picture_of(monitor), timeout=5000)


def test_the_wall_clock_shows_the_present_minute(monitor: WallMonitor, wall_clock: MovableClock) -> None:
    wall_clock.move_on(seconds=59)
    monitor.tick()
    assert "11:42" in picture_of(monitor)
    wall_clock.move_on(seconds=1)
    monitor.tick()
    assert "11:43" in picture_of(monitor)
    assert "13 min late" in picture_of(monitor)


@pytest.mark.parametrize("error", [StorageError("The file is in use."), RuntimeError("anything at all")])
def test_a_reading_that_fails_leaves_the_rows_and_says_since_when_and_mends_itself(
    monitor: WallMonitor, source: Source, wall_clock: MovableClock, error: Exception
) -> None:
    source.error = error
    for _step in range(6):
        wall_clock.move_on(seconds=19)
        monitor.tick()
    assert not [text for text in picture_of(monitor) if text.startswith("Not updating")]
    wall_clock.move_on(seconds=30)
    monitor.tick()
    assert "Not updating since 11:42" in picture_of(monitor)
    assert "Margaret A." in picture_of(monitor)
    assert "Not updating since 11:42" in monitor.accessibleName()
    monitor.grab()
    assert "Not updating since 11:42" in [each.text for each in monitor.placed]
    source.error = None
    wall_clock.move_on(seconds=30)
    monitor.tick()
    assert "Updated just now" in picture_of(monitor)


def test_the_computers_clock_set_back_does_not_stop_the_reading(
    monitor: WallMonitor, source: Source, wall_clock: MovableClock
) -> None:
    before = source.count
    wall_clock.move_on(hours=-2)
    monitor.tick()
    assert source.count == before + 1


def test_a_first_reading_that_fails_leaves_a_dark_wall_that_tries_again(
    themed: QApplication, source: Source, wall_clock: MovableClock
) -> None:
    source.error = StorageError("The server is gone.")
    monitor = WallMonitor(source.read, wall_clock)
    monitor.refresh()
    assert monitor.picture is None
    assert monitor.grab().toImage().pixelColor(5, 5) == QColor(DARK.navigation)
    source.error = None
    wall_clock.move_on(seconds=20)
    monitor.tick()
    assert "5 people are counting on us" in picture_of(monitor)
    monitor.close()


def test_the_picture_moves_three_pixels_every_ten_minutes(monitor: WallMonitor, wall_clock: MovableClock) -> None:
    places = []
    for _step in range(9):
        monitor.tick()
        places.append(QPoint(monitor.shift))
        wall_clock.move_on(minutes=10)
    assert len({place.toTuple() for place in places}) == 8
    assert places[0] == places[-1]
    assert all((one - two).manhattanLength() == 3 for one, two in pairwise(places))
    ground = monitor.grab().toImage()
    assert ground.pixelColor(0, 0) == ground.pixelColor(1279, 719) == QColor(DARK.navigation)


def test_the_shift_hangs_on_the_moment_alone() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("UTC"))
    assert shift_at(now) == shift_at(now + timedelta(minutes=9))
    assert shift_at(now) != shift_at(now + timedelta(minutes=10))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_two_keys_close_it(monitor: WallMonitor, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignals([monitor.left, monitor.closed]):
        qtbot.keyClick(monitor, key)
    assert not monitor.isVisible()


def test_no_other_key_and_no_click_does_anything(monitor: WallMonitor, source: Source, qtbot: QtBot) -> None:
    before, count = monitor.picture, source.count
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Tab):
        qtbot.keyClick(monitor, key)
        qtbot.keyClick(monitor, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(monitor, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    assert monitor.isVisible()
    assert monitor.picture == before
    assert source.count == count
    assert monitor.findChildren(QWidget) == []


def test_it_is_dark_in_every_theme_and_leaves_the_theme_alone(
    theme: Theme, source: Source, wall_clock: MovableClock
) -> None:
    from ui.theme.appearance import appearance

    monitor = WallMonitor(source.read, wall_clock)
    monitor.refresh()
    monitor.resize(1920, 1080)
    image = monitor.grab().toImage()
    assert image.pixelColor(5, 5) == QColor(DARK.navigation)
    assert image.pixelColor(60 + monitor.shift.x(), 440) == QColor(DARK.sunken)
    assert appearance().theme is theme
    monitor.close()


def test_a_screen_reader_hears_it(monitor: WallMonitor) -> None:
    assert monitor.accessibleName().startswith("5 people are counting on us")
    assert "Greg H., 36 min, Call back, Ben, new client" in monitor.accessibleName()
    assert faults_of(monitor) == []
