"""All keys on one sheet above the window; the next key or click takes it away, Ctrl+P prints the card of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.keys.commands import Command
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.choice_group import ANSWERS_TO_KEYS
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import TextLabel, TextTone

_BETWEEN = 2
_VEIL = 110  # of 255
_COLUMNS = 2
_Keys = Sequence[tuple[str, str]]


class KeysOverlay(QWidget):
    """A veil over the whole window with the keys on a card; those of the page in view stand below the others."""

    print_requested = Signal()  # the key card, which has the keys of all screens

    def __init__(self, specs: Sequence[Command], host: QWidget, page_title: str = "", page_keys: _Keys = ()) -> None:
        super().__init__(host)
        self.setObjectName("keys.overlay")
        self.setAccessibleName(_("All keys"))
        self.setProperty(ANSWERS_TO_KEYS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._focus_before: QWidget | None = None
        outer = QVBoxLayout(self)
        keys = [(spec.shortcut, spec.plain_text) for spec in specs if spec.shortcut]
        # Any key closes the sheet, so the way to this button without a mouse is its key.
        self.print_button = Button(_("Print the key card"), ButtonVariant.PLAIN, "printer")
        self.print_button.setObjectName("keys.print")
        self.print_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.print_button.clicked.connect(self._print)
        outer.addWidget(_card(keys, page_title, page_keys, self.print_button), 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()
        host.installEventFilter(self)

    def open(self) -> None:
        """Cover the window and take the keyboard."""
        host = self.parentWidget()
        assert host is not None
        self._focus_before = host.focusWidget()
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def event(self, event: QEvent) -> bool:
        """While the sheet is there, Ctrl+P means its card and not what is in view below it."""
        is_print = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Print)
        if is_print and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P prints the card; any other key but a bare modifier closes the sheet."""
        if event.matches(QKeySequence.StandardKey.Print):
            self._print()
        elif event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}:
            self.leave()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """So does a click."""
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            host = self.parentWidget()
            assert host is not None
            self.setGeometry(host.rect())
        return super().eventFilter(watched, event)

    def _print(self) -> None:
        self.leave()
        self.print_requested.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), QColor(0, 0, 0, _VEIL))
        painter.end()


def _card(keys: _Keys, page_title: str, page_keys: _Keys, print_button: Button) -> QFrame:
    card = QFrame()
    card.setProperty("variant", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
    column.setSpacing(Space.M)
    head = QHBoxLayout()
    head.setSpacing(Space.S)
    head.addWidget(TextLabel(_("All keys"), TextRole.SUBTITLE), 1)
    head.addWidget(KeyHint("Ctrl+P"))
    head.addWidget(print_button)
    column.addLayout(head)
    column.addLayout(_lists(keys))
    if page_keys:
        column.addWidget(TextLabel(page_title, TextRole.HEADING))
        column.addLayout(_lists(page_keys))
    words = _("Just type to find a client. Enter opens, Ctrl+Enter saves and closes, Esc goes one step back.")
    column.addWidget(TextLabel(words, TextRole.SECONDARY, TextTone.SECONDARY))
    return card


def _lists(keys: _Keys) -> QHBoxLayout:
    lists = QHBoxLayout()
    lists.setSpacing(Space.XXXL)
    half = -(-len(keys) // _COLUMNS)
    for start in range(0, len(keys), half):
        lists.addLayout(_list(keys[start : start + half]), 1)
    return lists


def _list(keys: _Keys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(_BETWEEN)
    grid.setColumnStretch(1, 1)
    for row, (shortcut, words) in enumerate(keys):
        grid.addWidget(KeyHint(shortcut), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(TextLabel(words), row, 1)
    grid.setRowStretch(len(keys), 1)
    return grid
