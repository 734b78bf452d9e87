"""Money given back for a job: never more than was paid, and written as a payment of its own kind."""

from __future__ import annotations

from datetime import date

from app.errors import ValidationError
from app.models.audit import AuditChange
from app.models.jobs import Job, Payment
from app.queries.firm import get_firm
from app.rules.money import format_money
from app.rules.payments import bill_after_refund, bill_before_refund
from app.services.field_checks import check_money
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork


def check_refund(job_id: int | None, amount_minor: int) -> None:
    """Refuse a refund of nothing, or of more than the client paid for the job and still has with us."""
    check_money(amount_minor, "refund")
    if amount_minor == 0:
        raise ValidationError(_("Write down how much you gave back; the card stays in Put right until then."), "refund")
    if job_id is None:
        return
    paid = int(Job.select(Job.paid_minor).where(Job.id == job_id).scalar() or 0)
    if amount_minor > paid:
        raise ValidationError(
            _("They paid {amount} for this job, and that is the most to give back; mend the amount.").format(
                amount=as_money(paid)
            ),
            "refund",
        )


def as_money(amount_minor: int) -> str:
    """An amount as the firm writes it, for a sentence; below zero counts as nothing."""
    firm = get_firm()
    amount = max(0, amount_minor)
    return format_money(amount, firm.currency, firm.locale) if firm is not None else str(amount)


def give_back(
    work: UnitOfWork, client_id: int, job_id: int | None, amount_minor: int, note: str, today: date, method: str
) -> None:
    """Write the refund; the bill falls with it, so that nobody seems to owe what was given back."""
    work.save(
        Payment(
            client_id=client_id,
            job_id=job_id,
            kind="refund",
            method=method,
            amount_minor=amount_minor,
            paid_on=today,
            note=note,
            recorded_by_id=work.person_id,
            recorded_at=work.now,
        )
    )
    if job_id is not None:
        job = Job.get_by_id(job_id)
        lower_bill(job, amount_minor)
        work.save(job)


def lower_bill(job: Job, amount_minor: int) -> None:
    """What giving money back does to the job; the caller saves it."""
    if job.billed_minor is not None:
        job.billed_minor = bill_after_refund(job.billed_minor, job.paid_minor, amount_minor)
    job.paid_minor -= amount_minor


def raise_bill(job: Job, refund: Payment) -> None:
    """What taking a refund out again does to the job: the bill rises by what it fell then; the caller saves it."""
    if job.billed_minor is not None:
        fell = _bill_fell_by(job, refund)
        if fell is None:
            job.billed_minor = bill_before_refund(job.billed_minor, job.paid_minor, refund.amount_minor)
        else:
            job.billed_minor += fell
    job.paid_minor += refund.amount_minor


def _bill_fell_by(job: Job, refund: Payment) -> int | None:
    """By how much a refund lowered the bill, as the audit kept it; None for one that was brought in from elsewhere.

    From bill and payments alone it cannot be told: a part of the refund may have been paid too much.
    """
    added = AuditChange.get_or_none(
        (AuditChange.table_name == "payment") & (AuditChange.record_id == refund.id) & (AuditChange.action == "insert")
    )
    if added is None:
        return None
    same_act = (AuditChange.unit == added.unit_id) & (AuditChange.table_name == "job")
    changes = AuditChange.select().where(
        same_act & (AuditChange.record_id == job.id) & (AuditChange.action == "update")
    )
    fell = 0
    for change in changes:
        before, after = (change.before or {}).get("billed_minor"), (change.after or {}).get("billed_minor")
        if isinstance(before, int) and isinstance(after, int):
            fell += before - after
    return fell
