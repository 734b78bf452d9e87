"""What stands below the words of a note: what they meant, what worried them, what it was, how they seemed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.rules.contact_purposes import contact_purposes
from app.services.drafts import NoteDraft
from app.services.timeline_entries import LONGEST_HEADLINE
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.chip_row import ChipRow
from ui.widgets.filter_tabs import FilterTab, FilterTabs
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.wheel_guard import WheelGuard
from ui.window_state import preferences

_LONGEST_MEANING = 1_000
_MOOD_OF = {"love": 5, "good": 3, "hurt": 2}


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


class ComposerOptions(QWidget):
    """Two lines to write in, and a row of choices; whoever filters events sees the keys of all of them."""

    kind_chosen = Signal()
    purpose_chosen = Signal()
    promise_wanted = Signal()  # we promised something while we talked
    refused = Signal(str)  # why a line does not take what was typed

    def __init__(self, key_filter: QObject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._direction_tabs = FilterTabs(
            [FilterTab("in", _("From them")), FilterTab("out", _("From us"))], _("From whom it came")
        )
        self.kind_combo = QComboBox()
        self.purpose_combo = QComboBox()
        self.mood_combo = QComboBox()
        self.hint_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON, wrap=True)
        self.meaning_edit = LimitedLineEdit(_LONGEST_MEANING)
        self.worry_edit = LimitedLineEdit(LONGEST_HEADLINE)
        self.keep_box = QCheckBox(_("Remember this"))
        self.cut_box = QCheckBox(_("Small cut"))
        self.private_box = QCheckBox(_("Private"))
        self.promise_button = LinkButton(_("We promised…"))
        self.promise_button.setObjectName("composer.promise")
        self.promise_button.setToolTip(_("What, by when and who: it stands on Today until it is kept"))
        self.promise_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.promise_button.clicked.connect(self.promise_wanted)
        self._is_mood_heard = False
        self._fill()
        self._build()
        for edit in (self.meaning_edit, self.worry_edit, self.kind_combo, self.purpose_combo, self.mood_combo):
            edit.installEventFilter(key_filter)
        self.kind_combo.currentIndexChanged.connect(self._on_kind)
        self.purpose_combo.currentIndexChanged.connect(self.purpose_chosen)
        self._direction_tabs.filter_chosen.connect(lambda _direction: self.purpose_chosen.emit())
        self._direction_tabs.filter_chosen.connect(lambda _key: self.kind_chosen.emit())
        self.worry_edit.textChanged.connect(lambda words: self.keep_box.setEnabled(bool(words.strip())))
        for line in (self.meaning_edit, self.worry_edit):
            line.refused.connect(self.refused)

    @property
    def kind(self) -> str:
        """What is being written down now."""
        return str(self.kind_combo.currentData())

    @property
    def kind_words(self) -> str:
        """The same as it is called."""
        return self.kind_combo.currentText()

    @property
    def purpose(self) -> str:
        """What the contact was for; empty for a note, which is none."""
        return "" if self.kind == "note" else str(self.purpose_combo.currentData())

    @property
    def is_from_us(self) -> bool:
        """Whether we began it."""
        return self._direction_tabs.chosen == "out"

    def choose_purpose(self, number: int) -> None:
        """The purpose of this number, from 1, as Alt with the digit chooses it while one writes."""
        if self.kind != "note" and 0 < number < self.purpose_combo.count():
            self.purpose_combo.setCurrentIndex(number)

    def show_hint(self, words: str) -> None:
        """What to think of before this is saved; it forbids nothing."""
        self.hint_label.setText(words)
        self.hint_label.setVisible(bool(words))

    def choose_mood(self, feeling: str) -> None:
        """How somebody heard their words is how they seemed, unless that was looked at already."""
        if feeling and (self.mood_combo.currentData() is None or self._is_mood_heard):
            self.mood_combo.setCurrentIndex(self.mood_combo.findData(_MOOD_OF[feeling]))
            self._is_mood_heard = True

    def choose_kind(self, kind: str) -> None:
        """What is written now is this."""
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(kind))
        self._on_kind()

    def begin(self) -> None:
        """A plain note, with nothing ticked; what is written stays."""
        self.keep_box.setChecked(False)
        self.keep_box.setEnabled(False)
        self.private_box.setChecked(False)
        self.cut_box.setChecked(False)
        self.mood_combo.setCurrentIndex(0)
        self.purpose_combo.setCurrentIndex(0)
        self.show_hint("")
        self._is_mood_heard = False
        self.choose_kind("note")

    def clear_words(self) -> None:
        """Empty both lines."""
        self.meaning_edit.clear()
        self.worry_edit.clear()

    def draft(self, words: str, minutes: int | None) -> NoteDraft:
        """These words with all that was chosen for them; minutes count for a call alone."""
        return NoteDraft(
            words=words,
            kind=self.kind,
            purpose=self.purpose,
            direction="" if self.kind == "note" else self._direction_tabs.chosen,
            meaning=self.meaning_edit.text().strip(),
            headline=self.worry_edit.text().strip(),
            is_worry_kept=self.keep_box.isChecked(),
            mood=self.mood_combo.currentData(),
            is_private=self.private_box.isChecked(),
            is_small_cut=self.cut_box.isChecked(),
            duration_minutes=minutes if self.kind == "call" else None,
        )

    def take_draft(self, client_id: int) -> None:
        """What was half written about this client."""
        for name, edit in self._kept_lines(client_id):
            edit.setText(preferences().layout(name))

    def keep_draft(self, client_id: int) -> None:
        """Remember half-written lines for this client."""
        for name, edit in self._kept_lines(client_id):
            preferences().keep_layout(name, edit.text())

    def _kept_lines(self, client_id: int) -> tuple[tuple[str, LimitedLineEdit], ...]:
        return (
            (f"draft.note_meaning.{client_id}", self.meaning_edit),
            (f"draft.note_worry.{client_id}", self.worry_edit),
        )

    def _fill(self) -> None:
        for kind, words in entry_kinds():
            self.kind_combo.addItem(words, kind)
        self.purpose_combo.addItem(_("What for"), "")
        for number, (purpose, words) in enumerate(contact_purposes(), start=1):
            self.purpose_combo.addItem(_("{number}  {words}").format(number=number, words=words), purpose)
        for mood, words in moods():
            self.mood_combo.addItem(words, mood)
        WheelGuard(self.kind_combo)
        WheelGuard(self.mood_combo)
        WheelGuard(self.purpose_combo)
        self.purpose_combo.setAccessibleName(_("What it was for"))
        self.purpose_combo.setToolTip(_("Alt+1 to Alt+6 while you write"))
        self.hint_label.hide()
        self.kind_combo.setAccessibleName(_("What it was"))
        self.mood_combo.setAccessibleName(_("How they seemed"))
        self.meaning_edit.setAccessibleName(_("What they meant"))
        self.meaning_edit.setPlaceholderText(_("And what did they mean by it?"))
        self.worry_edit.setAccessibleName(_("What they looked at or worried about"))
        self.worry_edit.setPlaceholderText(_("What did they look at, or worry about?"))
        self.keep_box.setToolTip(_("It stands as a worry among what to remember about them"))
        self.private_box.setToolTip(_("Never printed, never exported"))
        self.cut_box.setToolTip(_("A niggle nobody complains about; the third in twelve months asks for a call"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.meaning_edit)
        worry = QHBoxLayout()
        worry.setSpacing(Space.M)
        worry.addWidget(self.worry_edit, 1)
        worry.addWidget(self.keep_box)
        column.addLayout(worry)
        beside = QWidget()
        row = ChipRow(beside, gap=Space.M)
        for widget in (
            self.kind_combo, self._direction_tabs, self.purpose_combo, self.mood_combo, self.private_box, self.cut_box,
            self.promise_button,
        ):  # fmt: skip
            row.addWidget(widget)
        column.addWidget(beside)
        column.addWidget(self.hint_label)

    def _on_kind(self) -> None:
        self._direction_tabs.setVisible(self.kind != "note")
        self.purpose_combo.setVisible(self.kind != "note")
        self.promise_button.setVisible(self.kind != "note")
        self.kind_chosen.emit()
