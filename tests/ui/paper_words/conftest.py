"""The desk at which the words of papers are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    """A window of a small firm, open at the words of the recovery letter."""
    with opened_window(tmp_path, firm_clock) as opened:
        opened.window.actions_by_id["words.recovery_letter"].trigger()
        settle()
        yield opened
