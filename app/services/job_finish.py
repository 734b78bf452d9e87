"""A finished sheet is written down as one act: times, findings, money, the client's answer, and the plan behind it."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from app.clock import Clock
from app.errors import NotAllowedError, ValidationError
from app.models.aftercare import Promise
from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.queries.firm import get_firm, get_working_time
from app.rules.job_states import JobState, check_job_step
from app.services.aftercare_plans import move_plan, open_plan
from app.services.arrivals import note_arrival
from app.services.client_summary import refresh_clients
from app.services.drafts import FeedbackDraft, FinishDraft
from app.services.feedback import FeedbackService
from app.services.field_checks import check_length, check_money
from app.services.job_as_seen import job_as_seen
from app.services.job_drafts import LONGEST_SHEET_LINE
from app.services.payments import PaymentService
from app.services.promises import LONGEST_PROMISE
from app.services.referrals import convert_referrals
from app.services.rewards import RewardService
from app.services.sheet_bill import SheetBill, bill_of_sheet
from app.services.sheet_findings import write_findings
from app.services.sheet_payments import write_payments
from app.services.sheet_rooms import check_rooms, write_rooms
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_USUAL_PROMISE = timedelta(days=7)
_SHEET_LINES = ("products", "method", "extra_work", "extra_ok", "price_change_ok", "next_chapter")


class JobFinishService:
    """What a finished job leaves behind."""

    def __init__(
        self,
        units: UnitsOfWork,
        clock: Clock,
        feedback: FeedbackService,
        rewards: RewardService,
        payments: PaymentService,
    ) -> None:
        self._units = units
        self._clock = clock
        self._feedback = feedback
        self._rewards = rewards
        self._payments = payments

    def finish(self, job_id: int, version: int, draft: FinishDraft) -> None:
        """Everything the sheet says; opens the after-care plan (R14) and writes the answer down (R5)."""
        job = job_as_seen(job_id, version)
        check_job_step(JobState(job.state), JobState.DONE)
        self._check_finish(job, draft)
        with self._units(_("Finish job {number}").format(number=job.number)) as work:
            job.state = JobState.DONE
            self._write_sheet(work, job, draft)
            if draft.is_sheet_lost:
                work.save(_lost_note(work, job))
            if draft.answer:
                self._feedback.write(work, _feedback_of(job, draft))
            concerned = [job.client_id, *convert_referrals(work, job, self._clock)]
            refresh_clients(work, concerned, self._clock)
            open_plan(work, job, self._clock)
            if draft.promise.strip():
                work.save(self._promise_of(work, job, draft))
            self._rewards.refresh_within(work, concerned)

    def correct(self, job_id: int, version: int, draft: FinishDraft) -> None:
        """A sheet that was keyed in already says something else: its facts change, and nothing is there twice.

        Money that came after the sheet stays, and so does a probe that was answered. On another day the open steps of
        the after-care plan go along.
        """
        job = job_as_seen(job_id, version)
        if job.state != JobState.DONE or job.keyed_at is None:
            raise NotAllowedError(_("Only a sheet that is keyed in can be corrected; nothing was changed."))
        self._check_finish(job, draft)
        finished_on = self._finished_on(job)
        with self._units(_("Correct sheet {number}").format(number=job.number)) as work:
            self._write_sheet(work, job, draft, is_correction=True)
            self._feedback.rewrite(work, _feedback_of(job, draft))
            refresh_clients(work, [job.client_id], self._clock)
            if self._finished_on(job) != finished_on:
                move_plan(work, job, self._clock)
            self._rewards.refresh_within(work, [job.client_id])

    def _promise_of(self, work: UnitOfWork, job: Job, draft: FinishDraft) -> Promise:
        """What was promised at the door, kept by the close of a day: that of the next visit unless another was said."""
        working_time, today = get_working_time(), self._clock.today()
        day = draft.promise_by_on or draft.next_agreed_on or today + _USUAL_PROMISE
        return Promise(
            client_id=job.client_id,
            job_id=job.id,
            what=draft.promise.strip(),
            due_at=working_time.closing_time(working_time.open_day_from(max(day, today))),
            owner_id=work.person_id,
            made_by_id=work.person_id,
            made_at=work.now,
        )

    def _finished_on(self, job: Job) -> date | None:
        return job.finished_at.astimezone(self._clock.zone).date() if job.finished_at is not None else None

    def bill_of(self, job_id: int, draft: FinishDraft) -> SheetBill:
        """What the sheet would come to, while it is still being keyed in."""
        return bill_of_sheet(Job.get_by_id(job_id), draft)

    def _write_sheet(self, work: UnitOfWork, job: Job, draft: FinishDraft, *, is_correction: bool = False) -> None:
        """Everything but the answer, which the client gave and not the technician."""
        self._write_finish(work, job, draft)
        if job.keyed_at is None:
            job.keyed_at, job.keyed_by_id = work.now, work.person_id
        write_findings(work, job.id, draft.findings, is_correction=is_correction)
        write_payments(work, job, draft.payments, self._payments)
        write_rooms(work, job, draft.lines, self._clock.today())
        note_arrival(work, job)
        work.save(job)

    def _check_finish(self, job: Job, draft: FinishDraft) -> None:
        # In UTC: two moments of one zone are compared as its wall shows them, and an autumn night shows an hour twice.
        if draft.arrived_at and draft.left_at and draft.left_at.astimezone(UTC) < draft.arrived_at.astimezone(UTC):
            raise ValidationError(_("The end is before the beginning; mend one of the two times."), "left_at")
        if draft.left_at and draft.left_at.astimezone(self._clock.zone).date() > self._clock.today():
            raise ValidationError(_("That day is still to come; mend the time they were done."), "left_at")
        for field in _SHEET_LINES:
            check_length(getattr(draft, field), LONGEST_SHEET_LINE, field)
        check_length(draft.words, 10_000, "words")
        check_length(draft.promise, LONGEST_PROMISE, "promise")
        check_rooms(draft.lines)
        check_money(draft.extra_minor, "extra")
        if draft.extra_minor and not (draft.extra_ok.strip() or job.extra_ok):
            raise ValidationError(
                _("Extra work costs the client more; write down how the client agreed to it."), "extra_ok"
            )
        bill = bill_of_sheet(job, draft)
        check_money(bill.billed_minor, "billed")
        if bill.is_higher and not draft.price_change_ok.strip():
            raise ValidationError(
                _("The bill is higher than the agreed price; write down how the client agreed to that."),
                "price_change_ok",
            )
        for payment in draft.payments:
            check_money(payment.amount_minor, "payments")

    def _write_finish(self, work: UnitOfWork, job: Job, draft: FinishDraft) -> None:
        firm = get_firm()
        finished_at = draft.left_at or job.finished_at or work.now
        bill = bill_of_sheet(job, draft)
        job.tax_minor, job.billed_minor = bill.tax_on_top_minor, bill.billed_minor
        for field in (
            "method",
            "products",
            "dry_by_at",
            "extra_work",
            "extra_minor",
            "price_change_ok",
            "next_agreed_on",
            "next_chapter",
        ):
            setattr(job, field, getattr(draft, field))
        job.extra_ok = draft.extra_ok or (job.extra_ok if draft.extra_minor else "")
        job.arrived_at = draft.arrived_at or job.arrived_at or job.starts_at
        job.left_at = draft.left_at
        job.finished_at = finished_at
        job.is_expectation_met = None if draft.is_expectation_met is None else int(draft.is_expectation_met)
        days = firm.guarantee_days if firm is not None else 30
        job.guarantee_until_on = finished_at.astimezone(self._clock.zone).date() + timedelta(days=days)


def _feedback_of(job: Job, draft: FinishDraft) -> FeedbackDraft:
    return FeedbackDraft(
        client_id=job.client_id,
        job_id=job.id,
        answer=draft.answer,
        words=draft.words,
        channel="sheet",
        is_technician_present=draft.is_technician_present,
        feeling=draft.feeling,
    )


def _lost_note(work: UnitOfWork, job: Job) -> TimelineEntry:
    """So that nobody takes the plan for what the paper said."""
    return TimelineEntry(
        client_id=job.client_id,
        job_id=job.id,
        kind="paper",
        happened_at=work.now,
        person_id=work.person_id,
        headline=_("The sheet of job {number} was lost; it is keyed in as planned.").format(number=job.number),
    )
