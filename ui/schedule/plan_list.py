"""The plan of a day as a list: the same visits, the same keys, one sentence each for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob
from ui.schedule.day_painter import clock_words, job_sentence, state_words
from ui.widgets.tables import TableView

PLACED_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_COLUMNS = 5
_WIDTHS = (130, 130, 220, 260)


class PlanTableModel(QAbstractTableModel):
    """Time, technician, client, what, and what is special."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed: tuple[PlacedJob, ...] = ()
        self._technicians: tuple[str, ...] = ()

    def set_jobs(self, placed: Sequence[PlacedJob], technicians: Sequence[str]) -> None:
        """Show another day in the order of the clock."""
        self.beginResetModel()
        self._placed = tuple(sorted(placed, key=lambda one: (one.starts, one.column)))
        self._technicians = tuple(technicians)
        self.endResetModel()

    def placed_at(self, row: int) -> PlacedJob | None:
        """One visit."""
        return self._placed[row] if 0 <= row < len(self._placed) else None

    def row_of(self, job_id: int | None) -> int:
        """Where a visit stands, or -1."""
        return next((row for row, one in enumerate(self._placed) if one.job.id == job_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many visits the day has."""
        return 0 if parent.isValid() else len(self._placed)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Five."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; every cell tells a screen reader the whole visit."""
        placed = self.placed_at(index.row()) if index.isValid() else None
        if placed is None:
            return None
        technician = self._technicians[placed.column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return job_sentence(placed, technician)
        if role == PLACED_ROLE:
            return placed
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        times = f"{clock_words(placed.starts)} – {clock_words(placed.ends)}"
        return (times, technician, placed.job.client_name, placed.job.description, state_words(placed))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words above the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Time"), _("Technician"), _("Client"), _("What"), "")[section]
        return None


class PlanListView(TableView):
    """Up and Down pick, Ctrl and arrows move, Enter opens."""

    job_opened = Signal(int)
    job_picked = Signal(int)
    move_wanted = Signal(object, Qt.Key)  # PlacedJob and the arrow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan of the day as a list"), parent)
        self.plan_model = PlanTableModel(self)
        self.setModel(self.plan_model)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.row_opened.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)

    def pick(self, job_id: int | None) -> None:
        """Choose a visit."""
        row = self.plan_model.row_of(job_id)
        if row >= 0:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and an arrow move the visit under the keys."""
        key = Qt.Key(event.key())
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        placed = self.plan_model.placed_at(self.currentIndex().row())
        if key in arrows and event.modifiers() & Qt.KeyboardModifier.ControlModifier and placed is not None:
            self.move_wanted.emit(placed, key)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        placed = self.plan_model.placed_at(index.row())
        if placed is not None:
            self.job_opened.emit(placed.job.id)

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        placed = self.plan_model.placed_at(current.row())
        if placed is not None:
            self.job_picked.emit(placed.job.id)
