"""The clients list: filters, sortable columns, many selected at once, Enter opens the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.papers.paper_request import PaperRequest
from app.queries import clients as client_queries
from app.queries.client_list_paper_rows import ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from app.queries.firm import get_firm
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.clients.client_state import state_of
from ui.clients.clients_table_model import CLIENT_COLUMNS, PAPER_COLUMNS, ClientColumn, ClientWords
from ui.firm_formats import formats_of
from ui.messages.write_wish import WriteWish
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_delegate import ChipDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.list_columns import ListColumns
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_table_model import PagedTableModel
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter


_MOST_WRITTEN_TO = 1_000
_KEPT_AS = "list.clients"


class ClientsPage(Page):
    """Everybody we work for, in whatever order the question of the moment needs."""

    place = "clients"
    tables = frozenset({"client", "job", "complaint", "site", "contact_point", "reward", "timeline_entry"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        clock = everafter.clock
        self._filter = ClientFilter.ALL
        self._model: PagedTableModel[ClientRow] = PagedTableModel(
            ClientWords(clock.now, clock.zone, formats_of(clock, get_firm()).whole_money),
            lambda ids: client_queries.read_clients(ids, clock.today()),
            self,
        )
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._tabs = FilterTabs([FilterTab(key.value, words) for key, words in _filters()], _("Which clients"))
        self._table = PagedTable(_("Clients"), self._model)
        self._columns = ListColumns(self._table, "clients", CLIENT_COLUMNS, ClientSort.NAME)
        self._stack = QStackedWidget()
        self._set_up_table()
        self._build()
        kept = preferences().layout(_KEPT_AS)
        if kept in set(ClientFilter):
            self._filter = ClientFilter(kept)
            self._tabs.choose(kept)
        self._tabs.filter_chosen.connect(self._choose_filter)
        self._columns.order_chosen.connect(self._show_anew)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Clients")

    def reload(self) -> None:
        """Read the list anew; the selected client stays selected and in view."""
        self._show_list(keeps_place=True)

    def refresh_clocks(self) -> None:
        """The words of the next visit say today and tomorrow."""
        self._model.rewrite()

    def showEvent(self, event: QShowEvent) -> None:
        """A card that was looked at meanwhile is among the recently opened; looking at one is no change of it."""
        self._is_stale |= self._filter is ClientFilter.RECENT
        super().showEvent(event)

    def default_focus(self) -> QWidget:
        """The list, or the button that fills it."""
        return self._table

    def paper_in_view(self) -> PaperRequest | None:
        """The list as it stands here: its columns, its order, its filter, or several that are selected alone."""
        if not self._model.rowCount():
            return None
        chosen = tuple(self.selected_client_ids()) if self._table.chosen_count() > 1 else None
        columns = self._columns
        wish = ClientListWish(self._filter, ClientSort(columns.sort), columns.is_descending, chosen, PAPER_COLUMNS)
        return PaperRequest("client-list", client_list=wish)

    def words_without_paper(self) -> str:
        """An empty list is no paper."""
        return _("No client stands on this list; there is nothing to print.")

    def client_in_view(self) -> int | None:
        """The client whose line has the focus."""
        row = self._table.chosen_row()
        return row.id if row is not None else None

    def selected_client_ids(self) -> list[int]:
        """All selected clients, from top to bottom."""
        return self._table.chosen_ids()

    def show_filter(self, chosen: ClientFilter) -> None:
        """Show the clients of one filter, as a click on a number elsewhere asks for."""
        self._tabs.choose(chosen.value)
        self._choose_filter(chosen.value)

    def _choose_filter(self, key: str) -> None:
        self._filter = ClientFilter(key)
        preferences().keep_layout(_KEPT_AS, key)
        self._show_anew()

    def _show_anew(self) -> None:
        self._show_list(keeps_place=False)

    def _show_list(self, *, keeps_place: bool) -> None:
        columns = self._columns
        pages = client_queries.client_pages(
            self._filter,
            ClientSort(columns.sort),
            self._everafter.clock.today(),
            is_descending=columns.is_descending,
        )
        self._table.show_list(pages, keeps_place=keeps_place)
        self._show_count()

    def _show_count(self) -> None:
        count = self._model.rowCount()
        self._count_label.setText(ngettext("{count} client", "{count} clients", count).format(count=f"{count:,}"))
        if count:
            self._stack.setCurrentWidget(self._table)
        else:
            words = {ClientFilter.ALL: self._empty, ClientFilter.RECENT: self._empty_recent}
            self._stack.setCurrentWidget(words.get(self._filter, self._empty_filter))

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.client_requested.emit(row.id)

    def _act(self, action: str) -> None:
        """What a button asks for; several selected clients are exported or printed alone."""
        if action == "clients.print":
            self._print()
        elif action == "message.write" and self._table.chosen_count() > 1:
            self._write_to_many()
        elif action == "clients.export" and self._table.chosen_count() > 1:
            self.export_requested.emit("clients", tuple(self.selected_client_ids()))
        else:
            self.action_requested.emit(action)

    def _write_to_many(self) -> None:
        """Letters or e-mails to all who are selected; each is looked at by itself, so there is an end to it."""
        if self._table.chosen_count() > _MOST_WRITTEN_TO:
            words = _("Choose {limit} clients at most to write to; nothing was begun.")
            self.message.emit(words.format(limit=f"{_MOST_WRITTEN_TO:,}"), False)
            return
        self.write_requested.emit(WriteWish(tuple(self.selected_client_ids())))

    def _print(self) -> None:
        request = self.paper_in_view()
        if request is not None:
            self.paper_requested.emit(request)
        else:
            self.message.emit(self.words_without_paper(), False)

    def _set_up_table(self) -> None:
        self._table.setObjectName("clients.table")
        chip = ChipDelegate(lambda row: state_of(row, self._everafter.clock.today()), self._table)
        self._table.setItemDelegateForColumn(ClientColumn.STATE, chip)
        self._table.row_opened.connect(self._open_row)

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
        self._empty_recent = EmptyState(
            "users", _("No card was opened yet"), _("The fifty cards that you looked at last will stand here.")
        )
        for widget in (self._table, self._empty, self._empty_filter, self._empty_recent):
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
            ("job_list.open", _("All &jobs"), ButtonVariant.QUIET, "clipboard-list"),
            ("clients.import", _("B&ring clients in"), ButtonVariant.QUIET, "upload"),
            ("message.write", _("&Write"), ButtonVariant.QUIET, "mail"),
            ("clients.print", _("&Print"), ButtonVariant.PLAIN, "printer"),
            ("clients.export", _("E&xport"), ButtonVariant.PLAIN, "download"),
            ("client.add", _("New &client"), ButtonVariant.PRIMARY, "user-plus"),
        ):
            button = Button(text, variant, icon)
            button.setObjectName(f"clients.{action}")
            button.clicked.connect(lambda _checked=False, action=action: self._act(action))
            row.addWidget(button)
        return row


def _filters() -> list[tuple[ClientFilter, str]]:
    return [
        (ClientFilter.ALL, _("All")),
        (ClientFilter.RECENT, _("Recently opened")),
        (ClientFilter.OPEN_COMPLAINT, _("Open complaint")),
        (ClientFilter.DUE, _("Due")),
        (ClientFilter.DRIFTING, _("Drifting")),
        (ClientFilter.LOST, _("Long away")),
        (ClientFilter.ANNIVERSARY, _("Anniversary")),
        (ClientFilter.SMALL_CUTS, _("Small cuts")),
    ]
