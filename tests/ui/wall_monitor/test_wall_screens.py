"""Which screen: the chosen one, else the second, else the only one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.house_rules import ROOT
from ui.wall_monitor.wall_screens import place_of_screen, screen_choices


@pytest.mark.parametrize(
    ("keys", "chosen", "primary", "place"),
    [
        (["a"], "", 0, 0),
        (["a", "b"], "", 0, 1),
        (["a", "b"], "", 1, 0),
        (["a", "b", "c"], "c", 0, 2),
        (["a", "b", "c"], "a", 0, 0),
        (["a", "b"], "unplugged", 0, 1),
        (["a"], "unplugged", 0, 0),
    ],
)
def test_the_chosen_screen_or_the_second_or_the_only_one(
    keys: list[str], chosen: str, primary: int, place: int
) -> None:
    assert place_of_screen(keys, chosen, primary) == place


def test_with_one_screen_there_is_nothing_to_choose(themed: QApplication) -> None:
    assert screen_choices() == []


TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
from ui.application import make_application
application = make_application()
from tests.ui.wall_monitor.conftest import FIVE, NOW, wall_of
from app.clock import FixedClock
from ui.wall_monitor.wall_hanging import WallHanging
from ui.wall_monitor.wall_monitor import WallMonitor
from ui.wall_monitor.wall_screens import screen_choices
row = wall_of(*FIVE)
monitor = WallMonitor(lambda: row, FixedClock(NOW, row.zone))
hanging = WallHanging(monitor, "", stays_behind=True)
hanging.hang(is_active=True)
print([words for _key, words in screen_choices()])
print(monitor.screen().name(), monitor.geometry().getRect())
hanging.choose(screen_choices()[0][0])
application.processEvents()
print(monitor.screen().name(), monitor.geometry().getRect(), monitor.isFullScreen())
monitor.close()
"""


def test_on_two_screens_it_hangs_on_the_second_until_the_first_is_chosen(tmp_path: Path) -> None:
    screens = [
        {"name": "desk", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert answer.stdout.splitlines() == [
        "['Screen 1 (1366 × 768)', 'Screen 2 (1920 × 1080)']",
        "wall (1366, 0, 1920, 1080)",
        "desk (0, 0, 1366, 768) True",
    ]
