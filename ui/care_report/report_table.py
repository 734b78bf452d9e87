"""The tables of the report: lines of cells with a sentence each, as high as their lines, and a bar where one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.appearance import appearance, sized, tokens
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tones import Tone, tone_colours
from ui.widgets.painting import fill_rounded
from ui.widgets.tables import TableView
from ui.widgets.tool_tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
_BAR_HEIGHT = 4
_BAR_INSET = 8


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line: its cells, what a screen reader says, and what stands behind it; `share` is drawn under the second."""

    cells: tuple[str, ...]
    sentence: str
    ids: tuple[int, ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A heading and its width in pixels; a column without one takes what is left."""

    heading: str
    width: int = 0


class ReportTableModel(QAbstractTableModel):
    """Lines that are shown as they are."""

    def __init__(self, columns: Sequence[ReportColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: tuple[ReportLine, ...] = ()

    def set_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show other lines."""
        for line in lines:
            ensure_fonts_for(*line.cells)
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, number: int) -> ReportLine | None:
        """The line with this number."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The columns named at the start."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, and for a screen reader the whole sentence of its line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        if role == _SHARE_ROLE and index.column() == 1:
            return line.share
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None


class ShareDelegate(QStyledItemDelegate):
    """Draws the share of a line as a bar below its number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell as ever, and the bar."""
        super().paint(painter, option, index)
        share = index.data(_SHARE_ROLE)
        if share is None:
            return
        area = QRectF(option.rect).adjusted(_BAR_INSET, 0, -_BAR_INSET, 0)
        bar = QRectF(area.left(), area.bottom() - _BAR_HEIGHT - 2, area.width() * share, _BAR_HEIGHT)
        fill_rounded(painter, bar, 2, tone_colours(Tone.ACCENT, tokens()).strong)


class ReportTable(TableView):
    """As high as its lines, up to a number of them; Enter opens what stands behind a line."""

    line_opened = Signal(object)  # ReportLine

    def __init__(self, name: str, columns: Sequence[ReportColumn], most_lines: int, parent: QWidget | None = None):
        super().__init__(name, parent, compact=True)
        self._most_lines = most_lines
        self._columns = tuple(columns)
        self._model = ReportTableModel(columns, self)
        self.setModel(self._model)
        self.setItemDelegateForColumn(1, ShareDelegate(self))
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(sized(40))
        for number, column in enumerate(self._columns):
            if not column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._take_widths()
        appearance().changed.connect(self._take_widths)
        self.row_opened.connect(self._open)

    def show_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show other lines; the chosen one stays chosen where it is still there."""
        chosen = self._model.line_at(self.currentIndex().row())
        self._model.set_lines(lines)
        place = next((number for number, line in enumerate(lines) if chosen and line.ids == chosen.ids), 0)
        if lines:
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(place, 0), keep)
            if self.hasFocus():
                self.selectRow(place)
        self._take_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen line is marked while the keys go here; of several tables only one shows a line."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The place is kept without the mark."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.clearSelection()

    def _open(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row())
        if line is not None:
            self.line_opened.emit(line)

    def _take_widths(self) -> None:
        for number, column in enumerate(self._columns):
            if column.width:
                self.horizontalHeader().resizeSection(number, sized(column.width))
        self._take_height()

    def _take_height(self) -> None:
        shown = max(1, min(self._model.rowCount(), self._most_lines))
        head = self.horizontalHeader().sizeHint().height()
        across = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(head + shown * self.verticalHeader().defaultSectionSize() + across)
