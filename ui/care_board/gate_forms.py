"""The small forms between the columns of the board: promise, fix, check back, and those that want a reason."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.queries.firm_rows import PersonRow
from app.services.drafts import CheckBackDraft, FixDraft, JobDraft, JobLineDraft, PromiseDraft
from app.translations import gettext as _
from ui.care_board.recovery_script import defensive_spans
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import moment_in, to_qdate, to_qtime
from ui.schedule.slot_picker import SlotPicker
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone
from ui.wording import next_full_half_hour

_SLOT_LIST_HEIGHT = 156
_LEAST_WIDTH = 72
_PROMISED_AHEAD = timedelta(hours=1)


class PromiseForm(InlineForm):
    """One thing, with a time and a person; as a visit it is booked in the same act."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Promise it"), parent=parent)
        self._formats = formats
        self._what = CarefulEdit(defensive_spans, _("Come and look at it again"))
        self.add_field("what", Field(_("What &we promise"), self._what))
        self._what.set_name(_("What we promise"))
        self._visit_box = QCheckBox(_("It is a visit: boo&k it, no charge"))
        self.add_widget(self._visit_box)
        self._picker = SlotPicker(formats, is_compact=True)
        self._picker.list.setFixedHeight(_SLOT_LIST_HEIGHT)
        self.add_widget(self._picker)
        self._day_edit = DateEdit(to_qdate(formats.today()))
        self._day_edit.setDisplayFormat("ddd d MMM")
        self._time_edit = TimeEdit()
        self._time_edit.setDisplayFormat("HH:mm")
        self._who_combo = QComboBox()
        self._plain = QWidget()
        row = QHBoxLayout(self._plain)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for edit in (self._day_edit, self._time_edit):
            edit.setMinimumWidth(_LEAST_WIDTH)
        row.addWidget(Field(_("B&y"), self._day_edit), 3)
        row.addWidget(Field(_("At"), self._time_edit), 2)
        self.add_widget(self._plain)
        self._who_field = Field(_("Wh&o keeps it"), self._who_combo)
        self.add_widget(self._who_field)
        self._visit_box.toggled.connect(self._show_kind)

    def begin(self, details: ComplaintDetails, people: list[PersonRow], *, is_visit: bool) -> None:
        """A new promise; a visit starts with the free times of who was there before."""
        self._what.set_text("")
        self._who_combo.clear()
        for person in people:
            self._who_combo.addItem(person.name, person.id)
        self._who_combo.setCurrentIndex(max(0, self._who_combo.findData(details.card.owner_id)))
        due = self._formats.local(next_full_half_hour(self._formats.now() + _PROMISED_AHEAD))
        self._day_edit.setDate(to_qdate(due.date()))
        self._time_edit.setTime(to_qtime(due))
        technician = next((person.id for person in people if person.name == details.technician_name), None)
        self._picker.begin(technician, 60)
        self._visit_box.setChecked(is_visit)
        if is_visit:
            self._what.set_text(_("Come and put it right"))
        self._show_kind()

    def focus_times(self) -> None:
        """Let the arrows walk through the free times."""
        self._picker.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> PromiseDraft:
        """What, when, who; raises ValidationError without a what."""
        what = self._what.text()
        if not what:
            raise ValidationError(_("Write down the one thing we promise; the card stays where it is."), "what")
        if self._visit_box.isChecked():
            choice = self._picker.chosen()
            return PromiseDraft(what, choice.starts_at, choice.technician_id)
        due_at = moment_in(self._day_edit, self._time_edit, self._formats.zone)
        return PromiseDraft(what, due_at, self._who_combo.currentData())

    def visit(self, client_id: int) -> JobDraft | None:
        """The visit to book with the promise, if it is one."""
        if not self._visit_box.isChecked():
            return None
        choice = self._picker.chosen()
        what = self._what.text()
        return JobDraft(
            client_id=client_id,
            lines=(JobLineDraft(name=what),),
            starts_at=choice.starts_at,
            ends_at=choice.ends_at,
            technician_id=choice.technician_id,
            description=what,
        )

    def _show_kind(self) -> None:
        is_visit = self._visit_box.isChecked()
        self._picker.setVisible(is_visit)
        self._plain.setVisible(not is_visit)
        self._who_field.setVisible(not is_visit)


