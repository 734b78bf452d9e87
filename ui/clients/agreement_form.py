"""Work that comes again: what, every how often, from which day, and until when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from app.queries import firm as firm_queries
from app.queries.agreements import AgreementRow
from app.services.agreements import AgreementDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.tokens import Space
from ui.widgets.date_edits import DateEdit
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

_USUAL_MONTHS = 6
_MOST = 999
_LEAST_MINUTES, _MOST_MINUTES, _STEP = 15, 14 * 60, 15
_MONTH = timedelta(days=30)


class AgreementForm(InlineForm):
    """The dates of a pause and of an end count only while they are ticked."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        today = to_qdate(formats.today())
        self.every_spin = QSpinBox(minimum=1, maximum=_MOST)
        self.unit_combo = QComboBox()
        for key, words in (("day", _("days")), ("week", _("weeks")), ("month", _("months")), ("year", _("years"))):
            self.unit_combo.addItem(words, key)
        self.first_edit = DateEdit(today)
        self.technician_combo = ElidedCombo()
        self.minutes_spin = QSpinBox(minimum=_LEAST_MINUTES, maximum=_MOST_MINUTES, singleStep=_STEP)
        self.pause_box, self.pause_edit = QCheckBox(_("Paused for a while")), DateEdit(today)
        self.end_box, self.end_edit = QCheckBox(_("It ends")), DateEdit(today)
        for spin in (self.every_spin, self.minutes_spin):
            spin.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self._build()

    def _build(self) -> None:
        self.add_text("what", _("&What comes again"))
        self.add_field("every_count", Field(_("Eve&ry"), self.every_spin))
        self.add_field("every_unit", Field(_("Counte&d in"), self.unit_combo))
        self.add_field("anchor_on", Field(_("Fro&m"), self.first_edit))
        self.add_field("technician", Field(_("Who drives"), self.technician_combo))
        self.add_field("minutes", Field(_("Min&utes"), self.minutes_spin))
        self.add_text("price", _("&Price, if another than last time"))
        for box, edit, name, words in (
            (self.pause_box, self.pause_edit, "paused_until_on", _("Not before")),
            (self.end_box, self.end_edit, "ends_on", _("Not after")),
        ):
            field = Field(words, edit)
            field.hide()
            box.toggled.connect(field.setVisible)
            self.add_widget(box)
            self.add_field(name, field)

    def fill(self, row: AgreementRow | None, what: str, technician_id: int | None) -> None:
        """Show a stored agreement, or a new one with what the last visit was."""
        today = self._formats.today()
        self.set_text("what", what if row is None else row.what)
        self.every_spin.setValue(_USUAL_MONTHS if row is None else row.every_count)
        self.unit_combo.setCurrentIndex(self.unit_combo.findData("month" if row is None else row.every_unit))
        self.first_edit.setDate(to_qdate(today if row is None else row.anchor_on))
        self.technician_combo.clear()
        self.technician_combo.addItem(_("Anyone free"), None)
        for person in firm_queries.list_people(in_field=True):
            self.technician_combo.addItem(person.name, person.id)
        wanted = technician_id if row is None else row.technician_id
        self.technician_combo.setCurrentIndex(max(0, self.technician_combo.findData(wanted)))
        self.minutes_spin.setValue(60 if row is None else row.minutes)
        price = None if row is None else row.price_minor
        self.set_text("price", "" if price is None else self._formats.typed_money(price))
        self._fill_day(self.pause_box, self.pause_edit, None if row is None else row.paused_until_on)
        self._fill_day(self.end_box, self.end_edit, None if row is None else row.ends_on)

    def draft(self, client_id: int, row: AgreementRow | None) -> AgreementDraft:
        """What was typed; what the form does not show stays."""
        price = self.text("price")
        return AgreementDraft(
            client_id=client_id,
            what=self.text("what"),
            anchor_on=day_in(self.first_edit),
            every_count=self.every_spin.value(),
            every_unit=str(self.unit_combo.currentData()),
            ends_on=day_in(self.end_edit) if self.end_box.isChecked() else None,
            paused_until_on=day_in(self.pause_edit) if self.pause_box.isChecked() else None,
            technician_id=self.technician_combo.currentData(),
            price_minor=self._formats.read_money(price) if price else None,
            minutes=self.minutes_spin.value(),
            site_id=None if row is None else row.site_id,
            at_minute=None if row is None else row.at_minute,
            window_minutes=None if row is None else row.window_minutes,
            note="" if row is None else row.note,
        )

    def _fill_day(self, box: QCheckBox, edit: DateEdit, day: date | None) -> None:
        box.setChecked(day is not None)
        edit.setDate(to_qdate(day or self._formats.today() + _MONTH))
