"""The four columns side by side: cards that keep their places, arrows between them, one chosen card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.queries import firm as firm_queries
from app.queries.complaint_rows import CareBoard, ComplaintRow
from app.rules.complaint_terms import state_words
from app.rules.complaints import PriorityClass
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_board.board_items import board_item
from ui.care_board.gates import COLUMNS
from ui.firm_formats import FirmFormats
from ui.theme.appearance import appearance, sized
from ui.theme.tokens import Space
from ui.widgets.board_card import BoardCardItem, BoardCardModel
from ui.widgets.board_column import BoardColumn

_LEAST_COLUMN = 186
_OTHERWISE = "otherwise"
_SHOWN = (*COLUMNS, _OTHERWISE)


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "call_back": (state_words("call_back"), _("We call by the clock")),
        "put_right": (state_words("put_right"), _("Visit or refund agreed")),
        "check_back": (state_words("check_back"), _("Only they can close it")),
        "made_good": (state_words("made_good"), _("Last 14 days")),
        _OTHERWISE: (_("Closed otherwise"), _("Without their words")),
    }


def column_of(row: ComplaintRow) -> str:
    """Where a card stands; what was closed without the client's words is never among what was made good (R7)."""
    return row.state if row.state in COLUMNS else _OTHERWISE


def _call_within() -> str:
    """The time the firm promises to whoever cannot wait."""
    hours = round(firm_queries.get_promised_times().spans[PriorityClass.P1].answer / timedelta(hours=1))
    return ngettext("Call within {count} hour", "Call within {count} hours", hours).format(count=hours)


class BoardColumns(QScrollArea):
    """Scrolls sideways where the columns do not fit; what was closed otherwise has one only while there is any."""

    card_chosen = Signal(int)
    card_opened = Signal()
    card_dropped = Signal(int, str)  # complaint, column

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: dict[str, tuple[ComplaintRow, ...]] = dict.fromkeys(_SHOWN, ())
        self._columns = {state: BoardColumn(title, subtitle) for state, (title, subtitle) in _titles().items()}
        board = QWidget()
        board.setProperty("variant", "page")
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for place, (state, column) in enumerate(self._columns.items()):
            row.addWidget(column, 1)
            cards = column.cards
            cards.card_chosen.connect(lambda key: self.card_chosen.emit(int(key)))
            cards.card_opened.connect(lambda _key: self.card_opened.emit())
            cards.neighbour_wanted.connect(lambda step, at=place: self._walk(at, step))
            cards.card_dropped.connect(lambda key, target=state: self.card_dropped.emit(int(key), target))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(board)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for column in self._columns.values():
            column.setMinimumWidth(sized(_LEAST_COLUMN))

    def show_board(self, board: CareBoard) -> None:
        """Show what is true now; cards under the pointer or the keys keep their places."""
        self._rows = {state: getattr(board, state) for state in _SHOWN}
        self._columns["call_back"].set_subtitle(_call_within())
        for state, column in self._columns.items():
            column.set_items(self._items(self._rows[state]))
        self._columns[_OTHERWISE].setVisible(bool(board.otherwise))

    def order_waits(self) -> bool:
        """Whether a better order is known than the one that is shown."""
        return any(self.keys_of(state) != [str(row.id) for row in self._rows[state]] for state in _SHOWN)

    def sort(self) -> None:
        """Take the better order now, because somebody asked for it."""
        for state in _SHOWN:
            self.model_of(state).set_items(self._items(self._rows[state]))

    def row(self, complaint_id: int | None) -> ComplaintRow | None:
        """The complaint of a card on the board."""
        return next((row for rows in self._rows.values() for row in rows if row.id == complaint_id), None)

    def first_row(self) -> ComplaintRow | None:
        """The most urgent card."""
        return next((row for state in _SHOWN for row in self._rows[state]), None)

    def choose(self, complaint_id: int | None) -> None:
        """Put the ring around one card and bring it into view."""
        for column in self._columns.values():
            column.cards.choose(str(complaint_id))
        row = self.row(complaint_id)
        if row is not None:
            column = self._columns[column_of(row)]
            column.cards.scrollTo(column.cards.currentIndex())
            self.ensureWidgetVisible(column, 0, 0)

    def list_of(self, state: str) -> QWidget:
        """The list of a column, for the focus."""
        return self._columns[state].cards

    def model_of(self, state: str) -> BoardCardModel:
        """The cards of a column."""
        model = self._columns[state].cards.model()
        assert isinstance(model, BoardCardModel)
        return model

    def keys_of(self, state: str) -> list[str]:
        """The cards of a column as they stand."""
        return [item.key for item in self.model_of(state).items]

    def _items(self, rows: Sequence[ComplaintRow]) -> list[BoardCardItem]:
        return [board_item(row, self._formats) for row in rows]

    def _walk(self, place: int, step: int) -> None:
        """Left and Right: the nearest column that has a card, at the same height."""
        states = _SHOWN[place + 1 :] if step > 0 else _SHOWN[:place][::-1]
        state = next((each for each in states if self._rows[each]), None)
        if state is None:
            return
        at = self._columns[_SHOWN[place]].cards.currentIndex().row()
        keys = self.keys_of(state)
        self._columns[state].cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card_chosen.emit(int(keys[min(max(0, at), len(keys) - 1)]))
