"""Pieces of long work for the tests of the job runner; a worker process imports them by name."""

from __future__ import annotations

import os
import time
from pathlib import Path

from app.errors import ValidationError
from app.jobs import JobProgress


def count_to(last: int, progress: JobProgress) -> int:
    """Count, reporting each number."""
    for number in range(1, last + 1):
        progress.step(number, last, f"number {number}")
    return last


def go_on_until_cancelled(progress: JobProgress) -> None:
    """Never ends by itself."""
    for number in range(6000):
        progress.step(number, 6000)
        time.sleep(0.01)


def go_on_until_cancelled_at(_address: str, progress: JobProgress) -> None:
    """The same beside a database."""
    go_on_until_cancelled(progress)


def think_long(mark: str, _progress: JobProgress) -> None:
    """Take a minute before the first step; a mark says that it has begun."""
    Path(mark).touch()
    time.sleep(60)


def refuse(_progress: JobProgress) -> None:
    """Fail as a service does."""
    raise ValidationError("Name the client first; nothing was changed.", "name")


def stumble(_progress: JobProgress) -> None:
    """Fail as only a mistake in the program does."""
    raise ZeroDivisionError("Margaret Alder")


def die(_progress: JobProgress) -> None:
    """Go away without a word."""
    os._exit(3)


def tell_niceness(_progress: JobProgress) -> int:
    """How far this process steps behind others."""
    return os.nice(0)
