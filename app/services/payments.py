"""Writes about money that came in."""

from __future__ import annotations

from app.clock import Clock
from app.models.jobs import Job, Payment
from app.services.client_summary import refresh_clients
from app.services.drafts import PaymentDraft
from app.services.field_checks import check_money
from app.services.job_as_seen import job_as_seen
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


class PaymentService:
    """Money that a client gave for a job."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def take(self, job_id: int, version: int, payment: PaymentDraft) -> None:
        """Money that came after the visit."""
        job = job_as_seen(job_id, version)
        check_money(payment.amount_minor, "amount")
        with self._units(_("Payment for job {number}").format(number=job.number)) as work:
            self.take_within(work, job, payment)
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def take_within(self, work: UnitOfWork, job: Job, payment: PaymentDraft) -> None:
        """Write one payment down inside another act; the caller saves the job."""
        if payment.amount_minor == 0:
            return
        work.save(
            Payment(
                client_id=job.client_id,
                job_id=job.id,
                method=payment.method,
                amount_minor=payment.amount_minor,
                paid_on=self._clock.today(),
                recorded_by_id=work.person_id,
                recorded_at=work.now,
            )
        )
        job.paid_minor += payment.amount_minor
