"""The door itself: usage, exit codes, the window, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.command_line import find as find_command
from app.paths import log_folder
from tests.app.command_line.conftest import Call
from tests.house_rules import ROOT


def test_version_and_help_are_answers(call: Call) -> None:
    assert call("--version").out.startswith("everafter ")
    helped = call("--help")
    assert helped.code == 0
    for name in (
        "demo",
        "import",
        "undo-import",
        "export",
        "print",
        "find",
        "board",
        "closest",
        "backup",
        "restore",
        "check",
        "wall",
    ):
        assert name in helped.out
        assert call(name, "--help").code == 0


@pytest.mark.parametrize(
    "words", [("nonsense",), ("find",), ("find", "a", "b"), ("--nonsense",), ("demo", "--clients", "many")]
)
def test_wrong_usage_is_one_sentence_and_two(call: Call, words: tuple[str, ...]) -> None:
    answer = call(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.is_one_sentence()


def test_the_database_can_be_named_before_or_after_the_command(call: Call, desk_file: Path) -> None:
    before = call("--data", desk_file, "--json", "board")
    after = call("board", "--data", desk_file, "--json")
    assert before.facts == after.facts


def test_demo_makes_the_firm_and_opens_the_window_on_it(call: Call, windows: list[str], database_address: str) -> None:
    made = call("demo", "--clients", 20, "--seed", 3, "--data", database_address)
    assert (made.code, made.err, windows) == (0, "", [database_address])
    assert "20 clients" in made.out
    assert "password" not in made.out
    again = call("demo", "--clients", 20, "--no-window", "--data", database_address)
    assert again.code == 1
    assert again.is_one_sentence()
    assert len(windows) == 1


def test_demo_leaves_nothing_behind_when_it_cannot(call: Call, tmp_path: Path) -> None:
    for words in (("--data", tmp_path / "nowhere" / "x.db"), ("--clients", 3, "--data", tmp_path / "x.db")):
        answer = call("demo", "--no-window", *words)
        assert answer.code == 1
        assert answer.is_one_sentence()
    assert list(tmp_path.iterdir()) == []


def test_demo_uses_the_folder_of_the_user_when_no_database_is_named(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERAFTER_HOME", str(tmp_path / "home"))
    assert call("demo", "--clients", 20, "--no-window").code == 0
    file = tmp_path / "home" / "data" / "everafter.db"
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert call("find", "alder").code == 0


def test_what_nobody_foresaw_is_one_sentence_and_the_log_has_the_places(
    call: Call, desk_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("secret words of a client")

    monkeypatch.setattr(find_command, "find_hits", fail)
    answer = call("find", "alder", "--data", desk_file)
    assert answer.code == 1
    assert answer.is_one_sentence()
    log = (log_folder() / "everafter.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "secret words" not in log + answer.err


def test_a_clock_that_cannot_be_read_is_refused(call: Call, desk_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVERAFTER_NOW", "half past nine")
    answer = call("board", "--data", desk_file)
    assert answer.code == 1
    assert answer.is_one_sentence()


def program(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """The program as a script starts it."""
    return subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "EVERAFTER_NOW": "2026-03-06T11:42", **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )


def test_the_real_program_answers_without_loading_qt(desk_file: Path) -> None:
    found = program("find", "佐藤", "--data", desk_file, "--json", PYTHONIOENCODING="ascii")
    assert (found.returncode, found.stderr) == (0, "")
    wrong = program("nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in wrong.stderr
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, app.command_line.main; print([m for m in sys.modules if m.startswith('PySide6')])",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_goes_away_is_no_error(desk_file: Path) -> None:
    command = f"{sys.executable} -m ui closest --data {desk_file} | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.stderr == ""
