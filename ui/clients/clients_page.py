"""The clients list: filters, sortable columns, many selected at once, Enter opens the card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.queries import clients as client_queries
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.clients.client_state import state_of
from ui.clients.clients_table_model import ROW_ROLE, SORT_OF_COLUMN, ClientColumn, ClientsTableModel
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import chip_height, paint_chip
from ui.widgets.tables import TableView
from ui.window_state import keep_columns, preferences, restore_columns

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTHS = {
    ClientColumn.LAST_VISIT: 110,
    ClientColumn.NEXT_VISIT: 150,
    ClientColumn.USUAL_GAP: 100,
    ClientColumn.YEARS: 90,
    ClientColumn.STATE: 150,
}
_NAME_SHARE = 0.45
_WIDEST_NAME = 280
_NARROWEST_NAME = 130


class _StateDelegate(QStyledItemDelegate):
    """Paints the last column as a chip."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.today = today

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's ground as the style draws it, and the chip on it; the model has no text for this column."""
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        state = state_of(row, self.today) if isinstance(row, ClientRow) else None
        if state is not None:
            area = QRectF(option.rect)
            top = area.top() + (area.height() - chip_height()) / 2
            paint_chip(painter, area.left() + Space.S, top, state.text, state.tone, state.icon)


class ClientsPage(Page):
    """Everybody we work for, in whatever order the question of the moment needs."""

    place = "clients"
    tables = frozenset({"client", "job", "complaint", "site", "contact_point", "reward"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        clock = everafter.clock
        self._filter = ClientFilter.ALL
        self._sort = ClientSort.NAME
        self._is_descending = False
        self._is_fitting = False
        self._has_own_widths = False
        self._model = ClientsTableModel(self._fetch, clock.now, clock.zone, self)
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._tabs = FilterTabs([FilterTab(key.value, words) for key, words in _filters()], _("Which clients"))
        self._table = TableView(_("Clients"))
        self._state_delegate = _StateDelegate(clock.today(), self._table)
        self._stack = QStackedWidget()
        self._set_up_table()
        self._build()
        self._tabs.filter_chosen.connect(self._choose_filter)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Clients")

    def reload(self) -> None:
        """Read the list anew; the selected client stays selected and in view."""
        self._state_delegate.today = self._everafter.clock.today()
        chosen = self.client_in_view()
        offset = self._table.verticalScrollBar().value()
        self._model.reload(self._model.rowCount())
        self._show_count()
        self._select(chosen)
        self._table.verticalScrollBar().setValue(offset)

    def refresh_clocks(self) -> None:
        """The words of the next visit say today and tomorrow."""
        self._table.viewport().update()

    def default_focus(self) -> QWidget:
        """The list, or the button that fills it."""
        return self._table

    def client_in_view(self) -> int | None:
        """The client whose line has the focus."""
        row = self._model.row_at(self._table.currentIndex().row())
        return row.id if row is not None else None

    def selected_client_ids(self) -> list[int]:
        """All selected clients, from top to bottom."""
        numbers = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [row.id for number in numbers if (row := self._model.row_at(number)) is not None]

    def show_filter(self, chosen: ClientFilter) -> None:
        """Show the clients of one filter, as a click on a number elsewhere asks for."""
        self._tabs.choose(chosen.value)
        self._choose_filter(chosen.value)

    def _fetch(self, after: ClientRow | None, limit: int) -> Sequence[ClientRow]:
        today = self._everafter.clock.today()
        return client_queries.list_clients(self._filter, self._sort, self._is_descending, after, limit, today)

    def _choose_filter(self, key: str) -> None:
        self._filter = ClientFilter(key)
        self._model.reload()
        self._show_count()
        self._table.scrollToTop()
        self._select(None)

    def _sort_by(self, section: int) -> None:
        sort = SORT_OF_COLUMN.get(ClientColumn(section))
        header = self._table.horizontalHeader()
        if sort is None:
            header.setSortIndicator(self._column_of_sort(), self._order())
            return
        self._is_descending = not self._is_descending if sort is self._sort else sort is ClientSort.LAST_VISIT
        self._sort = sort
        header.setSortIndicator(section, self._order())
        self._model.reload()
        self._table.scrollToTop()
        self._select(None)

    def _column_of_sort(self) -> int:
        return next(column for column, sort in SORT_OF_COLUMN.items() if sort is self._sort)

    def _order(self) -> Qt.SortOrder:
        return Qt.SortOrder.DescendingOrder if self._is_descending else Qt.SortOrder.AscendingOrder

    def _select(self, client_id: int | None) -> None:
        number = self._model.number_of(client_id) if client_id is not None else 0
        if self._model.rowCount():
            self._table.selectRow(max(0, number))

    def _show_count(self) -> None:
        count = client_queries.count_clients(self._filter, self._everafter.clock.today())
        self._count_label.setText(ngettext("{count} client", "{count} clients", count).format(count=f"{count:,}"))
        if count:
            self._stack.setCurrentWidget(self._table)
        else:
            is_whole = self._filter is ClientFilter.ALL
            self._stack.setCurrentWidget(self._empty if is_whole else self._empty_filter)

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.client_requested.emit(row.id)

    def _set_up_table(self) -> None:
        self._table.setObjectName("clients.table")
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(ClientColumn.STATE, self._state_delegate)
        self._table.row_opened.connect(self._open_row)
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(True)
        self._has_own_widths = restore_columns(header, "clients", preferences())
        header.setSortIndicator(self._column_of_sort(), self._order())
        header.sectionClicked.connect(self._sort_by)
        # One timer, so that dragging an edge writes the settings once.
        self._columns_timer = QTimer(self)
        self._columns_timer.setSingleShot(True)
        self._columns_timer.setInterval(500)
        self._columns_timer.timeout.connect(lambda: keep_columns(header, "clients", preferences()))
        header.sectionResized.connect(self._on_column_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until somebody drags an edge, name and street share what the other columns leave."""
        super().resizeEvent(event)
        if not self._has_own_widths:
            self._fit_columns()

    def _fit_columns(self) -> None:
        self._is_fitting = True
        header = self._table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, sized(width))
        room = self.width() - 2 * Space.XL - Space.M - sized(sum(_WIDTHS.values()))
        name = round(min(max(room * _NAME_SHARE, _NARROWEST_NAME), _WIDEST_NAME))
        header.resizeSection(ClientColumn.NAME, name)
        header.resizeSection(ClientColumn.STREET, max(room - name, _NARROWEST_NAME))
        self._is_fitting = False

    def _on_column_resized(self) -> None:
        if self.isVisible() and not self._is_fitting:
            self._has_own_widths = True
            self._columns_timer.start()

    def _build(self) -> None:
        self._empty = EmptyState(
            "users",
            _("Your clients will stand here"),
            _("Bring the list you have, from a spreadsheet, a phone or another program, or write down the first one."),
            _("Bring my clients (CSV)"),
            _("Write down the first client"),
        )
        self._empty.action_requested.connect(lambda: self.action_requested.emit("clients.import"))
        self._empty.other_requested.connect(lambda: self.client_creation_requested.emit(""))
        self._empty_filter = EmptyState(
            "check", _("Nobody here just now"), _("No client fits this view. That is often good news.")
        )
        for widget in (self._table, self._empty, self._empty_filter):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setTabOrder(self._tabs, self._table)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Clients"), TextRole.TITLE))
        words.addWidget(self._count_label)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addLayout(words)
        row.addStretch(1)
        for action, text, variant, icon in (
            ("clients.import", _("B&ring clients in"), ButtonVariant.QUIET, "upload"),
            ("clients.export", _("E&xport"), ButtonVariant.PLAIN, "download"),
            ("client.add", _("New &client"), ButtonVariant.PRIMARY, "user-plus"),
        ):
            button = Button(text, variant, icon)
            button.setObjectName(f"clients.{action}")
            button.clicked.connect(lambda _checked=False, action=action: self.action_requested.emit(action))
            row.addWidget(button)
        return row


def _filters() -> list[tuple[ClientFilter, str]]:
    return [
        (ClientFilter.ALL, _("All")),
        (ClientFilter.OPEN_COMPLAINT, _("Open complaint")),
        (ClientFilter.DRIFTING, _("Drifting")),
        (ClientFilter.DUE, _("Due")),
        (ClientFilter.ANNIVERSARY, _("Anniversary")),
    ]
