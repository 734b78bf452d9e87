"""Tables: rows of 36 px with a hair line, no grid, whole rows chosen, arrows that keep the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.appearance import appearance, sized

_ROW = 36
_COMPACT_ROW = 30


class TableView(QTableView):
    """A QTableView in our look; `row_opened` is sent on Enter and on a double click."""

    row_opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._row_pixels = _COMPACT_ROW if compact else _ROW
        self.setAccessibleName(name)
        self.setProperty("variant", "list")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self._set_up_headers(name)
        self._take_row_height()
        appearance().changed.connect(self._take_row_height)
        self.doubleClicked.connect(self.row_opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            if self.currentIndex().isValid():
                self.row_opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters go to Find; Qt would ask every row of the list for its words, which may be a million."""

    def _set_up_headers(self, name: str) -> None:
        across = self.horizontalHeader()
        across.setAccessibleName(name)
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setStretchLastSection(True)
        down = self.verticalHeader()
        down.hide()
        # Fixed rows keep opening and scrolling independent of the number of rows.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _take_row_height(self) -> None:
        down = self.verticalHeader()
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(sized(self._row_pixels))
