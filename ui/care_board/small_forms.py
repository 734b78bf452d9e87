"""The small forms of the panel's menu: a reason, an owner, a step left out, a pause, a day, what went wrong."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.queries.firm_rows import PersonRow
from app.rules.category_words import categories_by_severity, category_words, severity_words
from app.rules.complaint_events import Step
from app.rules.complaint_terms import capitalised
from app.rules.complaints import ComplaintFacts
from app.rules.recovery import SKIPPABLE, step_name
from app.services.drafts import MarksDraft
from app.translations import gettext as _
from ui.care_board.gate_form import GateForm, fill_people
from ui.care_board.recovery_script import defensive_spans
from ui.complaints.marks_row import MarksRow
from ui.schedule.days_and_times import day_in, to_qdate
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field


class ReasonForm(GateForm):
    """Words that say why or what: not right yet, withdrawn, closed unconfirmed, opened again, we were there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("In a few wor&ds"), self._words))
        self._words.set_name(_("In a few words"))

    def begin(self) -> None:
        """Nothing written yet."""
        self._words.set_text("")
        self.has_begun()

    def words(self) -> str:
        """What was written."""
        return self._words.text()


class ContactForm(GateForm):
    """A talk stops the answer clock, an automatic reply does not; a call that was promised keeps the promise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("What was sai&d"), self._words))
        self._words.set_name(_("What was said"))
        self._automatic_box = QCheckBox(_("&Only an automatic reply"))
        self._automatic_box.setToolTip(_("The clock runs on."))
        self.add_widget(self._automatic_box)
        self._promised_box = QCheckBox(_("It was what we had pro&mised"))
        self.add_widget(self._promised_box)
        self._automatic_box.toggled.connect(self._promised_box.setDisabled)

    def begin(self, details: ComplaintDetails) -> None:
        """Nothing written yet; only where something is promised can a call be what was promised."""
        card = details.card
        self._words.set_text("")
        self._automatic_box.setChecked(False)
        self._promised_box.setChecked(False)
        self._promised_box.setVisible(card.state == "put_right" and bool(card.promised_what))
        self._promised_box.setToolTip(card.promised_what)
        self.has_begun()

    def contact(self) -> tuple[str, bool, bool]:
        """What was said, whether no person said it, and whether it was what had been promised."""
        is_automatic = self._automatic_box.isChecked()
        return self._words.text(), is_automatic, self._promised_box.isChecked() and not is_automatic


class OwnerForm(GateForm):
    """Who takes care of it from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._who_combo = QComboBox()
        self.add_field("owner", Field(_("Wh&o takes care of it"), self._who_combo))

    def begin(self, people: list[PersonRow], owner_id: int | None) -> None:
        """Everybody of the team."""
        fill_people(self._who_combo, people, owner_id)
        self.has_begun()

    def owner_id(self) -> int:
        """The person chosen."""
        return int(self._who_combo.currentData())


class SkipForm(GateForm):
    """One step of the recovery that is left out, with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._step_combo = QComboBox()
        self._step_combo.setMinimumWidth(72)
        self.add_field("step", Field(_("Which ste&p"), self._step_combo))
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("Wh&y"), self._words))
        self._words.set_name(_("Why"))

    def begin(self, steps_open: tuple[str, ...]) -> None:
        """The steps still open that may be left out, the next one first."""
        self._step_combo.clear()
        for step in skippable(steps_open):
            self._step_combo.addItem(capitalised(step_name(step)), step.value)
        self._words.set_text("")
        self.has_begun()

    def skipped(self) -> tuple[str, str]:
        """The step and the reason; raises ValidationError without a reason."""
        if not self._words.text():
            raise ValidationError(_("Please give a reason; nothing was changed."), "words")
        return str(self._step_combo.currentData()), self._words.text()


def skippable(steps_open: tuple[str, ...]) -> list[Step]:
    """The open steps that may be left out with a reason, in their order."""
    return [step for step in Step if step.value in steps_open and step in SKIPPABLE]


class DayForm(GateForm):
    """A day: until when they let us wait, with the reason, or by when they need it."""

    def __init__(self, label: str, parent: QWidget | None = None, *, has_reason: bool) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._has_reason = has_reason
        self._day_edit = DateEdit(to_qdate(date(2026, 1, 1)))
        self.add_field("day", Field(label, self._day_edit))
        self._words = CarefulEdit(defensive_spans)
        if has_reason:
            self.add_field("words", Field(_("Wh&y, in their words"), self._words))
            self._words.set_name(_("Why, in their words"))

    def begin(self, today: date, present: date | None = None) -> None:
        """The day that holds, or tomorrow."""
        self._day_edit.setDate(to_qdate(present or today + timedelta(days=1)))
        self._words.set_text("")
        self.has_begun()

    def day(self) -> date:
        """The day chosen."""
        return day_in(self._day_edit)

    def reason(self) -> str:
        """Why; raises ValidationError without words where they are asked for."""
        if self._has_reason and not self._words.text():
            raise ValidationError(_("Write down why they want to wait; the clocks run on until then."), "words")
        return self._words.text()


class ClassifyForm(GateForm):
    """What went wrong, how grave it is and the four marks, corrected by a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._category_combo = QComboBox()
        self._category_combo.setMinimumWidth(72)
        for category in categories_by_severity():
            self._category_combo.addItem(category_words(category.value), category.value)
        self.add_field("category", Field(_("&What went wrong"), self._category_combo))
        self._severity_combo = QComboBox()
        self._severity_combo.addItem(_("as it follows from that"), None)
        for severity in (4, 3, 2, 1):
            self._severity_combo.addItem(f"{severity}  {severity_words(severity)}", severity)
        self.add_field("severity", Field(_("How gr&ave"), self._severity_combo))
        self.marks = MarksRow()
        self.add_widget(self.marks)

    def begin(self, details: ComplaintDetails) -> None:
        """As it stands now."""
        self._category_combo.setCurrentIndex(self._category_combo.findData(details.card.category))
        self._severity_combo.setCurrentIndex(self._severity_combo.findData(details.severity))
        self.marks.begin(None, None, None, None)
        self.marks.show_found(
            ComplaintFacts(
                severity=details.severity,
                effort=details.effort,
                is_public=details.is_public,
                is_vulnerable=details.is_vulnerable,
                is_repeat=details.is_repeat,
            )
        )
        self._begun_with = (details.card.category, details.severity)
        self.has_begun()

    def corrected(self) -> tuple[str, MarksDraft]:
        """The category and the marks; another category brings its own severity unless a person chose one."""
        category, severity = str(self._category_combo.currentData()), self._severity_combo.currentData()
        if category != self._begun_with[0] and severity == self._begun_with[1]:
            severity = None
        marks = self.marks
        return category, MarksDraft(severity, marks.effort, marks.is_public, marks.is_vulnerable, marks.is_repeat)
