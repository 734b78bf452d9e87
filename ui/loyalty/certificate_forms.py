"""The small forms beside a certificate: its words and gift, on which visit it was redeemed, why it is void."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.certificates import CareChoices
from app.queries.jobs import list_jobs_of_client
from app.queries.loyalty_rows import LoyaltyLine
from app.services.certificates import LONGEST_CARE_LINE, LONGEST_GIFT, CertificateDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.widgets.date_edits import DateEdit
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.suggestion_edit import SuggestionEdit
from ui.widgets.wheel_guard import WheelGuard

_LONGEST_AMOUNT = 24
_LONGEST_REASON = 300
_VISITS_OFFERED = 12
_YEAR = timedelta(days=365)


class WordsForm(InlineForm):
    """The sentence that fits this client only, and the gift; until the certificate has its number."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("&Save"), parent=parent)
        self._formats = formats
        self._rooms_box = QCheckBox(_("Name their roo&ms"))
        self._rooms_box.setObjectName("loyalty.rooms")
        self.add_widget(self._rooms_box)
        self._care_edit = SuggestionEdit((), LONGEST_CARE_LINE)
        self._care_edit.setObjectName("loyalty.care_line")
        field = Field(_("A sentence &only for them"), self._care_edit, _("Leave it empty for none."))
        self._care_edit.line().refused.connect(field.set_error)
        self.add_field("care_line", field)
        self.add_text("gift", _("Gift, &as it is printed"), limit=LONGEST_GIFT)
        self._cost_edit = QLineEdit()
        self._cost_edit.setMaxLength(_LONGEST_AMOUNT)
        self.add_field("gift_minor", Field(_("What it &costs us"), self._cost_edit))
        self._end_box = QCheckBox(_("A last da&y of its own, not the one of Settings"))
        self.add_widget(self._end_box)
        self._day_edit = DateEdit(to_qdate(date(2026, 1, 1)))
        self.add_field("valid_until_on", Field(_("Good u&ntil"), self._day_edit))
        self._rooms_box.toggled.connect(self.show_kind)
        self._end_box.toggled.connect(self.show_kind)

    def begin(self, line: LoyaltyLine, choices: CareChoices) -> None:
        """As it stands now; what may be printed of the client is offered."""
        remembered = [_("We have not forgotten: {what}.").format(what=what) for what in choices.remembered]
        self._care_edit.set_words(remembered)
        self._care_edit.setEditText(line.care_line or "")
        self._rooms_box.setEnabled(bool(choices.rooms))
        self._rooms_box.setChecked(line.care_line is None and bool(choices.rooms))
        self.set_text("gift", line.gift)
        self.set_text("gift_minor", self._formats.typed_money(line.gift_minor) if line.gift_minor else "")
        self._end_box.setChecked(line.valid_until_on is not None)
        self._day_edit.setDate(to_qdate(line.valid_until_on or self._formats.today() + _YEAR))
        self.show_kind()
        self.has_begun()

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self.show_kind()

    def show_kind(self) -> None:
        """A sentence is asked for where their rooms are not named, a day where there is a last one."""
        self.field("care_line").setVisible(not self._rooms_box.isChecked())
        self.field("valid_until_on").setVisible(self._end_box.isChecked())

    def draft(self) -> CertificateDraft:
        """What was chosen; raises ValidationError for a cost nobody can read."""
        try:
            cost_minor = self._formats.read_money(self.text("gift_minor"))
        except ValidationError as error:
            raise ValidationError(str(error), "gift_minor") from error
        return CertificateDraft(
            self.text("gift"),
            cost_minor,
            day_in(self._day_edit) if self._end_box.isChecked() else None,
            None if self._rooms_box.isChecked() else self.text("care_line"),
        )


class RedeemForm(InlineForm):
    """On which visit it was used; once only."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Redeem it"), parent=parent)
        self._formats = formats
        self._visit_combo: QComboBox = ElidedCombo()
        self._visit_combo.setObjectName("loyalty.visit")
        self._visit_combo.setMinimumWidth(72)
        WheelGuard(self._visit_combo)
        self.add_field("job", Field(_("O&n which visit"), self._visit_combo))

    def begin(self, client_id: int) -> None:
        """Their newest visits and those to come; the last one first."""
        self._visit_combo.clear()
        for job in list_jobs_of_client(client_id, _VISITS_OFFERED):
            day = self._formats.date(self._formats.day_of(job.starts_at)) if job.starts_at is not None else ""
            words = _("Visit {number}").format(number=job.number)
            self._visit_combo.addItem(" · ".join(part for part in (words, day, job.description) if part), job.id)
        self._visit_combo.addItem(_("Without a visit"), None)
        self._visit_combo.setCurrentIndex(0)
        self.has_begun()

    def job_id(self) -> int | None:
        """The visit chosen."""
        chosen = self._visit_combo.currentData()
        return None if chosen is None else int(chosen)


class VoidForm(InlineForm):
    """Why it is taken back; its number is never used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Make it void"), parent=parent)
        self.add_text("reason", _("Wh&y it is taken back"), limit=_LONGEST_REASON)

    def begin(self) -> None:
        """Nothing written yet."""
        self.set_text("reason", "")
        self.has_begun()

    def reason(self) -> str:
        """What was written."""
        return self.text("reason")
