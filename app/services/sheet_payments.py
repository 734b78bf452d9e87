"""Section 6 of a keyed sheet: the money that the technician took; what came later is no part of the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.jobs import Job, Payment
from app.services.drafts import PaymentDraft
from app.services.payments import PaymentService, more_went_back
from app.unit_of_work import UnitOfWork


def write_payments(work: UnitOfWork, job: Job, payments: Sequence[PaymentDraft], service: PaymentService) -> None:
    """The money as the sheet says it now: what was keyed in before and is right stays, the rest is replaced."""
    wanted = [payment for payment in payments if payment.amount_minor]
    for row in taken_on_sheet(job):
        same = next(
            (each for each in wanted if (each.method, each.amount_minor) == (row.method, row.amount_minor)), None
        )
        if same is not None:
            wanted.remove(same)
            continue
        row.archived_at = work.now
        job.paid_minor -= row.amount_minor
        work.save(row)
    for payment in wanted:
        service.take_within(work, job, payment)
        added = Payment.select().where(Payment.job == job.id).order_by(Payment.id.desc()).get()
        # The moment of the sheet: by it a second correction knows this payment again.
        added.recorded_at = job.keyed_at or work.now
        work.save(added)
    if job.paid_minor < 0:
        raise more_went_back()


def taken_on_sheet(job: Job) -> list[Payment]:
    """The payments that were written down together with the sheet."""
    if not job.is_stored or job.keyed_at is None:
        return []
    return list(
        Payment.select()
        .where(
            (Payment.job == job.id)
            & (Payment.kind == "payment")
            & (Payment.recorded_at == job.keyed_at)
            & Payment.archived_at.is_null()
        )
        .order_by(Payment.id)
    )
