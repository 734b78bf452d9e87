"""What we hear: their words first and large; below them what the words suggest, to be corrected by a person."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.rules.category_words import categories_by_severity, category_words, severity_words
from app.rules.complaint_words import suggest_complaint
from app.rules.complaints import Category, ComplaintFacts
from app.translations import gettext as _
from ui.complaints.marks_row import MarksRow
from ui.complaints.urgency import Heard
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field

_LEAST_WORDS_HEIGHT = 72
_DAY_WIDTH = 178


class HeardCard(Card):
    """Words, category, marks, wish and the day by which they need it."""

    words_changed = Signal()
    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("What we hear"), parent=parent)
        self._is_category_decided = False
        self.words_edit = QPlainTextEdit()
        self.words_edit.setTabChangesFocus(True)
        self.words_edit.setPlaceholderText(_("In their own words"))
        self.words_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.words_edit.setMinimumHeight(_LEAST_WORDS_HEIGHT)
        self.words_field = Field(_("&What they say"), self.words_edit)
        self.category_combo = QComboBox()
        # Long words must not make the window wider than the screen.
        self.category_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for category in categories_by_severity():
            self.category_combo.addItem(category_words(category), category.value)
        self._severity_chip = Chip()
        self.marks = MarksRow()
        self.need_by_box = QCheckBox(_("Nee&ded by"))
        self.need_by_edit = DateEdit(to_qdate(today))
        self.need_by_edit.setAccessibleName(_("The day by which they need it"))
        self.need_by_edit.setEnabled(False)
        self.need_by_edit.setMinimumWidth(sized(_DAY_WIDTH))
        self._wanted_edit = QLineEdit()
        self._build()
        self.words_edit.textChanged.connect(self.words_changed)
        self.category_combo.activated.connect(self._decide_category)
        self.marks.changed.connect(self.changed)
        self.need_by_box.toggled.connect(self.need_by_edit.setEnabled)
        self.need_by_box.toggled.connect(self.changed)
        self.need_by_edit.dateChanged.connect(self.changed)

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
        wishes.addWidget(Field(_("What would p&ut it right, in their words"), self._wanted_edit), 1)
        need_by = QVBoxLayout()
        need_by.setSpacing(0)
        need_by.addWidget(self.need_by_box)
        need_by.addWidget(self.need_by_edit)
        wishes.addLayout(need_by)
        self.body.addLayout(wishes)

    @property
    def words(self) -> str:
        """What they say."""
        return self.words_edit.toPlainText().strip()

    @property
    def wanted(self) -> str:
        """What would put it right."""
        return self._wanted_edit.text().strip()

    @property
    def need_by_on(self) -> date | None:
        """The day by which they need it."""
        return day_in(self.need_by_edit) if self.need_by_box.isChecked() else None

    @property
    def category(self) -> Category:
        """What went wrong."""
        return Category(self.category_combo.currentData())

    def begin(self, today: date, words: str) -> None:
        """Start with the words that were kept; nothing is decided yet."""
        self._is_category_decided = False
        self.words_field.clear_error()
        self.marks.begin()
        self.need_by_box.setChecked(False)
        self.need_by_edit.setMinimumDate(to_qdate(today))
        self._wanted_edit.clear()
        with QSignalBlocker(self.words_edit):
            self.words_edit.setPlainText(words)

    def suggest(self, hours_since_cleaning: float | None) -> None:
        """Follow the words, except where a person decided."""
        suggestion = suggest_complaint(self.words, hours_since_cleaning)
        if not self._is_category_decided:
            category = suggestion.category or Category.NIGGLE
            self.category_combo.setCurrentIndex(self.category_combo.findData(category.value))
        self.marks.suggest(suggestion.facts or ComplaintFacts(severity=1))
        if self.words:
            self.words_field.clear_error()

    def heard(self, cleaning_ended_at: datetime | None) -> Heard:
        """Everything that decides how urgent it is."""
        return Heard(
            words=self.words,
            category=self.category,
            effort=self.marks.effort,
            is_public=self.marks.is_public,
            is_vulnerable=self.marks.is_vulnerable,
            is_repeat=self.marks.is_repeat,
            need_by_on=self.need_by_on,
            cleaning_ended_at=cleaning_ended_at,
        )

    def show_severity(self, severity: int) -> None:
        """How grave it is, in a word."""
        self._severity_chip.setText(severity_words(severity))

    def ask_for_words(self, message: str) -> None:
        """Nothing can be saved without their words."""
        self.words_field.set_error(message)
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_category(self) -> None:
        self._is_category_decided = True
        self.changed.emit()
