"""The small forms that put a row of the timeline right: what we wrote down, and what an answer meant."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.queries.timeline_entries import SaidDetails
from app.services.drafts import EntryChanges
from app.services.timeline_entries import LONGEST_HEADLINE, LONGEST_WORDS
from app.translations import gettext as _
from ui.clients.composer_options import moods
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.chip_row import ChipRow
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard


class EntryForm(InlineForm):
    """A note, call or letter of ours: words, what they meant, what they worried about, how they seemed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Change this entry"), parent=parent)
        self.add_text("words", _("What they said"), is_long=True, limit=LONGEST_WORDS)
        self.add_text("meaning", _("What they meant"), limit=LONGEST_WORDS)
        self.add_text("headline", _("In short, or what they looked at or worried about"), limit=LONGEST_HEADLINE)
        self._mood_combo = QComboBox()
        for mood, words in moods():
            self._mood_combo.addItem(words, mood)
        WheelGuard(self._mood_combo)
        self._private_box = QCheckBox(_("Private: never printed"))
        self._cut_box = QCheckBox(_("Small cut"))
        self._mood_combo.setAccessibleName(_("How they seemed"))
        beside = QWidget()
        row = ChipRow(beside, gap=Space.M)
        for widget in (self._mood_combo, self._private_box, self._cut_box):
            row.addWidget(widget)
        self.add_widget(beside)

    def fill(self, entry: SaidDetails) -> None:
        """Show an entry as it stands."""
        self.set_text("words", entry.words)
        self.set_text("meaning", entry.meaning)
        self.set_text("headline", entry.headline)
        self._mood_combo.setCurrentIndex(max(0, self._mood_combo.findData(entry.mood)))
        self._private_box.setChecked(entry.is_private)
        self._cut_box.setChecked(entry.is_small_cut)

    def changes(self) -> EntryChanges:
        """What is in the form."""
        return EntryChanges(
            words=self.text("words"),
            meaning=self.text("meaning"),
            mood=self._mood_combo.currentData(),
            is_private=self._private_box.isChecked(),
            is_small_cut=self._cut_box.isChecked(),
            headline=self.text("headline"),
        )


class MeaningForm(InlineForm):
    """An answer in the client's own words, which stay, and what was behind them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What they meant"), parent=parent)
        self._words_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self.add_widget(self._words_label)
        self.add_text("meaning", _("And what did they mean by it?"), limit=LONGEST_WORDS)

    def fill(self, answer: SaidDetails) -> None:
        """Show an answer as it stands."""
        self._words_label.setText(f"“{answer.words}”" if answer.words else _("They said no more than that."))
        self.set_text("meaning", answer.meaning)
