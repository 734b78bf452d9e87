"""Cards: a quiet caption, room for whatever belongs together, and at most one verb in the corner."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, TextTone

_LINK_PADDING = 5


class CardVariant(Enum):
    """Plain for facts, late for a broken promise, gold for loyalty, sunken for what lies behind other cards."""

    PLAIN = "card"
    LATE = "card-late"
    GOLD = "card-gold"
    SUNKEN = "card-sunken"


class Card(QFrame):
    """A card; put widgets into `body`. The verb in the corner sends `action_requested`."""

    action_requested = Signal()

    def __init__(
        self,
        title: str = "",
        variant: CardVariant = CardVariant.PLAIN,
        action_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("variant", variant.value)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, 0, Space.L)
        column.setSpacing(Space.S)
        # Titles have names in them, and a name may be longer than a card is wide.
        self._title_label = ElidedLabel(title, TextRole.CAPTION, TextTone.TERTIARY)
        self._action_button: LinkButton | None = None
        self._head = QHBoxLayout()
        if title or action_text:
            self._head.addWidget(self._title_label, 1)
            self._head.setContentsMargins(0, 0, Space.L, 0)
            column.addLayout(self._head)
        else:
            column.setContentsMargins(Space.L, Space.L, 0, Space.L)
            self._title_label.setParent(self)
            self._title_label.hide()
        if action_text:
            self._add_action(action_text, title)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.XS)
        self.body.setContentsMargins(0, 0, Space.L, 0)
        column.addLayout(self.body)

    def _add_action(self, text: str, title: str) -> None:
        button = LinkButton(text)
        button.setAccessibleName(f"{text.replace('&', '')} {title}".strip())
        button.clicked.connect(self.action_requested)
        self._head.addWidget(button)
        # The words, not the invisible edge of the link, end where the content of the card ends.
        self._head.setContentsMargins(0, 0, Space.L - _LINK_PADDING, 0)
        self._action_button = button

    def set_title(self, title: str) -> None:
        """Change the caption; a card made without one has no room for it."""
        self._title_label.setText(title)
        self.setAccessibleName(title)

    def set_action_visible(self, visible: bool) -> None:
        """Show the verb only when it can be used."""
        if self._action_button is not None:
            self._action_button.setVisible(visible)

    def set_variant(self, variant: CardVariant) -> None:
        """Change what the card means after it was shown."""
        self.setProperty("variant", variant.value)
        self.style().unpolish(self)
        self.style().polish(self)


class Rule(QFrame):
    """A 1 px line between parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "rule")
