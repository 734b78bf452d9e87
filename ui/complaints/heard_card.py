"""What we hear: their words first and large; below them what the words suggest, to be corrected by a person."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.rules.category_words import categories_by_severity, category_words, severity_words
from app.rules.complaint_intake import Reading
from app.rules.complaints import Category
from app.translations import gettext as _
from ui.complaints.how_it_came import HowItCame
from ui.complaints.kept_complaint import KeptComplaint
from ui.complaints.marks_row import MarksRow
from ui.firm_formats import FirmFormats
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.fields import Field

_LEAST_WORDS_HEIGHT = 64


class WordsEdit(QPlainTextEdit):
    """Their words: small where room is short, and everything that is left where it is not."""

    def sizeHint(self) -> QSize:
        """Three lines; the usual hint of a text field would push the fields below it out of a small window."""
        return QSize(super().sizeHint().width(), sized(_LEAST_WORDS_HEIGHT))


class HeardCard(Card):
    """Words, category, marks, what they expected and want now, and how it came in."""

    words_changed = Signal()
    changed = Signal()
    kept_changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("What we hear"), parent=parent)
        self._is_category_decided = False
        self.words_edit = WordsEdit()
        self.words_edit.setTabChangesFocus(True)
        self.words_edit.setPlaceholderText(_("In their own words"))
        self.words_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.words_edit.setMinimumHeight(sized(_LEAST_WORDS_HEIGHT))
        self.words_field = Field(_("&What they say"), self.words_edit)
        self.category_combo = QComboBox()
        # Long words must not make the window wider than the screen.
        self.category_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for category in categories_by_severity():
            self.category_combo.addItem(category_words(category), category.value)
        self._severity_chip = Chip()
        self.marks = MarksRow()
        self.expected_edit = QLineEdit()
        self.wanted_edit = QLineEdit()
        self.how = HowItCame(formats)
        self._build()
        self.words_edit.textChanged.connect(self.words_changed)
        self.category_combo.activated.connect(self._decide_category)
        self.marks.changed.connect(self.changed)
        self.how.changed.connect(self.changed)
        self.expected_edit.textEdited.connect(self.kept_changed)
        self.wanted_edit.textEdited.connect(self.kept_changed)

    def _build(self) -> None:
        self.body.setSpacing(Space.M)
        column = self.words_field.layout()
        if isinstance(column, QVBoxLayout):
            # The words take the room that other fields leave below themselves.
            for place in range(column.count()):
                column.setStretch(place, int(place == 1))
        self.body.addWidget(self.words_field, 1)
        kind = QHBoxLayout()
        kind.setSpacing(Space.M)
        kind.addWidget(Field(_("What went w&rong"), self.category_combo), 1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self._severity_chip)
        beside.addSpacing(Space.S)
        kind.addLayout(beside)
        self.body.addLayout(kind)
        self.body.addWidget(self.marks)
        wishes = QHBoxLayout()
        wishes.setSpacing(Space.M)
        self.expected_field = Field(_("What they e&xpected"), self.expected_edit)
        self.wanted_field = Field(_("What wo&uld put it right for them"), self.wanted_edit)
        wishes.addWidget(self.expected_field, 1)
        wishes.addWidget(self.wanted_field, 1)
        self.body.addLayout(wishes)
        self.body.addWidget(self.how)

    @property
    def words(self) -> str:
        """What they say."""
        return self.words_edit.toPlainText().strip()

    @property
    def category(self) -> Category | None:
        """What went wrong, if a person decided it."""
        return Category(self.category_combo.currentData()) if self._is_category_decided else None

    def begin(self, kept: KeptComplaint, noted_need_on: date | None = None) -> None:
        """Start with what was kept for this client, and with the day of a need noted on the card."""
        self.words_field.clear_error()
        place = self.category_combo.findData(kept.category)
        self._is_category_decided = bool(kept.category) and place >= 0
        if self._is_category_decided:
            self.category_combo.setCurrentIndex(place)
        self.marks.begin(kept.effort, kept.is_public, kept.is_vulnerable, kept.is_repeat)
        self.expected_edit.setText(kept.expected)
        self.wanted_edit.setText(kept.wanted)
        self.how.begin(kept, noted_need_on)
        with QSignalBlocker(self.words_edit):
            self.words_edit.setPlainText(kept.words)
            self.words_edit.moveCursor(self.words_edit.textCursor().MoveOperation.End)

    def show_reading(self, reading: Reading, severity: int) -> None:
        """Show what the words and the past come to, except where a person decided."""
        if not self._is_category_decided:
            self.category_combo.setCurrentIndex(self.category_combo.findData(reading.category.value))
        self.marks.show_found(reading.facts)
        self._severity_chip.setText(severity_words(severity))
        if self.words:
            self.words_field.clear_error()

    def ask_for_words(self, message: str) -> None:
        """Nothing can be saved without their words."""
        self.words_field.set_error(message)
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_category(self) -> None:
        self._is_category_decided = True
        self.changed.emit()
