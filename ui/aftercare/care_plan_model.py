"""The steps that are due, one line each: who, why, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.care_plan_rows import CareStepRow
from app.translations import gettext as _
from ui.schedule.step_words import action_words, due_day_words, reason_words
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.paged_table_model import ROW_ROLE

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class StepColumn(IntEnum):
    """The columns from left to right."""

    DUE = 0
    CLIENT = 1
    WHY = 2
    ACTION = 3


class CarePlanModel(QAbstractTableModel):
    """The steps as read, in the order of their days."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: tuple[CareStepRow, ...] = ()

    def set_rows(self, rows: Sequence[CareStepRow]) -> None:
        """Show other steps."""
        for row in rows:
            ensure_fonts_for(row.client_name)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> CareStepRow | None:
        """The step with this number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, step_id: int | None) -> int | None:
        """Where a step stands, or None when it is not listed any more."""
        return next((number for number, row in enumerate(self._rows) if row.id == step_id), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many steps are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list."""
        return 0 if parent.isValid() else len(StepColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words above the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("When"), _("Client"), _("Why"), _("What to do"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, the row for the delegates, or the sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == StepColumn.WHY:
            return reason_words(row, self._today())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            texts = self._texts(row)
            order = (StepColumn.CLIENT, StepColumn.WHY, StepColumn.DUE, StepColumn.ACTION)
            return ", ".join(texts[column] for column in order)
        return None

    def _texts(self, row: CareStepRow) -> tuple[str, ...]:
        today = self._today()
        return due_day_words(row.due_on, today), row.client_name, reason_words(row, today), action_words(row)
