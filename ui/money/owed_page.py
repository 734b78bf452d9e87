"""What is owed: who, since when, how much of it is how old; Enter opens the card, Ctrl+P prints statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.exchange.out.export import ExportPurpose, write_list
from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.queries.invoices import list_jobs_without_invoice
from app.queries.owed import OwedBook, owed_list, read_what_is_owed
from app.rules.owed_ages import age_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.change_feed import ChangeFeed
from ui.file_choices import choose_new_file
from ui.firm_formats import formats_of
from ui.money.owed_model import OwedColumn, OwedModel
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTHS = {OwedColumn.CLIENT: 170, OwedColumn.PHONE: 128, OwedColumn.OLDEST: 104}  # a name has at least so much
_AMOUNT_WIDTH = 112
_NARROW_AMOUNT = 108
_AGES = (OwedColumn.CURRENT, OwedColumn.TO_30, OwedColumn.TO_60, OwedColumn.TO_90, OwedColumn.OVER_90)


class OwedPage(Page):
    """A list that nobody has to add up."""

    place = "owed"
    tables = frozenset({"client", "job", "payment", "invoice", "setting", "firm"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._book: OwedBook | None = None
        self._model = OwedModel(self._formats.money, self._formats.day, self)
        self._sum_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True, tabular=True)
        self._table = TableView(_("What is owed"))
        self._table.setObjectName("owed.table")
        self._table.setModel(self._model)
        self._table.row_opened.connect(self._open_row)
        self._statement_button = Button(_("&Statement"), ButtonVariant.PRIMARY, "printer")
        self._all_button = Button(_("A&ll statements"), icon="printer")
        self._invoices_button = Button(_("Invoices that &wait"), icon="file-text")
        self._export_button = Button(_("Sa&ve as CSV"), icon="download")
        self._empty = EmptyState(
            "banknote",
            _("Nobody owes anything"),
            _("Who has a finished visit that is not all paid stands here, the oldest first."),
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("What is owed")

    def reload(self) -> None:
        """Read everything that is owed; the chosen client stays chosen."""
        clock, chosen = self._everafter.clock, self.client_in_view()
        self._book = read_what_is_owed(clock.today(), clock.zone)
        self._model.set_book(self._book, self._model.rowCount())
        self._fit_columns()
        count = self._book.client_count
        self._sum_label.setText(self._words(self._book))
        self._stack.setCurrentWidget(self._table if count else self._empty)
        waiting = len(list_jobs_without_invoice())
        self._invoices_button.setEnabled(waiting > 0)
        for button in (self._statement_button, self._all_button, self._export_button):
            button.setEnabled(count > 0)
        if count:
            self._table.selectRow(self._model.number_of(chosen))

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        row = self._model.row_at(self._table.currentIndex().row())
        return row.client_id if row is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """The statements of the chosen lines."""
        numbers = [
            row.number
            for index in self._table.selectionModel().selectedRows()
            if (row := self._model.row_at(index.row())) is not None
        ]
        return PaperRequest("statement", clients=tuple(numbers)) if numbers else None

    def default_focus(self) -> QWidget:
        """The list."""
        return self._table

    def save_as(self, target: str) -> None:
        """Write what is owed as CSV."""
        if self._book is None:
            return
        try:
            result = write_list(
                owed_list(self._book), Path(target), ExportPurpose.SPREADSHEET, self._everafter.clock.zone
            )
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        words = ngettext("{count} line is in {file}", "{count} lines are in {file}", result.rows)
        self.message.emit(words.format(count=result.rows, file=Path(target).name), False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves columns out, so that names stay whole."""
        super().resizeEvent(event)
        self._fit_columns()

    def event(self, event: QEvent) -> bool:
        """Larger letters need wider columns, too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_columns()
        return super().event(event)

    def _fit_columns(self) -> None:
        """The telephone goes first, then ages nobody owes, then the younger ages; who, since when and all of it stay.

        The line above the table and what a screen reader says keep every age.
        """
        room = self.width() - 2 * Space.XL - self._table.verticalScrollBar().sizeHint().width()
        ages = self._book.total.amounts if self._book is not None else ()
        empty = {column for column, amount in zip(_AGES, ages, strict=False) if not amount}
        left_out: set[OwedColumn] = set()
        widths = _widths(_AMOUNT_WIDTH)
        for columns in ({OwedColumn.PHONE}, empty, *({age} for age in _AGES)):
            if sum(width for column, width in widths.items() if column not in left_out) <= room:
                break
            left_out |= columns
            widths = _widths(_NARROW_AMOUNT)
        header = self._table.horizontalHeader()
        for column, width in widths.items():
            self._table.setColumnHidden(column, column in left_out)
            if column != OwedColumn.CLIENT and column not in left_out:
                header.resizeSection(column, width)

    def _connect(self) -> None:
        for button, name in (
            (self._statement_button, "statement"),
            (self._all_button, "all"),
            (self._invoices_button, "invoices"),
            (self._export_button, "export"),
        ):
            button.setObjectName(f"owed.{name}")
        self._statement_button.clicked.connect(self._print_chosen)
        self._all_button.clicked.connect(lambda: self.paper_requested.emit(PaperRequest("statement")))
        self._invoices_button.clicked.connect(lambda: self.paper_requested.emit(PaperRequest("invoice")))
        self._export_button.clicked.connect(
            lambda: choose_new_file(self, _("Save what is owed"), "owed.csv", _("Lists (*.csv)"), self.save_as)
        )

    def _print_chosen(self) -> None:
        request = self.paper_in_view()
        if request is not None:
            self.paper_requested.emit(request)

    def _open_row(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.client_requested.emit(row.client_id)

    def _words(self, book: OwedBook) -> str:
        money = self._formats.money
        clients = ngettext("{count} client owes", "{count} clients owe", book.client_count)
        first = _("{clients} {amount} in all").format(
            clients=clients.format(count=book.client_count), amount=money(book.total.total_minor)
        )
        ages = zip(age_words(), book.total.amounts, strict=True)
        return " · ".join([first, *(f"{words}: {money(amount)}" for words, amount in ages if amount)])

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(OwedColumn.CLIENT, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("What is owed"), TextRole.TITLE))
        words.addWidget(self._sum_label)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self._statement_button, self._all_button, self._invoices_button, self._export_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(words)
        column.addLayout(buttons)
        column.addWidget(self._stack, 1)


def _widths(amount_width: int) -> dict[OwedColumn, int]:
    return {column: sized(_WIDTHS.get(column, amount_width)) for column in OwedColumn}
