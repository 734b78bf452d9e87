"""A row of small pictures: arrows walk, Enter shows one large, F2 describes it, Delete removes it.

One is picked by a click, by walking or with Space, and by none of these from the start; Space once more, Esc or a click
beside the pictures lets it go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPixmap, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.queries.photos import PhotoRow
from app.translations import gettext as _
from ui.theme.appearance import sized
from ui.theme.icons import tinted_icon

SIDE = 112
_ROOM = 44


class PhotoStrip(QListWidget):
    """The pictures of one kind in the order they were added."""

    opened = Signal(object)  # PhotoRow
    describe_requested = Signal(object)  # PhotoRow
    remove_requested = Signal(object)  # PhotoRow

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWrapping(False)
        self.setIconSize(QSize(sized(SIDE), sized(SIDE)))
        self.setUniformItemSizes(True)
        self.setFixedHeight(sized(SIDE + _ROOM))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._rows: tuple[PhotoRow, ...] = ()
        self.itemActivated.connect(lambda item: self.opened.emit(self._rows[self.row(item)]))

    def show_photos(self, rows: Sequence[PhotoRow], small: Mapping[str, bytes]) -> None:
        """Refill; the chosen picture stays chosen."""
        chosen, is_picked = self.currentRow(), self.picked() is not None
        self._rows = tuple(rows)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self._icon(row, small), self._words(row, small))
            item.setSizeHint(QSize(sized(SIDE + 12), sized(SIDE + 24)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._sentence(row, small))
            item.setToolTip(self._sentence(row, small))
            self.addItem(item)
        if rows:
            self._go_to(min(max(chosen, 0), len(rows) - 1), is_picked=is_picked)

    def chosen(self) -> PhotoRow | None:
        """The picture the keys mean."""
        place = self.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def picked(self) -> PhotoRow | None:
        """The picture that somebody picked, not merely the one from which the keys go on."""
        return self.chosen() if self.selectedItems() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the pictures a click lets go of the one that was picked."""
        super().mousePressEvent(event)
        if self.itemAt(event.position().toPoint()) is None:
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Delete and Space; Enter comes as an activation."""
        row = self.chosen()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self._go_to(self.currentRow(), is_picked=self.picked() is None)
        elif self.picked() is not None and event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.describe_requested.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int, *, is_picked: bool) -> None:
        how = QItemSelectionModel.SelectionFlag
        self.setCurrentRow(place, how.ClearAndSelect if is_picked else how.Clear)

    def _icon(self, row: PhotoRow, small: Mapping[str, bytes]) -> QIcon:
        pixmap = QPixmap()
        if small.get(row.sha256) and pixmap.loadFromData(small[row.sha256]):
            return QIcon(pixmap)
        return tinted_icon("image" if row.sha256 not in small else "triangle-alert")

    def _words(self, row: PhotoRow, small: Mapping[str, bytes]) -> str:
        if small.get(row.sha256) == b"":
            return _("File missing")
        return row.caption or " "

    def _sentence(self, row: PhotoRow, small: Mapping[str, bytes]) -> str:
        parts = [
            self.accessibleName(),
            row.caption or _("no caption"),
            _("may be shown") if row.may_show else _("for us only"),
            _("its file is missing; restore a backup to have it again") if small.get(row.sha256) == b"" else "",
        ]
        return ", ".join(part for part in parts if part)
