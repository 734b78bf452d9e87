"""The wall without a window: beside a desk that works on the same file, through a locked file and a lost one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import EverafterError, ValidationError
from app.instance_lock import InstanceLock
from app.models.base import database_proxy
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.house_rules import ROOT
from tests.ui.firm_windows import forget_preferences
from ui.wall_alone import ReadingAside, WallReader, has_display, open_wall
from ui.wall_monitor.wall_monitor import WallMonitor
from ui.wall_monitor.wall_screens import FULL_NAMES, YES
from ui.window_state import preferences


@pytest.fixture
def firm(database_address: str, firm_clock: MovableClock) -> Iterator[Firm]:
    forget_preferences()
    with opened_firm(database_address, firm_clock) as opened:
        yield opened


class Beside:
    """A wall in the same process as the desk: each reading takes the models along and gives them back."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        # Its clock hangs in another place: the zone of the firm comes with each reading.
        self.clock = MovableClock(firm.clock.now(), firm.zone)
        self.reader = WallReader(firm.everafter.address, self.clock)

    def read(self) -> object:
        desk = database_proxy.obj
        try:
            return self.reader.read()
        finally:
            database_proxy.initialize(desk)


def titles(monitor: WallMonitor) -> list[str]:
    return [] if monitor.picture is None else [monitor.picture.title, monitor.picture.warning]


def test_it_sees_what_a_desk_saves_and_leaves_the_desk_its_file(firm: Firm, themed: QApplication) -> None:
    beside = Beside(firm)
    monitor = WallMonitor(beside.read, beside.clock)
    monitor.refresh()
    assert titles(monitor) == ["Nobody is waiting on us", ""]
    firm.complaint(firm.client("Margaret Alder"))
    beside.clock.move_on(seconds=20)
    monitor.tick()
    assert titles(monitor) == ["1 person is counting on us", ""]
    assert monitor.picture is not None
    assert monitor.picture.time == "09:00"
    firm.complaint(firm.client("Tom Reyes"))
    monitor.refresh()
    assert [line.name for line in monitor.picture.lines] == ["Margaret A.", "Tom R."]
    preferences().keep_layout(FULL_NAMES, YES)
    monitor.refresh()
    assert monitor.picture.lines[0].name == "Margaret Alder"
    monitor.close()
    forget_preferences()


def test_a_file_that_vanishes_and_returns_is_said_and_found_again(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.complaint(firm.client("Margaret Alder"))
        zone = firm.zone
    clock = MovableClock(firm_clock.now(), zone)
    monitor = WallMonitor(WallReader(str(file), clock).read, clock)
    monitor.refresh()
    aside = tmp_path / "aside.db"
    file.rename(aside)
    clock.move_on(minutes=3)
    monitor.tick()
    assert titles(monitor) == ["1 person is counting on us", "Not updating since 09:00"]
    assert not file.exists()
    file.write_bytes(b"no database")
    monitor.refresh()
    assert titles(monitor)[1] == "Not updating since 09:00"
    shutil.copyfile(aside, file)
    monitor.refresh()
    assert titles(monitor) == ["1 person is counting on us", ""]
    monitor.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["aside.db", "everafter.db"]


def test_a_locked_file_holds_up_the_reading_and_not_the_clocks(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication, qtbot: QtBot
) -> None:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.complaint(firm.client("Margaret Alder"))
        zone = firm.zone
    clock = MovableClock(firm_clock.now(), zone)
    reading = ReadingAside(WallReader(str(file), clock))
    monitor = WallMonitor(reading.ask, clock)
    reading.row_read.connect(monitor.show_row)
    with closing(sqlcipher.connect(str(file), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monitor.refresh()
        reading.ask()
        assert monitor.picture is None
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: titles(monitor) == ["1 person is counting on us", ""])
    clock.move_on(minutes=1)
    monitor.tick()
    assert monitor.picture is not None
    assert monitor.picture.time == "09:01"
    reading.close()
    monitor.close()


def test_it_opens_on_the_screen_that_is_there_and_refuses_one_that_is_not(
    tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.complaint(firm.client("Margaret Alder"))
    with InstanceLock(file):
        monitor = open_wall(str(file), preferences(), 1)
    assert monitor.isFullScreen()
    assert titles(monitor)[0] == "1 person is counting on us"
    monitor.close()
    with pytest.raises(ValidationError) as refused:
        open_wall(str(file), preferences(), 9)
    assert refused.value.field == "screen"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_known_before_qt_is_asked(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert has_display(platform, environ) is expected


RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui import wall_alone
opened = []
open_wall = wall_alone.open_wall
def watched(*arguments):
    monitor = open_wall(*arguments)
    opened.append(monitor)
    QTimer.singleShot(50, lambda: QTest.keyClick(monitor, Qt.Key.Key_Escape))
    return monitor
wall_alone.open_wall = watched
code = wall_alone.run_wall(sys.argv[1])
names = [type(each).__name__ for each in QApplication.topLevelWidgets()]
print(code, opened[0].picture.title, "MainWindow" in names)
"""


def test_the_program_shows_only_the_wall_and_ends_with_escape(tmp_path: Path, firm_clock: MovableClock) -> None:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.complaint(firm.client("Margaret Alder"))
    before = file.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(file)],
        cwd=ROOT, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == "0 1 person is counting on us False", done.stderr
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["everafter.db"]


def test_a_wrong_screen_is_wrong_usage_of_the_real_program(tmp_path: Path, firm_clock: MovableClock) -> None:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock):
        pass
    done = subprocess.run(
        [sys.executable, "-m", "ui", "wall", "--data", str(file), "--screen", "9"],
        cwd=ROOT, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "only 1 screen" in done.stderr


def test_a_database_that_is_gone_cannot_be_read(tmp_path: Path, firm_clock: MovableClock) -> None:
    with pytest.raises(EverafterError):
        WallReader(str(tmp_path / "gone.db"), firm_clock).read()
    assert list(tmp_path.iterdir()) == []
