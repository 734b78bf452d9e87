"""How the list of all jobs writes a job: its columns, the words of a line and the sentence for screen readers."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from functools import lru_cache

from app.queries.job_list_rows import JobListRow, JobSort
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.job_words import state_words
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.list_columns import ListColumn
from ui.wording import moment_words


class JobColumn(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    WHEN = 1
    CLIENT = 2
    WHAT = 3
    TECHNICIAN = 4
    STATE = 5
    AMOUNT = 6
    OWED = 7


JOB_COLUMNS = (
    ListColumn(JobSort.NUMBER, 72, begins_high=True),
    ListColumn(JobSort.WHEN, 150, begins_high=True),
    ListColumn(JobSort.CLIENT, 110, share=0.45),
    ListColumn("", 110, share=0.55),
    ListColumn(JobSort.TECHNICIAN, 112),
    ListColumn(JobSort.STATE, 132),
    ListColumn(JobSort.AMOUNT, 92, begins_high=True),
    ListColumn(JobSort.OWED, 92, begins_high=True),
)


class JobWords:
    """The words of a job's line; the state is painted as a chip by its delegate."""

    right_columns = frozenset({JobColumn.AMOUNT.value, JobColumn.OWED.value})

    def __init__(self, formats: FirmFormats) -> None:
        self._formats = formats
        self._money = lru_cache(maxsize=2_000)(formats.money)
        self.heads = (
            _("No."),
            _("When"),
            _("Client"),
            _("What"),
            _("Who"),
            _("State"),
            _("Amount"),
            _("Owed"),
        )

    def cells(self, row: JobListRow) -> tuple[str, ...]:
        """The texts from left to right."""
        ensure_fonts_for(row.client_name, row.description, row.technician_name)
        return (
            str(row.number),
            self._when(row.starts_at),
            row.client_name,
            _what(row),
            row.technician_name,
            "",
            self._money(row.amount_minor) if row.amount_minor else "",
            self._money(row.owed_minor) if row.owed_minor else "",
        )

    def sentence(self, row: JobListRow) -> str:
        """What a screen reader says of a line."""
        amount = self._money(row.amount_minor)
        parts = [
            _("job {number}").format(number=row.number),
            row.client_name,
            self._when(row.starts_at) or _("no day yet"),
            _what(row),
            row.technician_name or _("nobody’s yet"),
            state_words(row.state),
            amount,
            _("{amount} owed").format(amount=self._money(row.owed_minor)) if row.owed_minor else "",
        ]
        return ", ".join(part for part in parts if part)

    def _when(self, starts_at: datetime | None) -> str:
        return moment_words(starts_at, self._formats.now(), self._formats.zone) if starts_at is not None else ""


def _what(row: JobListRow) -> str:
    return _("Put right: {what}").format(what=row.description) if row.is_put_right else row.description
