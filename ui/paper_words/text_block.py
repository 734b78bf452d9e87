"""One text of a paper: its name, whether it is ours or the firm's own, and a field for each of its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rules.paper_texts import PaperText, WordedPaper, tidy_sentence
from app.translations import gettext as _
from ui.care_board.recovery_script import defensive_spans
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.careful_edit import CarefulEdit, Span
from ui.widgets.chips import Chip
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone

_FIELD = re.compile(r"\{([a-z_]+)\}")
_MOST_LINES = 8


class SentenceEdit(QWidget):
    """One sentence: its number where there are several, the words, and below them what to mend."""

    typed = Signal()
    entered = Signal()
    split = Signal()  # Enter: another sentence is wanted

    def __init__(self, paper: WordedPaper, text: PaperText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = frozenset(field.name for field in paper.fields_of(text))
        find = defensive_spans if paper.must_care else _nothing
        self._edit = CarefulEdit(find, most_lines=_MOST_LINES, find_fields=partial(_field_spans, known))
        self.editor = self._edit.editor
        self._number_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, tabular=True)
        self._number_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._number_label.setContentsMargins(0, Space.S, 0, 0)
        self._message = FieldMessage(self.editor)
        right = QVBoxLayout()
        right.setSpacing(Space.XS)
        right.addWidget(self._edit)
        right.addWidget(self._message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._number_label)
        row.addLayout(right, 1)
        self.setFocusProxy(self.editor)
        self.editor.textChanged.connect(self.typed)
        self.editor.installEventFilter(self)

    @property
    def text(self) -> str:
        """The words as they will be kept."""
        return tidy_sentence(self.editor.toPlainText())

    @property
    def has_error(self) -> bool:
        """Whether something waits to be mended."""
        return self._message.has_error

    def show_text(self, text: str) -> None:
        """Fill the field; what was there before is not a key away any more."""
        if self.editor.toPlainText() != text:
            self._edit.set_text(text)
        self.forget_typing()

    def forget_typing(self) -> None:
        """From now on Ctrl+Z takes back what was saved, not what was typed."""
        self.editor.document().clearUndoRedoStacks()

    def set_place(self, number: int, count: int, label: str) -> None:
        """Say which of how many it is."""
        self._number_label.setText(str(number) if count > 1 else "")
        self._number_label.setVisible(count > 1)
        name = _("{text}, {number} of {count}") if count > 1 else "{text}"
        self._edit.set_name(name.format(text=label, number=number, count=count))

    def insert(self, words: str) -> None:
        """Put words where the caret is."""
        self.editor.insertPlainText(words)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, message: str) -> None:
        """Say below the words what to mend."""
        self._message.set_error(message)

    def clear_error(self) -> None:
        """Nothing to mend."""
        self._message.clear_error()

    def take_keyboard(self) -> None:
        """The caret at the end of the words."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter asks for another sentence, and Ctrl+Z without anything typed is the window's."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.split.emit()
            return True
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        document = self.editor.document()
        is_ours = (event.matches(undo) and document.isUndoAvailable()) or (
            event.matches(redo) and document.isRedoAvailable()
        )
        if event.type() is QEvent.Type.ShortcutOverride and (event.matches(undo) or event.matches(redo)):
            event.setAccepted(is_ours)
            return True
        return super().eventFilter(watched, event)


class TextBlock(QWidget):
    """The sentences of one text in their order; `stored` is what the database says, ours where it says nothing."""

    typed = Signal()
    entered = Signal(int)  # the place of the sentence that has the caret now

    def __init__(self, paper: WordedPaper, text: PaperText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self.text = text
        self.stored: tuple[str, ...] = ()
        self._edits: list[SentenceEdit] = []
        self._own_chip = Chip(_("Yours"), Tone.ACCENT, "pencil")
        self._own_chip.hide()
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(TextLabel(text.label, TextRole.SECONDARY_STRONG))
        head.addWidget(self._own_chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        if text.explanation:
            column.addWidget(TextLabel(text.explanation, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        column.addLayout(self._rows)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is in the fields, empty ones as well."""
        return tuple(edit.text for edit in self._edits)

    @property
    def kept(self) -> tuple[str, ...]:
        """What would be kept of it."""
        return tuple(sentence for sentence in self.sentences if sentence)

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """The fields in their order."""
        return tuple(edit.editor for edit in self._edits)

    @property
    def has_error(self) -> bool:
        """Whether a sentence waits to be mended."""
        return any(edit.has_error for edit in self._edits)

    def edit(self, place: int) -> SentenceEdit:
        """The field of one sentence."""
        return self._edits[min(max(place, 0), len(self._edits) - 1)]

    def show_sentences(self, sentences: Sequence[str], *, is_own: bool) -> None:
        """Show what is stored."""
        self.stored = tuple(sentences)
        self.set_own(is_own=is_own)
        self._fill(sentences)

    def set_own(self, *, is_own: bool) -> None:
        """Say whether these are the firm's own words."""
        self._own_chip.setVisible(is_own)

    def forget_typing(self) -> None:
        """What was typed is saved: Ctrl+Z takes that back from now on."""
        for edit in self._edits:
            edit.forget_typing()

    def add(self, place: int) -> int:
        """An empty field below this place; the one that is empty already, if there is one."""
        if "" in self.sentences:
            empty = self.sentences.index("")
        else:
            empty = min(place + 1, len(self._edits))
            self._fill([*self.sentences[:empty], "", *self.sentences[empty:]])
        self._edits[empty].take_keyboard()
        return empty

    def remove(self, place: int) -> None:
        """Take a sentence away."""
        self._fill([each for at, each in enumerate(self.sentences) if at != place] or [""])

    def shift(self, place: int, step: int) -> int:
        """Swap a sentence with its neighbour; returns where it stands now."""
        goal = place + step
        if not 0 <= goal < len(self._edits):
            return place
        sentences = list(self.sentences)
        sentences[place], sentences[goal] = sentences[goal], sentences[place]
        self._fill(sentences)
        return goal

    def set_error(self, place: int, message: str) -> None:
        """Say below a sentence what to mend."""
        self.clear_errors()
        self.edit(place).set_error(message)

    def clear_errors(self) -> None:
        """Nothing to mend."""
        for edit in self._edits:
            edit.clear_error()

    def _fill(self, sentences: Sequence[str]) -> None:
        while len(self._edits) > len(sentences):
            edit = self._edits.pop()
            self._rows.removeWidget(edit)
            edit.hide()
            edit.deleteLater()
        while len(self._edits) < len(sentences):
            self._edits.append(self._new_edit(len(self._edits)))
        for number, (edit, sentence) in enumerate(zip(self._edits, sentences, strict=True), start=1):
            edit.show_text(sentence)
            edit.clear_error()
            edit.set_place(number, len(sentences), f"{self.text.part}: {self.text.label}")

    def _new_edit(self, place: int) -> SentenceEdit:
        edit = SentenceEdit(self._paper, self.text)
        edit.editor.setObjectName(".".join(part for part in (self.text.group, self.text.name, str(place + 1)) if part))
        edit.typed.connect(self.typed)
        edit.entered.connect(lambda: self.entered.emit(place))
        edit.split.connect(lambda: self.add(place))
        self._rows.addWidget(edit)
        return edit


def _field_spans(known: frozenset[str], text: str) -> list[Span]:
    """Where fields stand that will be filled in."""
    return [(found.start(), found.end(), found[1]) for found in _FIELD.finditer(text) if found[1] in known]


def _nothing(_text: str) -> list[Span]:
    return []
