"""A table for lists of any length: it reads what comes into sight, and a list that is shown anew keeps its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.paged_table_model import ListPages, PagedTableModel
from ui.widgets.tables import TableView

_MOST_KEPT_CHOSEN = 50
_AFTER_THE_PAGE = 100  # milliseconds; what is asked for is painted first
_ONLY_THIS_ROW = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.ClearAndSelect
_ROW_FLAGS = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select


class PagedTable(TableView):
    """Shows a `PagedTableModel`; far places are prepared while it is in view and nobody waits."""

    width_changed = Signal()

    def __init__(self, name: str, model: PagedTableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = model
        self._walk = QTimer(self)
        self._walk.setSingleShot(True)
        self._walk.timeout.connect(self._walk_on)
        self.setModel(model)
        self.verticalScrollBar().valueChanged.connect(self._see)

    def show_list(self, pages: ListPages, *, keeps_place: bool) -> None:
        """Show a list from its top with the first row chosen, or with the same rows in view and chosen as before."""
        before = self._place_in_view() if keeps_place else None
        self._model.show_list(pages)
        self.updateGeometries()
        if before is None:
            self.scrollToTop()
            self.choose(0)
        else:
            self._go_back_to(*before)
        self._see()
        if self.isVisible():
            self._walk.start(_AFTER_THE_PAGE)

    def choose(self, place: int) -> None:
        """Choose this row alone, or the last one before it, and bring it into view."""
        count = self._model.rowCount()
        if count:
            index = self._model.index(min(place, count - 1), 0)
            self.selectionModel().setCurrentIndex(index, _ONLY_THIS_ROW)

    def chosen_row(self) -> Any:
        """The row that has the focus, or None."""
        return self._model.row_at(self.currentIndex().row())

    def chosen_ids(self) -> list[int]:
        """The ids of all chosen rows from top to bottom; they are not read for that."""
        return [each for top, bottom in self._chosen() for each in self._model.ids(top, bottom - top + 1)]

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(bottom - top + 1 for top, bottom in self._chosen())

    def _chosen(self) -> list[tuple[int, int]]:
        """The first and the last row of each chosen run, from top to bottom."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted((part.top(), part.bottom()) for part in parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may come into sight."""
        super().resizeEvent(event)
        self._see()
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on preparing."""
        super().showEvent(event)
        self._see()
        self._walk.start(_AFTER_THE_PAGE)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks; the database may be closed next."""
        self._walk.stop()
        super().hideEvent(event)

    @property
    def is_walking(self) -> bool:
        """Whether far places are still being prepared."""
        return self._walk.isActive()

    def _walk_on(self) -> None:
        # Only then the next turn: an error is told once and not at every turn of the event loop.
        if self._model.walk_on():
            self._walk.start(0)

    def _see(self) -> None:
        height = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // height
        self._model.see(first, first + self.viewport().height() // height + 1)

    def _place_in_view(self) -> tuple[int, int, int | None, int, int | None, list[int]] | None:
        if not self._model.rowCount() or not self.currentIndex().isValid():
            return None
        height = max(1, self.verticalHeader().defaultSectionSize())
        offset = self.verticalScrollBar().value()
        top, current = self._model.row_at(offset // height), self.chosen_row()
        chosen = self.chosen_ids() if self.chosen_count() <= _MOST_KEPT_CHOSEN else []
        place = self.currentIndex().row()
        return offset, offset % height, top.id if top else None, place, current.id if current else None, chosen

    def _go_back_to(
        self, offset: int, inside: int, top_id: int | None, place: int, current_id: int | None, chosen: Iterable[int]
    ) -> None:
        height = max(1, self.verticalHeader().defaultSectionSize())
        current = self._model.place_of(current_id) if current_id is not None else None
        self.choose(place if current is None else current)
        places = (self._model.place_of(each) for each in chosen if each != current_id)
        selection = QItemSelection()
        for each in islice((found for found in places if found is not None), _MOST_KEPT_CHOSEN):
            selection.select(self._model.index(each, 0), self._model.index(each, 0))
        self.selectionModel().select(selection, _ROW_FLAGS)
        top = self._model.place_of(top_id) if top_id is not None else None
        self.verticalScrollBar().setValue(offset if top is None else top * height + inside)
