"""The jobs of a client as rows of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, fn

from app.models.clients import Area
from app.models.jobs import Finding, Job
from app.models.team import Person
from app.queries.client_rows import TimelineRow
from app.queries.hand_over import joined
from app.queries.timeline_page import TimelinePage
from app.rules.job_sheet import PhotosTaken, finding_words
from app.translations import gettext as _


def count_jobs(client_id: int) -> int:
    """How many jobs the timeline of a client has."""
    return int(_jobs_of(client_id).count())


def list_jobs(page: TimelinePage) -> list[TimelineRow]:
    """Jobs in whatever state, with the wish before, what was found on the floor, and what it came to."""
    moment = fn.COALESCE(Job.finished_at, Job.starts_at, Job.created_at)
    chosen = (
        _jobs_of(page.client_id)
        .select(Job, moment.alias("moment"), Person.name.alias("technician_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Job.technician == Person.id))
    )
    rows = list(page.of(chosen, "job", moment, Job.id))
    findings = _findings([row.id for row in rows])
    return [_job_line(row, findings.get(row.id, ()), page.money) for row in rows]


def _jobs_of(client_id: int) -> Any:
    return Job.select().where((Job.client == client_id) & Job.archived_at.is_null())


def _findings(job_ids: Sequence[int]) -> dict[int, list[str]]:
    """What was found on the spot at each of these jobs, and whether the client saw it: one read for a page."""
    if not job_ids:
        return {}
    chosen = (
        Finding.select(Finding, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Finding.area == Area.id))
        .where(Finding.job.in_(job_ids) & Finding.kind.not_in([taken.value for taken in PhotosTaken]))
        .order_by(Finding.id)
    )
    found: dict[int, list[str]] = {}
    for row in joined(chosen):
        found.setdefault(row.job_id, []).append(_finding_words(row))
    return found


def _finding_words(row: Any) -> str:
    words = ", ".join(part for part in (finding_words(row.kind), row.area_name, row.note) if part)
    return _("{finding} (shown to client)").format(finding=words) if row.shown_at is not None else words


_JOB_HEADLINES: Mapping[str, Callable[[], str]] = {
    "enquiry": lambda: _("Job {number} asked about — {what}"),
    "quoted": lambda: _("Job {number} quoted — {what}"),
    "booked": lambda: _("Job {number} booked — {what}"),
    "under_way": lambda: _("Job {number} under way — {what}"),
    "done": lambda: _("Job {number} done — {what}"),
    "cancelled": lambda: _("Job {number} cancelled — {what}"),
    "no_show": lambda: _("Job {number}, nobody there — {what}"),
    "lost": lambda: _("Quote {number} lost — {what}"),
}


def _job_line(row: Any, findings: Sequence[str], money: Callable[[int], str]) -> TimelineRow:
    amount = row.billed_minor if row.billed_minor is not None else row.price_minor - row.discount_minor
    facts = [row.technician_name or "", _duration(row.arrived_at, row.left_at)]
    facts.append(money(amount) if row.is_chargeable else _("no charge"))
    if row.paid_minor and row.paid_minor >= amount:
        facts[-1] = _("{amount} paid").format(amount=money(amount))
    words = " · ".join(
        part
        for part in (
            _expectation_words(row.expectation, row.is_expectation_met),
            row.products,
            *findings,
            row.end_reason,
        )
        if part
    )
    return TimelineRow(
        key=f"job:{row.id}",
        kind="job",
        happened_at=row.finished_at or row.starts_at or row.created_at,
        headline=_JOB_HEADLINES[row.state]().format(number=row.number, what=row.description or _("visit")),
        words=words,
        meta=" · ".join(fact for fact in facts if fact),
        chip=row.state if row.state in ("booked", "under_way") else "",
        job_id=row.id,
        complaint_id=row.complaint_id,
    )


def _expectation_words(words: str, is_met: int | None) -> str:
    """What would have made the day perfect, and whether it was so; nobody asked is nothing said (S3.6)."""
    if not words:
        return ""
    if is_met is None:
        return f"“{words}”"
    return (_("“{wish}”, and so it was") if is_met else _("“{wish}”, and it was not so")).format(wish=words)


def _duration(arrived_at: datetime | None, left_at: datetime | None) -> str:
    if arrived_at is None or left_at is None or left_at <= arrived_at:
        return ""
    hours, minutes = divmod(int((left_at - arrived_at) / timedelta(minutes=1)), 60)
    return (
        _("{hours} h {minutes:02}").format(hours=hours, minutes=minutes)
        if hours
        else _("{minutes} min").format(minutes=minutes)
    )
