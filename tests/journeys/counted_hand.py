"""A hand at the desk that counts its keys and clicks, and how long they take by the keystroke-level model.

A key takes 0.28 s, a letter of prose 0.2 s, and each act begins with a thought of 1.35 s. A scanner types by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.firm_windows import FirmWindow, settle

KEY, THINK, LETTER = 0.28, 1.35, 0.2
_NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Keys and clicks, each where the focus is or where it points."""

    def __init__(self, desk: FirmWindow) -> None:
        self._desk = desk
        self.keys = 0
        self.clicks = 0
        self.seconds = 0.0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """One key with whatever is held down, after a thought."""
        self.seconds += THINK
        self.go_on(key, held=held)

    def go_on(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Keys that the fingers know and that belong to the thought before."""
        for key in keys:
            self._desk.press(key, held)
            self.keys += 1
            self.seconds += KEY

    def dial(self, digits: str) -> None:
        """A number, or a few letters of a name, read from somewhere."""
        self._desk.type(digits)
        self.keys += len(digits)
        self.seconds += THINK + KEY * len(digits)

    def write(self, words: str) -> None:
        """What somebody says."""
        self._desk.type(words)
        self.keys += len(words)
        self.seconds += THINK + LETTER * len(words)

    def scan(self, code: str) -> None:
        """Hold a paper under the scanner, which types its code and Enter: one movement of the hand."""
        self._desk.type(code)
        self._desk.press(Qt.Key.Key_Return)
        self.keys += 1
        self.seconds += THINK

    def click(self, target: QWidget) -> None:
        """Point at something that can be seen and click."""
        assert target.isVisible()
        assert target.isEnabled()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        settle()
        self.clicks += 1
