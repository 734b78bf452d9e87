from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.leftovers import sweep_after_killed_runs

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there a process cannot be asked for by its number")


def _process_that_is_over() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_only_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    gone = _process_that_is_over()
    ours, theirs, other = (
        tmp_path / name for name in (f"everafter-tests-{os.getpid()}-a", f"everafter-tests-{gone}-b", "everafter-x")
    )
    for each in (ours, theirs, other):
        (each / "data").mkdir(parents=True)
    assert sweep_after_killed_runs(tmp_path) == [theirs.name]
    assert (ours.exists(), theirs.exists(), other.exists()) == (True, False, True)


def test_a_server_left_behind_is_stopped_but_no_stranger_with_its_number(tmp_path: Path) -> None:
    gone = _process_that_is_over()
    folder = tmp_path / f"everafter-pg-{gone}-c"
    (folder / "data").mkdir(parents=True)
    wait = "import sys; sys.stdin.read()"
    server = subprocess.Popen([sys.executable, "-c", wait, str(folder)], stdin=subprocess.PIPE)
    stranger = subprocess.Popen([sys.executable, "-c", wait], stdin=subprocess.PIPE)
    with server, stranger:
        (folder / "data" / "postmaster.pid").write_text(f"{stranger.pid}\n")
        assert sweep_after_killed_runs(tmp_path) == [folder.name]
        assert stranger.poll() is None
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "postmaster.pid").write_text(f"{server.pid}\n")
        assert sweep_after_killed_runs(tmp_path) == [folder.name]
        assert server.wait(20) != 0
        stranger.communicate()
