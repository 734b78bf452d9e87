"""Loyalty: whose anniversary or round visit is due, held, coming or was thanked for, with the real page beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.events import RecordsChanged
from app.papers.paper_request import PaperRequest
from app.queries.firm import get_firm
from app.queries.loyalty import (
    count_given,
    get_reward_budget,
    list_coming,
    list_given,
    list_held,
    list_now,
    list_waiting,
)
from app.queries.loyalty_rows import LoyaltyFilter, LoyaltyLine, RewardBudget
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.jobs import JobRunner
from ui.loyalty.certificate_desk import CertificateDesk
from ui.loyalty.loyalty_model import PAGE, LoyaltyColumn, LoyaltyModel
from ui.loyalty.loyalty_words import filter_words, step_look
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_delegate import ChipDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTHS = {LoyaltyColumn.DAY: 112, LoyaltyColumn.REASON: 152, LoyaltyColumn.STEP: 124}
_NAME_WIDTH = 150  # what a name has at least before the day goes
_WIDE_NAME, _WIDE_REASON = 280, 188  # with so much for a name, the reason has more, too
_DESK_MARGIN = 12
_ON_THE_PAGE = frozenset({"setting", "firm", "wording", "site", "area", "person"})
"""What a certificate says beside the thank-you itself."""


class LoyaltyPage(Page):
    """Arrows walk through the list and the page beside it follows; Enter opens the client."""

    place = "loyalty"
    tables = frozenset({"reward", "client", "complaint", "job", *_ON_THE_PAGE})

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, get_firm())
        self._model = LoyaltyModel(self._formats, self)
        self._budget_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True, tabular=True)
        self._tabs = FilterTabs(
            [FilterTab(each.value, filter_words(each)) for each in LoyaltyFilter], _("Which thanks"), may_break=True
        )
        self._table = TableView(_("Thanks"))
        self._table.setObjectName("loyalty.table")
        self._table.setModel(self._model)
        self._table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._table.setItemDelegateForColumn(LoyaltyColumn.STEP, ChipDelegate(step_look, self._table))
        self._all_button = Button(_("Print all that are d&ue"), icon="printer")
        self._all_button.setObjectName("loyalty.all")
        self._words_button = Button(_("Change the w&ords"), ButtonVariant.QUIET, "pencil")
        self._words_button.setObjectName("loyalty.change_words")
        self._empty = EmptyState("award", _("Nobody to thank here"), _("Years together and round visits stand here."))
        self._stack = QStackedWidget()
        self._beside = QScrollArea()
        self._desk = CertificateDesk(everafter, self._formats, runner)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Loyalty")

    @property
    def desk(self) -> CertificateDesk:
        """What is shown of the chosen line."""
        return self._desk

    def reload(self) -> None:
        """Read the lists anew; the chosen thank-you stays chosen while it is in the list."""
        today, zone = self._everafter.clock.today(), self._everafter.clock.zone
        waiting = list_waiting(zone)
        now, held, coming = list_now(today, zone, waiting), list_held(zone, waiting), list_coming(today, zone, waiting)
        counts = (len(now), len(held), len(coming), count_given())
        self._tabs.set_tabs(
            [FilterTab(each.value, filter_words(each), n) for each, n in zip(LoyaltyFilter, counts, strict=True)]
        )
        self._all_button.setEnabled(any(line.is_certificate for line in now))
        self._show_budget(get_reward_budget(today, zone))
        lists = {LoyaltyFilter.NOW: now, LoyaltyFilter.HELD: held, LoyaltyFilter.COMING: coming}
        chosen = LoyaltyFilter(self._tabs.chosen)
        self._show_lines(list_given(zone, None, PAGE) if chosen is LoyaltyFilter.GIVEN else lists[chosen], chosen)

    def show_filter(self, chosen: LoyaltyFilter) -> None:
        """Show one of the lists."""
        self._tabs.choose(chosen.value)
        self.reload()

    def client_in_view(self) -> int | None:
        """The client on the chosen line."""
        line = self._model.line_at(self._table.currentIndex().row())
        return line.client_id if line is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """The certificate beside the list."""
        return self._desk.request()

    def words_without_paper(self) -> str:
        """What is chosen has no page, or waits."""
        return _("There is no certificate to print here now.")

    def default_focus(self) -> QWidget:
        """The list, or the tabs where nothing is listed."""
        return self._table if self._model.rowCount() else self._tabs

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A narrow list leaves the day out, so that names stay whole."""
        if event.type() is QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.is_bulk or event.touches(*_ON_THE_PAGE):
            self._desk.forget_page()
        super()._on_changed(event)

    def _show_lines(self, lines: Sequence[LoyaltyLine], chosen: LoyaltyFilter) -> None:
        zone, before = self._everafter.clock.zone, self._desk.line
        place = max(0, self._table.currentIndex().row())
        read_more = (lambda after: list_given(zone, after, PAGE)) if chosen is LoyaltyFilter.GIVEN else None
        self._model.show_lines(lines, read_more)
        self._stack.setCurrentWidget(self._table if lines else self._empty)
        self._beside.setVisible(bool(lines))
        if not lines:
            self._desk.show_line(None)
            return
        found = self._model.number_of(before)
        number = found if found is not None else min(place, len(lines) - 1)
        self._table.setCurrentIndex(self._model.index(number, LoyaltyColumn.CLIENT))
        self._fit_columns()
        self._desk.show_line(self._model.line_at(number))

    def _show_budget(self, budget: RewardBudget) -> None:
        """What the gifts of twelve months cost, beside three percent of what was earned; nothing while nothing was."""
        self._budget_label.setVisible(budget.spent_minor > 0)
        money = self._formats.whole_money
        words = _("Gifts of the last twelve months: {spent} of {budget} planned (3 % of the income).")
        if budget.is_over:
            words = _("Gifts of the last twelve months came to {spent}, more than the {budget} planned (3 %).")
        self._budget_label.set_tone(TextTone.SOON if budget.is_over else TextTone.SECONDARY)
        self._budget_label.setText(words.format(spent=money(budget.spent_minor), budget=money(budget.budget_minor)))

    def _fit_columns(self) -> None:
        """The state stands in a column only where it differs; names come before days."""
        widths = {column: sized(width) for column, width in _WIDTHS.items()}
        is_same = self._model.is_of_one_step()
        taken = sum(widths.values()) - (widths[LoyaltyColumn.STEP] if is_same else 0)
        spare = self._table.viewport().width() - taken
        self._table.setColumnHidden(LoyaltyColumn.STEP, is_same)
        self._table.setColumnHidden(LoyaltyColumn.DAY, spare < sized(_NAME_WIDTH))
        if spare > sized(_WIDE_NAME):
            widths[LoyaltyColumn.REASON] = sized(_WIDE_REASON)
        for column, width in widths.items():
            self._table.horizontalHeader().resizeSection(column, width)

    def _connect(self) -> None:
        self._tabs.filter_chosen.connect(lambda _key: self.reload())
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._table.row_opened.connect(self._open_row)
        self._all_button.clicked.connect(
            lambda: self.paper_requested.emit(PaperRequest("certificates", is_all_due=True))
        )
        self._words_button.clicked.connect(lambda: self.action_requested.emit("words.certificate"))
        self._desk.paper_requested.connect(self.paper_requested)
        self._desk.client_requested.connect(self.client_requested)
        self._desk.message.connect(self.message)

    def _show_chosen(self, now: QModelIndex, _then: QModelIndex) -> None:
        line = self._model.line_at(now.row())
        if line is not None:
            self._desk.show_line(line)

    def _open_row(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row())
        if line is not None:
            self.client_requested.emit(line.client_id)

    def _build(self) -> None:
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LoyaltyColumn.CLIENT, QHeaderView.ResizeMode.Stretch)
        self._table.viewport().installEventFilter(self)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(TextLabel(_("Loyalty"), TextRole.TITLE))
        head.addStretch(1)
        head.addWidget(self._words_button)
        head.addWidget(self._all_button)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._tabs)
        left.addWidget(self._budget_label)
        left.addWidget(self._stack, 1)
        inner = QWidget()
        inner.setProperty("variant", "page")
        desk = QVBoxLayout(inner)
        desk.setContentsMargins(_DESK_MARGIN, 0, _DESK_MARGIN, 0)
        desk.addWidget(self._desk)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setWidgetResizable(True)
        self._beside.setWidget(inner)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addLayout(left, 5)
        both.addWidget(self._beside, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(both, 1)
