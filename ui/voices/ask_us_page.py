"""Ask us: the one front door for questions, wishes, praise, worries and help without a sale (S0.12).

Four fields: who, what it is, how it came, and their words with what they meant by them. For help the last one is what
they asked, and what we advised.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import search as search_queries
from app.queries.client_rows import SearchHit
from app.queries.firm import get_firm
from app.queries.voices import get_voice
from app.rules.voice_loop import VoiceKind
from app.rules.voice_terms import kind_words
from app.services.help_log import LONGEST_HELP, HelpDraft
from app.services.voices import LONGEST_VOICE, VoiceDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.clients.client_choice import ClientChoice
from ui.clients.voice_forms import channel_combo
from ui.firm_formats import formats_of
from ui.page import Page
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.voices.kept_words import KeptWords, draft_key, keep_words, kept_words
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.form_page import form_foot, lay_out_form_page
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.limited_edits import LimitedTextEdit
from ui.widgets.sounds_like import SoundsLike
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

HELP = "help"
_KEEP_AFTER = 400  # milliseconds
_USUALLY_AWAY = timedelta(days=7)
_WORDS_HEIGHT = 92
_MEANING_HEIGHT = 56

_KIND_HEARD = {"love": VoiceKind.PRAISE.value, "hurt": VoiceKind.COMPLAINT.value}
_FEELING_OF = {VoiceKind.PRAISE.value: "love", VoiceKind.COMPLAINT.value: "hurt"}


def _question(kind: str) -> tuple[str, str]:
    """What the two fields of words ask for."""
    if kind == HELP:
        return _("What did they ask?"), _("What did we advise?")
    return _("What did they say?"), _("And what did they mean by it?")


class AskUsPage(Page):
    """Ctrl+Enter saves and goes back to where one was; what is half written waits."""

    place = "ask_us"
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, get_firm())
        self._begun_for: int | None = None
        self._draft_key = draft_key(None)
        self._is_saved = True
        self._who_edit = ClientChoice(self._find)
        self._who_edit.setObjectName("ask_us.who")
        self._who_edit.setPlaceholderText(_("Name, number or street; empty if nobody knows"))
        kinds = [(kind.value, kind_words(kind)) for kind in VoiceKind]
        self._kind_group = ChoiceGroup([*kinds, (HELP, _("Help"))], _("What is it?"), may_be_empty=False)
        self._kind_group.setObjectName("ask_us.kind")
        self._channel_combo: QComboBox = channel_combo(_("How it came"))
        self._channel_combo.setObjectName("ask_us.channel")
        self._words_edit = LimitedTextEdit(LONGEST_VOICE)
        self._words_edit.setObjectName("ask_us.words")
        self._sounds = SoundsLike(offers_complaint=True)
        self._sounds.follow(self._words_edit)
        self._meaning_edit = LimitedTextEdit(LONGEST_HELP)
        self._meaning_edit.setObjectName("ask_us.meaning")
        self._need_box = QCheckBox(_("They need it b&y"))
        self._need_box.setObjectName("ask_us.need")
        self.need_edit = DateEdit(to_qdate(self._formats.today() + _USUALLY_AWAY))
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._complaint_button = Button(_("Save, and log the &complaint"), icon="message-square-warning")
        self._complaint_button.setObjectName("ask_us.complaint")
        self._fixed_button = Button(_("Fi&xed: that was all"), icon="check")
        self._fixed_button.setObjectName("ask_us.fixed")
        self._save_button = Button(_("&Save"), ButtonVariant.PRIMARY, "check")
        self._save_button.setObjectName("ask_us.save")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Ask us")

    def client_in_view(self) -> int | None:
        """Who is speaking."""
        return self._who_edit.chosen_id

    def default_focus(self) -> QWidget:
        """Who it is; where that is known, what it is; where that is known, too, their words."""
        if self._who_edit.chosen_id is None and not self._is_alone:
            return self._who_edit
        return self._words_edit if self._kind_group.chosen else self._kind_group

    def begin(self, client_id: int | None, kind: str = "", words: str = "", answer: str = "") -> None:
        """Begin, or go on with what was kept; `words` and `answer` are what is known of it already."""
        self._keep()
        self._begun_for, self._is_saved = client_id, False
        self._draft_key = draft_key(client_id, is_from_book=bool(words or answer))
        hit = None if client_id is None else search_queries.find_by_id(client_id, self._formats.today())
        self._who_edit.choose(None if hit is None else hit.client_id, "" if hit is None else hit.name)
        kept = kept_words(preferences(), self._draft_key)
        known = KeptWords(kind, words=words, meaning=answer) if words or answer else kept
        self._kind_group.choose(kind or known.kind)
        self._channel_combo.setCurrentIndex(max(0, self._channel_combo.findData(known.channel)))
        self._words_edit.setPlainText(known.words)
        self._meaning_edit.setPlainText(known.meaning)
        self._need_box.setChecked(bool(known.need_by_on))
        if known.need_by_on:
            self.need_edit.setDate(QDate.fromString(known.need_by_on, Qt.DateFormat.ISODate))
        self._keep_timer.stop()
        self._clear_errors()
        self._follow_kind()

    def choose_kind(self, kind: str) -> None:
        """It is something else than it was begun as; nothing that is written goes."""
        if kind:
            self._kind_group.choose(kind)
            self._choose_kind(kind)

    def show_client(self, client_id: int) -> None:
        """Come back to what was begun for this client."""
        if self._is_saved or self._begun_for != client_id:
            self.begin(client_id)

    def reload(self) -> None:
        """Nothing here is read from the database but the name."""

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """While somebody is the only customer, no other name comes into view."""
        self._is_alone = is_kept
        self._who_edit.setReadOnly(is_kept)

    def save(self, *, is_fixed: bool = False, logs_complaint: bool = False) -> None:
        """Write it down and go back; the toast offers Undo."""
        if self._is_saved:
            return
        self._clear_errors()
        try:
            words, voice_id = self._write(is_fixed=is_fixed, logs_complaint=logs_complaint)
        except EverafterError as error:
            self._ask_to_mend(error)
            return
        self._is_saved = True
        self._keep_timer.stop()
        keep_words(preferences(), self._draft_key, KeptWords())
        self.message.emit(words, True)
        if logs_complaint and voice_id is not None:
            self.voice_complaint_requested.emit(get_voice(voice_id))
        else:
            self.action_requested.emit("place.back")

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive a quick Esc."""
        self._keep()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere on the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def _write(self, *, is_fixed: bool, logs_complaint: bool) -> tuple[str, int | None]:
        """Save it; answers with the toast and, for words of theirs, with their id."""
        client_id, kind = self._who_edit.chosen_id, self._kind_group.chosen
        if client_id is None and self._who_edit.text().strip():
            raise ValidationError(
                _("Choose who it was from the list, or clear the field; a new client is made with Ctrl+N."), "client"
            )
        if client_id is None and (kind == HELP or logs_complaint):
            raise ValidationError(_("Choose who it was; a new client is made with Ctrl+N."), "client")
        words, meaning = self._words_edit.toPlainText().strip(), self._meaning_edit.toPlainText().strip()
        channel = str(self._channel_combo.currentData())
        if kind == HELP and client_id is not None:
            self._everafter.help_log.log(HelpDraft(client_id, words, meaning, channel, is_fixed))
            return _("Help written down; it costs nothing and counts"), None
        needed = day_in(self.need_edit) if kind == VoiceKind.NEED and self._need_box.isChecked() else None
        draft = VoiceDraft(words, kind, channel, client_id, meaning, needed)
        voice_id = self._everafter.voices.note(draft)
        return _("Written down; it waits for an answer"), voice_id

    def _ask_to_mend(self, error: EverafterError) -> None:
        fields = {
            "client": self._who_field,
            "kind": self._kind_field,
            "channel": self._channel_field,
            "words": self._words_field,
            "asked": self._words_field,
            "meaning": self._meaning_field,
            "advised": self._meaning_field,
            "need_by_on": self._need_field,
        }
        field = fields.get(error.field) if isinstance(error, ValidationError) else None
        if field is None:
            self._message_label.setText(str(error))
            self._message_label.show()
            return
        field.set_error(str(error))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_errors(self) -> None:
        self._message_label.hide()
        for field in (
            self._who_field, self._kind_field, self._channel_field, self._words_field, self._meaning_field,
            self._need_field,
        ):  # fmt: skip
            field.clear_error()

    def _follow_kind(self) -> None:
        kind = self._kind_group.chosen
        said, meant = _question(kind)
        self._sounds.set_ticked(_FEELING_OF.get(kind, ""))
        self._words_field.set_label(said)
        self._meaning_field.set_label(meant)
        self._need_line.setVisible(kind == VoiceKind.NEED)
        self.need_edit.setEnabled(self._need_box.isChecked())
        self._complaint_button.setVisible(kind == VoiceKind.COMPLAINT)
        self._fixed_button.setVisible(kind == HELP)

    def _choose_kind(self, _kind: str) -> None:
        self._follow_kind()
        self._words_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_soon()

    def _keep_soon(self) -> None:
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def _keep(self) -> None:
        self._keep_timer.stop()
        if self._is_saved:
            return
        needed = day_in(self.need_edit).isoformat() if self._need_box.isChecked() else ""
        words = KeptWords(
            kind=self._kind_group.chosen,
            channel=str(self._channel_combo.currentData()),
            words=self._words_edit.toPlainText(),
            meaning=self._meaning_edit.toPlainText(),
            need_by_on=needed,
        )
        keep_words(preferences(), self._draft_key, words)

    def _log_what_hurts(self) -> None:
        self.choose_kind(VoiceKind.COMPLAINT.value)
        self.save(logs_complaint=True)

    def _save_plainly(self) -> None:
        self.save()

    def _leave(self) -> None:
        self._keep()
        self.action_requested.emit("place.back")

    def _find(self, typed: str) -> list[SearchHit]:
        return search_queries.find(typed, self._formats.today(), 8)

    def _connect(self) -> None:
        self._kind_group.choice_made.connect(self._choose_kind)
        self._need_box.toggled.connect(self.need_edit.setEnabled)
        for edit, field in ((self._words_edit, self._words_field), (self._meaning_edit, self._meaning_field)):
            edit.textChanged.connect(self._keep_soon)
            edit.refused.connect(field.set_error)
        self._sounds.confirmed.connect(lambda feeling: self.choose_kind(_KIND_HEARD.get(feeling, "")))
        self._sounds.complaint_requested.connect(self._log_what_hurts)
        self._keep_timer.timeout.connect(self._keep)
        self._save_button.clicked.connect(self._save_plainly)
        self._fixed_button.clicked.connect(lambda: self.save(is_fixed=True))
        self._complaint_button.clicked.connect(lambda: self.save(logs_complaint=True))
        self._leave_button.clicked.connect(self._leave)

    def _build(self) -> None:
        self._is_alone = False
        self._who_field = Field(_("&Who"), self._who_edit)
        self._kind_field = Field(_("What is it? 1 to 8"), self._kind_group)
        self._channel_field = Field(_("H&ow it came"), self._channel_combo)
        said, meant = _question("")
        for edit, height in ((self._words_edit, _WORDS_HEIGHT), (self._meaning_edit, _MEANING_HEIGHT)):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(sized(height))
        self._words_field = Field(said, self._words_edit)
        self._meaning_field = Field(meant, self._meaning_edit)
        self._need_field = Field("", self.need_edit)
        self.need_edit.setAccessibleName(_("The day by which they need it"))
        self._need_line = QWidget()
        need = QHBoxLayout(self._need_line)
        need.setContentsMargins(0, 0, 0, 0)
        need.setSpacing(Space.S)
        need.addWidget(self._need_box)
        need.addWidget(self._need_field)
        need.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self._who_field, 3)
        first.addWidget(self._channel_field, 1)
        card = Card()
        card.body.setSpacing(Space.M)
        card.body.addLayout(first)
        for widget in (self._kind_field, self._words_field, self._sounds, self._meaning_field, self._need_line):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        cards = QHBoxLayout()
        cards.addWidget(card)
        foot = form_foot(self._message_label, self._leave_button, self._save_button)
        foot.insertWidget(2, self._complaint_button)
        foot.insertWidget(3, self._fixed_button)
        say = TextLabel(
            _("“Ask us anything.” A question, a wish, praise, a worry or a spot: their own words first."),
            TextRole.BODY,
            TextTone.SECONDARY,
            italic=True,
        )
        lay_out_form_page(self, (ElidedLabel(self.title, TextRole.TITLE), say), cards, foot)
        order: list[QWidget] = [self._who_edit, self._channel_combo, self._kind_group, self._words_edit]
        order += [self._meaning_edit, self._need_box, self.need_edit]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
