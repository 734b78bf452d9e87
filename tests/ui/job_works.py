"""Pieces of long work for the tests of the job runner; a worker process imports them by name."""

from __future__ import annotations

import os
import time

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
