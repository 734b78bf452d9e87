"""One date of an agreement: book it, leave it out with a reason, or move it, alone or with all that follow."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from app.queries.agreements import AgreementDateRow
from app.rules.recurrence import MissedChoice
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.wording import day_words


class AgreementAnswer(InlineForm):
    """Asked once about what was missed; the digits choose, Enter answers."""

    def __init__(self, formats: FirmFormats, due: AgreementDateRow, parent: QWidget | None = None) -> None:
        today = formats.today()
        words = _("{name}: {what} was due {day}.") if due.state == "missed" else _("{name}: {what} is due {day}.")
        title = words.format(name=due.client_name, what=due.what, day=day_words(due.due_on, today))
        super().__init__(title, save_text=_("Ans&wer"), parent=parent)
        self.due = due
        self.choice = ChoiceGroup(
            [
                (MissedChoice.DO.value, _("Book it")),
                (MissedChoice.SKIP.value, _("Leave it out")),
                (MissedChoice.MOVE_ONE.value, _("Move this one")),
                (MissedChoice.MOVE_ALL.value, _("Move all")),
            ],
            _("What now?"),
            may_be_empty=False,
            is_upright=True,
        )
        self.reason_edit = QLineEdit()
        self.to_edit = DateEdit(to_qdate(max(today, due.due_on) + timedelta(days=7)))
        self.add_widget(self.choice)
        self._reason = Field(_("Wh&y"), self.reason_edit)
        self._to = Field(_("&To"), self.to_edit)
        self.add_field("reason", self._reason)
        self.add_field("to_on", self._to)
        self.choice.choice_made.connect(self._show_fields)
        self.choice.choose(MissedChoice.DO.value)
        self._show_fields()

    @property
    def chosen(self) -> MissedChoice:
        """What was answered."""
        return MissedChoice(self.choice.chosen)

    @property
    def to_on(self) -> date:
        """The other day."""
        return day_in(self.to_edit)

    @property
    def reason(self) -> str:
        """Why it is left out."""
        return self.reason_edit.text().strip()

    def _show_fields(self, *_chosen: object) -> None:
        chosen = self.choice.chosen
        self._reason.setVisible(chosen == MissedChoice.SKIP.value)
        self._to.setVisible(chosen in (MissedChoice.MOVE_ONE.value, MissedChoice.MOVE_ALL.value))
