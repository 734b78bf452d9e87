"""Folders of a run in the place for temporary files: named after its process, so that the next run can sweep them.

A run that is killed leaves its private home and a server of its own behind, and both may lie in memory.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX = "everafter"
_OURS = re.compile(rf"{_PREFIX}-(?:pg|tests)-(\d+)-")


def folder_of_this_run(kind: str) -> Path:
    """A new folder that is ours alone; `kind` is “pg” or “tests”."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}-{kind}-{os.getpid()}-"))


def sweep_after_killed_runs(place: Path) -> list[str]:
    """Remove the folders of runs that are no more, their servers first; returns the names of the folders."""
    if os.name == "nt":  # there asking for a process by its number would end it
        return []
    swept = []
    for folder in sorted(place.glob(f"{_PREFIX}-*")):
        found = _OURS.match(folder.name)
        if found is None or _is_running(int(found[1])) or not _is_ours(folder):
            continue
        _stop_server(folder)
        shutil.rmtree(folder, ignore_errors=True)
        swept.append(folder.name)
    return swept


def _is_ours(folder: Path) -> bool:
    try:
        return folder.stat().st_uid == os.getuid()
    except FileNotFoundError:  # another run that starts at this moment swept it
        return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stop_server(folder: Path) -> None:
    """The server that still works in the folder, if that is what bears the number it wrote down."""
    with suppress(OSError, ValueError):
        number = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        if str(folder).encode() in Path("/proc", str(number), "cmdline").read_bytes():
            os.kill(number, signal.SIGQUIT)
