"""A plain list of rows that are sentences, with Enter opening the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.theme.scripts import ensure_fonts_for


class RowList(QListWidget):
    """Rows by key; the chosen row stays chosen when the rows are read anew."""

    opened = Signal(object)  # the key of the row

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[object] = []
        self.setAccessibleName(name)
        self.setProperty("variant", "list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit(self.chosen()))

    def showEvent(self, event: QShowEvent) -> None:
        """The rows get the height of the theme, which is not known before the list is first shown."""
        self.scheduleDelayedItemsLayout()
        super().showEvent(event)

    def set_rows(self, rows: Sequence[tuple[object, str]]) -> None:
        """Show these keys with their words."""
        chosen, place = self.chosen(), max(0, self.currentRow())
        self.clear()
        self._keys = [key for key, _words in rows]
        for _key, words in rows:
            ensure_fonts_for(words)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            self.addItem(item)
        last = len(self._keys) - 1
        self.setCurrentRow(self._keys.index(chosen) if chosen in self._keys else min(place, last))

    def chosen(self) -> object | None:
        """The key of the row that is chosen."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; all other keys go on."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            if self.chosen() is not None:
                self.opened.emit(self.chosen())
            return
        super().keyPressEvent(event)
