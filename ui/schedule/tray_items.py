"""What waits for a day: jobs without one, and dates of agreements that are due or were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.queries import schedule as schedule_queries
from app.queries.agreements import AgreementDateRow
from app.queries.rows import JobRow
from app.queries.schedule import USUAL_MINUTES
from app.translations import gettext as _
from ui.schedule.job_words import state_words
from ui.wording import day_words


@dataclass(frozen=True, slots=True)
class TrayItem:
    """One line of the tray: a job, or a date of an agreement; `key` names it while it is dragged."""

    name: str
    words: str
    minutes: int
    job: JobRow | None = None
    due: AgreementDateRow | None = None

    @property
    def key(self) -> str:
        """The same for the same thing, whatever else changed."""
        return f"job:{self.job.id}" if self.job is not None else f"date:{self.due.id if self.due is not None else 0}"

    @property
    def is_put_right(self) -> bool:
        """Whether it keeps a promise made after a complaint."""
        return self.job is not None and self.job.complaint_id is not None

    @property
    def is_missed(self) -> bool:
        """Whether its day has passed and nobody said what to do."""
        return self.due is not None and self.due.state == "missed"

    @property
    def technician_id(self) -> int | None:
        """Who usually drives."""
        if self.job is not None:
            return self.job.technician_id
        return None if self.due is None else self.due.technician_id

    @property
    def earliest_on(self) -> date | None:
        """Before which day it is not wanted."""
        return None if self.due is None else self.due.due_on

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        place = self.job.street if self.job is not None else self.due.street if self.due is not None else ""
        put_right = _("put right") if self.is_put_right else ""
        return ", ".join(part for part in (self.name, put_right, self.words, place) if part)


def tray_items(jobs: Sequence[JobRow], dates: Sequence[AgreementDateRow], today: date) -> tuple[TrayItem, ...]:
    """Put-right visits first, then what was missed, then jobs in the order they came in, then what is due."""
    minutes = schedule_queries.minutes_of_waiting([job.id for job in jobs])
    waiting = [
        TrayItem(
            job.client_name,
            ", ".join(part for part in (state_words(job.state), job.description) if part),
            minutes.get(job.id, USUAL_MINUTES),
            job=job,
        )
        for job in jobs
    ]
    due = [TrayItem(each.client_name, _due_words(each, today), each.minutes, due=each) for each in dates]
    return (
        *(item for item in waiting if item.is_put_right),
        *(item for item in due if item.is_missed),
        *(item for item in waiting if not item.is_put_right),
        *(item for item in due if not item.is_missed),
    )


def _due_words(row: AgreementDateRow, today: date) -> str:
    day = day_words(row.due_on, today)
    words = _("missed {day}: what now?") if row.state == "missed" else _("due {day}")
    shift = f" ({row.shift_words})" if row.shift_words else ""
    return f"{words.format(day=day)}{shift}, {row.what}"
