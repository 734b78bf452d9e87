"""What the plan of twelve months reads: booked or due, whom we may reach, who is around."""

from __future__ import annotations

from datetime import date, timedelta

from app.queries.touch_plans import clients_around, read_plan_facts
from app.rules.touch_plan import Occasion
from app.services.drafts import FeedbackDraft
from app.services.love_touches import TouchDraft
from tests.builders import Firm


def test_the_next_visit_is_the_booked_one_else_the_day_they_are_due(firm: Firm) -> None:
    booked, due, stranger = (firm.client(name) for name in ("Ana Ruiz", "Ben Ode", "Cleo Marsh"))
    firm.finished_job(booked)
    firm.finished_job(due)
    firm.booked_job(booked, firm.clock.now() + timedelta(days=40))
    facts = read_plan_facts([booked, due, stranger], firm.clock.now(), firm.zone)
    assert sorted(facts) == [booked, due], "a stranger has no plan"
    assert facts[booked].next_visit_on == date(2026, 4, 11)
    assert facts[due].next_visit_on == date(2027, 3, 2)
    assert facts[due].last_visit_on == facts[due].first_visit_on == date(2026, 3, 2)


def test_bragging_needs_a_confirmed_great_and_a_no_on_every_channel_is_kept(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    now, zone = firm.clock.now(), firm.zone
    assert not read_plan_facts([client_id], now, zone)[client_id].may_brag
    firm.everafter.feedback.record(FeedbackDraft(client_id=client_id, job_id=job_id, answer="great", score=9))
    assert read_plan_facts([client_id], now, zone)[client_id].may_brag
    for channel in ("phone", "text", "email", "letter"):
        assert read_plan_facts([client_id], now, zone)[client_id].may_reach
        firm.everafter.permissions.write(client_id, channel, {"service": False}, "")
    assert not read_plan_facts([client_id], now, zone)[client_id].may_reach


def test_planned_done_and_removed_ones_are_known(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    service = firm.everafter.love_touches
    own = service.plan(client_id, TouchDraft(kind="care", what="A call"))
    service.log(client_id, TouchDraft(kind="care", what="Never planned"))
    (known,) = read_plan_facts([client_id], firm.clock.now(), firm.zone)[client_id].planned
    assert (known.occasion, known.key, known.is_removed, known.is_done) == (Occasion.BETWEEN, "", False, False)
    service.remove(own)
    (known,) = read_plan_facts([client_id], firm.clock.now(), firm.zone)[client_id].planned
    assert known.is_removed


def test_around_are_those_with_a_visit_nearby_the_nearest_first(firm: Firm) -> None:
    now = firm.clock.now()
    far, soon, today = (firm.client(name) for name in ("Ana Ruiz", "Ben Ode", "Cleo Marsh"))
    firm.booked_job(far, now + timedelta(days=31))
    firm.booked_job(soon, now + timedelta(days=30))
    firm.finished_job(today)
    assert clients_around(now, firm.zone, 30, 10) == [today, soon]
    assert clients_around(now, firm.zone, 30, 1) == [today]
