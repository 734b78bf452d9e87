"""Where one writes down what a client just said: a note or a call, with a draft kept for each client."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.drafts import NoteDraft
from app.translations import gettext as _
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.window_state import preferences

_SAVE_DRAFT_AFTER = 400  # milliseconds without a key
_MOST_LINES = 6
_ONE_LINE = 36
_LINE = 20


class Composer(QWidget):
    """One line that grows; Ctrl+Enter saves, Esc leaves the field."""

    note_written = Signal(object)  # NoteDraft
    left = Signal()  # Esc: the words stay, the caret goes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client_id = 0
        self._first_name = ""
        self._is_call = False
        self._words_edit = QPlainTextEdit()
        self._words_edit.setTabChangesFocus(True)
        self._words_edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words_edit.installEventFilter(self)
        self._words_edit.textChanged.connect(self._on_typed)
        self._save_button = Button(_("&Save note"), keep_caret=True)
        self._save_button.clicked.connect(self.save)
        self._direction_tabs = FilterTabs(
            [FilterTab("in", _("They called")), FilterTab("out", _("We called"))], _("Who called")
        )
        self._private_box = QCheckBox(_("Private, never printed"))
        self._hint_label = TextLabel(_("Ctrl+Enter saves"), TextRole.SMALL, TextTone.TERTIARY)
        self._options = QWidget()
        self._draft_timer = QTimer(self, interval=_SAVE_DRAFT_AFTER, singleShot=True)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._build()
        self._fit()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._words_edit, 1)
        line.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignTop)
        options = QHBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(Space.M)
        options.addWidget(self._direction_tabs)
        options.addWidget(self._private_box)
        options.addStretch(1)
        options.addWidget(self._hint_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._options)

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
        self._private_box.setChecked(False)
        self._set_call(is_call=False)
        self._words_edit.setPlainText(preferences().layout(self._draft_name()))
        self._draft_timer.stop()

    def start_call(self) -> None:
        """The telephone rings: what is written now is a call."""
        self._set_call(is_call=True)
        self._words_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Hand over what is written; whoever saved it calls `clear`."""
        words = self._words_edit.toPlainText().strip()
        if not words:
            self._words_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        is_private = self._private_box.isChecked()
        if self._is_call:
            draft = NoteDraft(words=words, kind="call", direction=self._direction_tabs.chosen, is_private=is_private)
        else:
            draft = NoteDraft(words=words, is_private=is_private)
        self.note_written.emit(draft)

    def clear(self) -> None:
        """The words are on the timeline now."""
        self._words_edit.clear()
        self._private_box.setChecked(False)
        self._set_call(is_call=False)
        self.keep_draft()

    def keep_draft(self) -> None:
        """Remember half-written words for this client, also over a restart."""
        self._draft_timer.stop()
        if self._client_id:
            preferences().keep_layout(self._draft_name(), self._words_edit.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves, Esc leaves; options come with the caret."""
        if watched is self._words_edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._is_call and self.is_empty:
                    self._set_call(is_call=False)
                self.left.emit()
                return True
        if watched is self._words_edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_options()
        return super().eventFilter(watched, event)

    def _draft_name(self) -> str:
        return f"draft.note.{self._client_id}"

    def _on_typed(self) -> None:
        self._fit()
        self._show_options()
        self._draft_timer.start()

    def _set_call(self, *, is_call: bool) -> None:
        self._is_call = is_call
        self._save_button.setText(_("&Save call") if is_call else _("&Save note"))
        words = _("What {name} says on the telephone...") if is_call else _("Write down what {name} just said...")
        self._words_edit.setPlaceholderText(words.format(name=self._first_name))
        self._words_edit.setAccessibleName(_("Call") if is_call else _("Note"))
        self._show_options()

    def _show_options(self) -> None:
        self._direction_tabs.setVisible(self._is_call)
        self._options.setVisible(self._is_call or not self.is_empty)

    def _fit(self) -> None:
        lines = min(max(1, int(self._words_edit.document().size().height())), _MOST_LINES)
        self._words_edit.setFixedHeight(sized(_ONE_LINE + (lines - 1) * _LINE))
