"""What clients said, one line each: who, their words, the kind, and what is to be done next."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.voices import VoiceRow
from app.rules.voice_terms import act_words, kind_words, state_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.scripts import ensure_fonts_for

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class VoiceColumn(IntEnum):
    """The columns from left to right."""

    CLIENT = 0
    WORDS = 1
    KIND = 2
    WHEN = 3
    NEXT = 4


class VoicesModel(QAbstractTableModel):
    """The rows of the view in use, in its order."""

    def __init__(self, formats: FirmFormats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: tuple[VoiceRow, ...] = ()

    @property
    def rows(self) -> tuple[VoiceRow, ...]:
        """The rows from top to bottom."""
        return self._rows

    def set_rows(self, rows: Sequence[VoiceRow]) -> None:
        """Show other rows."""
        for row in rows:
            ensure_fonts_for(row.client_name, row.words)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> VoiceRow | None:
        """The row with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, voice_id: int | None) -> int | None:
        """Where a row stands."""
        return next((number for number, row in enumerate(self._rows) if row.id == voice_id), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every view."""
        return 0 if parent.isValid() else len(VoiceColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Client"), _("What they said"), _("Kind"), _("When"), _("Next"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, VoiceColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._text(row, column) for column in VoiceColumn)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == VoiceColumn.WORDS:
            return f"“{row.words}”"
        return None

    def _text(self, row: VoiceRow, column: VoiceColumn) -> str:
        match column:
            case VoiceColumn.CLIENT:
                return row.client_name or _("Not known yet")
            case VoiceColumn.WORDS:
                return f"“{' '.join(row.words.split())}”"
            case VoiceColumn.KIND:
                return kind_words(row.kind)
            case VoiceColumn.WHEN:
                return self._formats.day(self._formats.day_of(row.taken_at))
            case _:
                return act_words(row.act) or state_words(row.state)
