"""The frame that booking a visit and logging a complaint share: a head, two cards, a foot with the keys that save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.key_hint import KeyHint

_WIDEST = 1080


def lay_out_form_page(page: QWidget, head: tuple[QWidget, QWidget], cards: QHBoxLayout, foot: QHBoxLayout) -> None:
    """Give the page its title and the line under it, the cards, which take the room that is left, and the foot."""
    middle = QWidget()
    middle.setMaximumWidth(_WIDEST)
    cards.setSpacing(Space.L)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    for line in head:
        column.addWidget(line)
    column.addSpacing(Space.M)
    column.addWidget(_ScrollingCards(cards), 1)
    column.addSpacing(Space.S)
    column.addLayout(foot)
    row = QHBoxLayout(page)
    row.setContentsMargins(Space.XL, 20, Space.XL, 20)
    row.addWidget(middle)


class _ScrollingCards(QScrollArea):
    """The cards beside each other; where large letters leave no room for that, one below the other, and they scroll."""

    def __init__(self, cards: QHBoxLayout) -> None:
        super().__init__()
        self._cards = cards
        inner = QWidget()
        inner.setProperty("variant", "page")
        cards.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(cards)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the cards the way they fit."""
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight)
        if self._cards.minimumSize().width() > event.size().width():
            self._cards.setDirection(QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


def form_foot(message: QWidget, leave: Button, save: Button) -> QHBoxLayout:
    """What is wrong at the left; at the right the way out and, beside its key, the act."""
    foot = QHBoxLayout()
    foot.setSpacing(Space.M)
    foot.addWidget(message, 1)
    foot.addStretch(1)
    foot.addWidget(leave)
    foot.addWidget(KeyHint("Ctrl+Enter"))
    foot.addWidget(save)
    return foot
