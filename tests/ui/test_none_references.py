"""PySide6 6.12.0 on Python 3.11 and older loses a reference to None at every call that returns nothing."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 200


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_keep_every_reference_to_none(qapp: QApplication) -> None:
    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None)
    for _number in range(CALLS):
        label.setText("text")
    # The lost references of the broken release would be one a call; other code moves the count by a few.
    assert sys.getrefcount(None) > before - CALLS // 2
