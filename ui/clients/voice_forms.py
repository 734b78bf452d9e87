"""The small forms about one thing a client said: answer, change, tell, put right; Enter saves, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.queries.client_rows import SearchHit
from app.queries.firm import list_people
from app.queries.voices import VoiceRow
from app.rules.voice_loop import QuoteConsent, VoiceChannel, VoiceKind
from app.rules.voice_terms import channel_words, kind_words
from app.services.voices import LONGEST_VOICE, VoiceDraft
from app.translations import gettext as _
from ui.clients.client_choice import ClientChoice
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.wheel_guard import WheelGuard


class VoiceStep(StrEnum):
    """What a form is for."""

    ANSWER = "answer"
    DECIDE = "decide"
    LEAVE = "leave"
    CHANGE = "change"
    TELL = "tell"
    PUT_RIGHT = "put_right"
    QUOTE = "quote"


def channel_combo(name: str) -> QComboBox:
    """The seven ways, telephone first."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    for channel in VoiceChannel:
        words = channel_words(channel)
        combo.addItem(words[:1].upper() + words[1:], channel.value)
    WheelGuard(combo)
    return combo


class WordsForm(InlineForm):
    """One field of words, named after the act."""

    field_name = "words"

    def __init__(self, label: str, field_name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.field_name = field_name
        self.add_text(field_name, label, is_long=True, limit=LONGEST_VOICE)

    @property
    def words(self) -> str:
        """What is written."""
        return self.text(self.field_name)


class TellForm(WordsForm):
    """How they were told that something changed because of them, and in which words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Your wo&rds to them"), "answer", parent)
        self.channel_combo = channel_combo(_("How you told them"))
        self.add_field("channel", Field(_("B&y which way"), self.channel_combo))

    @property
    def channel(self) -> str:
        """The way that is chosen."""
        return str(self.channel_combo.currentData())


class QuoteForm(InlineForm):
    """They were asked whether we may quote them, and whether their first name and town may stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.yes_box = QCheckBox(_("&Yes, we may quote these words"))
        self.name_box = QCheckBox(_("With fi&rst name and town"))
        for box in (self.yes_box, self.name_box):
            self.add_widget(box)
        self.yes_box.toggled.connect(self.name_box.setEnabled)

    def open(self, title: str, *, may_remove: bool = False) -> None:
        """Show it with the keys on the first tick."""
        super().open(title, may_remove=may_remove)
        self.yes_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, consent: QuoteConsent, *, may_name: bool) -> None:
        """Show what they said before."""
        self.yes_box.setChecked(consent is QuoteConsent.YES)
        self.name_box.setChecked(may_name)
        self.name_box.setEnabled(self.yes_box.isChecked())


class PutRightForm(InlineForm):
    """Everything that was written down, to be put right; whose words they are, and who sees to them."""

    def __init__(self, find: Callable[[str], list[SearchHit]], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._row: VoiceRow | None = None
        self.add_text("words", _("Their words"), is_long=True, limit=LONGEST_VOICE)
        self.add_text("meaning", _("What they meant, in &plain words"), limit=LONGEST_VOICE)
        self.who_edit = ClientChoice(find)
        self.add_field("client", Field(_("Whose wo&rds they are"), self.who_edit))
        self._kind_combo = QComboBox()
        for kind in VoiceKind:
            self._kind_combo.addItem(kind_words(kind), kind.value)
        WheelGuard(self._kind_combo)
        self.add_field("kind", Field(_("What it i&s"), self._kind_combo))
        self._channel_combo = channel_combo(_("How it came in"))
        self.add_field("channel", Field(_("B&y which way it came"), self._channel_combo))
        self.owner_combo = QComboBox()
        WheelGuard(self.owner_combo)
        self.add_field("owner", Field(_("Who sees to it"), self.owner_combo))

    def fill(self, row: VoiceRow) -> None:
        """Show it as it stands."""
        self._row = row
        self.who_edit.choose(row.client_id, row.client_name)
        self._kind_combo.setCurrentIndex(max(0, self._kind_combo.findData(row.kind.value)))
        self._channel_combo.setCurrentIndex(max(0, self._channel_combo.findData(row.channel)))
        people = {person.id: person.name for person in list_people()}
        if row.owner_id is not None:
            people.setdefault(row.owner_id, row.owner_name)  # whoever has left us since still stands there
        self.owner_combo.clear()
        for person_id, name in people.items():
            self.owner_combo.addItem(name, person_id)
        self.owner_combo.setCurrentIndex(self.owner_combo.findData(row.owner_id))
        self.set_text("words", row.words)
        self.set_text("meaning", row.meaning)

    def draft(self) -> VoiceDraft:
        """What is in the form; a need keeps its day, and nothing else has one."""
        kind = str(self._kind_combo.currentData())
        is_need = kind == VoiceKind.NEED and self._row is not None
        return VoiceDraft(
            words=self.text("words"),
            kind=kind,
            channel=str(self._channel_combo.currentData()),
            client_id=self.who_edit.chosen_id,
            meaning=self.text("meaning"),
            need_by_on=self._row.need_by_on if is_need and self._row is not None else None,
            owner_id=self.owner_combo.currentData(),
        )
