"""The promises that are open, one line each: late first, then today, this week and later."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.promise_rows import OpenPromise
from app.rules.complaint_clocks import ClockState
from app.rules.person_names import first_name
from app.rules.promise_standing import PromiseGroup
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.chip_delegate import ChipLook
from ui.widgets.chips import ClockState as Look
from ui.widgets.chips import clock_look
from ui.widgets.paged_table_model import ROW_ROLE

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_LOOKS = {ClockState.LATE: Look.LATE, ClockState.DUE: Look.DUE}


class PromiseColumn(IntEnum):
    """The columns from left to right."""

    GROUP = 0
    DUE = 1
    CLIENT = 2
    WHAT = 3
    OWNER = 4
    PHONE = 5


def group_words(group: PromiseGroup) -> str:
    """The heading under which promises stand."""
    return {
        PromiseGroup.LATE: _("Late"),
        PromiseGroup.TODAY: _("Today"),
        PromiseGroup.THIS_WEEK: _("This week"),
        PromiseGroup.LATER: _("Later"),
    }[group]


class PromisesModel(QAbstractTableModel):
    """The list as read; the word of a group stands on its first line only, a screen reader hears it on each."""

    def __init__(self, formats: FirmFormats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: tuple[OpenPromise, ...] = ()

    def set_rows(self, rows: Sequence[OpenPromise]) -> None:
        """Show another list."""
        for row in rows:
            ensure_fonts_for(row.client_name, row.what)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> OpenPromise | None:
        """The promise with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, chosen: OpenPromise | None) -> int:
        """Where a promise stands, or -1."""
        if chosen is None:
            return -1
        key = (chosen.id, chosen.complaint_id)
        return next((number for number, row in enumerate(self._rows) if (row.id, row.complaint_id) == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many are open."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(PromiseColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", _("By when"), _("Client"), _("What we promised"), _("Who keeps it"), _("Phone"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the row for the chip, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = PromiseColumn(index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            is_first = index.row() == 0 or self._rows[index.row() - 1].group is not row.group
            if column is PromiseColumn.GROUP and not is_first:
                return ""
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is PromiseColumn.WHAT:
            return row.what
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [group_words(row.group), self._formats.due(row.due_at)]
            said += [self._text(row, each) for each in PromiseColumn if each > PromiseColumn.DUE]
            return ", ".join(word for word in said if word)
        return None

    def chip_of(self, row: OpenPromise) -> ChipLook:
        """How the promise stands against its time."""
        tone, icon = clock_look(_LOOKS.get(row.standing, Look.ON_TRACK))
        return ChipLook(self._formats.due(row.due_at), icon, tone)

    def _text(self, row: OpenPromise, column: PromiseColumn) -> str:
        match column:
            case PromiseColumn.GROUP:
                return group_words(row.group)
            case PromiseColumn.DUE:
                return ""
            case PromiseColumn.CLIENT:
                return row.client_name
            case PromiseColumn.WHAT:
                return row.what
            case PromiseColumn.OWNER:
                return first_name(row.owner_name)
            case _:
                return row.client_phone
