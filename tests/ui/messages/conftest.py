"""The desk at which the tests of writing sit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.firm_pages import Desk, desk_of_a_firm


@pytest.fixture
def firm_desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    """A small firm on a real file."""
    with desk_of_a_firm(tmp_path, firm_clock) as made:
        yield made
