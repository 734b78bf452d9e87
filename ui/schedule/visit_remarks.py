"""What to think of once a visit has its time: a closed day, the window they were told, who is somewhere else then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.queries import firm as firm_queries
from app.queries import plan as plan_queries
from app.queries.rows import ClashRow, JobRow
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.firm_formats import FirmFormats


def with_remarks(words: str, remarks: Sequence[str]) -> str:
    """What was done, and after it what to think of."""
    return f"{words}. {' '.join(remarks)}" if remarks else words


def remarks_on_visit(formats: FirmFormats, job_id: int, starts_at: datetime) -> list[str]:
    """Everything to think of about a visit that was just given this time."""
    clashes = plan_queries.list_clashes_of(job_id)
    return [*closed_remarks(formats, starts_at), *(_clash_words(formats, clash, job_id) for clash in clashes)]


def closed_remarks(formats: FirmFormats, starts_at: datetime) -> list[str]:
    """A word about a closed day; it is allowed."""
    day = formats.day_of(starts_at)
    if firm_queries.get_working_time().is_open_on(day):
        return []
    name = dict(firm_queries.list_closed_days(day, day)).get(day)
    return [_("We are closed that day ({name}).").format(name=name) if name else _("We are closed that day.")]


def window_remarks(formats: FirmFormats, job: JobRow, starts_at: datetime) -> list[str]:
    """A word where somebody would come at another time than they were told."""
    if job.window_starts_at is None or not is_outside_window(job, starts_at):
        return []
    told = formats.visit_times(job.window_starts_at, job.window_ends_at)
    return [_("They were told {window}: call them.").format(window=told)]


def is_outside_window(job: JobRow, starts_at: datetime) -> bool:
    """Whether somebody would come at another time than they were told."""
    if job.window_starts_at is None or job.window_ends_at is None:
        return False
    return not job.window_starts_at <= starts_at <= job.window_ends_at


def _clash_words(formats: FirmFormats, clash: ClashRow, job_id: int) -> str:
    other = clash.second if clash.first.id == job_id else clash.first
    assert other.starts_at is not None
    when = formats.visit_times(other.starts_at, other.ends_at)
    if clash.is_van:
        return _("The van is at {name} then ({when}).").format(name=other.client_name, when=when)
    who = first_name(other.technician_name)
    return _("{who} is at {name} then ({when}).").format(who=who, name=other.client_name, when=when)
