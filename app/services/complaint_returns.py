"""Keeps for each closed complaint the day on which the client came back after the fix, as R7 counts it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.clock import Clock
from app.models.clients import Referral
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.done_jobs import is_done
from app.rules.won_back import return_window_days
from app.unit_of_work import UnitOfWork

_CLOSED = ("made_good", "closed_unconfirmed")


def keep_returns(work: UnitOfWork, expected: Mapping[int, int], clock: Clock) -> None:
    """Work out the kept days anew for the closed complaints of these clients, by the days expected between visits."""
    client_ids = list(expected)
    closed = list(
        Complaint.select().where(
            Complaint.client.in_(client_ids) & Complaint.state.in_(_CLOSED) & Complaint.fixed_at.is_null(False)
        )
    )
    if not closed:
        return
    concerned = sorted({row.client_id for row in closed})
    returns = _returns(concerned, clock)
    for row in closed:
        if row.fixed_at is None:
            continue
        fixed_on = row.fixed_at.astimezone(clock.zone).date()
        last = fixed_on + timedelta(days=return_window_days(expected[row.client_id]))
        row.came_back_on = min((day for day in returns[row.client_id] if fixed_on < day <= last), default=None)
        work.save_kept(row)


def _returns(client_ids: Sequence[int], clock: Clock) -> defaultdict[int, list[date]]:
    """The days of chargeable visits and of converted referrals."""
    found: defaultdict[int, list[date]] = defaultdict(list)
    paid = is_done() & (Job.is_chargeable == True) & Job.archived_at.is_null()  # noqa: E712 - SQL
    visits = Job.select(Job.client, Job.finished_at).where(paid & Job.client.in_(client_ids))
    for job in visits.where(Job.finished_at.is_null(False)):
        if job.finished_at is not None:
            found[job.client_id].append(job.finished_at.astimezone(clock.zone).date())
    friends = Referral.referrer.in_(client_ids) & Referral.converted_on.is_null(False)
    for referral in Referral.select(Referral.referrer, Referral.converted_on).where(friends):
        if referral.converted_on is not None:
            found[referral.referrer_id].append(referral.converted_on)
    return found
