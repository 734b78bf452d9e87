"""The desk at which the tests of the settings sit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    """A window of a small firm, open at the settings."""
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.go_to("settings")
        settle()
        yield opened
