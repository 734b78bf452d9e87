"""The finished sheet as one act: times, findings, money, the answer, and the plan that opens behind it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import NotAllowedError, ValidationError
from app.models.aftercare import AftercareStep, Feedback, Promise
from app.models.clients import Client, Referral
from app.models.jobs import Finding, Job, Payment
from app.queries import client_card, jobs
from app.queries.aftercare import list_aftercare
from app.services.drafts import (
    ClientChanges,
    FindingDraft,
    FinishDraft,
    PaymentDraft,
    SheetLineDraft,
)
from tests.app.services.jobs_as_seen import refused, version_of
from tests.builders import Firm


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
            extra_ok="Ana asked for it",
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
        (FinishDraft(extra_minor=2_000), "extra_ok"),
        (FinishDraft(lines=(SheetLineDraft(" "),)), "lines"),
        (FinishDraft(billed_minor=15_001), "price_change_ok"),
        (FinishDraft(payments=(PaymentDraft("cash", -1),)), "payments"),
        (FinishDraft(answer="splendid", payments=(PaymentDraft("cash", 100),)), "answer"),
    ):
        refused(job_id, lambda draft=draft: firm.finish(job_id, draft), ValidationError, field)  # type: ignore[misc]  # mypy cannot tell the type of a default
    firm.finish(job_id, FinishDraft(left_at=now, billed_minor=18_000, price_change_ok="Ana agreed at the door"))
    assert jobs.get_job(job_id).job.billed_minor == 18_000


def test_a_discount_is_taken_off_the_bill_without_asking(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, discount_minor=5_000)
    assert jobs.get_job(job_id).job.billed_minor == 10_000
    other = firm.booked_job(client_id, discount_minor=5_000)
    with pytest.raises(ValidationError):
        firm.finish(other, FinishDraft(billed_minor=10_001))


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


def test_a_sheet_is_corrected_without_anything_being_there_twice(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    left_at = firm.clock.now()
    paid = (PaymentDraft("card", 10_000), PaymentDraft("cash", 5_000))
    first = FinishDraft(left_at=left_at, findings=(FindingDraft("wear"),), payments=paid, answer="good", words="")
    job_id = firm.finished_job(client_id, first)
    firm.clock.move_on(hours=1)
    firm.everafter.jobs.take_payment(job_id, version_of(job_id), PaymentDraft("check", 700))
    before = Job.get_by_id(job_id)
    plans = AftercareStep.select().count()
    again = FinishDraft(
        left_at=left_at,
        findings=(FindingDraft("pet", is_shown=True),),
        payments=(PaymentDraft("card", 10_000), PaymentDraft("cash", 4_000)),
        answer="great",
        words="Lovely",
    )
    firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), again)
    row = Job.get_by_id(job_id)
    assert (row.paid_minor, row.keyed_at) == (14_700, before.keyed_at)
    kept = Payment.select().where(Payment.archived_at.is_null()).order_by(Payment.amount_minor)
    assert [(payment.method, payment.amount_minor) for payment in kept] == [
        ("check", 700), ("cash", 4_000), ("card", 10_000),
    ]  # fmt: skip
    assert [found.kind for found in Finding.select()] == ["pet"]
    answer = Feedback.get()
    assert (answer.answer, answer.words, answer.probe_state) == ("great", "Lovely", "none")
    assert AftercareStep.select().count() == plans
    assert firm.everafter.history.undo_label() == f"Correct sheet {row.number}"
    firm.everafter.history.undo()
    assert Job.get_by_id(job_id).paid_minor == 15_700
    assert (Feedback.get().answer, Feedback.get().probe_state) == ("good", "due")
    assert [found.kind for found in Finding.select()] == ["wear"]


def test_the_same_sheet_keyed_again_changes_nothing(firm: Firm) -> None:
    draft = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("cash", 500), PaymentDraft("cash", 500)))
    job_id = firm.finished_job(firm.client("Ana Ruiz"), draft)
    for _time in range(2):
        firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), draft)
    assert (Payment.select().count(), Job.get_by_id(job_id).paid_minor) == (2, 1_000)


def test_only_a_keyed_sheet_can_be_corrected(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    refused(
        job_id,
        lambda: firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), FinishDraft()),
        NotAllowedError,
    )


def test_a_bare_good_is_called_tomorrow_and_never_by_who_did_the_job(firm: Firm) -> None:
    for technician in (firm.luis, firm.ben, firm.dana):
        client_id = firm.client()
        job_id = firm.finished_job(
            client_id, FinishDraft(left_at=firm.clock.now(), answer="good"), technician_id=technician
        )
        probe = Feedback.get(Feedback.job == job_id)
        assert probe.probe_state == "due"
        assert probe.probe_due_at.astimezone(firm.zone).date() == date(2026, 3, 3)
        assert probe.probe_owner_id not in (technician, firm.luis)
        calls = list_aftercare(firm.clock.now() + timedelta(days=1), firm.zone)
        assert [row.is_probe for row in calls if row.client_id == client_id] == [True]


def test_great_beside_the_technician_is_not_confirmed_yet(firm: Firm) -> None:
    firm.finished_job(firm.client(), FinishDraft(left_at=firm.clock.now(), answer="great", words="Perfect"))
    assert (Feedback.get().answer_class, Feedback.get().is_confirmed) == ("love", False)


def test_what_was_promised_at_the_door_is_a_promise_of_the_next_chapter(firm: Firm) -> None:
    """S1.7: the date, the promise and one thing to remember."""
    client_id = firm.client("Ana Ruiz")
    draft = FinishDraft(
        left_at=firm.clock.now(),
        next_agreed_on=date(2026, 9, 1),
        next_chapter="The stairs",
        promise=" The spot guide ",
        promise_by_on=date(2026, 3, 8),
    )
    job_id = firm.finished_job(client_id, draft)
    promise = Promise.get(Promise.job == job_id)
    assert (promise.what, promise.owner_id, promise.made_by_id) == ("The spot guide", firm.dana, firm.dana)
    assert promise.due_at.astimezone(firm.zone).isoformat().startswith("2026-03-09T18:00"), "a Sunday goes on to Monday"
    firm.everafter.jobs.correct_sheet(job_id, jobs.get_job(job_id).job.version, draft)
    assert Promise.select().count() == 1, "a corrected sheet promises nothing twice"
    with pytest.raises(ValidationError):
        firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), promise="x" * 501))
