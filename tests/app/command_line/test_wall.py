"""`everafter wall`: which database, which screen, and one sentence where it cannot be shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.everafter import open_everafter
from app.instance_lock import InstanceLock
from app.settings import ProgramSettings, save_settings
from tests.app.command_line.conftest import MISSING_SCREEN, Call, content_of
from tests.house_rules import ROOT


def test_the_wall_is_shown_on_the_named_database_and_screen(call: Call, desk: str, windows: list[str]) -> None:
    assert call("wall", "--data", desk).code == 0
    assert call("--data", desk, "wall", "--screen", 2).code == 0
    assert windows == [f"wall None {desk}", f"wall 2 {desk}"]


def test_without_a_name_it_is_the_database_of_the_last_window(
    call: Call, desk_file: Path, windows: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERAFTER_HOME", str(tmp_path / "home"))
    assert call("wall").code == 1
    save_settings(ProgramSettings(last_database=str(desk_file)))
    assert call("wall").code == 0
    assert windows == [f"wall None {desk_file}"]


@pytest.mark.parametrize("screen", ["0", "-1", "two", str(MISSING_SCREEN)])
def test_a_screen_that_is_not_there_is_wrong_usage(call: Call, desk_file: Path, screen: str) -> None:
    answer = call("wall", "--data", desk_file, "--screen", screen)
    assert (answer.code, answer.out) == (2, "")
    assert answer.is_one_sentence()


def test_a_database_that_cannot_be_shown_is_one_sentence_and_none_is_made(
    call: Call, tmp_path: Path, windows: list[str]
) -> None:
    picture = tmp_path / "picture.db"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    for address in (tmp_path / "gone.db", picture, tmp_path):
        answer = call("wall", "--data", address)
        assert (answer.code, answer.out) == (1, "")
        assert answer.is_one_sentence()
    assert windows == []
    assert [each.name for each in tmp_path.iterdir()] == ["picture.db"]


def test_it_needs_no_lock_and_writes_nothing_while_a_window_has_the_file_open(
    call: Call, desk_file: Path, windows: list[str]
) -> None:
    before = content_of(desk_file)
    with InstanceLock(desk_file) as lock:
        everafter = open_everafter(desk_file)
        assert call("wall", "--data", desk_file).code == 0
        assert lock.is_held
        everafter.close()
    assert len(windows) == 1
    assert content_of(desk_file) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_it_says_so(desk_file: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "ui", "wall", "--data", str(desk_file)],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=100,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "no display" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
