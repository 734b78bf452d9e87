"""The gate to Put right: one thing, with a time and a person; as a visit it is booked at no charge in the same act."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintDetails
from app.queries.firm_rows import PersonRow
from app.rules.person_names import first_name
from app.services.drafts import JobDraft, JobLineDraft, PromiseDraft
from app.translations import gettext as _
from ui.care_board.gate_form import GateForm, fill_people
from ui.care_board.recovery_script import defensive_spans
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import moment_in, to_qdate, to_qtime
from ui.schedule.slot_picker import SlotPicker
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.careful_edit import CarefulEdit
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.wording import next_full_half_hour

_SLOT_LIST_HEIGHT = 156
_LEAST_WIDTH = 72
_PROMISED_AHEAD = timedelta(hours=1)
_USUAL_MINUTES = 60


class PromiseForm(GateForm):
    """What, when, who; a promise that is moved before its time also needs the client's OK."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Pro&mise it"), parent=parent)
        self._formats = formats
        self._is_move = False
        self._what = CarefulEdit(defensive_spans, _("Come and look at it again"))
        self.add_field("what", Field(_("What we &promise"), self._what))
        self._what.set_name(_("What we promise"))
        self._visit_box = QCheckBox(_("It is a visit: boo&k it, no charge"))
        self.add_widget(self._visit_box)
        self._about_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self.add_widget(self._about_label)
        self._picker = SlotPicker(formats, is_compact=True)
        self._picker.list.setFixedHeight(_SLOT_LIST_HEIGHT)
        self.add_widget(self._picker)
        self._add_plain_time()
        self._agreed = CarefulEdit(defensive_spans, _("In their own words"))
        self.add_field("agreed", Field(_("What they said to the &later time"), self._agreed))
        self._agreed.set_name(_("What they said to the later time"))
        self._visit_box.toggled.connect(self.show_kind)

    def _add_plain_time(self) -> None:
        self._day_edit = DateEdit(to_qdate(self._formats.today()))
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
        row.addWidget(Field(_("&At"), self._time_edit), 2)
        self.add_widget(self._plain)
        self._who_field = Field(_("Wh&o keeps it"), self._who_combo)
        self.add_widget(self._who_field)

    def begin(self, details: ComplaintDetails, people: list[PersonRow], *, is_visit: bool) -> None:
        """A new promise; a visit starts with the diary's earliest free times, not with whom the complaint is about."""
        work = details.work
        self._is_move = bool(details.card.promised_what) and not details.card.is_promise_broken
        self._agreed.set_text("")
        self._what.set_text(details.card.promised_what)
        fill_people(self._who_combo, people, details.card.owner_id)
        due = self._formats.local(next_full_half_hour(self._formats.now() + _PROMISED_AHEAD))
        self._day_edit.setDate(to_qdate(due.date()))
        self._time_edit.setTime(to_qtime(due))
        self._picker.begin(None, _USUAL_MINUTES, is_rescue=True, but_not=work.about_ids)
        names = ", ".join(first_name(name) for name in work.about_names)
        self._about_label.setText(
            _("It is about {name}, so somebody else drives unless you choose otherwise.").format(name=names)
            if names
            else ""
        )
        self._visit_box.setChecked(is_visit)
        if is_visit and not self._what.text():
            self._what.set_text(_("Come and put it right"))
        self.show_kind()
        self.has_begun()

    def focus_times(self) -> None:
        """Let the arrows walk through the free times."""
        self._picker.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> PromiseDraft:
        """What, when, who; raises ValidationError without a what, or for a moved promise without their words."""
        what = self._what.text()
        if not what:
            raise ValidationError(_("Write down the one thing we promise; the card stays where it is."), "what")
        agreed = self._agreed.text() if self._is_move else ""
        if self._is_move and not agreed:
            message = _("A promise moves only if they agree: write down what they said, or keep the time.")
            raise ValidationError(message, "agreed")
        if self._visit_box.isChecked():
            choice = self._picker.chosen()
            return PromiseDraft(what, choice.starts_at, choice.technician_id, agreed)
        due_at = moment_in(self._day_edit, self._time_edit, self._formats.zone)
        return PromiseDraft(what, due_at, self._who_combo.currentData(), agreed)

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

    def show_kind(self) -> None:
        """A visit is chosen from the free times; anything else has a day, a time and a name."""
        is_visit = self._visit_box.isChecked()
        self._picker.setVisible(is_visit)
        self._about_label.setVisible(is_visit and bool(self._about_label.text()))
        self._plain.setVisible(not is_visit)
        self._who_field.setVisible(not is_visit)
        self.field("agreed").setVisible(self._is_move)
