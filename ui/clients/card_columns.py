"""The three columns of a client card; where the window is narrow, the right one moves under the left one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.tokens import Space

LEFT_WIDTH = 286
RIGHT_WIDTH = 272
_BAR = 10
_NARROW = 1060
_LEAST_WIDTH = 640


class ColumnScroll(QScrollArea):
    """A column of cards that scrolls on its own, with room for its bar beside the cards."""

    def __init__(self, name: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(width + _BAR)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.content = content = QWidget()
        content.setProperty("variant", "page")
        # A fixed width keeps the cards where they are when the bar comes and goes.
        content.setFixedWidth(width)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def take_height(self, widget: QWidget) -> None:
        """Make room now for a widget that was just shown; Qt would do it later, and scroll too short a way."""
        around: QWidget | None = widget
        while around is not None and around is not self.content:
            layout = around.layout()
            if layout is not None:
                layout.invalidate()
            around = around.parentWidget()
        self.column.invalidate()
        self.column.activate()
        height = max(self.viewport().height(), self.column.totalHeightForWidth(self.content.width()))
        self.content.resize(self.content.width(), height)


class CardColumns(QWidget):
    """Left cards, the timeline, right cards."""

    def __init__(self, left_name: str, right_name: str, centre: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = False
        self._left = ColumnScroll(left_name, LEFT_WIDTH)
        self._right = ColumnScroll(right_name, RIGHT_WIDTH)
        self._right_cards: list[QWidget] = []
        self._left.column.addStretch(1)
        self._right.column.addStretch(1)
        # Without this, three columns would forbid the window to become so narrow that they turn into two.
        self.setMinimumWidth(_LEAST_WIDTH)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.L)
        self._row.addWidget(self._left)
        self._row.addWidget(centre, 1)
        self._row.addWidget(self._right)

    @property
    def is_narrow(self) -> bool:
        """Whether the right cards stand under the left ones."""
        return self._is_narrow

    def add_left(self, card: QWidget) -> None:
        """A card of the left column."""
        self._left.column.insertWidget(self._left.column.count() - 1, card)

    def add_right(self, card: QWidget) -> None:
        """A card of the right column."""
        self._right_cards.append(card)
        self._right.column.insertWidget(self._right.column.count() - 1, card)

    def reveal(self, widget: QWidget) -> None:
        """Scroll a form that was just opened into view, its end first and then its beginning."""
        for scroll in (self._left, self._right):
            if scroll.isAncestorOf(widget):
                scroll.take_height(widget)
                place = widget.mapTo(scroll.content, widget.rect().topLeft())
                scroll.ensureVisible(0, place.y() + widget.sizeHint().height(), 0, Space.M)
                scroll.ensureVisible(0, place.y(), 0, Space.M)

    def scroll_to_top(self) -> None:
        """Another client begins at the top."""
        self._left.verticalScrollBar().setValue(0)
        self._right.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the right cards when the room asks for it."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        target = self._left.column if is_narrow else self._right.column
        for card in self._right_cards:
            target.insertWidget(target.count() - 1, card)
        self._right.setVisible(not is_narrow)
        self._row.setContentsMargins(0, 0, _BAR if is_narrow else 0, 0)
