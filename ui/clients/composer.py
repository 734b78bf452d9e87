"""Where one writes down what a client said, meant or worried about, and how they seemed; drafts kept per client."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.clients import LONGEST_NOTE
from app.services.drafts import NoteDraft
from app.services.timeline_entries import LONGEST_HEADLINE
from app.translations import gettext as _
from ui.theme.appearance import appearance, sized
from ui.theme.fonts import TextRole, font
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.chip_row import ChipRow
from ui.widgets.fields import FieldMessage
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.limited_edits import LimitedLineEdit, LimitedTextEdit
from ui.widgets.wheel_guard import WheelGuard
from ui.window_state import preferences

_LONGEST_MEANING = 1_000
_SAVE_DRAFT_AFTER = 400  # milliseconds without a key
_MOST_LINES = 6
_LONGEST_NAME = 20  # a longer one would push the words out of the one line
_ONE_LINE = 36
_LINE = 20
_LEAST_BIG_LINES, _MOST_BIG_LINES = 3, 6
_OTHER_LINES = 8  # what stands below the big note, in lines of it
_BIG_LINE = 24


def entry_kinds() -> tuple[tuple[str, str], ...]:
    """What can be written down by hand, the most frequent first."""
    return (
        ("note", _("Note")),
        ("call", _("Call")),
        ("email", _("E-mail")),
        ("text", _("Text message")),
        ("letter", _("Letter")),
        ("in_person", _("In person")),
    )


def moods() -> tuple[tuple[int | None, str], ...]:
    """How somebody can seem, in five levels, or not looked at."""
    return (
        (None, _("How they seemed")),
        (1, _("Upset")),
        (2, _("Uneasy")),
        (3, _("Calm")),
        (4, _("Glad")),
        (5, _("Delighted")),
    )


class Composer(QWidget):
    """One line that grows; Ctrl+Enter saves, Esc leaves the field."""

    note_written = Signal(object)  # NoteDraft
    left = Signal()  # Esc: the words stay, the caret goes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client_id = 0
        self._first_name = ""
        self._is_big = False
        self._room = 0
        self._words_edit = LimitedTextEdit(LONGEST_NOTE)
        self._words_edit.setTabChangesFocus(True)
        self._words_edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words_edit.installEventFilter(self)
        self._words_edit.textChanged.connect(self._on_typed)
        self._words_edit.refused.connect(self.show_error)
        self._save_button = Button(_("&Save note"), keep_caret=True)
        self._save_button.clicked.connect(self._save_as_written)
        self._direction_tabs = FilterTabs(
            [FilterTab("in", _("From them")), FilterTab("out", _("From us"))], _("From whom it came")
        )
        self._kind_combo = QComboBox()
        self._mood_combo = QComboBox()
        self._meaning_edit = LimitedLineEdit(_LONGEST_MEANING)
        self._message = FieldMessage(self._words_edit)
        self._worry_edit = LimitedLineEdit(LONGEST_HEADLINE)
        self._keep_box = QCheckBox(_("Remember this"))
        self._cut_box = QCheckBox(_("Small cut"))
        self._private_box = QCheckBox(_("Private"))
        self._options = QWidget()
        self._draft_timer = QTimer(self, interval=_SAVE_DRAFT_AFTER, singleShot=True)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._build()
        self._fit()
        appearance().changed.connect(self._on_appearance)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._words_edit, 1)
        line.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignTop)
        self._build_options()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._message)
        column.addWidget(self._options)
        self._meaning_edit.refused.connect(self.show_error)
        self._worry_edit.refused.connect(self.show_error)

    def _build_options(self) -> None:
        for kind, words in entry_kinds():
            self._kind_combo.addItem(words, kind)
        for mood, words in moods():
            self._mood_combo.addItem(words, mood)
        self._kind_combo.setAccessibleName(_("What it was"))
        self._mood_combo.setAccessibleName(_("How they seemed"))
        self._meaning_edit.setAccessibleName(_("What they meant"))
        self._meaning_edit.setPlaceholderText(_("And what did they mean by it?"))
        self._worry_edit.setAccessibleName(_("What they looked at or worried about"))
        self._worry_edit.setPlaceholderText(_("What did they look at, or worry about?"))
        self._keep_box.setToolTip(_("It stands as a worry among what to remember about them"))
        self._worry_edit.textChanged.connect(lambda words: self._keep_box.setEnabled(bool(words.strip())))
        self._private_box.setToolTip(_("Never printed, never exported"))
        self._save_button.setToolTip(_("Ctrl+Enter saves"))
        self._cut_box.setToolTip(_("A niggle nobody complains about; the third in twelve months asks for a call"))
        self._kind_combo.currentIndexChanged.connect(self._on_kind)
        for edit in (self._meaning_edit, self._worry_edit, self._kind_combo, self._mood_combo):
            edit.installEventFilter(self)
        WheelGuard(self._kind_combo)
        WheelGuard(self._mood_combo)
        column = QVBoxLayout(self._options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._meaning_edit)
        worry = QHBoxLayout()
        worry.setSpacing(Space.M)
        worry.addWidget(self._worry_edit, 1)
        worry.addWidget(self._keep_box)
        column.addLayout(worry)
        beside = QWidget()
        row = ChipRow(beside, gap=Space.M)
        for widget in (
            self._kind_combo, self._direction_tabs, self._mood_combo, self._private_box, self._cut_box
        ):  # fmt: skip
            row.addWidget(widget)
        column.addWidget(beside)

    @property
    def kind(self) -> str:
        """What is being written down now."""
        return str(self._kind_combo.currentData())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._words_edit.toPlainText().strip()

    def editor(self) -> QPlainTextEdit:
        """Where the caret goes."""
        return self._words_edit

    def show_client(self, client_id: int, first_name: str) -> None:
        """Take the draft of another client; the same client's words stay under the caret."""
        if client_id == self._client_id:
            return
        self.keep_draft()
        self._client_id, self._first_name = client_id, first_name
        self._begin()
        self._words_edit.setPlainText(preferences().layout(self._draft_name()))
        self._meaning_edit.setText(preferences().layout(self._meaning_name()))
        self._worry_edit.setText(preferences().layout(self._worry_name()))
        self._draft_timer.stop()

    def start_call(self) -> None:
        """The telephone rings: what is written now is a call."""
        self._set_kind("call")
        self._words_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_call(self) -> None:
        """Nothing was said: what is written next is a note again."""
        if self.is_empty:
            self._begin()

    def set_room(self, height: int) -> None:
        """So much is there for the big note and what stands below it."""
        if height != self._room:
            self._room = height
            self._fit()

    def set_big(self, *, is_big: bool) -> None:
        """One big field in large letters for the only customer; Esc is the screen's then, which ends the call."""
        if is_big == self._is_big:
            return
        self._is_big = is_big
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_big else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._words_edit.setVerticalScrollBarPolicy(bar)
        self._take_font()
        self._on_kind()
        self._fit()

    def save(self, minutes: int | None = None) -> None:
        """Hand over what is written, of a call with its minutes; whoever saved it calls `clear`."""
        words = self._words_edit.toPlainText().strip()
        if not words:
            self._words_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = NoteDraft(
            words=words,
            kind=self.kind,
            direction="" if self.kind == "note" else self._direction_tabs.chosen,
            meaning=self._meaning_edit.text().strip(),
            headline=self._worry_edit.text().strip(),
            is_worry_kept=self._keep_box.isChecked(),
            mood=self._mood_combo.currentData(),
            is_private=self._private_box.isChecked(),
            is_small_cut=self._cut_box.isChecked(),
            duration_minutes=minutes if self.kind == "call" else None,
        )
        self.note_written.emit(draft)

    def clear(self) -> None:
        """The words are on the timeline now."""
        self._words_edit.clear()
        self._meaning_edit.clear()
        self._worry_edit.clear()
        self._begin()
        self.keep_draft()

    def keep_draft(self) -> None:
        """Remember half-written words for this client, also over a restart."""
        self._draft_timer.stop()
        if self._client_id:
            preferences().keep_layout(self._draft_name(), self._words_edit.toPlainText())
            preferences().keep_layout(self._meaning_name(), self._meaning_edit.text())
            preferences().keep_layout(self._worry_name(), self._worry_edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves, Esc leaves; options come with the caret."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape and not self._is_big:
                if self.kind != "note" and self.is_empty:
                    self._set_kind("note")
                self.left.emit()
                return True
        if watched is self._words_edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_options()
        return super().eventFilter(watched, event)

    def _save_as_written(self) -> None:
        self.save()

    def _draft_name(self) -> str:
        return f"draft.note.{self._client_id}"

    def show_error(self, words: str) -> None:
        """Say below the field what to mend; all that was written stays."""
        self._message.set_error(words)

    def _on_typed(self) -> None:
        self._message.clear_error()
        self._fit()
        self._show_options()
        self._draft_timer.start()

    def _meaning_name(self) -> str:
        return f"draft.note_meaning.{self._client_id}"

    def _worry_name(self) -> str:
        return f"draft.note_worry.{self._client_id}"

    def _begin(self) -> None:
        self._keep_box.setChecked(False)
        self._keep_box.setEnabled(False)
        self._private_box.setChecked(False)
        self._cut_box.setChecked(False)
        self._mood_combo.setCurrentIndex(0)
        self._set_kind("note")

    def _set_kind(self, kind: str) -> None:
        self._kind_combo.setCurrentIndex(self._kind_combo.findData(kind))
        self._on_kind()

    def _on_kind(self) -> None:
        is_call = self.kind == "call"
        self._save_button.setText(_("&Save call") if is_call else _("&Save note"))
        words = _("What {name} says on the telephone...") if is_call else _("Write down what {name} just said...")
        name = self._first_name if len(self._first_name) <= _LONGEST_NAME else _("they")
        self._words_edit.setPlaceholderText(words.format(name=name))
        self._words_edit.setAccessibleName(self._kind_combo.currentText())
        self._show_options()

    def _show_options(self) -> None:
        self._direction_tabs.setVisible(self.kind != "note")
        self._options.setVisible(self._is_big or self.kind != "note" or not self.is_empty)

    def _fit(self) -> None:
        if self._is_big:
            # As large as leaves room for how they seemed and what they meant, which stand below.
            lines, line = int(self._room / sized(_BIG_LINE) - _OTHER_LINES), _BIG_LINE
            lines = min(max(_LEAST_BIG_LINES, lines), _MOST_BIG_LINES)
        else:
            lines, line = int(self._words_edit.document().size().height()), _LINE
            lines = min(max(1, lines), _MOST_LINES)
        self._words_edit.setFixedHeight(sized(_ONE_LINE + (lines - 1) * line))

    def _on_appearance(self) -> None:
        self._take_font()
        self._fit()

    def _take_font(self) -> None:
        self._words_edit.setFont(font(TextRole.LARGE if self._is_big else TextRole.BODY))
