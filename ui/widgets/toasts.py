"""Toasts: what just happened, with Undo for eight seconds; at most three, and never over the field in use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.translations import gettext as _
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.labels import TextLabel
from ui.widgets.painting import paint_floating_panel

SHOWN_FOR_MS = 8000
MOST_SHOWN = 3
_SHADOW = 4
_WIDEST = 460
_FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)


class Toast(QFrame):
    """One sentence; goes by itself unless the pointer or the keyboard is on it."""

    undo_requested = Signal()
    gone = Signal(object)

    def __init__(self, text: str, undo_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ensure_fonts_for(text)
        self.text = text
        self.undo: Callable[[], object] | None = None
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + Space.L, _SHADOW + 6, _SHADOW + 6, _SHADOW + 6)
        row.setSpacing(Space.M)
        label = TextLabel(text, TextRole.BODY, wrap=True)
        label.setMinimumWidth(min(sized(_WIDEST), label.fontMetrics().horizontalAdvance(text) + Space.S))
        row.addWidget(label, 1)
        self._buttons: list[QWidget] = []
        if undo_text:
            self._add_undo(undo_text, row)
        close = IconButton("x", _("Close this message"))
        close.clicked.connect(self.dismiss)
        close.installEventFilter(self)
        row.addWidget(close)
        self._timer.start()

    @property
    def is_paused(self) -> bool:
        """Whether the eight seconds stand still."""
        return not self._timer.isActive()

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.hide()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on when the pointer has left."""
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch without swallowing."""
        if event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self._go_on()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_floating_panel(painter, QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW))
        painter.end()

    def _add_undo(self, text: str, row: QHBoxLayout) -> None:
        button = LinkButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._undo)
        button.installEventFilter(self)
        row.addWidget(button)

    def _undo(self) -> None:
        self.undo_requested.emit()
        self.dismiss()

    def _go_on(self) -> None:
        # Whoever read the toast gets the whole time again after leaving it.
        if self.isVisible() and not self.underMouse():
            self._timer.start()


class ToastStack(QObject):
    """The toasts of one window: `show_toast`, and `hold` while a screen must not be disturbed."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toasts: list[Toast] = []
        self._held: list[tuple[str, Callable[[], object] | None]] = []
        self._is_holding = False
        host.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """The toasts in view, the newest last."""
        return tuple(self._toasts)

    def show_toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what happened; with `undo` a button takes it back. Held toasts appear when `release` is called."""
        if self._is_holding:
            self._held.append((text, undo))
            return
        toast = Toast(text, _("Undo") if undo is not None else "", self._host)
        toast.undo = undo
        if undo is not None:
            toast.undo_requested.connect(undo)
        toast.gone.connect(self._forget)
        self._toasts.append(toast)
        while len(self._toasts) > MOST_SHOWN:
            self._toasts[0].dismiss()
        self._place()
        toast.show()
        toast.raise_()
        self._announce(text)

    def dismiss_all(self) -> None:
        """Clear the screen."""
        for toast in tuple(self._toasts):
            toast.dismiss()

    def hold(self) -> None:
        """Keep toasts back from now on, those in view as well."""
        self._is_holding = True
        self._held += [(toast.text, toast.undo) for toast in self._toasts]
        self.dismiss_all()

    def release(self) -> None:
        """Show what was kept back, the newest three."""
        self._is_holding = False
        held, self._held = self._held, []
        for text, undo in held[-MOST_SHOWN:]:
            self.show_toast(text, undo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch without swallowing."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not needed at start

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._host, text))

    def _forget(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        bottom = self._host.height() - Space.M
        for toast in reversed(self._toasts):
            toast.adjustSize()
            left = (self._host.width() - toast.width()) // 2
            area = QRect(left, bottom - toast.height(), toast.width(), toast.height())
            if self._covers_field_in_use(area):
                area.moveRight(self._host.width() - Space.M)
            if self._covers_field_in_use(area):
                area.moveLeft(Space.M)
            toast.setGeometry(area)
            bottom = area.top() - Space.XS

    def _covers_field_in_use(self, area: QRect) -> bool:
        field = QApplication.focusWidget()
        if not isinstance(field, _FIELDS) or not self._host.isAncestorOf(field):
            return False
        return QRect(field.mapTo(self._host, field.rect().topLeft()), field.size()).intersects(area)
