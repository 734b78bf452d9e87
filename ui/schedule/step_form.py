"""One small form for what becomes of a step: done, another day, or left out with a reason; used wherever steps are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.care_plan_rows import CareStepRow
from app.rules.aftercare_plan import AftercareStep
from app.services.aftercare_steps import StepDone
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.schedule.step_words import step_title, usual_contact
from ui.theme.tokens import Space
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.limited_edits import LimitedLineEdit

if TYPE_CHECKING:
    from app.everafter import Everafter

DONE, MOVE, SKIP = "done", "move", "skip"
_LONGEST_REASON, _LONGEST_WORDS = 1_000, 10_000
_USUALLY_LATER = timedelta(days=1)


class StepForm(InlineForm):
    """The fields of the chosen act; 1, 2 and 3 change it."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None, *, is_wide: bool = False) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        acts = ((DONE, _("Done")), (MOVE, _("Another day")), (SKIP, _("Leave out")))
        self.act_choice = ChoiceGroup(acts, _("What becomes of it"), may_be_empty=False, is_upright=not is_wide)
        self._how_combo = QComboBox()
        for key, words in (
            ("call", _("by telephone")),
            ("letter", _("by letter or card")),
            ("text", _("by text message")),
            ("email", _("by e-mail")),
            ("in_person", _("in person")),
            ("", _("without reaching them")),
        ):
            self._how_combo.addItem(words, key)
        self._day_edit = DateEdit(to_qdate(formats.today()))
        self.add_widget(self.act_choice)
        said = LimitedLineEdit(_LONGEST_WORDS)
        fields = {
            "words": Field(_("What was sa&id, if anything"), said),
            "contact": Field(_("Ho&w"), self._how_combo),
            "due_on": Field(_("On which da&y"), self._day_edit),
        }
        said.refused.connect(fields["words"].set_error)
        row = QHBoxLayout() if is_wide else QVBoxLayout()
        row.setSpacing(Space.S)
        for name, field in fields.items():
            self.register_field(name, field)
            row.addWidget(field, 1 if name == "words" else 0)
        self.body.addLayout(row)
        self.add_suggestions("reason", _("Why it is left o&ut"), _usual_reasons(), _LONGEST_REASON)
        self.act_choice.choice_made.connect(self._show_act)

    def fill(self, row: CareStepRow, act: str = DONE) -> None:
        """Begin with an act for this step; a quality call is done by its answer and is not offered as done."""
        today = self._formats.today()
        self._how_combo.setCurrentIndex(max(0, self._how_combo.findData(usual_contact(row))))
        self._day_edit.setDate(to_qdate(max(row.due_on, today) + _USUALLY_LATER))
        self.set_text("words", "")
        self.set_text("reason", "")
        self.act_choice.choose(MOVE if act == DONE and row.kind == AftercareStep.QUALITY_CALL else act)
        self._show_act(self.act_choice.chosen)

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self._show_act(self.act_choice.chosen)

    def begin_writing(self) -> None:
        """Put the caret into what the chosen act asks for."""
        name = {DONE: "words", MOVE: "due_on", SKIP: "reason"}[self.act_choice.chosen]
        self.field(name).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, everafter: Everafter, row: CareStepRow, version: int) -> str:
        """Do it, move it or leave it out; answers with what was done."""
        steps, step = everafter.aftercare_steps, step_title(row)
        if self.act_choice.chosen == MOVE:
            day = steps.move(row.id, version, day_in(self._day_edit))
            return _("{step}: now on {day}").format(step=step, day=self._formats.day(day))
        if self.act_choice.chosen == SKIP:
            steps.skip(row.id, version, self.text("reason"))
            return _("{step}: left out").format(step=step)
        steps.do(row.id, version, StepDone(str(self._how_combo.currentData()), self.text("words")))
        return _("{step}: done").format(step=step)

    def _show_act(self, act: str) -> None:
        self.clear_errors()
        for name, of in (("words", DONE), ("contact", DONE), ("due_on", MOVE), ("reason", SKIP)):
            self.field(name).setVisible(of == act)
        if self.isVisible():
            self.begin_writing()


def _usual_reasons() -> tuple[str, ...]:
    return (
        _("They asked us not to"),
        _("We spoke about it already"),
        _("It does not fit this visit"),
        _("Nobody was reached, three times"),
    )
