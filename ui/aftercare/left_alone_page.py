"""Nobody spoke to them: clients without a word in either direction for more than thirty days; Call opens the note."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.queries import firm as firm_queries
from app.queries.left_alone import LeftAloneRow, left_alone_pages, read_left_alone
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.firm_formats import FirmFormats, formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_table_model import PagedTableModel
from ui.wording import day_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_NEAREST, _LONGEST = "nearest", "longest"


class LeftAloneColumn(IntEnum):
    """The columns from left to right."""

    CLIENT = 0
    WHY = 1
    PHONE = 2
    ACTION = 3


_WIDTHS = {LeftAloneColumn.CLIENT: 200, LeftAloneColumn.PHONE: 140, LeftAloneColumn.ACTION: 90}


class LeftAloneWords:
    """The words of a line: who, since when nobody spoke to them, and the verb."""

    right_columns: frozenset[int] = frozenset()

    def __init__(self, formats: FirmFormats) -> None:
        self._formats = formats
        self.heads = (_("Client"), _("Why"), _("Phone"), _("What to do"))

    def cells(self, row: LeftAloneRow) -> tuple[str, ...]:
        """The texts from left to right."""
        ensure_fonts_for(row.name)
        return row.name, self._why(row), row.phone, _("Call") if not row.against else _("Look first")

    def sentence(self, row: LeftAloneRow) -> str:
        """What a screen reader says of a line."""
        return ", ".join(part for part in self.cells(row) if part)

    def _why(self, row: LeftAloneRow) -> str:
        words = ngettext("Nobody spoke to them for {count} day", "Nobody spoke to them for {count} days", row.days)
        parts = [words.format(count=row.days)]
        if row.last_visit_on is not None:
            parts.append(_("visit on {day}").format(day=day_words(row.last_visit_on, self._formats.today())))
        if row.against:
            parts.append(row.against)
        return " · ".join(parts)


class LeftAlonePage(Page):
    """The leak list: however long, it ends; those who were with us lately come first."""

    place = "left_alone"
    tables = frozenset({"client", "timeline_entry", "job", "feedback", "contact_permission"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._model: PagedTableModel[LeftAloneRow] = PagedTableModel(LeftAloneWords(formats), self._read, self)
        self._table = PagedTable(_("Nobody spoke to them"), self._model)
        self._table.setObjectName("left_alone.table")
        orders = [FilterTab(_NEAREST, _("Lately with us")), FilterTab(_LONGEST, _("Longest ago"))]
        self._order = FilterTabs(orders, _("Who comes first"))
        self._count_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._call_button = Button(_("&Call"), ButtonVariant.PRIMARY, "phone")
        self._call_button.setObjectName("left_alone.call")
        self._empty = EmptyState(
            "heart",
            _("Nobody was left alone"),
            _("Whoever had no word from us, or we from them, for more than 30 days after a visit stands here."),
        )
        self._stack = QStackedWidget()
        self._build()
        self._call_button.clicked.connect(lambda: self._call(self._table.currentIndex()))
        self._table.row_opened.connect(self._call)
        self._order.filter_chosen.connect(lambda: self._show_list(keeps_place=False))

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Nobody spoke to them")

    def reload(self) -> None:
        """Read the list anew; the chosen client stays chosen."""
        self._show_list(keeps_place=True)

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._table.chosen_row()
        return row.id if row is not None else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table if self._model.rowCount() else self._order

    def _read(self, ids: Sequence[int]) -> list[LeftAloneRow]:
        clock = self._everafter.clock
        return read_left_alone(ids, clock.now(), clock.zone)

    def _show_list(self, *, keeps_place: bool) -> None:
        clock = self._everafter.clock
        pages = left_alone_pages(clock.today(), clock.zone, is_longest_first=self._order.chosen == _LONGEST)
        self._table.show_list(pages, keeps_place=keeps_place)
        count = self._model.rowCount()
        words = ngettext(
            "{count} client and we have not spoken for more than 30 days.",
            "{count} clients and we have not spoken for more than 30 days.",
            count,
        )
        self._count_label.setText(words.format(count=f"{count:,}"))
        self._stack.setCurrentWidget(self._table if count else self._empty)
        self._call_button.setEnabled(count > 0)

    def _call(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is None:
            return
        if row.against:
            self.message.emit(row.against, False)
            self.client_requested.emit(row.id)
        else:
            self.call_log_requested.emit(row.id)

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        for place, width in _WIDTHS.items():
            header.resizeSection(place, sized(width))
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LeftAloneColumn.WHY, QHeaderView.ResizeMode.Stretch)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        tabs = AftercareTabs(self.place)
        tabs.place_chosen.connect(self.place_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Nobody spoke to them"), TextRole.TITLE))
        words.addWidget(self._count_label)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._call_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(tabs)
        column.addWidget(self._order)
        column.addWidget(self._stack, 1)
