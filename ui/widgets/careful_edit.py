"""A field for words to a client that marks, while one writes, where we defend ourselves instead of caring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone

Span = tuple[int, int, str]
FindSpans = Callable[[str], Sequence[Span]]
_ONE_LINE = 36
_LINE = 20


class _Marks(QSyntaxHighlighter):
    """Underlines and tints the spans; the sentence below the field says the same in words. `find_fields` is tinted."""

    def __init__(self, document: QTextDocument, find: FindSpans, find_fields: FindSpans | None) -> None:
        super().__init__(document)
        self._find = find
        self._find_fields = find_fields

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        if self._find_fields is not None:
            look = QTextCharFormat()
            look.setBackground(QColor(tokens().accent_soft))
            look.setForeground(QColor(tokens().accent_soft_text))
            for start, end, _name in self._find_fields(text):
                self.setFormat(start, end - start, look)
        look = QTextCharFormat()
        look.setBackground(QColor(tokens().soon_soft))
        look.setForeground(QColor(tokens().soon_soft_text))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(tokens().soon))
        for start, end, _phrase in self._find(text):
            self.setFormat(start, end - start, look)


class CarefulEdit(QWidget):
    """A growing text field; `find` gives what to mark as (start, end, phrase), `find_fields` what will be filled in."""

    left = Signal()  # the keyboard went elsewhere

    def __init__(
        self,
        find: FindSpans,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        most_lines: int = 5,
        find_fields: FindSpans | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._most_lines = most_lines
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks = _Marks(self.editor.document(), find, find_fields)
        self._warning_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self._warning_label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.editor)
        column.addWidget(self._warning_label)
        self.setFocusProxy(self.editor)
        # The mnemonic of a label goes to its buddy only if that takes the keyboard, be it for another.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor.textChanged.connect(self._on_typed)
        # A field that became narrower needs more lines for the same words.
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.editor.installEventFilter(self)
        appearance().changed.connect(self._mark_anew)
        self._on_typed()

    @property
    def warning(self) -> str:
        """The sentence below the field; empty while nothing is marked."""
        return "" if self._warning_label.isHidden() else self._warning_label.text()

    def text(self) -> str:
        """The words without blanks around them."""
        return self.editor.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.editor.setPlainText(text)

    def set_name(self, name: str) -> None:
        """What a screen reader calls the field."""
        self.editor.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the field is left, and when it becomes narrower while nobody types."""
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            QTimer.singleShot(0, self, self._fit)  # the lines are broken anew after the event
        return super().eventFilter(watched, event)

    def _mark_anew(self) -> None:
        """Other colors for the same words; nobody typed, so nobody is told."""
        with QSignalBlocker(self.editor):
            self._marks.rehighlight()

    def _fit(self) -> None:
        lines = min(max(1, int(self.editor.document().size().height())), self._most_lines)
        self.editor.setFixedHeight(sized(_ONE_LINE + (lines - 1) * _LINE))

    def _on_typed(self) -> None:
        self._fit()
        phrases = dict.fromkeys(phrase for _start, _end, phrase in self._find(self.editor.toPlainText()))
        self._warning_label.setVisible(bool(phrases))
        if phrases:
            quoted = ", ".join(f"“{phrase}”" for phrase in phrases)
            self._warning_label.setText(_("{phrases} defends us. Say what you will do instead.").format(phrases=quoted))
