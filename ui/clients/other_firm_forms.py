"""The forms about why a client is with us, what they say of another firm, and the day they let it clean."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import ValidationError
from app.queries.client_rows import ClientDetails
from app.queries.competitor_notes import CompetitorNoteRow, list_competitors, list_reasons
from app.services.competitor_notes import LONGEST_FIRM, LONGEST_WORDS, CompetitorNoteDraft
from app.services.drafts import ClientChanges
from app.translations import gettext as _
from ui.schedule.days_and_times import day_in, to_qdate
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.suggestion_edit import SuggestionEdit

_REASONS_OFFERED = 20


class WhyUsForm(InlineForm):
    """Their own reason for choosing us or staying; what others said is offered, so that equal reasons are counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        reasons = [row.reason for row in list_reasons(_REASONS_OFFERED)]
        self.add_suggestions("why_us", _("Wh&y us, in their words"), reasons, LONGEST_WORDS)

    def fill(self, details: ClientDetails) -> None:
        """Show what is noted now."""
        self.set_text("why_us", details.why_us)

    def changes(self) -> ClientChanges:
        """What was typed; nothing is fine, too."""
        return ClientChanges(why_us=self.text("why_us"))


class OtherFirmForm(InlineForm):
    """Which firm, what they say of it, what we answer; a new note may also say that they let it clean."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._today = today
        self._firm_edit = SuggestionEdit((), LONGEST_FIRM)
        self.add_field("competitor", Field(_("&Which firm"), self._firm_edit))
        self.add_text("words", _("What the&y say of it"), is_long=True, limit=LONGEST_WORDS)
        self.add_text("our_answer", _("Ou&r answer"), is_long=True, limit=LONGEST_WORDS)
        self._used_box = QCheckBox(_("They let the&m clean"))
        self.add_widget(self._used_box)
        self._day_edit = DateEdit(QDate(2000, 1, 1))
        self.add_field("used_on", Field(_("On which &day"), self._day_edit))
        self._used_box.toggled.connect(self.field("used_on").setVisible)

    def fill(self, note: CompetitorNoteRow | None) -> None:
        """Show a stored note, or an empty form."""
        self._firm_edit.set_words(list_competitors())
        self.set_text("competitor", "" if note is None else note.competitor)
        self.set_text("words", "" if note is None else note.words)
        self.set_text("our_answer", "" if note is None else note.our_answer)
        self._used_box.setChecked(False)
        self._used_box.setVisible(note is None)
        self._day_edit.setDate(to_qdate(self._today))
        self.field("used_on").setVisible(False)

    def draft(self) -> CompetitorNoteDraft:
        """What was typed."""
        used_on = day_in(self._day_edit) if self._used_box.isChecked() else None
        return CompetitorNoteDraft(self.text("competitor"), self.text("words"), self.text("our_answer"), used_on)


class UsedOtherForm(InlineForm):
    """The day they let somebody else clean, put right or taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._today = date.min
        self._day_edit = DateEdit(QDate(2000, 1, 1))
        self.add_field("used_other_on", Field(_("Somebody else cleaned on (&day)"), self._day_edit))
        self.add_text("used_other_note", _("&Who, and why"), limit=LONGEST_WORDS)

    def fill(self, details: ClientDetails, today: date) -> None:
        """Show what is noted now."""
        self._today = today
        self._day_edit.setDate(to_qdate(details.profile.used_other_on or today))
        self.set_text("used_other_note", details.profile.used_other_note)

    def changes(self) -> ClientChanges:
        """What was typed; raises ValidationError for a day to come."""
        if day_in(self._day_edit) > self._today:
            raise ValidationError(
                _("That day is still to come; mend the day they used somebody else."), "used_other_on"
            )
        return ClientChanges(used_other_on=day_in(self._day_edit), used_other_note=self.text("used_other_note"))
