"""A part of the settings page: a title, words to be found by, and the fields in it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.rules.search_text import fold
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone

_COLUMNS = 6


class SettingsSection(QFrame):
    """A card with a grid of six columns."""

    def __init__(self, title: str, explanation: str, keywords: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self.setAccessibleName(title)
        self._words = fold(f"{title} {explanation} {keywords}")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._row = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        outer.setSpacing(Space.XS)
        outer.addWidget(TextLabel(title, TextRole.HEADING))
        outer.addWidget(TextLabel(explanation, TextRole.SECONDARY, TextTone.SECONDARY, wrap=True))
        outer.addSpacing(Space.S)
        outer.addLayout(self._grid)

    def add_heading(self, title: str, explanation: str = "") -> None:
        """Begin a part within the card."""
        if self._row:
            self._grid.setRowMinimumHeight(self._row, Space.S)
            self._row += 1
        heading = QWidget()
        column = QVBoxLayout(heading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(title, TextRole.BODY_STRONG))
        if explanation:
            column.addWidget(TextLabel(explanation, TextRole.SECONDARY, TextTone.SECONDARY, wrap=True))
        self.add_row((heading, _COLUMNS))

    def add_row(self, *widgets: tuple[QWidget, int]) -> None:
        """Put widgets side by side, each with the number of columns it takes of six."""
        column = 0
        for widget, columns in widgets:
            self._grid.addWidget(widget, self._row, column, 1, columns)
            column += columns
        self._row += 1

    def fits(self, typed: str) -> bool:
        """Whether every typed word begins a word of this part."""
        parts = self._words.split()
        return all(any(part.startswith(word) for part in parts) for word in fold(typed).split())
