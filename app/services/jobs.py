"""Writes about jobs: quote, book, move, start, finish, cancel; the states of product.md are enforced here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from app.clock import Clock
from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, Site
from app.models.jobs import Finding, Job, JobLine, Payment
from app.models.team import Person
from app.queries.firm import get_firm, get_working_time
from app.rules.aftercare_plan import SALES_STEPS, aftercare_plan
from app.rules.job_states import JobState, check_job_step
from app.services.client_summary import refresh_clients
from app.services.drafts import FeedbackDraft, FinishDraft, JobDraft, JobLineDraft, PaymentDraft
from app.services.feedback import FeedbackService
from app.services.field_checks import check_length, check_money, check_words
from app.services.referrals import convert_referrals
from app.services.rewards import RewardService
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_VISIT = timedelta(hours=24)


class JobService:
    """Everything that happens to a job from the first question to the finished sheet."""

    def __init__(self, units: UnitsOfWork, clock: Clock, feedback: FeedbackService, rewards: RewardService) -> None:
        self._units = units
        self._clock = clock
        self._feedback = feedback
        self._rewards = rewards

    def book(self, draft: JobDraft) -> int:
        """A visit with a day, a time and somebody who drives there; clashes are allowed and shown on the plan."""
        if draft.starts_at is None:
            raise ValidationError(_("Choose a day and a time first; nothing was booked."), "starts_at")
        return self._create(draft, JobState.BOOKED, _("Book {name}"))

    def enquire(self, draft: JobDraft) -> int:
        """Somebody asked; no price and no date yet."""
        return self._create(draft, JobState.ENQUIRY, _("Enquiry from {name}"))

    def quote(self, draft: JobDraft) -> int:
        """Somebody asked and was told a price."""
        return self._create(draft, JobState.QUOTED, _("Quote for {name}"))

    def _create(self, draft: JobDraft, state: JobState, label: str) -> int:
        client = Client.get_or_none(Client.id == draft.client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was booked."))
        _check_times(draft.starts_at, draft.ends_at)
        with self._units(label.format(name=client.name)) as work:
            job = self._add_job(work, draft, state)
            refresh_clients(work, [draft.client_id], self._clock)
            return int(job.id)

    def _add_job(self, work: UnitOfWork, draft: JobDraft, state: JobState) -> Job:
        lines_minor = sum(line.price_minor for line in draft.lines)
        price_minor = lines_minor if draft.price_minor is None else draft.price_minor
        check_money(price_minor, "price")
        check_money(draft.discount_minor, "discount")
        if draft.discount_minor > price_minor:
            raise ValidationError(_("The discount is larger than the price; mend one of the two."), "discount")
        fields = {name: value for name, value in asdict(draft).items() if name not in ("lines", "price_minor")}
        fields["site_id"] = draft.site_id if draft.site_id is not None else _main_site(draft.client_id)
        fields["ends_at"] = draft.ends_at or (draft.starts_at + timedelta(hours=1) if draft.starts_at else None)
        job = Job(
            number=work.next_number("job", first=2001),
            state=state,
            price_minor=price_minor if draft.is_chargeable else 0,
            van_id=_van_of(draft.technician_id),
            created_at=work.now,
            created_by_id=work.person_id,
            **fields,
        )
        job.description = draft.description or ", ".join(line.name for line in draft.lines)
        work.save(job)
        self._add_lines(work, job.id, draft.lines)
        return job

    def _add_lines(self, work: UnitOfWork, job_id: int, lines: Iterable[JobLineDraft]) -> None:
        for position, line in enumerate(lines):
            check_words(line.name, _("Each line needs a room or piece; name it and save again."), "lines")
            check_money(line.price_minor, "lines")
            work.save(JobLine(job_id=job_id, position=position, **asdict(line)))

    def book_put_right_visit(self, work: UnitOfWork, draft: JobDraft) -> int:
        """A free visit that puts a complaint right, inside the complaint's own act; one already booked moves."""
        _check_times(draft.starts_at, draft.ends_at)
        booked = Job.get_or_none((Job.complaint_id == draft.complaint_id) & (Job.state == JobState.BOOKED))
        if booked is not None and draft.starts_at is not None and booked.archived_at is None:
            ends_at = draft.ends_at or draft.starts_at + timedelta(hours=1)
            self._place(work, booked, draft.starts_at, ends_at, draft.technician_id)
            return int(booked.id)
        return int(self._add_job(work, draft, JobState.BOOKED).id)

    def schedule(self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int) -> None:
        """Book what was only asked for or quoted."""
        job = self._job(job_id, version)
        check_job_step(JobState(job.state), JobState.BOOKED)
        _check_times(starts_at, ends_at)
        with self._units(_("Book job {number}").format(number=job.number)) as work:
            job.state = JobState.BOOKED
            self._place(work, job, starts_at, ends_at, technician_id)

    def move(
        self, job_id: int, version: int, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        """Another time or technician for a visit that is not finished."""
        job = self._job(job_id, version)
        if job.state not in (JobState.BOOKED, JobState.UNDER_WAY):
            raise ValidationError(_("Only a booked visit can be moved; this one stays as it is."))
        _check_times(starts_at, ends_at)
        with self._units(_("Move visit of {name}").format(name=_client_name(job.client_id))) as work:
            self._place(work, job, starts_at, ends_at, technician_id)

    def _place(
        self, work: UnitOfWork, job: Job, starts_at: datetime, ends_at: datetime, technician_id: int | None
    ) -> None:
        job.starts_at, job.ends_at = starts_at, ends_at
        if technician_id != job.technician_id:
            job.technician_id, job.van_id = technician_id, _van_of(technician_id)
        work.save(job)
        refresh_clients(work, [job.client_id], self._clock)

    def start(self, job_id: int, version: int) -> None:
        """The technician has arrived."""
        job = self._job(job_id, version)
        check_job_step(JobState(job.state), JobState.UNDER_WAY)
        with self._units(_("Start job {number}").format(number=job.number)) as work:
            job.state = JobState.UNDER_WAY
            job.arrived_at = work.now
            work.save(job)
            work.changed("client", [job.client_id])

    def finish(self, job_id: int, version: int, draft: FinishDraft) -> None:
        """Everything the sheet says; opens the after-care plan (R14) and writes the answer down (R5)."""
        job = self._job(job_id, version)
        self._check_finish(job, draft)
        with self._units(_("Finish job {number}").format(number=job.number)) as work:
            self._write_finish(work, job, draft)
            for finding in draft.findings:
                shown_at = work.now if finding.is_shown else None
                work.save(Finding(job_id=job.id, kind=finding.kind, note=finding.note, shown_at=shown_at))
            for payment in draft.payments:
                self._take(work, job, payment)
            work.save(job)
            if draft.answer:
                self._feedback.write(work, _feedback_of(job, draft))
            self._open_aftercare(work, job)
            concerned = [job.client_id, *convert_referrals(work, job, self._clock)]
            refresh_clients(work, concerned, self._clock)
            self._rewards.refresh_within(work, concerned)

    def _check_finish(self, job: Job, draft: FinishDraft) -> None:
        check_job_step(JobState(job.state), JobState.DONE)
        if draft.arrived_at and draft.left_at and draft.left_at < draft.arrived_at:
            raise ValidationError(_("The end is before the beginning; mend one of the two times."), "left_at")
        if draft.left_at and draft.left_at.astimezone(self._clock.zone).date() > self._clock.today():
            raise ValidationError(_("That day is still to come; mend the time they were done."), "left_at")
        check_length(draft.words, 10_000, "words")
        check_money(draft.extra_minor, "extra")
        agreed = _agreed_minor(job, draft)
        billed = agreed if draft.billed_minor is None else draft.billed_minor
        check_money(billed, "billed")
        if billed > agreed and not draft.price_change_ok.strip():
            raise ValidationError(
                _("The bill is higher than the agreed price; write down how the client agreed to that."),
                "price_change_ok",
            )
        for payment in draft.payments:
            check_money(payment.amount_minor, "payments")

    def _write_finish(self, work: UnitOfWork, job: Job, draft: FinishDraft) -> None:
        firm = get_firm()
        finished_at = draft.left_at or work.now
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
        job.state = JobState.DONE
        job.arrived_at = draft.arrived_at or job.arrived_at or job.starts_at
        job.left_at = draft.left_at
        job.finished_at = finished_at
        job.billed_minor = _agreed_minor(job, draft) if draft.billed_minor is None else draft.billed_minor
        if draft.is_expectation_met is not None:
            job.is_expectation_met = int(draft.is_expectation_met)
        days = firm.guarantee_days if firm is not None else 30
        job.guarantee_until_on = finished_at.astimezone(self._clock.zone).date() + timedelta(days=days)
        job.keyed_at, job.keyed_by_id = work.now, work.person_id

    def take_payment(self, job_id: int, version: int, payment: PaymentDraft) -> None:
        """Money that came after the visit."""
        job = self._job(job_id, version)
        check_money(payment.amount_minor, "amount")
        with self._units(_("Payment for job {number}").format(number=job.number)) as work:
            self._take(work, job, payment)
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def _take(self, work: UnitOfWork, job: Job, payment: PaymentDraft) -> None:
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

    def _open_aftercare(self, work: UnitOfWork, job: Job) -> None:
        """The dated steps of R14; a new visit cancels the older plan's sales steps, a free re-clean leaves them."""
        if not job.is_chargeable:
            return
        older = AftercareStep.select().where(
            (AftercareStep.client_id == job.client_id)
            & (AftercareStep.state == "open")
            & (AftercareStep.is_sales == True)  # noqa: E712 - SQL
        )
        for step in older:
            step.state, step.reason = "cancelled", _("A newer visit opened its own plan.")
            work.save(step)
        refresh_clients(work, [job.client_id], self._clock)
        expected = Client.get_by_id(job.client_id).expected_interval_days or 365
        finished_on = (job.finished_at or work.now).astimezone(self._clock.zone).date()
        for planned in aftercare_plan(finished_on, expected, get_working_time()):
            work.save(
                AftercareStep(
                    client_id=job.client_id,
                    job_id=job.id,
                    kind=planned.step.value,
                    due_on=planned.due_on,
                    is_sales=planned.step in SALES_STEPS,
                )
            )

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
        job = self._job(job_id, version)
        check_job_step(JobState(job.state), state, reason)
        with self._units(label.format(number=job.number)) as work:
            job.state, job.end_reason = state, reason
            work.save(job)
            refresh_clients(work, [job.client_id], self._clock)

    def mark_sheets_printed(self, job_ids: Iterable[int]) -> None:
        """Remember which sheets went out."""
        jobs = list(Job.select().where(Job.id.in_(list(job_ids))))
        with self._units(_("Print {count} job sheets").format(count=len(jobs)), is_undoable=False) as work:
            for job in jobs:
                job.sheet_printed_at = work.now
                work.save(job)

    def _job(self, job_id: int, version: int) -> Job:
        job = Job.get_or_none(Job.id == job_id)
        if job is None:
            raise NotFoundError(_("This job is no longer there; nothing was changed."))
        if job.version != version:
            raise ConflictError(
                _("Somebody else changed job {number} a moment ago; look at it again, then repeat your change.").format(
                    number=job.number
                )
            )
        return job


def _agreed_minor(job: Job, draft: FinishDraft) -> int:
    """What the client knows they will pay: the price less the discount, and the extra work they asked for."""
    return job.price_minor - job.discount_minor + draft.extra_minor


def _check_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    if starts_at is None or ends_at is None:
        return
    if ends_at <= starts_at:
        raise ValidationError(_("The end is not after the beginning; mend one of the two times."), "ends_at")
    if ends_at - starts_at > _LONGEST_VISIT:
        raise ValidationError(_("A visit longer than a day is booked as several; mend the end."), "ends_at")


def _main_site(client_id: int) -> int | None:
    site = (
        Site.select(Site.id)
        .where((Site.client_id == client_id) & Site.archived_at.is_null() & (Site.is_billing_only == False))  # noqa: E712 - SQL
        .order_by(Site.is_main.desc(), Site.position, Site.id)
        .first()
    )
    return None if site is None else int(site.id)


def _van_of(technician_id: int | None) -> int | None:
    return None if technician_id is None else Person.select(Person.van_id).where(Person.id == technician_id).scalar()


def _client_name(client_id: int) -> str:
    return str(Client.select(Client.name).where(Client.id == client_id).scalar())


def _feedback_of(job: Job, draft: FinishDraft) -> FeedbackDraft:
    return FeedbackDraft(
        client_id=job.client_id,
        job_id=job.id,
        answer=draft.answer,
        words=draft.words,
        channel="sheet",
        is_technician_present=draft.is_technician_present,
    )
