"""Fields that take no more than fits: too much is not taken at all, and one sentence says so; the field stays whole.

Ten megabytes pasted into a plain field would be laid out while everybody waits, or cut off without a word.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.translations import gettext as _


def too_long_words(limit: int, count: int = 0) -> str:
    """What to say where more than fits was pasted or typed."""
    if count:
        return _(
            "That is {count} characters, and {limit} fit here; nothing was taken, so paste a shorter part of it."
        ).format(count=f"{count:,}", limit=f"{limit:,}")
    return _("{limit} characters fit here; what was more than that was not taken.").format(limit=f"{limit:,}")


class _LengthLimit(QValidator):
    """Refuses a change that would make the text too long, as a whole."""

    def __init__(self, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._limit = limit

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Long texts are no step on the way to a shorter one."""
        fits = len(text) <= self._limit
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid, text, place)


class LimitedLineEdit(QLineEdit):
    """One line of at most `limit` characters."""

    refused = Signal(str)  # the sentence for under the field

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setValidator(_LengthLimit(limit, self))
        self.inputRejected.connect(lambda: self.refused.emit(too_long_words(limit)))


class LimitedTextEdit(QPlainTextEdit):
    """Several lines of at most `limit` characters."""

    refused = Signal(str)  # the sentence for under the field

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped if it fits; the rest of the program goes on at once either way."""
        text = source.text()
        if self._length_with(len(text)) > self._limit:
            self.refused.emit(too_long_words(self._limit, len(text)))
            return
        super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter too many is not typed."""
        typed = event.text()
        if typed and typed.isprintable() and self._length_with(len(typed)) > self._limit:
            self.refused.emit(too_long_words(self._limit))
            return
        super().keyPressEvent(event)

    def _length_with(self, more: int) -> int:
        cursor = QTextCursor(self.textCursor())
        chosen = abs(cursor.selectionEnd() - cursor.selectionStart())
        return self.document().characterCount() - 1 - chosen + more
