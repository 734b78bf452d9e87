"""Who brought whom: a referral converts with the friend's first paid visit, and both are thanked in two days (R11)."""

from __future__ import annotations

from datetime import timedelta

from app.clock import Clock
from app.models.clients import Referral
from app.models.jobs import Job
from app.rules.rewards import DEFAULT_SETTINGS
from app.unit_of_work import UnitOfWork


def note_referral(work: UnitOfWork, referrer_id: int, referred_id: int) -> None:
    """Remember who sent somebody, inside the act that writes them down; somebody else named before is corrected.

    Thanks that are due already stay due: whoever sent them did.
    """
    for named in Referral.select().where(Referral.referred == referred_id):
        if named.referrer_id == referrer_id:
            return
        if named.converted_on is None:
            work.delete(named)
    work.save(Referral(referrer_id=referrer_id, referred_id=referred_id, noted_at=work.now))


def convert_referrals(work: UnitOfWork, job: Job, clock: Clock) -> list[int]:
    """The friend's first paid visit is done: returns who brought them and is to be thanked now."""
    if not job.is_chargeable:
        return []
    waiting = Referral.select().where((Referral.referred == job.client_id) & Referral.converted_on.is_null())
    referrers = []
    for referral in waiting:
        visited_on = (job.finished_at or work.now).astimezone(clock.zone).date()
        referral.converted_on = visited_on
        referral.thanks_due_on = visited_on + timedelta(days=DEFAULT_SETTINGS.thanks_days)
        work.save(referral)
        referrers.append(referral.referrer_id)
    return referrers
