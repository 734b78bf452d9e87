"""Journeys through the window wear the same look as the tests of single screens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.firm_windows import let_go_of_everything
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme


@pytest.fixture(autouse=True)
def untouched_desk() -> None:
    """Every journey starts with the pointer outside of every window and the keys nowhere, whatever ran before it."""
    let_go_of_everything()


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme at 100 %."""
    apply_theme(qapp, Theme.LIGHT)
    return qapp
