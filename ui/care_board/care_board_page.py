"""The Care Board: everyone we let down, in four columns that a card passes only with what R7 asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import NotFoundError
from app.queries import complaints as complaint_queries
from app.queries import firm as firm_queries
from app.queries.rows import CareBoard, ComplaintRow
from app.translations import gettext as _
from ui.care_board.board_header import BoardHeader
from ui.care_board.board_items import board_item
from ui.care_board.gates import COLUMNS, column_beside, gate_to
from ui.care_board.recovery_acts import RecoveryActs
from ui.care_board.recovery_panel import RecoveryPanel
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.shell.page import Page
from ui.theme.tokens import Space
from ui.widgets.board_card import BoardCardModel
from ui.widgets.board_column import BoardColumn

if TYPE_CHECKING:
    from app.everafter import Everafter

_PANEL_WIDTH = 336
_NARROW_PANEL_WIDTH = 300
_LEAST_COLUMN = 186
_NARROW = 1240


class CareBoardPage(Page):
    """Arrows between cards, Ctrl and arrows between columns, Ctrl+Enter for the step at hand."""

    place = "care_board"
    tables = frozenset({"complaint", "complaint_event", "client", "job", "feedback", "person", "firm", "setting"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._rows: dict[str, tuple[ComplaintRow, ...]] = dict.fromkeys(COLUMNS, ())
        self._chosen_id: int | None = None
        self._header = BoardHeader()
        self._columns = {state: BoardColumn(title, subtitle) for state, (title, subtitle) in _titles().items()}
        self._panel = RecoveryPanel(self._formats)
        self._acts = RecoveryActs(everafter, self._formats, self._panel)
        self._build()
        self._connect()

    def _build(self) -> None:
        board = QWidget()
        board.setProperty("variant", "page")
        columns = QHBoxLayout(board)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.S)
        for column in self._columns.values():
            column.setMinimumWidth(_LEAST_COLUMN)
            columns.addWidget(column, 1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(board)
        self._panel.setFixedWidth(_PANEL_WIDTH)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self._scroll, 1)
        body.addWidget(self._panel)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.XL, 20, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addWidget(self._header)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        for place, (state, column) in enumerate(self._columns.items()):
            cards = column.cards
            cards.card_chosen.connect(lambda key: self.choose(int(key)))
            cards.card_opened.connect(lambda _key: self._panel.focus_words())
            cards.neighbour_wanted.connect(lambda step, at=place: self._walk(at, step))
            cards.card_dropped.connect(lambda key, target=state: self._move_to(int(key), target))
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
        self._acts.told.connect(self.message)
        self._panel.call_requested.connect(self._call)
        self._panel.client_requested.connect(self._open_client)
        self._header.log_requested.connect(lambda: self.action_requested.emit("complaint.log"))
        self._header.wall_requested.connect(lambda: self.action_requested.emit("wall_monitor.open"))
        self._header.order_requested.connect(self._sort)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Care Board")

    def client_in_view(self) -> int | None:
        """The client whose card is chosen."""
        row = self._chosen_row()
        return row.client_id if row is not None else None

    def default_focus(self) -> QWidget:
        """The chosen card's column, or the first that has a card."""
        row = self._chosen_row()
        filled = [state for state in COLUMNS if self._rows[state]]
        state = row.state if row is not None and row.state in self._columns else (filled or COLUMNS)[0]
        return self._columns[state].cards

    def reload(self) -> None:
        """Read the board anew; cards under the pointer or the keys keep their places."""
        clock = self._everafter.clock
        self._show(complaint_queries.get_board(clock.now(), clock.zone))

    def refresh_clocks(self) -> None:
        """The minutes go on; nothing moves."""
        for state, column in self._columns.items():
            shown = self._model(column)
            by_key = {str(row.id): row for row in self._rows[state]}
            shown.set_items([board_item(by_key[item.key], self._formats) for item in shown.items if item.key in by_key])
        self._panel.refresh_clock()

    def show_complaint(self, complaint_id: int) -> None:
        """Single out one complaint, wherever it stands."""
        self._chosen_id = complaint_id
        if self.isVisible() or not self._is_stale:
            self.choose(complaint_id)

    def choose(self, complaint_id: int | None) -> None:
        """Put the ring around a card and fill the panel."""
        self._chosen_id = complaint_id
        for column in self._columns.values():
            column.cards.choose(str(complaint_id))
        row = self._chosen_row()
        if row is not None and row.state in self._columns:
            column = self._columns[row.state]
            column.cards.scrollTo(column.cards.currentIndex())
            self._scroll.ensureWidgetVisible(column, 0, 0)
        self._fill_panel()

    def move_chosen(self, step: int) -> None:
        """Ctrl and an arrow: the next column, through its gate."""
        row = self._chosen_row()
        if row is not None:
            self._move_to(row.id, column_beside(row.state, step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the panel gives some to the columns."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(_NARROW_PANEL_WIDTH if event.size().width() < _NARROW else _PANEL_WIDTH)

    def _show(self, board: CareBoard) -> None:
        self._rows = {state: getattr(board, state) for state in COLUMNS}
        for state, column in self._columns.items():
            column.set_items([board_item(row, self._formats) for row in self._rows[state]])
        self._header.show_numbers(board.numbers)
        self._header.set_order_waits(waits=self._order_waits())
        if self._chosen_row() is None and self._chosen_id is None:
            self._chosen_id = next((row.id for state in COLUMNS for row in self._rows[state]), None)
        self.choose(self._chosen_id)

    def _order_waits(self) -> bool:
        return any(
            [item.key for item in self._model(column).items] != [str(row.id) for row in self._rows[state]]
            for state, column in self._columns.items()
        )

    def _sort(self) -> None:
        """Take the better order now, because somebody asked for it."""
        for state, column in self._columns.items():
            self._model(column).set_items([board_item(row, self._formats) for row in self._rows[state]])
        self._header.set_order_waits(waits=False)
        self.choose(self._chosen_id)

    @staticmethod
    def _model(column: BoardColumn) -> BoardCardModel:
        model = column.cards.model()
        assert isinstance(model, BoardCardModel)
        return model

    def _row(self, complaint_id: int | None) -> ComplaintRow | None:
        return next((row for rows in self._rows.values() for row in rows if row.id == complaint_id), None)

    def _chosen_row(self) -> ComplaintRow | None:
        return self._row(self._chosen_id)

    def _walk(self, place: int, step: int) -> None:
        """Left and Right: the nearest column that has a card, at the same height."""
        states = COLUMNS[place + step :] if step > 0 else COLUMNS[: max(0, place)][::-1]
        state = next((each for each in states if self._rows[each]), None)
        if state is None:
            return
        at = self._columns[COLUMNS[place]].cards.currentIndex().row()
        items = self._model(self._columns[state]).items
        self._columns[state].cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(int(items[min(max(0, at), len(items) - 1)].key))

    def _move_to(self, complaint_id: int, target: str | None) -> None:
        row = self._row(complaint_id)
        if row is None or row.state == target:
            return
        gate = gate_to(row, target)
        if isinstance(gate, str):
            self.message.emit(gate, False)
            return
        if complaint_id != self._chosen_id:
            self.choose(complaint_id)
        self._acts.open_gate(gate)

    def _fill_panel(self) -> None:
        clock = self._everafter.clock
        try:
            details = (
                complaint_queries.get_complaint(self._chosen_id, clock.now(), clock.zone)
                if self._chosen_id is not None
                else None
            )
        except NotFoundError as error:
            self.message.emit(str(error), False)
            details = None
        self._acts.show_complaint(details)

    def _call(self) -> None:
        row = self._chosen_row()
        if row is not None and row.client_phone:
            QGuiApplication.clipboard().setText(row.client_phone)
            self.message.emit(_("{number} is on the clipboard").format(number=row.client_phone), False)
            self._panel.focus_words()

    def _open_client(self) -> None:
        row = self._chosen_row()
        if row is not None:
            self.client_requested.emit(row.client_id)


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "call_back": (_("Call back"), _("We call by the clock")),
        "put_right": (_("Put right"), _("Visit or refund agreed")),
        "check_back": (_("Check back"), _("Only they can close it")),
        "made_good": (_("Made good"), _("Last 14 days")),
    }
