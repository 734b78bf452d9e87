"""Parts 4 and 5: how it was for the client, and their own words; whether what they had wished for came true."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.sheet_keying import SheetDetails
from app.rules.feedback import Answer
from app.rules.job_sheet import SheetSection, answer_words
from app.services.complaint_writing import LONGEST_WORDS
from app.translations import gettext as _
from ui.sheet_keying.sheet_part import SheetPart
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.sounds_like import SoundsLike


class AnswerPart(SheetPart):
    """One digit answers and goes on to the words."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.ANSWER, parent)
        self.choice = ChoiceGroup([(each.value, answer_words(each)) for each in Answer], _("How was that for you?"))
        self.choice.setObjectName("sheet.answer")
        self._hint_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY)
        self.begin_at(self.choice)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.choice)
        line.addWidget(self._hint_label, 1)
        self.body.addLayout(line)
        self.choice.choice_made.connect(self._on_chosen)

    def stops(self) -> tuple[QWidget, ...]:
        """The answers."""
        return (self.choice,)

    def choose(self, answer: str) -> None:
        """Show an answer without going on."""
        self.choice.choose(answer)
        self._show_hint()

    def _on_chosen(self, answer: str) -> None:
        self._show_hint()
        self.changed.emit()
        if answer:
            self.answered.emit()

    def _show_hint(self) -> None:
        hints = {
            Answer.GREAT.value: _("Not confirmed yet: the office asks once more."),
            Answer.GOOD.value: _("Without words we ask tomorrow."),
            Answer.NOT_HAPPY.value: _("Saving begins the complaint with their words."),
        }
        self._hint_label.setText(hints.get(self.choice.chosen, ""))


class WordsPart(SheetPart):
    """What they said, as they said it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.WORDS, parent)
        self.edit = LimitedLineEdit(LONGEST_WORDS)
        self.edit.setAccessibleName(_("In their own words"))
        self.edit.setObjectName("sheet.words")
        self.message = FieldMessage(self.edit)
        self.sounds = SoundsLike()
        self.sounds.follow(self.edit)
        self.sounds.confirmed.connect(lambda _feeling: self.changed.emit())
        self._wish_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self.is_met = ChoiceGroup((("yes", _("Yes")), ("no", _("No"))), _("Was it so?"))
        self._wish = QWidget()
        self.begin_at(self.edit)
        line = QHBoxLayout(self._wish)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(self._wish_label, 1)
        line.addWidget(self.is_met)
        self.body.addWidget(self.edit)
        self.body.addWidget(self.message)
        self.body.addWidget(self.sounds)
        self.body.addWidget(self._wish)
        self.edit.textChanged.connect(self.changed)
        self.edit.refused.connect(self.message.set_error)
        self.is_met.choice_made.connect(self.changed)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """Their words, and the wish if they had one."""
        wish = sheet.details.expectation
        self.edit.setText(sheet.words)
        self.sounds.read_now()
        self._wish_label.setText(_("They wished: “{wish}”. Was it so?").format(wish=wish))
        self._wish.setVisible(bool(wish))
        self.is_met.choose({True: "yes", False: "no", None: ""}[sheet.is_expectation_met])

    def ask(self, answer: str) -> None:
        """The question that fits the answer; words that sound otherwise are asked about."""
        self.sounds.set_answered(answer)
        self.edit.setPlaceholderText(
            {
                Answer.GREAT.value: _("What did they like best?"),
                Answer.NOT_HAPPY.value: _("What is not right?"),
            }.get(answer, "")
        )

    def stops(self) -> tuple[QWidget, ...]:
        """The words, and the wish if there was one."""
        return (self.edit,) if self._wish.isHidden() else (self.edit, self.is_met)

    @property
    def is_expectation_met(self) -> bool | None:
        """Yes, no, or nobody said."""
        return {"yes": True, "no": False}.get(self.is_met.chosen)

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        return {"words": self.edit.text(), "is_met": self.is_met.chosen, "heard": self.sounds.heard}

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        self.edit.setText(str(values.get("words", "")))
        self.sounds.read_now()
        self.sounds.choose(str(values.get("heard", "")))
        self.is_met.choose(str(values.get("is_met", "")))
