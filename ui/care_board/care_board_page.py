"""The Care Board: everyone we let down, in four columns that a card passes only with what R7 asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import NotFoundError
from app.papers.paper_request import PaperRequest
from app.queries import complaints as complaint_queries
from app.queries import firm as firm_queries
from app.rules.category_words import category_words
from app.translations import gettext as _
from ui.care_board.board_columns import BoardColumns, column_of
from ui.care_board.board_header import BoardHeader
from ui.care_board.gates import COLUMNS, column_beside, gate_to
from ui.care_board.recovery_acts import RecoveryActs
from ui.care_board.recovery_panel import RecoveryPanel
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.appearance import appearance, sized
from ui.theme.tokens import Space

if TYPE_CHECKING:
    from app.everafter import Everafter

_PANEL_WIDTH = 336
_NARROW_PANEL_WIDTH = 316
_NARROW = 1240


class CareBoardPage(Page):
    """Arrows between cards, Ctrl and arrows between columns, Ctrl+Enter for the step at hand."""

    place = "care_board"
    tables = frozenset(
        {"complaint", "complaint_event", "client", "job", "feedback", "person", "firm", "setting", "closed_day"}
    )

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._chosen_id: int | None = None
        self._header = BoardHeader()
        self._columns = BoardColumns(self._formats)
        self._panel = RecoveryPanel(self._formats)
        self._acts = RecoveryActs(everafter, self._formats, self._panel)
        self._fit()
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._columns, 1)
        body.addWidget(self._panel)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addWidget(self._header)
        page.addLayout(body, 1)
        self._connect()
        appearance().changed.connect(self._fit)

    def _connect(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Left", lambda: self.move_chosen(-1)),
            ("Ctrl+Right", lambda: self.move_chosen(1)),
            ("Ctrl+Return", self._acts.carry_on),
            ("Ctrl+Enter", self._acts.carry_on),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._columns.card_chosen.connect(self.choose)
        self._columns.card_opened.connect(self._panel.focus_words)
        self._columns.card_dropped.connect(self.move_to)
        self._acts.told.connect(self.message)
        self._acts.overtaken.connect(self.reload)
        self._acts.person_requested.connect(self.person_requested)
        self._acts.card_focus_requested.connect(self._focus_card)
        self._panel.complaint_requested.connect(self.choose)
        self._panel.log_requested.connect(lambda: self.action_requested.emit("complaint.log"))
        self._panel.call_requested.connect(self._call)
        self._panel.client_requested.connect(self._open_client)
        self._panel.print_requested.connect(self._print)
        self._panel.cases_requested.connect(self._show_what_helped)
        self._header.log_requested.connect(lambda: self.action_requested.emit("complaint.log"))
        self._header.wall_requested.connect(lambda: self.action_requested.emit("wall_monitor.open"))
        self._header.cases_requested.connect(lambda: self.place_requested.emit("complaint_library"))
        self._header.order_requested.connect(self._sort)
        self._header.report_requested.connect(lambda: self.place_requested.emit("care_report"))

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Care Board")

    def client_in_view(self) -> int | None:
        """The client whose card is chosen."""
        row = self._columns.row(self._chosen_id)
        return row.client_id if row is not None else None

    def paper_in_view(self) -> PaperRequest | None:
        """The page of the chosen complaint."""
        return self._paper("complaint-page")

    def default_focus(self) -> QWidget:
        """The chosen card's column, or the first that has a card."""
        row = self._columns.row(self._chosen_id) or self._columns.first_row()
        return self._columns.list_of(column_of(row) if row is not None else COLUMNS[0])

    def reload(self) -> None:
        """Read the board anew; cards under the pointer or the keys keep their places."""
        self._read_board()
        if self._chosen_id is None:
            first = self._columns.first_row()
            self._chosen_id = first.id if first is not None else None
        self.choose(self._chosen_id)

    def refresh_clocks(self) -> None:
        """Time alone makes a promise late or raises a wet carpet: the board as it stands now, in its order."""
        before = self._columns.row(self._chosen_id)
        self._read_board()
        if self._columns.row(self._chosen_id) != before:
            self._fill_panel()
        self._panel.refresh_clock()

    def show_complaint(self, complaint_id: int) -> None:
        """Single out one complaint, wherever it stands."""
        self._chosen_id = complaint_id
        if not self._is_stale:
            self.choose(complaint_id)

    def choose(self, complaint_id: int | None) -> None:
        """Put the ring around a card and fill the panel."""
        self._chosen_id = complaint_id
        self._columns.choose(complaint_id)
        self._fill_panel()

    def give_goodwill(self) -> None:
        """Ask what is given for the complaint in the panel, beyond putting it right."""
        self._acts.choose("goodwill")

    def move_chosen(self, step: int) -> None:
        """Ctrl and an arrow: the next column, through its gate."""
        row = self._columns.row(self._chosen_id)
        if row is not None:
            self.move_to(row.id, column_beside(row.state, step))

    def move_to(self, complaint_id: int, target: str | None) -> None:
        """Open the gate to a column, or say in one sentence why there is none."""
        row = self._columns.row(complaint_id)
        if row is None or row.state == target:
            return
        gate = gate_to(row, target)
        if isinstance(gate, str):
            self.message.emit(gate, False)
            return
        if complaint_id != self._chosen_id:
            self.choose(complaint_id)
        self._acts.open_gate(gate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the panel first, then, from the cards, the screen."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and focus is not None and self._panel.isAncestorOf(focus):
            self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive another screen and the end of the program."""
        self._acts.keep_drafts()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the panel gives some to the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._panel.setFixedWidth(sized(_NARROW_PANEL_WIDTH if self.width() < _NARROW else _PANEL_WIDTH))

    def _read_board(self) -> None:
        clock = self._everafter.clock
        board = complaint_queries.get_board(clock.now(), clock.zone)
        self._columns.show_board(board)
        self._header.show_numbers(board.numbers)
        self._header.set_order_waits(waits=self._columns.order_waits())

    def _paper(self, kind: str) -> PaperRequest | None:
        row = self._columns.row(self._chosen_id)
        return PaperRequest(kind, complaints=(row.number,)) if row is not None else None

    def _show_what_helped(self) -> None:
        row = self._columns.row(self._chosen_id)
        self.cases_requested.emit(category_words(row.category) if row is not None else "")

    def _print(self, kind: str) -> None:
        paper = self._paper(kind)
        if paper is not None:
            self.paper_requested.emit(paper)

    def _focus_card(self) -> None:
        """A form is done: the keys are with the card again, wherever it stands now."""
        row = self._columns.row(self._chosen_id)
        if row is not None and self.isVisible():
            self._columns.choose(self._chosen_id)
            self._columns.list_of(column_of(row)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort(self) -> None:
        self._columns.sort()
        self._header.set_order_waits(waits=False)
        self._columns.choose(self._chosen_id)

    def _fill_panel(self) -> None:
        clock = self._everafter.clock
        details = None
        if self._chosen_id is not None:
            try:
                details = complaint_queries.get_complaint(self._chosen_id, clock.now(), clock.zone)
            except NotFoundError as error:
                self.message.emit(str(error), False)
        self._acts.show_complaint(details)

    def _call(self) -> None:
        row = self._columns.row(self._chosen_id)
        if row is not None and row.client_phone:
            QGuiApplication.clipboard().setText(row.client_phone)
            self.message.emit(_("{number} is on the clipboard").format(number=row.client_phone), False)
            self._panel.focus_words()

    def _open_client(self) -> None:
        row = self._columns.row(self._chosen_id)
        if row is not None:
            self.client_requested.emit(row.client_id)
