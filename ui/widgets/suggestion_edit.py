"""A field for a word of the trade: offers the usual ones, takes any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.wheel_guard import WheelGuard


class SuggestionEdit(QComboBox):
    """Typing narrows the list by any part of a word; Alt+Down opens it."""

    def __init__(self, words: Sequence[str], limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(LimitedLineEdit(limit))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(words))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        WheelGuard(self)
        self.setEditText("")

    def line(self) -> LimitedLineEdit:
        """The line in which one types."""
        edit = self.lineEdit()
        assert isinstance(edit, LimitedLineEdit)
        return edit

    def set_words(self, words: Sequence[str]) -> None:
        """Offer other words; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(list(words))
        self.setEditText(typed)
