"""Writes about jobs: quote, book, move, start, finish, cancel; the states of product.md are enforced here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.clock import Clock
from app.errors import ValidationError
from app.models.jobs import Job
from app.rules.job_states import JobState, check_job_step
from app.services.client_summary import refresh_clients
from app.services.drafts import FinishDraft, JobDraft, PaymentDraft
from app.services.feedback import FeedbackService
from app.services.job_as_seen import job_as_seen
from app.services.job_booking import JobBookingService
from app.services.job_finish import JobFinishService
from app.services.job_times import JobTimesService
from app.services.payments import PaymentService
from app.services.rewards import RewardService
from app.services.sheet_bill import SheetBill
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork


class JobService:
    """Everything that happens to a job from the first question to the finished sheet, one service for each part."""

    def __init__(self, units: UnitsOfWork, clock: Clock, feedback: FeedbackService, rewards: RewardService) -> None:
        self._units = units
        self._clock = clock
        self._times = JobTimesService(units, clock)
        self._booking = JobBookingService(units, clock, self._times)
        self._payments = PaymentService(units, clock)
        self._finish = JobFinishService(units, clock, feedback, rewards, self._payments)

    @property
    def booking(self) -> JobBookingService:
        """Adds visits inside other acts."""
        return self._booking

    def book(self, draft: JobDraft) -> int:
        """A visit with a day, a time and somebody who drives there."""
        return self._booking.book(draft)

    def enquire(self, draft: JobDraft) -> int:
        """Somebody asked; no price and no date yet."""
        return self._booking.enquire(draft)

    def quote(self, draft: JobDraft) -> int:
        """Somebody asked and was told a price."""
        return self._booking.quote(draft)

    def book_put_right_visit(self, work: UnitOfWork, draft: JobDraft) -> int:
        """A free visit that puts a complaint right, inside the complaint's own act."""
        return self._booking.book_put_right_visit(work, draft)

    @property
    def times(self) -> JobTimesService:
        """Rearranges a day, takes a visit off the plan, sets the window they were told."""
        return self._times

    def schedule(
        self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Book what was only asked for or quoted."""
        self._times.schedule(job_id, version, starts_at, ends_at, technician_id)

    def move(
        self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Another time or technician for a visit that is not finished."""
        self._times.move(job_id, version, starts_at, ends_at, technician_id)

    def tell_price(self, job_id: int, version: int) -> None:
        """An enquiry becomes a quote, or a lost one is tried again: the client was told the price."""
        job = job_as_seen(job_id, version)
        check_job_step(JobState(job.state), JobState.QUOTED)
        if job.is_chargeable and job.price_minor <= 0:
            raise ValidationError(_("There is no price yet; write the rooms and prices down first."), "price")
        with self._units(_("Quote for job {number}").format(number=job.number)) as work:
            job.state, job.quoted_at, job.end_reason = JobState.QUOTED, work.now, ""
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def start(self, job_id: int, version: int) -> None:
        """The technician has arrived."""
        job = job_as_seen(job_id, version)
        check_job_step(JobState(job.state), JobState.UNDER_WAY)
        with self._units(_("Start job {number}").format(number=job.number)) as work:
            job.state = JobState.UNDER_WAY
            job.arrived_at = work.now
            work.save(job)
            work.changed("client", [job.client_id])

    def finish(self, job_id: int, version: int, draft: FinishDraft) -> None:
        """Everything the sheet says, as one act."""
        self._finish.finish(job_id, version, draft)

    def correct_sheet(self, job_id: int, version: int, draft: FinishDraft) -> None:
        """A sheet that was keyed in already says something else; nothing is there twice."""
        self._finish.correct(job_id, version, draft)

    def bill_of_sheet(self, job_id: int, draft: FinishDraft) -> SheetBill:
        """What a sheet would come to, while it is still being keyed in."""
        return self._finish.bill_of(job_id, draft)

    def take_payment(self, job_id: int, version: int, payment: PaymentDraft) -> None:
        """Money that came after the visit."""
        self._payments.take(job_id, version, payment)

    def cancel(self, job_id: int, version: int, reason: str) -> None:
        """The visit will not happen; the reason stays."""
        self._end(job_id, version, JobState.CANCELLED, reason, _("Cancel job {number}"))

    def lose(self, job_id: int, version: int, reason: str) -> None:
        """A quote that went elsewhere; it needs a reason (S4.16)."""
        self._end(job_id, version, JobState.LOST, reason, _("Lost quote {number}"))

    def mark_no_show(self, job_id: int, version: int, reason: str = "") -> None:
        """Nobody was there."""
        self._end(job_id, version, JobState.NO_SHOW, reason or _("Nobody was there."), _("Nobody there, job {number}"))

    def _end(self, job_id: int, version: int, state: JobState, reason: str, label: str) -> None:
        job = job_as_seen(job_id, version)
        check_job_step(JobState(job.state), state, reason)
        with self._units(label.format(number=job.number)) as work:
            job.state, job.end_reason = state, reason
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def mark_sheets_printed(self, job_ids: Iterable[int]) -> None:
        """Remember which sheets went out."""
        jobs = list(Job.select().where(Job.id.in_(list(job_ids))))
        label = ngettext("Print {count} job sheet", "Print {count} job sheets", len(jobs)).format(count=len(jobs))
        with self._units(label, is_undoable=False) as work:
            for job in jobs:
                job.sheet_printed_at = work.now
                work.save(job)
