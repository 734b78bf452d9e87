"""The columns of a long list: by which it is sorted, how wide they are, and that both come back after a restart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.theme.appearance import sized
from ui.widgets.paged_table import PagedTable
from ui.window_state import keep_columns, preferences, restore_columns

_WRITE_AFTER = 500  # milliseconds, so that dragging an edge writes the settings once
_TURN_KEYS = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
_COLUMN_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its way of sorting ("" for none), its width or, with a share, its part of what the others leave."""

    sort: str
    width: int
    share: float = 0.0
    begins_high: bool = False


class ListColumns(QObject):
    """Watches the head of a table; `order_chosen` says that the list is wanted in another order.

    A click on a head sorts by it and a second one turns the list; Ctrl+Left and Ctrl+Right sort by the column beside,
    Ctrl+Shift+Up and Ctrl+Shift+Down say which end comes first.
    """

    order_chosen = Signal()

    def __init__(self, table: PagedTable, name: str, columns: Sequence[ListColumn], first: str) -> None:
        super().__init__(table)
        self._table = table
        self._name = name
        self._columns = columns
        self._is_fitting = False
        self._has_own_widths = False
        self.sort, self.is_descending = first, self._column_of(first).begins_high
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER)
        self._set_up()

    def fit(self) -> None:
        """Until somebody drags an edge, the columns with a share divide what the others leave."""
        if self._has_own_widths:
            return
        self._is_fitting = True
        header = self._table.horizontalHeader()
        fixed = sum(sized(column.width) for column in self._columns if not column.share)
        room = self._table.viewport().width() - fixed
        for section, column in enumerate(self._columns):
            least = sized(column.width)
            header.resizeSection(section, max(least, int(room * column.share)) if column.share else least)
        self._is_fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the order."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self._table:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if held == Qt.KeyboardModifier.ControlModifier and key in _COLUMN_KEYS:
            self._sort_beside(_COLUMN_KEYS[key])
            return True
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if held == both and key in _TURN_KEYS:
            self._take_order(self.sort, is_descending=_TURN_KEYS[key])
            return True
        return False

    def _sort_beside(self, step: int) -> None:
        sorts = [column.sort for column in self._columns if column.sort]
        column = self._column_of(sorts[(sorts.index(self.sort) + step) % len(sorts)])
        self._take_order(column.sort, is_descending=column.begins_high)

    def _sort_by(self, section: int) -> None:
        column = self._columns[section]
        if not column.sort:
            self._show_order()
        elif column.sort == self.sort:
            self._take_order(self.sort, is_descending=not self.is_descending)
        else:
            self._take_order(column.sort, is_descending=column.begins_high)

    def _take_order(self, sort: str, *, is_descending: bool) -> None:
        self.sort, self.is_descending = sort, is_descending
        self._show_order()
        preferences().keep_layout(f"order.{self._name}", f"{sort} {'down' if is_descending else 'up'}")
        self.order_chosen.emit()

    def _show_order(self) -> None:
        section = next(number for number, column in enumerate(self._columns) if column.sort == self.sort)
        order = Qt.SortOrder.DescendingOrder if self.is_descending else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(section, order)

    def _column_of(self, sort: str) -> ListColumn:
        return next(column for column in self._columns if column.sort == sort)

    def _set_up(self) -> None:
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(True)
        self._has_own_widths = restore_columns(header, self._name, preferences())
        sort, _blank, turn = preferences().layout(f"order.{self._name}").partition(" ")
        if any(column.sort == sort for column in self._columns if sort):
            self.sort, self.is_descending = sort, turn == "down"
        self._show_order()
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._on_resized)
        self._timer.timeout.connect(lambda: keep_columns(header, self._name, preferences()))
        self._table.installEventFilter(self)
        self._table.width_changed.connect(self.fit)

    def _on_resized(self, section: int) -> None:
        # The last column stretches by itself whenever the table does.
        is_dragged = not self._is_fitting and section != len(self._columns) - 1
        if is_dragged and self._table.isVisible():
            self._has_own_widths = True
            self._timer.start()
