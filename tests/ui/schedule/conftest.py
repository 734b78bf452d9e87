"""The desk at which the tests of these pages sit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import MovableClock
from tests.ui.firm_pages import Desk, desk_of_a_firm
from ui.schedule.job_form import JobForm


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[Desk]:
    """A small firm on a real file."""
    with desk_of_a_firm(tmp_path, firm_clock) as made:
        yield made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> JobForm:
    """The page of a job; which one is shown by `job_pages.show`. Modules with another page override it."""
    made = JobForm(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made
