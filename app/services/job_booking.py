"""A job begins: somebody asks, is told a price, or is booked at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, Site
from app.models.jobs import Job
from app.rules.job_states import JobState
from app.services.client_summary import refresh_clients
from app.services.drafts import JobDraft
from app.services.field_checks import check_length, check_money
from app.services.job_drafts import LONGEST_DESCRIPTION, LONGEST_WISH
from app.services.job_prices import check_discount_reason, check_lines, new_line, note_first_price, price_of_lines
from app.services.job_times import JobTimesService, check_times, check_window, van_of
from app.services.number_series import next_job_number
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


class JobBookingService:
    """Writes new jobs with their lines and prices."""

    def __init__(self, units: UnitsOfWork, clock: Clock, times: JobTimesService) -> None:
        self._units = units
        self._clock = clock
        self._times = times

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
        check_times(draft.starts_at, draft.ends_at)
        check_window(draft.window_starts_at, draft.window_ends_at)
        check_length(draft.description, LONGEST_DESCRIPTION, "description")
        check_length(draft.expectation, LONGEST_WISH, "expectation")
        with self._units(label.format(name=client.name)) as work:
            job = self._add_job(work, draft, state)
            note_first_price(work, job, draft.lines)
            refresh_clients(work, [draft.client_id], self._clock)
            return int(job.id)

    def _add_job(self, work: UnitOfWork, draft: JobDraft, state: JobState) -> Job:
        check_lines(draft.lines)
        if draft.price_minor is not None:
            check_money(draft.price_minor, "price")
        price = price_of_lines(draft.lines, draft.discount_minor, named_minor=draft.price_minor)
        check_discount_reason(draft.discount_minor, draft.discount_reason)
        is_chargeable = draft.is_chargeable and draft.reclean_of_id is None
        fields = {name: value for name, value in asdict(draft).items() if name not in ("lines", "price_minor")}
        fields["site_id"] = draft.site_id if draft.site_id is not None else _main_site(draft.client_id)
        fields["ends_at"] = draft.ends_at or (draft.starts_at + timedelta(hours=1) if draft.starts_at else None)
        job = Job(
            number=next_job_number(work),
            state=state,
            price_minor=price.price_minor if is_chargeable else 0,
            tax_minor=price.on_top_minor if is_chargeable else 0,
            quoted_at=work.now if state is JobState.QUOTED else None,
            van_id=van_of(draft.technician_id),
            created_at=work.now,
            created_by_id=work.person_id,
            **fields | {"is_chargeable": is_chargeable},
        )
        job.discount_reason = draft.discount_reason.strip()
        job.description = draft.description or ", ".join(line.name for line in draft.lines)
        work.save(job)
        for position, line in enumerate(draft.lines):
            work.save(new_line(job.id, position, line))
        return job

    def add_booked(self, work: UnitOfWork, draft: JobDraft) -> int:
        """A booked visit inside another act, such as one date of an agreement."""
        check_window(draft.window_starts_at, draft.window_ends_at)
        return int(self._add_job(work, draft, JobState.BOOKED).id)

    def book_put_right_visit(self, work: UnitOfWork, draft: JobDraft) -> int:
        """A free visit that puts a complaint right, inside the complaint's own act; one already booked moves."""
        check_times(draft.starts_at, draft.ends_at)
        booked = Job.get_or_none((Job.complaint_id == draft.complaint_id) & (Job.state == JobState.BOOKED))
        if booked is not None and draft.starts_at is not None and booked.archived_at is None:
            ends_at = draft.ends_at or draft.starts_at + timedelta(hours=1)
            self._times.place(work, booked, draft.starts_at, ends_at, draft.technician_id)
            return int(booked.id)
        return int(self._add_job(work, draft, JobState.BOOKED).id)


def _main_site(client_id: int) -> int | None:
    site = (
        Site.select(Site.id)
        .where((Site.client_id == client_id) & Site.archived_at.is_null() & (Site.is_billing_only == False))  # noqa: E712 - SQL
        .order_by(Site.is_main.desc(), Site.position, Site.id)
        .first()
    )
    return None if site is None else int(site.id)
