"""What there is to print now: how many papers of each kind wait, for a day and for all that is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from peewee import JOIN, fn

from app.models.complaints import Complaint
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.models.team import Van
from app.queries.hand_over import tuples_of
from app.queries.job_reports import list_jobs_due_a_report
from app.queries.owed import read_what_is_owed
from app.queries.payments import bill_of, is_billed
from app.queries.recovery_letters import list_due_letters
from app.queries.rewards import list_due_rewards
from app.queries.schedule import PLANNED
from app.queries.thanks_due import count_due_notes
from app.rules.rewards import has_certificate
from app.rules.wall_clock import day_bounds

_OPEN_COMPLAINTS = ("call_back", "put_right", "check_back")


@dataclass(frozen=True, slots=True)
class VanDay:
    """The visits of one van on a day; no name: visits that no van has yet."""

    name: str
    visits: int


@dataclass(frozen=True, slots=True)
class PapersWaiting:
    """How many papers wait: by day, and of every kind that can be due, by its word on the command line."""

    day: date
    vans: tuple[VanDay, ...] = ()
    due: Mapping[str, int] = field(default_factory=dict)
    held_certificates: int = 0

    @property
    def visits(self) -> int:
        """The visits of the day."""
        return sum(van.visits for van in self.vans)


def get_papers_waiting(day: date, now: datetime, zone: ZoneInfo) -> PapersWaiting:
    """What waits on this day, and of what is due today."""
    today = now.astimezone(zone).date()
    rewards = [row for row in list_due_rewards(today) if has_certificate(row.rule, row.level)]
    held = sum(row.state == "held" for row in rewards)
    due = {
        "certificates": len(rewards) - held,
        "thank-you-note": count_due_notes(today),
        "recovery-letter": len(list_due_letters(now)),
        "invoice": _count_invoices(),
        "job-report": len(list_jobs_due_a_report(now)),
        "complaint-page": Complaint.select().where(Complaint.state.in_(_OPEN_COMPLAINTS)).count(),
        "statement": read_what_is_owed(today, zone).client_count,
    }
    return PapersWaiting(day, tuple(list_vans_of(day, zone)), due, held)


def count_visits(day: date, zone: ZoneInfo) -> int:
    """How many visits there are on a day."""
    return sum(van.visits for van in list_vans_of(day, zone))


def list_vans_of(day: date, zone: ZoneInfo) -> list[VanDay]:
    """The vans that go out on a day, by name; visits without a van come last."""
    first, last = day_bounds(day, zone)
    planned = (Job.starts_at >= first) & (Job.starts_at < last) & Job.state.in_(PLANNED) & Job.archived_at.is_null()
    chosen = (
        Job.select(Van.name, fn.COUNT(Job.id))
        .join(Van, JOIN.LEFT_OUTER, on=(Job.van == Van.id))
        .where(planned)
        .group_by(Van.name)
    )
    vans = [VanDay(name or "", count) for name, count in tuples_of(chosen)]
    return sorted(vans, key=lambda van: (not van.name, van.name))


def _count_invoices() -> int:
    """Finished jobs for which something is owed and that have no invoice in force."""
    live = Invoice.select(Invoice.id).where(
        (Invoice.job == Job.id) & (Invoice.state == "issued") & Invoice.credits.is_null()
    )
    waiting = is_billed() & (bill_of() - Job.paid_minor > 0) & ~fn.EXISTS(live)
    return int(Job.select().where(waiting).count())
