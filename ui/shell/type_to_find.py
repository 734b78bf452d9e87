"""Typing anywhere finds: a letter or digit typed where no field wants it starts the find box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.shell.find_box import FindBox
from ui.widgets.choice_group import ANSWERS_TO_KEYS

# By name: made only to be compared with, the classes would cost every start a millisecond.
_TEXT_FIELDS = ("QLineEdit", "QAbstractSpinBox", "QComboBox", "QPlainTextEdit", "QTextEdit")


class TypeToFind(QObject):
    """An event filter of the application that hands stray letters of one window to its find box."""

    def __init__(self, find_box: FindBox) -> None:
        super().__init__(find_box)
        self._find_box = find_box

    def start(self) -> None:
        """Listen from now on."""
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch without swallowing."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._find_box.window():
            return False
        if not self._is_stray(watched, event):
            return False
        self._find_box.begin(event.text())
        return True

    def _is_stray(self, widget: QWidget, event: QKeyEvent) -> bool:
        # Asked once, where the keyboard is; what that widget left alone comes by its parents again.
        if QApplication.focusWidget() not in {None, widget}:
            return False
        if any(map(widget.inherits, _TEXT_FIELDS)) or QApplication.activePopupWidget() is not None:
            return False
        if not self._find_box.isVisible() or _answers_to_keys(widget):
            return False
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not event.text().isalnum():
            return False
        return not (isinstance(widget, QAbstractButton) and event.key() == Qt.Key.Key_Space)


def _answers_to_keys(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.property(ANSWERS_TO_KEYS):
            return True
        widget = widget.parentWidget()
    return False
