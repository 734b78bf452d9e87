"""One column of the Care Board: heading, number, and its cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.theme.appearance import appearance
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.board_card import CARD_MIME_TYPE, BoardCardItem, BoardCardModel
from ui.widgets.board_card_delegate import BoardCardDelegate
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

_SIDE = 11
_MOST_IN_VIEW = 12
_WHERE_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_Index = QModelIndex | QPersistentModelIndex


class BoardListView(QListView):
    """The cards of a column; Left and Right at its edge and a dropped card are left to the board."""

    card_opened = Signal(str)
    card_chosen = Signal(str)
    card_dropped = Signal(str)
    neighbour_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("variant", "bare")
        self._cards = BoardCardModel(self)
        self.setModel(self._cards)
        self.setItemDelegate(BoardCardDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.activated.connect(lambda index: self.card_opened.emit(self._cards.item(index).key))
        appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def set_items(self, items: Sequence[BoardCardItem]) -> None:
        """Show these cards; while pointer or keyboard is on the column, cards shown already keep their places."""
        chosen = self.chosen_key()
        # So many fit on no screen: with the bar there from the start, the lines are broken once instead of twice.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if len(items) > _MOST_IN_VIEW else _WHERE_NEEDED
        self.setVerticalScrollBarPolicy(policy)
        self._cards.set_items(items, keep_order=self.underMouse() or self.hasFocus())
        self.choose(chosen)

    def chosen_key(self) -> str:
        """The key of the chosen card, or an empty text."""
        index = self.currentIndex()
        return self._cards.item(index).key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose a card without announcing it; an unknown key chooses none."""
        blocked = self.blockSignals(True)
        row = self._cards.row_of(key)
        self.setCurrentIndex(self._cards.index(row) if row >= 0 else QModelIndex())
        self.blockSignals(blocked)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Announce the card that was chosen."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.card_chosen.emit(self._cards.item(current).key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A card breaks its lines by its width; Qt itself lays a column out anew only for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.neighbour_wanted.emit(step)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let in cards of other columns."""
        self._accept_card(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let in cards of other columns."""
        self._accept_card(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the card that was dropped."""
        if event.mimeData().hasFormat(CARD_MIME_TYPE) and event.source() is not self:
            # Copy, not move: the board reloads after the service has moved the card, the view must not remove it.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.card_dropped.emit(bytes(event.mimeData().data(CARD_MIME_TYPE).data()).decode())

    def _accept_card(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME_TYPE) and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()


class BoardColumn(QFrame):
    """Heading in plain words, what the column needs, how many, and the cards in `cards`."""

    def __init__(self, title: str, subtitle: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self._title = title
        self._title_label = TextLabel(title, TextRole.HEADING)
        self._subtitle_label = ElidedLabel(subtitle, TextRole.SECONDARY, TextTone.TERTIARY)
        self._count_label = TextLabel("0", TextRole.SECONDARY, TextTone.TERTIARY, tabular=True)
        self.cards = BoardListView(title)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(self._title_label)
        head.addStretch(1)
        head.addWidget(self._count_label)
        under = QHBoxLayout()
        under.setContentsMargins(6, 0, 6, Space.S)
        under.addWidget(self._subtitle_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, Space.M, _SIDE, Space.M)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(under)
        column.addWidget(self.cards, 1)

    def set_subtitle(self, subtitle: str) -> None:
        """Say anew what the column needs."""
        self._subtitle_label.setText(subtitle)

    def set_items(self, items: Sequence[BoardCardItem]) -> None:
        """Show these cards and their number."""
        self.cards.set_items(items)
        self._count_label.setText(str(len(items)))
        self.cards.setAccessibleName(f"{self._title} {len(items)}")
