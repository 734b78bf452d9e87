"""Find box and command palette in one: type, arrows, Enter; Ctrl+Enter and Alt+Enter for the two other ways in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from app.translations import gettext as _
from ui.shell.find_rows import FindKind, FindRow, OpenManner, new_client_row
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.icons import paint_icon
from ui.widgets.key_hint import key_text

if TYPE_CHECKING:
    from ui.shell.find_palette import FindPalette

_WIDTH = 470
_ICON = 16
_ICON_LEFT = 9
_TEXT_LEFT = 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MANNERS = {
    Qt.KeyboardModifier.NoModifier: OpenManner.OPEN,
    Qt.KeyboardModifier.ControlModifier: OpenManner.ONLY_CUSTOMER,
    Qt.KeyboardModifier.AltModifier: OpenManner.BOOK,
}

Find = Callable[[str], Sequence[FindRow]]


@dataclass(frozen=True, slots=True)
class Question:
    """Whose something is: the command that waits, the words that ask, and who may be meant already."""

    action_id: str
    words: str
    hint: str
    first: FindRow | None = None


class FindBox(QLineEdit):
    """Asks `find` at every key for people and commands, adds "New client", and sends what was opened.

    `row_opened(row, manner)` carries a FindRow of a client, job or command and an OpenManner;
    `new_client_requested(words)` what was typed; `left()` that Esc was pressed in the empty box. While it asks a
    question it shows people only, and `answered(action, client)` or `answered_with_new(action, words)` carry whose the
    waiting command is; Esc gives it up.
    """

    row_opened = Signal(object, object)
    new_client_requested = Signal(str)
    left = Signal()
    answered = Signal(str, int)
    answered_with_new = Signal(str, str)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._palette: FindPalette | None = None
        self._focus_before: QWidget | None = None
        self._question: Question | None = None
        self._show_question()
        self.setToolTip(_("Just type, or {key}").format(key=key_text("Ctrl+K")))
        self.setTextMargins(_TEXT_LEFT, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._take_width()
        appearance().changed.connect(self._take_width)
        self.textEdited.connect(self._search)

    def sizeHint(self) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(sized(_WIDTH), super().sizeHint().height())

    def begin(self, typed: str = "") -> None:
        """Take the keyboard; `typed` is the letter that somebody typed anywhere on a page."""
        if not self.hasFocus():
            self._focus_before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.setText(typed)
        else:
            self.selectAll()
        self._search(self.text())

    def ask(self, question: Question) -> None:
        """Take the keyboard and ask whose the waiting command is."""
        self._question = question
        self._show_question()
        self.clear()
        self.begin()

    @property
    def question(self) -> Question | None:
        """What is asked, if something is."""
        return self._question

    def give_up_asking(self) -> None:
        """Nobody answered and the screen is another one: be an ordinary find box again."""
        if self._question is not None:
            self._drop_question()
            self.close_palette()
            self.clear()

    def finish(self) -> None:
        """Empty the box, close the list and give the keyboard back to where it was."""
        self._drop_question()
        self.close_palette()
        self.clear()
        before, self._focus_before = self._focus_before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_palette(self) -> None:
        """Hide the list; the text stays."""
        if self._palette is not None:
            self._palette.hide()

    @property
    def is_palette_open(self) -> bool:
        """Whether the list is in view."""
        return self._palette is not None and self._palette.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys this answers to; all others go on."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self._step_out()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and self.is_palette_open and modifiers in _MANNERS:
            self._open(self._open_palette().chosen(), _MANNERS[modifiers])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_palette()
            # Another window may come to the front while the telephone is answered; the question waits for that.
            if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
                self._drop_question()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        if self._palette is not None and self._palette.isVisible():
            self._palette.place_below(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _ICON) / 2
        paint_icon(painter, "search", tokens().text_secondary, _ICON_LEFT, top, _ICON)
        painter.end()

    def _search(self, text: str) -> None:
        palette = self._open_palette()
        last = new_client_row(text)
        if self._question is not None:
            # Its key would make a client and forget what waits.
            last = replace(last, shortcut="")
        rows = (*self._rows_for(text.strip()), last)
        palette.show_rows(rows, self._question.words if self._question is not None else "")
        palette.place_below(self)
        palette.show()
        self.setAccessibleDescription(rows[0].sentence)

    def _rows_for(self, typed: str) -> Sequence[FindRow]:
        if self._question is None:
            return self._find(typed)
        first = self._question.first
        if not typed:
            return [first] if first is not None else []
        return [row for row in self._find(typed) if row.client_id is not None]

    def _open_palette(self) -> FindPalette:
        # Built at the first key: a start without a search needs no list.
        if self._palette is None:
            from ui.shell.find_palette import FindPalette  # noqa: PLC0415 - and needs not be imported at start

            self._palette = FindPalette(self.window())
            self._palette.row_clicked.connect(self._open_clicked)
        return self._palette

    def _open_clicked(self, number: int) -> None:
        modifiers = QApplication.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._open(number, _MANNERS.get(modifiers, OpenManner.OPEN))

    def _open(self, number: int, manner: OpenManner) -> None:
        if number < 0:
            return
        row = self._open_palette().model.row(number)
        question, self._focus_before = self._question, None
        self.finish()
        if question is not None and row.client_id is not None:
            self.answered.emit(question.action_id, row.client_id)
        elif question is not None:
            self.answered_with_new.emit(question.action_id, row.key)
        elif row.kind is FindKind.NEW_CLIENT:
            self.new_client_requested.emit(row.key)
        else:
            self.row_opened.emit(row, manner)

    def _move(self, step: int) -> None:
        if not self.is_palette_open:
            self._search(self.text())
            return
        palette = self._open_palette()
        palette.choose(palette.chosen() + step)
        self.setAccessibleDescription(palette.model.row(palette.chosen()).sentence)

    def _step_out(self) -> None:
        if self._question is None and self.is_palette_open and self.text():
            self.close_palette()
            self.clear()
            return
        self.finish()
        self.left.emit()

    def _drop_question(self) -> None:
        if self._question is not None:
            self._question = None
            self._show_question()

    def _show_question(self) -> None:
        asked = self._question
        self.setPlaceholderText(asked.hint if asked else _("Find a client by name, phone, street or job no."))
        self.setAccessibleName(asked.hint if asked else _("Find a client or a command"))

    def _take_width(self) -> None:
        self.setMaximumWidth(sized(_WIDTH))
        self.setMinimumWidth(sized(220))
