"""What every test of a window has: no screen needed, and our look in place."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.firm_windows import delete_what_is_over, let_go_of_everything
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme


@pytest.fixture(autouse=True)
def untouched_desk() -> None:
    """The pointer is outside of every window, nothing is held and the keys are nowhere, whatever ran before."""
    let_go_of_everything()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme at 100 %, and again so when the test is over."""
    delete_what_is_over()
    apply_theme(qapp, Theme.LIGHT)
    yield qapp
    delete_what_is_over()
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture(params=list(Theme), ids=lambda theme: theme.value)
def theme(request: pytest.FixtureRequest, themed: QApplication) -> Theme:
    """Each theme in turn, applied."""
    apply_theme(themed, request.param)
    return request.param
