"""Rows of a list of any length: the scroll bar knows them all, and only the pages near the view are read and kept.

Painting reads nothing: the view says what comes into sight (`see`), and what is not there yet is blank. So memory does
not grow with the list, and an error of the database meets whoever scrolls and not a paint event.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PAGE_SIZE = 64
KEPT_PAGES = 48
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_WALK_SECONDS = 0.004  # what a walk may take of a frame
# Looking a member up in an enumeration of Qt costs more than all else in `data`, which is asked for every cell.
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_HORIZONTAL = Qt.Orientation.Horizontal
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ListedRow(Protocol):
    """A frozen row with the number by which its list finds it."""

    @property
    def id(self) -> int:
        """Unique in the list."""


class ListPages(Protocol):
    """What a list knows of its order, such as app.queries.keyset_pages.KeysetPages."""

    count: int

    def ids(self, first: int, limit: int) -> list[int]:
        """The ids of the rows from this place on."""

    def place_of(self, row_id: int) -> int | None:
        """Where a row stands."""

    def take_anchor(self) -> bool:
        """Prepare a little of what makes far places quick to read; False once nothing is left."""


Row = TypeVar("Row", bound=ListedRow)
_Row_contra = TypeVar("_Row_contra", contravariant=True)


class RowWords(Protocol[_Row_contra]):
    """How the rows of one list are written: the heads, the cells of a row, and its sentence for screen readers."""

    @property
    def heads(self) -> Sequence[str]:
        """The words above the columns."""

    @property
    def right_columns(self) -> frozenset[int]:
        """The columns of figures."""

    def cells(self, row: _Row_contra) -> Sequence[str]:
        """The texts from left to right; a column painted by a delegate has an empty one."""

    def sentence(self, row: _Row_contra) -> str:
        """What a screen reader says of a line."""


class _Nothing:
    """A list without rows."""

    count = 0

    def ids(self, _first: int, _limit: int) -> list[int]:
        return []

    def place_of(self, _row_id: int) -> int | None:
        return None

    def take_anchor(self) -> bool:
        return False


class _PageOfRows(Generic[Row]):
    """Some rows, and their words once they were painted."""

    __slots__ = ("cells", "rows")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.cells: list[Sequence[str] | None] = [None] * len(rows)


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Shows one list after the other; each of its rows is a frozen dataclass that `read` gives for an id."""

    def __init__(
        self, words: RowWords[Row], read: Callable[[Sequence[int]], Sequence[Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._read = read
        self._list: ListPages = _Nothing()
        self._count = 0
        self._pages: OrderedDict[int, _PageOfRows[Row]] = OrderedDict()

    def show_list(self, pages: ListPages) -> None:
        """Show another list, or the same as it stands now."""
        self.beginResetModel()
        self._list = pages
        self._count = pages.count
        self._pages.clear()
        self.endResetModel()

    def see(self, first: int, last: int) -> None:
        """Rows from `first` to `last` come into sight: read what is missing of them."""
        last = min(last, self._count - 1)
        seen = range(max(0, first) // PAGE_SIZE, last // PAGE_SIZE + 1)
        missing = [page for page in seen if page not in self._pages]
        for page in seen:
            if page in self._pages:
                self._pages.move_to_end(page)
            else:
                self._load(page)
        if missing and last >= first:
            self.dataChanged.emit(self.index(max(0, first), 0), self.index(last, self.columnCount() - 1))

    def row_at(self, place: int) -> Row | None:
        """The row at a place, read if need be; None where there is none."""
        if not 0 <= place < self._count:
            return None
        page = self._pages.get(place // PAGE_SIZE) or self._load(place // PAGE_SIZE)
        inside = place % PAGE_SIZE
        return page.rows[inside] if inside < len(page.rows) else None

    def place_of(self, row_id: int) -> int | None:
        """Where a row stands, or None."""
        return self._list.place_of(row_id)

    def ids(self, first: int, limit: int) -> list[int]:
        """The ids of rows in their order, without reading the rows."""
        return self._list.ids(first, limit)

    @property
    def kept_rows(self) -> int:
        """How many rows are in memory."""
        return sum(len(page.rows) for page in self._pages.values())

    def walk_on(self) -> bool:
        """Prepare far places for a few milliseconds; False once all are."""
        until = time.monotonic() + _WALK_SECONDS
        while self._list.take_anchor():
            if time.monotonic() > until:
                return True
        return False

    def rewrite(self) -> None:
        """The words of rows change with the clock: make them anew where they are shown."""
        for page in self._pages.values():
            page.cells = [None] * len(page.rows)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """All rows of the list."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The same for every list of this kind."""
        return 0 if parent.isValid() else len(self._words.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The words above the columns; those of figures stand to the right."""
        if orientation is not _HORIZONTAL or not 0 <= section < len(self._words.heads):
            return None
        if role == _DISPLAY:
            return self._words.heads[section]
        return _RIGHT if role == _ALIGNMENT and section in self._words.right_columns else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Text, the sentence for screen readers, or the whole row; nothing while a row is not read."""
        # Asked for every cell at every paint: the first lines decide how a page of the list scrolls.
        if role == _DISPLAY:
            place = index.row()
            page = self._pages.get(place // PAGE_SIZE)
            inside = place % PAGE_SIZE
            if page is None or inside >= len(page.cells):
                return None
            cells = page.cells[inside]
            if cells is None:
                cells = page.cells[inside] = self._words.cells(page.rows[inside])
            return cells[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if index.column() in self._words.right_columns else None
        if role in {_ACCESSIBLE, ROW_ROLE}:
            row = self._row_in_memory(index.row())
            return row if row is None or role == ROW_ROLE else self._words.sentence(row)
        return None

    def _row_in_memory(self, place: int) -> Row | None:
        page = self._pages.get(place // PAGE_SIZE)
        inside = place % PAGE_SIZE
        return page.rows[inside] if page is not None and 0 <= inside < len(page.rows) else None

    def _load(self, number: int) -> _PageOfRows[Row]:
        page = _PageOfRows(self._read(self._list.ids(number * PAGE_SIZE, PAGE_SIZE)))
        self._pages[number] = page
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return page
