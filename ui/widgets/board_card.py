"""The cards of the Care Board: one column is a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import Qt

from app.translations import gettext as _
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.chips import ClockState

_Index = QModelIndex | QPersistentModelIndex
CARD_MIME_TYPE = "application/x-everafter-board-card"
STEPS = 6


@dataclass(frozen=True, slots=True)
class BoardCardItem:
    """A complaint on the board: clock, years, name, their words, the next step, one owner, steps done of six."""

    key: str
    clock: str
    clock_state: ClockState
    name: str
    words: str
    next_step: str
    owner: str
    steps_done: int
    years: str = ""
    is_closed: bool = False
    initials: str = ""
    spoken_clock: str = ""
    column: str = ""

    @property
    def sentence(self) -> str:
        """What a screen reader says: “Margaret Alder, 12 minutes late, call back, owner Dana”, then the rest."""
        owner = _("owner {name}").format(name=self.owner) if self.owner else _("nobody owns this yet")
        steps = _("{done} of {all} steps done").format(done=self.steps_done, all=STEPS)
        clock = self.spoken_clock or self.clock
        parts = (self.name, clock, self.column, owner, self.next_step, self.years, self.words, steps)
        return ", ".join(part for part in parts if part)


class BoardCardModel(QAbstractListModel):
    """The cards of one column; the same cards with newer clocks only repaint."""

    ITEM_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[BoardCardItem] = []

    @property
    def items(self) -> tuple[BoardCardItem, ...]:
        """The cards from top to bottom."""
        return tuple(self._items)

    def set_items(self, items: Sequence[BoardCardItem], *, keep_order: bool = False) -> None:
        """Show these cards; with `keep_order` those shown already keep their places, as somebody is pointing there."""
        wanted = list(items)
        for item in wanted:
            ensure_fonts_for(item.name, item.words, item.next_step, item.owner)
        if keep_order:
            places = {item.key: place for place, item in enumerate(self._items)}
            wanted.sort(key=lambda item: places.get(item.key, len(places)))
        if [item.key for item in wanted] == [item.key for item in self._items]:
            self._items = wanted
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self._items = wanted
        self.endResetModel()

    def item(self, index: _Index) -> BoardCardItem:
        """The card of a row."""
        return self._items[index.row()]

    def row_of(self, key: str) -> int:
        """The row of a card, or -1."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows, and the sentence a screen reader says."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == self.ITEM_ROLE:
            return item
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return item.sentence
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a dragged card is."""
        return [CARD_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A dragged card, as its key."""
        content = QMimeData()
        if indexes:
            content.setData(CARD_MIME_TYPE, self.item(indexes[0]).key.encode())
        return content
