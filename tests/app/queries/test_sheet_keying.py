"""The pile, one sheet with all that is known of it, and who was not happy and waits to be heard."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError
from app.queries.jobs import get_job
from app.queries.sheet_keying import get_sheet, list_pile, list_unheard
from app.services.drafts import FindingDraft, FinishDraft, JobLineDraft, PaymentDraft
from tests.builders import Firm


def test_the_pile_holds_visits_whose_time_is_over_the_oldest_first(firm: Firm) -> None:
    client_id, now = firm.client(), firm.clock.now()
    later = firm.booked_job(client_id, now - timedelta(hours=2))
    older = firm.booked_job(client_id, now - timedelta(days=1))
    firm.booked_job(client_id, now + timedelta(hours=1))
    firm.finish(firm.booked_job(client_id, now - timedelta(hours=4)))
    assert [job.id for job in list_pile(now)] == [older, later]


def test_a_sheet_knows_what_was_planned_and_what_the_visit_before_used(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), products="rinse A", method="foam"))
    firm.clock.move_on(days=30)
    lines = (JobLineDraft("Hall", "Clean", 5_000), JobLineDraft("Stairs", "Clean", 4_000))
    sheet = get_sheet(firm.booked_job(client_id, firm.clock.now() - timedelta(hours=2), lines=lines))
    assert (sheet.last_products, sheet.last_method, sheet.keyed_at, sheet.answer) == ("rinse A", "foam", None, "")
    assert [(room.name, room.price_minor, room.is_done) for room in sheet.rooms] == [
        ("Hall", 5_000, False), ("Stairs", 4_000, False),
    ]  # fmt: skip
    assert (sheet.payments, sheet.findings, sheet.is_expectation_met) == ((), {}, None)


def test_a_keyed_sheet_gives_back_what_it_said_and_no_money_that_came_later(firm: Firm) -> None:
    draft = FinishDraft(
        left_at=firm.clock.now(),
        findings=(FindingDraft("pet", is_shown=True), FindingDraft("wet")),
        payments=(PaymentDraft("card", 9_000), PaymentDraft("cash", 1_000)),
        answer="good",
        words="Fine",
        is_expectation_met=False,
    )
    job_id = firm.finished_job(firm.client(), draft)
    firm.clock.move_on(hours=1)
    firm.everafter.jobs.take_payment(job_id, get_job(job_id).job.version, PaymentDraft("check", 500))
    sheet = get_sheet(job_id)
    assert sheet.payments == (("card", 9_000), ("cash", 1_000))
    assert sheet.findings == {"pet": True, "wet": False}
    assert (sheet.answer, sheet.words, sheet.is_expectation_met) == ("good", "Fine", False)
    assert sheet.keyed_by_name == "Dana Kowalski"
    with pytest.raises(NotFoundError):
        get_sheet(9_999)


def test_who_is_not_happy_waits_until_a_complaint_of_that_job_stands(firm: Firm) -> None:
    first, second = firm.client("Ana Ruiz"), firm.client("Tom Reyes")
    unhappy = FinishDraft(left_at=firm.clock.now(), answer="not_happy", words="It smells")
    job_id = firm.finished_job(first, unhappy)
    firm.finished_job(second, unhappy)
    firm.finished_job(firm.client(), FinishDraft(left_at=firm.clock.now(), answer="good"))
    assert [row.client_name for row in list_unheard(firm.clock.now())] == ["Tom Reyes", "Ana Ruiz"]
    firm.complaint(first, "It smells", job_id=job_id)
    assert [(row.client_name, row.words) for row in list_unheard(firm.clock.now())] == [("Tom Reyes", "It smells")]
    assert list_unheard(firm.clock.now() + timedelta(days=31)) == []
