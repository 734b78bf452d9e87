"""Where one writes down what a client said, meant or worried about, and how they seemed; drafts kept per client."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.clients import LONGEST_NOTE
from app.translations import gettext as _
from ui.clients.composer_options import ComposerOptions
from ui.theme.appearance import appearance, sized
from ui.theme.fonts import TextRole, font
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldMessage
from ui.widgets.limited_edits import LimitedTextEdit
from ui.widgets.sounds_like import SoundsLike
from ui.window_state import preferences

_SAVE_DRAFT_AFTER = 400  # milliseconds without a key
_MOST_LINES = 6
_LONGEST_NAME = 20  # a longer one would push the words out of the one line
_ONE_LINE = 36
_LINE = 20
_LEAST_BIG_LINES, _MOST_BIG_LINES = 3, 6
_OTHER_LINES = 8  # what stands below the big note, in lines of it
_BIG_LINE = 24
_MOST_PURPOSES = 9


class Composer(QWidget):
    """One line that grows; Ctrl+Enter saves, Esc leaves the field."""

    note_written = Signal(object)  # NoteDraft
    purpose_chosen = Signal()  # what the contact was for, or whose it was, changed
    left = Signal()  # Esc: the words stay, the caret goes
    complaint_requested = Signal()  # what is written hurts

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
        self._save_button.clicked.connect(lambda: self.save(None))
        self._save_button.setToolTip(_("Ctrl+Enter saves"))
        self._message = FieldMessage(self._words_edit)
        self.options = ComposerOptions(self)
        self.sounds = SoundsLike(offers_complaint=True)
        self.sounds.follow(self._words_edit)
        self._draft_timer = QTimer(self, interval=_SAVE_DRAFT_AFTER, singleShot=True)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._build()
        self._fit()
        appearance().changed.connect(self._dress)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._words_edit, 1)
        line.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._message)
        column.addWidget(self.sounds)
        column.addWidget(self.options)
        self.sounds.confirmed.connect(self.options.choose_mood)
        self.sounds.complaint_requested.connect(self.complaint_requested)
        self.options.refused.connect(self.show_error)
        self.options.kind_chosen.connect(self._on_kind)
        self.options.kind_chosen.connect(self.purpose_chosen)
        self.options.purpose_chosen.connect(self.purpose_chosen)

    @property
    def kind(self) -> str:
        """What is being written down now."""
        return self.options.kind

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._words_edit.toPlainText().strip()

    @property
    def _is_ours(self) -> bool:
        # Of a call that we began the words are still theirs.
        return self.kind in ("email", "text", "letter") and self.options.is_from_us

    def words_that_hurt(self) -> str:
        """What is written, if it tells that they are not happy and nobody heard it otherwise."""
        sound = self.sounds.heard or self.sounds.read_now()
        return self._words_edit.toPlainText().strip() if sound == "hurt" and not self._is_ours else ""

    def editor(self) -> QPlainTextEdit:
        """Where the caret goes."""
        return self._words_edit

    def show_client(self, client_id: int, first_name: str) -> None:
        """Take the draft of another client; the same client's words stay under the caret."""
        if client_id == self._client_id:
            return
        self.keep_draft()
        self._client_id, self._first_name = client_id, first_name
        self.options.begin()
        self._words_edit.setPlainText(preferences().layout(f"draft.note.{client_id}"))
        self.sounds.read_now()
        self.options.take_draft(client_id)
        self._draft_timer.stop()

    def start_call(self) -> None:
        """The telephone rings: what is written now is a call."""
        self.options.choose_kind("call")
        self._words_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_call(self) -> None:
        """Nothing was said: what is written next is a note again."""
        if self.is_empty:
            self.options.begin()

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
        self._on_kind()
        self._dress()

    def save(self, minutes: int | None = None) -> None:
        """Hand over what is written, of a call with its minutes; whoever saved it calls `clear`."""
        words = self._words_edit.toPlainText().strip()
        if not words:
            self._words_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.note_written.emit(self.options.draft(words, minutes))

    def clear(self) -> None:
        """The words are on the timeline now."""
        self._words_edit.clear()
        self.sounds.read_now()
        self.options.clear_words()
        self.options.begin()
        self.keep_draft()

    def keep_draft(self) -> None:
        """Remember half-written words for this client, also over a restart."""
        self._draft_timer.stop()
        if self._client_id:
            preferences().keep_layout(f"draft.note.{self._client_id}", self._words_edit.toPlainText())
            self.options.keep_draft(self._client_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves, Esc leaves; options come with the caret."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
            number = event.key() - Qt.Key.Key_0
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and 0 < number <= _MOST_PURPOSES:
                self.options.choose_purpose(number)
                return True
            if event.key() == Qt.Key.Key_Escape and not self._is_big:
                if self.kind != "note" and self.is_empty:
                    self.options.choose_kind("note")
                self.left.emit()
                return True
        if watched is self._words_edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_options()
        return super().eventFilter(watched, event)

    def show_error(self, words: str) -> None:
        """Say below the field what to mend; all that was written stays."""
        self._message.set_error(words)

    def _on_typed(self) -> None:
        self._message.clear_error()
        self._fit()
        self._show_options()
        self._draft_timer.start()

    def _on_kind(self) -> None:
        is_call = self.kind == "call"
        self._save_button.setText(_("&Save call") if is_call else _("&Save note"))
        words = _("What {name} says on the telephone...") if is_call else _("Write down what {name} just said...")
        name = self._first_name if len(self._first_name) <= _LONGEST_NAME else _("they")
        self._words_edit.setPlaceholderText(words.format(name=name))
        self._words_edit.setAccessibleName(self.options.kind_words)
        self._show_options()

    def _show_options(self) -> None:
        self.options.setVisible(self._is_big or self.kind != "note" or not self.is_empty)
        # What we wrote to them says nothing of how they feel.
        self.sounds.set_silent(is_silent=self._is_ours)

    def _fit(self) -> None:
        if self._is_big:
            # As large as leaves room for how they seemed and what they meant, which stand below.
            lines, line = int(self._room / sized(_BIG_LINE) - _OTHER_LINES), _BIG_LINE
            lines = min(max(_LEAST_BIG_LINES, lines), _MOST_BIG_LINES)
        else:
            lines, line = int(self._words_edit.document().size().height()), _LINE
            lines = min(max(1, lines), _MOST_LINES)
        self._words_edit.setFixedHeight(sized(_ONE_LINE + (lines - 1) * line))

    def _dress(self) -> None:
        self._words_edit.setFont(font(TextRole.LARGE if self._is_big else TextRole.BODY))
        self._fit()
