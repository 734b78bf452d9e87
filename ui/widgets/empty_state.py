"""What an empty list says: what goes here, one button, and perhaps one other way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import fill_rounded

_DISC = 56
_ICON = 24
_TEXT_WIDTH = 420


class _Disc(QWidget):
    """The icon on a soft disc."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(_DISC, _DISC))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        look = tokens()
        painter = QPainter(self)
        fill_rounded(painter, self.rect().toRectF(), _DISC / 2, look.accent_soft)
        inset = (_DISC - _ICON) / 2
        paint_icon(painter, self._icon, look.accent_soft_text, inset, inset, _ICON)
        painter.end()


class EmptyState(QWidget):
    """Stands where rows will be; sends `action_requested` for the button and `other_requested` for the link."""

    action_requested = Signal()
    other_requested = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action_text: str = "",
        other_text: str = "",
        parent: QWidget | None = None,
        *,
        action_variant: ButtonVariant = ButtonVariant.PLAIN,
        text_width: int = _TEXT_WIDTH,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}. {text}")
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch(1)
        column.addWidget(_Disc(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.XS)
        column.addWidget(TextLabel(title, TextRole.HEADING), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._explanation(text, text_width))
        if action_text:
            button = Button(action_text, action_variant)
            button.clicked.connect(self.action_requested)
            self.setFocusProxy(button)
            column.addSpacing(Space.XS)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        if other_text:
            link = LinkButton(other_text)
            link.clicked.connect(self.other_requested)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @staticmethod
    def _explanation(text: str, text_width: int) -> QHBoxLayout:
        label = TextLabel(text, TextRole.BODY, TextTone.SECONDARY, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # A wrapped label without a minimum width breaks after every word in a centred column.
        label.setMinimumWidth(min(text_width, label.fontMetrics().horizontalAdvance(text) + Space.S))
        label.setMaximumWidth(text_width)
        # Centred by an alignment, a label gets one line however many it needs; between two stretches it gets them all.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(label)
        row.addStretch(1)
        return row
