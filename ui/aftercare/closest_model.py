"""The list of whom to turn to next, one line each: who, why, what to do, until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.closest_at_hand import ClosestRow
from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.wording import due_words

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ClosestColumn(IntEnum):
    """The columns from left to right."""

    CLIENT = 0
    REASON = 1
    ACTION = 2
    UNTIL = 3


class ClosestModel(QAbstractTableModel):
    """The list as read; it is short and it ends."""

    def __init__(self, now: Callable[[], datetime], zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = zone
        self._rows: tuple[ClosestRow, ...] = ()

    def set_rows(self, rows: Sequence[ClosestRow]) -> None:
        """Show another list."""
        for row in rows:
            ensure_fonts_for(row.name)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> ClosestRow | None:
        """The line with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, client_id: int | None, otherwise: int) -> int:
        """Where a client stands; who has fallen off leaves the place to whoever moved up."""
        found = (number for number, row in enumerate(self._rows) if row.client_id == client_id)
        return next(found, max(0, min(otherwise, len(self._rows) - 1)))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many wait."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(ClosestColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Client"), _("Why"), _("What to do"), _("Until"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the whole of it as a tip, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, ClosestColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._text(row, column) for column in ClosestColumn if self._text(row, column))
        return None

    def _text(self, row: ClosestRow, column: ClosestColumn) -> str:
        match column:
            case ClosestColumn.CLIENT:
                return row.name
            case ClosestColumn.REASON:
                return _first_large(row.reason)
            case ClosestColumn.ACTION:
                return _first_large(row.action)
            case _:
                return "" if row.due_at is None else due_words(row.due_at, self._now(), self._zone)


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
