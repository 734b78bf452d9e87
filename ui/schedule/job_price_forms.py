"""The forms about a job's price: its lines, a discount with its reason, and extra work that was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.queries.rows import JobRow
from app.services.job_drafts import ExtraWorkDraft, line_draft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.discount_row import read_percent
from ui.schedule.job_lines_editor import JobLinesEditor
from ui.schedule.job_note_form import JobFacts, JobNoteForm
from ui.schedule.price_terms import read_price_terms

if TYPE_CHECKING:
    from app.everafter import Everafter

_LINES_HEIGHT = 320


class LinesForm(JobNoteForm):
    """The rooms and their prices; an unticked one is taken off."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self._lines = JobLinesEditor(formats)
        self._lines.setMinimumHeight(_LINES_HEIGHT)
        self.add_widget(self._lines)

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Rooms and prices")

    @property
    def editor(self) -> JobLinesEditor:
        """The lines."""
        return self._lines

    def begin(self, facts: JobFacts) -> None:
        """The lines as they are, and what could be added."""
        self._lines.show_lines([line_draft(line) for line in facts.details.lines], facts.areas, read_price_terms())

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write the lines; what is wrong stands below them."""
        try:
            everafter.job_prices.change_lines(job.id, job.version, self._lines.drafts())
        except ValidationError as error:
            self._lines.show_error(str(error))
            raise
        return _("Rooms and prices saved")

    def first_field(self) -> QWidget | None:
        """Where the caret goes: the first price."""
        return self._lines.editors[0].price_edit if self._lines.editors else self._lines


class DiscountForm(JobNoteForm):
    """“15” or “10 %”, and why."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self.add_text("discount", _("How much off, as money or in %"))
        self.add_text("reason", _("Why"))

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Discount")

    def begin(self, facts: JobFacts) -> None:
        """The discount as it is."""
        price = facts.notes.price
        self.set_text("discount", self._formats.typed_money(price.discount_minor) if price.discount_minor else "")
        self.set_text("reason", price.discount_reason)

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Give it; nothing at all takes one back."""
        typed, reason = self.text("discount"), self.text("reason")
        give = everafter.job_prices.give_discount
        if typed.endswith("%"):
            give(job.id, job.version, percent=read_percent(typed, self._formats.locale), reason=reason)
        else:
            give(job.id, job.version, self.money("discount"), reason=reason)
        return _("Discount saved") if typed else _("Discount taken back")


class ExtraForm(JobNoteForm):
    """What, for how much, and who agreed."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__(formats)
        self.add_text("extra_work", _("What extra work"))
        self.add_text("extra", _("Price"))
        self.add_text("extra_ok", _("Who agreed, and how"))

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        return _("Extra work agreed")

    def begin(self, facts: JobFacts) -> None:
        """The extra work as it is."""
        price = facts.notes.price
        self.set_text("extra_work", price.extra_work)
        self.set_text("extra", self._formats.typed_money(price.extra_minor) if price.extra_minor else "")
        self.set_text("extra_ok", price.extra_ok)

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Write it down; without words it is taken back."""
        draft = ExtraWorkDraft(self.text("extra_work"), self.money("extra"), self.text("extra_ok"))
        everafter.job_prices.agree_extra(job.id, job.version, draft)
        return _("Extra work saved") if draft.what else _("Extra work taken back")
