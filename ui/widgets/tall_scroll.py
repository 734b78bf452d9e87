"""A column that scrolls up and down and never hides its right edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class TallScroll(QScrollArea):
    """In a low window it scrolls instead of pressing its fields together; it is never narrower than they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside, and the bar beside it."""
        inside = self.widget()
        least = super().minimumSizeHint()
        if inside is None:
            return least
        return QSize(inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside may need more width with other words or larger text."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class FittingScroll(TallScroll):
    """As tall as what is inside where there is room, and scrolling where there is not."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """The height that what is inside needs at this width."""
        inside, hint = self._inside, self._inside.sizeHint()
        return QSize(hint.width(), inside.heightForWidth(self.width()) if inside.hasHeightForWidth() else hint.height())

    def minimumSizeHint(self) -> QSize:
        """No lower than a line of it."""
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), self.fontMetrics().height() * 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