class FixForm(InlineForm):
    """How it was put right; without an outcome a card does not reach Check back."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Put right"), parent=parent)
        self._formats = formats
        outcomes = (
            ("visit", _("We came and did it")),
            ("on_the_phone", _("Settled on the telephone")),
            ("refund", _("Gave money back")),
            ("apology_accepted", _("They accepted our apology")),
            ("nothing_wanted", _("They want nothing more")),
        )
        self._outcome = ChoiceGroup(outcomes, _("How it was put right"), is_upright=True)
        self.add_field("outcome", Field(_("H&ow"), self._outcome))
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("What we &did, and a little more"), self._words))
        self._words.set_name(_("What we did"))
        self._cost_edit = QLineEdit()
        self.add_field("cost", Field(_("What it cost &us"), self._cost_edit))

    def begin(self) -> None:
        """Nothing chosen yet."""
        self._outcome.choose("")
        self._words.set_text("")
        self._cost_edit.clear()

    def draft(self) -> FixDraft:
        """The outcome; raises ValidationError without one, or for an unreadable amount."""
        if not self._outcome.chosen:
            raise ValidationError(_("Choose how it was put right; the card stays in Put right until then."), "outcome")
        try:
            cost = self._formats.read_money(self._cost_edit.text())
        except ValidationError as error:
            raise ValidationError(str(error), "cost") from error
        return FixDraft(self._outcome.chosen, self._words.text(), cost)


class CheckBackForm(InlineForm):
    """Is it great now? Great closes with what we learnt, good stays and is probed, not happy goes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save answer"), parent=parent)
        answers = (("great", _("Great")), ("good", _("Good")), ("not_happy", _("Not happy")))
        self._answer = ChoiceGroup(answers, _("Their answer"), is_upright=True)
        self.add_field("answer", Field(_("Is it great no&w, not just good?"), self._answer))
        self._words = CarefulEdit(lambda _text: (), _("In their own words"))
        self.add_field("words", Field(_("What the&y said"), self._words))
        self._words.set_name(_("What they said"))
        self._probe_label = TextLabel(
            _("“Good” stays open. Ask: “Thank you. We aim for great. What would have made it great?”"),
            TextRole.SECONDARY,
            TextTone.SOON,
            wrap=True,
        )
        self.add_widget(self._probe_label)
        self._kind_combo = QComboBox()
        kinds = (
            ("person", _("Somebody of us")),
            ("process", _("How we work")),
            ("product", _("A product or machine")),
            ("client_expectation", _("What we let them expect")),
        )
        for key, words in kinds:
            self._kind_combo.addItem(words, key)
        self._kind_field = Field(_("Where it ca&me from"), self._kind_combo)
        self.add_widget(self._kind_field)
        self.add_text("cause", _("What ca&used it"))
        self.add_text("lesson", _("What we &learnt"))
        self.add_text("prevention", _("So that it does not happen &again"))
        self._answer.choice_made.connect(lambda _key: self._show_answer())

    def begin(self) -> None:
        """No answer yet."""
        self._answer.choose("")
        self._words.set_text("")
        for name in ("cause", "lesson", "prevention"):
            self.set_text(name, "")
        self._show_answer()

    def choose(self, answer: str) -> None:
        """Begin with an answer that is known: a card pulled back to Put right is not happy."""
        self._answer.choose(answer)
        self._show_answer()

    def draft(self) -> CheckBackDraft:
        """Their answer and words; raises ValidationError where one of them is missing."""
        if not self._answer.chosen:
            raise ValidationError(_("Choose Great, Good or Not happy, as they said it."), "answer")
        if not self._words.text():
            raise ValidationError(_("Only they can close it: write down what they said."), "words")
        return CheckBackDraft(
            words=self._words.text(),
            answer=self._answer.chosen,
            cause=self.text("cause"),
            cause_kind=str(self._kind_combo.currentData()) if self._answer.chosen == "great" else "",
            lesson=self.text("lesson"),
            prevention=self.text("prevention"),
        )

    def _show_answer(self) -> None:
        is_great = self._answer.chosen == "great"
        self._probe_label.setVisible(self._answer.chosen == "good")
        self._kind_field.setVisible(is_great)
        for name in ("cause", "lesson", "prevention"):
            self.field(name).setVisible(is_great)


class ReasonForm(InlineForm):
    """Words that say why: not right yet, withdrawn, left out, closed unconfirmed, opened again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._words = CarefulEdit(defensive_spans)
        self.add_field("words", Field(_("In a few &words"), self._words))
        self._words.set_name(_("In a few words"))

    def begin(self) -> None:
        """Nothing written yet."""
        self._words.set_text("")

    def words(self) -> str:
        """What was written."""
        return self._words.text()


class OwnerForm(InlineForm):
    """Who takes care of it from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._who_combo = QComboBox()
        self.add_field("owner", Field(_("Wh&o takes care of it"), self._who_combo))

    def begin(self, people: list[PersonRow], owner_id: int | None) -> None:
        """Everybody of the team."""
        self._who_combo.clear()
        for person in people:
            self._who_combo.addItem(person.name, person.id)
        self._who_combo.setCurrentIndex(max(0, self._who_combo.findData(owner_id)))

    def owner_id(self) -> int:
        """The person chosen."""
        return int(self._who_combo.currentData())
