"""Jobs from the first question to the finished sheet: states, money, times, and the plan that opens behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.errors import ConflictError, EverafterError, NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, Referral
from app.models.jobs import Finding, Job, JobLine, Payment
from app.queries import client_card, jobs
from app.rules.job_states import NEXT_STATES, JobState
from app.services.drafts import (
    ClientChanges,
    FindingDraft,
    FinishDraft,
    JobDraft,
    JobLineDraft,
    PaymentDraft,
    SiteDraft,
)
from tests.builders import Firm


def version_of(job_id: int) -> int:
    return jobs.get_job(job_id).job.version


def state_of(job_id: int) -> str:
    return jobs.get_job(job_id).job.state


def refused(job_id: int, act: Callable[[], Any], error: type[EverafterError], field: str | None = None) -> None:
    before = jobs.get_job(job_id)
    with pytest.raises(error) as caught:
        act()
    if field is not None:
        assert isinstance(caught.value, ValidationError)
        assert caught.value.field == field
    assert jobs.get_job(job_id) == before
    assert Payment.select().count() == 0


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


def test_every_step_of_a_job_is_the_one_the_rules_allow(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    starts_at = firm.clock.now()
    acts: dict[JobState, Callable[[int, int], object]] = {
        JobState.BOOKED: lambda job, version: service.schedule(
            job, version, starts_at, starts_at + timedelta(hours=1), firm.luis
        ),
        JobState.UNDER_WAY: service.start,
        JobState.DONE: lambda job, version: service.finish(job, version, FinishDraft()),
        JobState.CANCELLED: lambda job, version: service.cancel(job, version, "moved away"),
        JobState.NO_SHOW: service.mark_no_show,
        JobState.LOST: lambda job, version: service.lose(job, version, "too dear"),
    }

    def made(state: JobState) -> int:
        job_id = service.enquire(JobDraft(client_id)) if state is JobState.ENQUIRY else 0
        job_id = job_id or (service.quote(JobDraft(client_id)) if state in (JobState.QUOTED, JobState.LOST) else 0)
        job_id = job_id or firm.booked_job(client_id, starts_at)
        if state in acts and state_of(job_id) != state:
            acts[state](job_id, version_of(job_id))
        assert state_of(job_id) == state
        return job_id

    for present in JobState:
        for wanted, act in acts.items():
            job_id = made(present)
            if wanted in NEXT_STATES[present]:
                act(job_id, version_of(job_id))
                assert state_of(job_id) == wanted
            else:
                refused(job_id, lambda act=act, job_id=job_id: act(job_id, version_of(job_id)), NotAllowedError)  # type: ignore[misc]


def test_an_ended_job_keeps_its_reason_and_is_no_next_visit(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    refused(job_id, lambda: service.cancel(job_id, version_of(job_id), " "), NotAllowedError)
    service.cancel(job_id, version_of(job_id), "holiday")
    assert (state_of(job_id), jobs.get_job(job_id).end_reason) == ("cancelled", "holiday")
    assert Client.get_by_id(client_id).next_visit_at is None
    other = firm.booked_job(client_id)
    service.mark_no_show(other, version_of(other))
    assert jobs.get_job(other).end_reason == "Nobody was there."


def test_moving_takes_the_van_of_the_new_driver_and_tells_the_second_desk(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    later = firm.clock.now() + timedelta(days=2)
    seen = version_of(job_id)
    service.move(job_id, seen, later, later + timedelta(hours=2), firm.ben)
    moved = jobs.get_job(job_id).job
    assert (moved.starts_at, moved.technician_name, moved.van_name) == (later, "Ben Moreno", "")
    assert Client.get_by_id(client_id).next_visit_at == later
    refused(job_id, lambda: service.move(job_id, seen, later, later + timedelta(hours=1), None), ConflictError)
    refused(job_id, lambda: service.move(job_id, moved.version, later, later, None), ValidationError, "ends_at")
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now()))
    refused(
        job_id,
        lambda: service.move(job_id, version_of(job_id), later, later + timedelta(hours=1), None),
        ValidationError,
    )
    with pytest.raises(NotFoundError):
        service.start(99, 1)


def test_the_sheet_is_keyed_in_as_one_act(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=2))
    firm.everafter.jobs.start(job_id, version_of(job_id))
    left_at = firm.clock.now() - timedelta(minutes=10)
    firm.finish(
        job_id,
        FinishDraft(
            left_at=left_at,
            findings=(FindingDraft("wear", "by the door", is_shown=True), FindingDraft("moth")),
            products="rinse A",
            method="hot-water extraction",
            dry_by_at=left_at + timedelta(hours=6),
            extra_work="rug",
            extra_minor=2_000,
            payments=(PaymentDraft("card", 10_000), PaymentDraft("cash", 2_000), PaymentDraft("cash", 0)),
            answer="good",
            words="Good",
            is_expectation_met=True,
            next_agreed_on=date(2026, 9, 1),
        ),
    )
    details = jobs.get_job(job_id)
    assert (details.job.billed_minor, details.job.paid_minor) == (17_000, 12_000)
    assert (details.arrived_at, details.finished_at) == (firm.clock.now(), left_at)
    assert details.guarantee_until_on == date(2026, 4, 1)
    row = Job.get_by_id(job_id)
    assert (row.keyed_by_id, row.is_expectation_met, row.next_agreed_on) == (firm.dana, 1, date(2026, 9, 1))
    assert [(found.kind, found.shown_at is not None) for found in Finding.select().order_by(Finding.id)] == [
        ("wear", True), ("moth", False),
    ]  # fmt: skip
    assert [payment.amount_minor for payment in Payment.select().order_by(Payment.id)] == [10_000, 2_000]
    kept = Client.get_by_id(client_id)
    assert (kept.owed_minor, kept.lifetime_minor, kept.visit_count, kept.is_quiet_good) == (5_000, 17_000, 1, True)
    firm.everafter.history.undo()
    taken = Payment.select().where(Payment.archived_at.is_null())
    assert (taken.count(), Finding.select().count(), AftercareStep.select().count()) == (0, 0, 0)
    assert Client.get_by_id(client_id).visit_count == 0


def test_a_sheet_that_cannot_be_right_is_refused_whole(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"), firm.clock.now() - timedelta(hours=1))
    now = firm.clock.now()
    for draft, field in (
        (FinishDraft(arrived_at=now, left_at=now - timedelta(minutes=1)), "left_at"),
        (FinishDraft(left_at=now + timedelta(days=1)), "left_at"),
        (FinishDraft(words="x" * 10_001), "words"),
        (FinishDraft(billed_minor=-1), "billed"),
        (FinishDraft(extra_minor=-1), "extra"),
        (FinishDraft(billed_minor=15_001), "price_change_ok"),
        (FinishDraft(payments=(PaymentDraft("cash", -1),)), "payments"),
        (FinishDraft(answer="splendid", payments=(PaymentDraft("cash", 100),)), "answer"),
    ):
        refused(job_id, lambda draft=draft: firm.finish(job_id, draft), ValidationError, field)  # type: ignore[misc]
    firm.finish(job_id, FinishDraft(left_at=now, billed_minor=18_000, price_change_ok="Ana agreed at the door"))
    assert jobs.get_job(job_id).job.billed_minor == 18_000


def test_a_discount_is_taken_off_the_bill_without_asking(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, discount_minor=5_000)
    assert jobs.get_job(job_id).job.billed_minor == 10_000
    other = firm.booked_job(client_id, discount_minor=5_000)
    with pytest.raises(ValidationError):
        firm.finish(other, FinishDraft(billed_minor=10_001))


def test_money_that_comes_later_lowers_what_is_owed(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    take = firm.everafter.jobs.take_payment
    assert Client.get_by_id(client_id).owed_minor == 15_000
    with pytest.raises(ValidationError):
        take(job_id, version_of(job_id), PaymentDraft("cash", -1))
    take(job_id, version_of(job_id), PaymentDraft("transfer", 14_000))
    assert Client.get_by_id(client_id).owed_minor == 1_000
    take(job_id, version_of(job_id), PaymentDraft("cash", 2_000))
    assert Client.get_by_id(client_id).owed_minor == 0, "a tip is no debt of ours to another visit"
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).owed_minor == 1_000
    with pytest.raises(ConflictError):
        take(job_id, 1, PaymentDraft("cash", 100))


def test_the_after_care_plan_of_the_example(firm: Firm) -> None:
    """R14: finished Monday 2 March 2026, expected 362."""
    client_id = firm.client("Ana Ruiz")
    card = client_card.get_client(client_id, firm.clock.now(), firm.zone)
    firm.everafter.clients.change(client_id, card.version, ClientChanges(agreed_interval_days=362))
    job_id = firm.finished_job(client_id)
    steps = {step.kind: step.due_on for step in AftercareStep.select().where(AftercareStep.job == job_id)}
    assert steps == {
        "thanks": date(2026, 3, 2),
        "quality_call": date(2026, 3, 3),
        "dry_check": date(2026, 3, 5),
        "spots_check": date(2026, 4, 1),
        "halfway_tip": date(2026, 8, 31),
        "reminder": date(2027, 1, 28),
        "due_call": date(2027, 2, 27),
        "personal_call": date(2027, 5, 29),
        "letter": date(2028, 2, 24),
        "last_letter": date(2028, 8, 23),
    }


def test_a_newer_visit_cancels_the_older_sales_steps_and_a_free_one_does_not(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    sales = (AftercareStep.job == first) & (AftercareStep.is_sales == True)  # noqa: E712 - SQL
    firm.clock.move_on(days=7)
    firm.finished_job(client_id, is_chargeable=False, reclean_of_id=first)
    assert {step.state for step in AftercareStep.select().where(sales)} == {"open"}
    assert Client.get_by_id(client_id).visit_count == 1
    firm.clock.move_on(days=300)
    firm.finished_job(client_id)
    assert {step.state for step in AftercareStep.select().where(sales)} == {"cancelled"}
    care = AftercareStep.select().where((AftercareStep.job == first) & (AftercareStep.is_sales == False))  # noqa: E712 - SQL
    assert {step.state for step in care} == {"open"}


def test_a_friends_first_paid_visit_converts_the_referral_once(firm: Firm) -> None:
    margaret = firm.client("Margaret Alder")
    tom = firm.client("Tom Reyes", referred_by_id=margaret)
    firm.finished_job(tom, is_chargeable=False)
    assert Referral.get().converted_on is None, "a free visit is none yet"
    firm.clock.move_on(days=1)
    firm.finished_job(tom)
    assert (Referral.get().converted_on, Referral.get().thanks_due_on) == (date(2026, 3, 3), date(2026, 3, 5))
    firm.everafter.history.undo()
    assert Referral.get().converted_on is None
    firm.everafter.history.redo()
    firm.clock.move_on(days=90)
    firm.finished_job(tom)
    assert Referral.get().converted_on == date(2026, 3, 3)


def test_printed_sheets_are_remembered(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    firm.everafter.jobs.mark_sheets_printed([job_id])
    assert jobs.get_job(job_id).sheet_printed_at == firm.clock.now()
    assert firm.everafter.history.undo_label() == "Book Ana Ruiz", "a printed sheet cannot be unprinted"


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
    assert jobs.suggest_repeat(client_id).technician_id is None  # type: ignore[union-attr]
    asked = firm.everafter.jobs.enquire(JobDraft(client_id))
    assert jobs.list_jobs_of_client(client_id)[0].id == asked, "what has no day comes first"
    moved = jobs.list_jobs_of_client(client_id, limit=1)
    assert len(moved) == 2


def test_summer_time_begins_while_a_visit_is_booked(firm: Firm) -> None:
    """On 8 March the wall shows 9:00 one hour earlier in the world; the visit stays at nine on the wall."""
    client_id = firm.client("Ana Ruiz")
    before = datetime(2026, 3, 7, 9, tzinfo=firm.zone)
    after = datetime(2026, 3, 9, 9, tzinfo=firm.zone)
    for starts_at in (before, after):
        job_id = firm.booked_job(client_id, starts_at)
        assert jobs.get_job(job_id).job.starts_at == starts_at
        assert jobs.get_job(job_id).job.starts_at.astimezone(firm.zone).hour == 9  # type: ignore[union-attr]
