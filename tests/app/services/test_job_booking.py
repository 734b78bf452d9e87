"""Jobs begin: booked with lines, price, van and place, or refused with a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.clients import Client
from app.models.jobs import Job, JobLine
from app.queries import jobs
from app.services.drafts import (
    JobDraft,
    JobLineDraft,
    SiteDraft,
)
from tests.builders import Firm


def test_a_booked_visit_has_lines_price_van_and_the_place_where_we_work(firm: Firm) -> None:
    client_id = firm.client(
        "Ana Ruiz", sites=(SiteDraft(street="Billing", is_billing_only=True), SiteDraft(street="7 Elm"))
    )
    starts_at = firm.clock.now() + timedelta(days=1)
    job_id = firm.everafter.jobs.book(
        JobDraft(
            client_id,
            lines=(JobLineDraft("Living room", "Clean", 12_000), JobLineDraft("Hall", price_minor=3_000)),
            starts_at=starts_at,
            technician_id=firm.luis,
            discount_minor=1_000,
            discount_reason="Neighbors book together",
            expectation="the wine mark",
        )
    )
    details = jobs.get_job(job_id)
    assert (details.job.number, details.job.state, details.job.price_minor) == (2001, "booked", 14_000)
    assert (details.job.ends_at, details.job.van_name, details.job.street) == (
        starts_at + timedelta(hours=1), "van 2", "7 Elm",
    )  # fmt: skip
    assert details.job.description == "Living room, Hall"
    assert [(line.name, line.price_minor) for line in details.lines] == [("Living room", 12_000), ("Hall", 3_000)]
    assert Client.get_by_id(client_id).next_visit_at == starts_at
    assert Client.get_by_id(client_id).stage == "courting"
    assert firm.everafter.history.undo_label() == "Book Ana Ruiz"
    firm.everafter.history.undo()
    assert (Client.get_by_id(client_id).next_visit_at, Client.get_by_id(client_id).stage) == (None, "stranger")
    firm.everafter.history.redo()
    assert [job.id for job in jobs.list_jobs_of_client(client_id)] == [job_id]
    assert jobs.find_job(2001) == jobs.get_job(job_id).job


def test_what_cannot_be_booked_is_said_and_not_booked(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    now = firm.clock.now()
    for draft, field in (
        (JobDraft(client_id), "starts_at"),
        (JobDraft(client_id, starts_at=now, ends_at=now), "ends_at"),
        (JobDraft(client_id, starts_at=now, ends_at=now + timedelta(hours=25)), "ends_at"),
        (JobDraft(client_id, starts_at=now, price_minor=-1), "price"),
        (JobDraft(client_id, starts_at=now, price_minor=10**13), "price"),
        (JobDraft(client_id, starts_at=now, discount_minor=-1), "discount"),
        (JobDraft(client_id, starts_at=now, price_minor=100, discount_minor=101), "discount"),
        (JobDraft(client_id, starts_at=now, lines=(JobLineDraft(" "),)), "lines"),
        (JobDraft(client_id, starts_at=now, price_minor=5, lines=(JobLineDraft("Hall", price_minor=-1),)), "lines"),
    ):
        with pytest.raises(ValidationError) as caught:
            firm.everafter.jobs.book(draft)
        assert caught.value.field == field, draft
    with pytest.raises(NotFoundError):
        firm.everafter.jobs.book(JobDraft(99, starts_at=now))
    with pytest.raises(NotFoundError):
        jobs.get_job(99)
    assert (Job.select().count(), JobLine.select().count(), jobs.find_job(2001)) == (0, 0, None)


def test_a_repeat_visit_is_the_last_paid_one_again(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    assert jobs.suggest_repeat(client_id) is None
    starts_at = firm.clock.now() - timedelta(hours=3)
    job_id = firm.everafter.jobs.book(
        JobDraft(
            client_id,
            lines=(JobLineDraft("Stairs", price_minor=8_000),),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=90),
            technician_id=firm.luis,
        )
    )
    firm.finish(job_id)
    firm.finished_job(client_id, is_chargeable=False)
    repeat = jobs.suggest_repeat(client_id)
    assert repeat is not None
    assert (repeat.minutes, repeat.price_minor, repeat.technician_id) == (90, 8_000, firm.luis)
    assert [line.name for line in repeat.lines] == ["Stairs"]
    firm.everafter.firm.archive_person(firm.luis)
    assert jobs.suggest_repeat(client_id).technician_id is None  # type: ignore[union-attr]  # None would fail here, too
    asked = firm.everafter.jobs.enquire(JobDraft(client_id))
    assert jobs.list_jobs_of_client(client_id)[0].id == asked, "what has no day comes first"
    moved = jobs.list_jobs_of_client(client_id, limit=1)
    assert len(moved) == 2
