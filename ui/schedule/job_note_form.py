"""What every form beside a job is: it begins with the job's facts, and saves through a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.queries.agreements import AgreementRow
from app.queries.client_rows import AreaRow
from app.queries.rows import JobDetails, JobRow
from app.queries.visit_notes import VisitNotes
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job as its page shows it, with the rooms of its client and the agreement by which it comes again."""

    details: JobDetails
    notes: VisitNotes
    areas: tuple[AreaRow, ...] = ()
    agreement: AgreementRow | None = None

    @property
    def job(self) -> JobRow:
        """The job itself, with the version that was seen."""
        return self.details.job


class JobNoteForm(InlineForm):
    """One form; `heading` is its title once it is open."""

    def __init__(self, formats: FirmFormats) -> None:
        super().__init__("")
        self._formats = formats

    @property
    def heading(self) -> str:
        """What stands above the fields."""
        raise NotImplementedError

    def begin(self, facts: JobFacts) -> None:
        """Fill in what is known."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Where the caret goes if not into the first field."""
        return None

    def carry_out(self, everafter: Everafter, job: JobRow) -> str:
        """Save, and say in words what was done; raises EverafterError beside its field."""
        raise NotImplementedError

    def money(self, name: str) -> int:
        """An amount as typed; ValidationError beside its own field."""
        try:
            return self._formats.read_money(self.text(name))
        except ValidationError as error:
            raise ValidationError(str(error), name) from error
