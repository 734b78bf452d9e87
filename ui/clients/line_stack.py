"""Lines of a card: an icon, a strong word, a quieter one below; made once and refilled for each client."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.icons import Ink, paint_icon
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

_LONGEST_WORD = 18  # a wider one would make every line of the card as wide as itself
_ICON = 16
_ICON_COLUMN = 27


def breakable(text: str) -> str:
    """The text with places to break inside of words that are wider than the card; short words stay as they are."""
    if all(len(word) <= _LONGEST_WORD for word in text.split()):
        return text
    return re.sub(rf"(\S{{{_LONGEST_WORD}}})(?=\S)", "\\1\u200b", text)


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says; `key` comes back when the line is to be edited."""

    key: str
    icon: str
    title: str
    detail: str = ""
    is_strong: bool = False
    is_private: bool = False
    may_edit: bool = True
    act_text: str = ""  # a verb at the right edge that does the usual thing at once


class Sign(QWidget):
    """An icon beside words that say the same; `name` is for screen readers where the words do not."""

    def __init__(
        self, icon: str = "", ink: Ink = Ink.SECONDARY, size: int = _ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, name: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the icon."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the theme in use."""
        if self._icon:
            painter = QPainter(self)
            paint_icon(painter, self._icon, self._ink.colour, 0, 0, self._size)
            painter.end()


class LineRow(QWidget):
    """One line; a click edits it, and its pencil, for the keyboard, shows only while the card is being edited."""

    edit_requested = Signal(str)
    move_requested = Signal(str, int)  # up is -1
    act_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._may_edit = True
        self._sign = Sign()
        self._title_label = TextLabel("", TextRole.BODY, wrap=True)
        self._strong_label = TextLabel("", TextRole.BODY_STRONG, wrap=True, tabular=True)
        self._detail_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._lock = Sign("lock", Ink.TERTIARY, 14)
        self._lock.set_icon("lock", _("private, never printed"))
        self._edit_button = IconButton("pencil", "")
        self._edit_button.clicked.connect(lambda: self.edit_requested.emit(self._key))
        self._edit_button.hide()
        self._edit_button.installEventFilter(self)
        self._act_button: LinkButton | None = None  # most lines have none
        row = self._row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(0)
        row.setVerticalSpacing(0)
        row.setColumnMinimumWidth(0, _ICON_COLUMN)
        row.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, 0, top | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._title_label, 0, 1)
        row.addWidget(self._strong_label, 0, 1)
        row.addWidget(self._detail_label, 1, 1)
        row.addWidget(self._lock, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._edit_button, 0, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_line(self, line: Line, *, is_editing: bool) -> None:
        """Say another thing."""
        self._key, self._may_edit = line.key, line.may_edit
        self._sign.set_icon(line.icon)
        shown, other = (
            (self._strong_label, self._title_label) if line.is_strong else (self._title_label, self._strong_label)
        )
        shown.setText(breakable(line.title))
        other.setText("")
        other.hide()
        shown.show()
        self._detail_label.setText(breakable(line.detail))
        self._detail_label.setVisible(bool(line.detail))
        self._lock.setVisible(line.is_private)
        name = _("Edit {what}").format(what=line.title)
        self._edit_button.setAccessibleName(name)
        self._edit_button.setToolTip(plain_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor if line.may_edit else Qt.CursorShape.ArrowCursor)
        self._offer_act(line)
        self.set_editing(is_editing=is_editing)

    def _offer_act(self, line: Line) -> None:
        if self._act_button is None:
            if not line.act_text:
                return
            self._act_button = LinkButton("")
            self._act_button.clicked.connect(lambda: self.act_requested.emit(self._key))
            self._row.addWidget(self._act_button, 0, 4, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._act_button.setText(line.act_text)
        self._act_button.setAccessibleName(
            _("{verb}: {what}").format(verb=line.act_text, what=line.title) if line.act_text else ""
        )
        self._act_button.setVisible(bool(line.act_text))

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer the pencil, or take it away."""
        self._edit_button.setVisible(is_editing and self._may_edit)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click edits the line it is on."""
        if (
            self._may_edit
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.edit_requested.emit(self._key)
        else:
            super().mouseReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Up and Ctrl+Down on the pencil move the line."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.move_requested.emit(self._key, step)
                return True
        return super().eventFilter(watched, event)

    @property
    def key(self) -> str:
        """Which line it is."""
        return self._key

    def edit_button(self) -> IconButton:
        """The pencil, for the tab order."""
        return self._edit_button


def polish_with_children(widget: QWidget) -> None:
    """Let the style sheet do its work now instead of when the widget is first shown."""
    widget.ensurePolished()
    for child in widget.findChildren(QWidget):
        child.ensurePolished()


class LineStack(QWidget):
    """As many lines as there are facts; rows are kept and refilled."""

    edit_requested = Signal(str)
    move_requested = Signal(str, int)
    act_requested = Signal(str)

    def __init__(self, empty_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LineRow] = []
        self._count = 0
        self._is_editing = False
        self._empty_label = TextLabel(empty_words, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self._empty_label)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Refill; surplus rows are hidden, not destroyed."""
        self._make(len(lines))
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line, is_editing=self._is_editing)
            row.show()
        for row in self._rows[len(lines) :]:
            row.hide()
        self._count = len(lines)
        self._empty_label.setVisible(not lines)

    def reserve(self, count: int) -> None:
        """Make so many lines while nobody waits; the first client then only fills them."""
        self._make(count)
        for row in self._rows:
            row.hide()
            polish_with_children(row)

    def _make(self, count: int) -> None:
        while len(self._rows) < count:
            row = LineRow(self)
            row.edit_requested.connect(self.edit_requested)
            row.move_requested.connect(self.move_requested)
            row.act_requested.connect(self.act_requested)
            self._rows.append(row)
            self._column.addWidget(row)

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer a pencil on each line, or take them away."""
        self._is_editing = is_editing
        for row in self._rows[: self._count]:
            row.set_editing(is_editing=is_editing)

    def focus_line(self, key: str) -> None:
        """Put the focus back on the pencil of a line that was moved."""
        for row in self.rows():
            if row.key == key:
                row.edit_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[LineRow]:
        """The rows in use."""
        return self._rows[: self._count]
