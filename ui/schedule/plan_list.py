"""The plan of a day or a week as a list: the same visits, the same keys, one sentence each for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob
from ui.schedule.day_painter import clock_words, job_sentence, state_words
from ui.schedule.plan_shape import PlanAct, PlanShape, act_of
from ui.widgets.tables import TableView

PLACED_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_COLUMNS = 6
_WIDTHS = (130, 130, 130, 200, 240)


class PlanTableModel(QAbstractTableModel):
    """Day, time, technician, client, what, and what is special."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed: tuple[PlacedJob, ...] = ()
        self._shape: PlanShape | None = None
        self._day_words: tuple[str, ...] = ()

    def set_jobs(self, placed: Sequence[PlacedJob], shape: PlanShape, day_words: Sequence[str]) -> None:
        """Show another day or week in the order of the clock; `day_words` name the days of the shape."""
        self.beginResetModel()
        self._shape, self._day_words = shape, tuple(day_words)
        self._placed = tuple(sorted(placed, key=lambda one: (shape.day_of(one), one.starts, one.column, one.row)))
        self.endResetModel()

    def placed_at(self, row: int) -> PlacedJob | None:
        """One visit."""
        return self._placed[row] if 0 <= row < len(self._placed) else None

    def row_of(self, job_id: int | None) -> int:
        """Where a visit stands, or -1."""
        return next((row for row, one in enumerate(self._placed) if one.job.id == job_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many visits there are."""
        return 0 if parent.isValid() else len(self._placed)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Six."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; every cell tells a screen reader the whole visit."""
        placed = self.placed_at(index.row()) if index.isValid() else None
        if placed is None or self._shape is None:
            return None
        technician = self._shape.technician_of(placed).first_name
        day = self._day_words[self._shape.days.index(self._shape.day_of(placed))]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sentence = job_sentence(placed, technician)
            return f"{day}, {sentence}" if self._shape.is_week else sentence
        if role == PLACED_ROLE:
            return placed
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        times = f"{clock_words(placed.starts)} – {clock_words(placed.ends)}"
        job = placed.job
        return (day, times, technician, job.client_name, job.description, state_words(placed))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words above the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Day"), _("Time"), _("Technician"), _("Client"), _("What"), _("State"))[section]
        return None


class PlanListView(TableView):
    """Up and Down pick; every other key does what it does on the picture."""

    job_opened = Signal(int)
    job_picked = Signal(int)
    act_wanted = Signal(object, object)  # PlacedJob and PlanAct

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan as a list"), parent)
        self.plan_model = PlanTableModel(self)
        self.setModel(self.plan_model)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.row_opened.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)

    def show_jobs(self, placed: Sequence[PlacedJob], shape: PlanShape, day_words: Sequence[str]) -> None:
        """Show another day or week; the days have a column only where there is more than one."""
        self.plan_model.set_jobs(placed, shape, day_words)
        self.setColumnHidden(0, not shape.is_week)

    def pick(self, job_id: int | None) -> None:
        """Choose a visit."""
        row = self.plan_model.row_of(job_id)
        if row >= 0:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys as on the picture."""
        placed = self.plan_model.placed_at(self.currentIndex().row())
        act = act_of(Qt.Key(event.key()), event.modifiers())
        if act is not None and act is not PlanAct.OPEN and placed is not None:
            self.act_wanted.emit(placed, act)
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
