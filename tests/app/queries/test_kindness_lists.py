"""What visits of the last days still lack, and what a month of kindness came to (R8, S4.6, S3.8)."""

from __future__ import annotations

from datetime import date

from app.queries.kindness_lists import list_missing_after_visits, sum_kindness
from app.rules.love_touches import TouchKind
from app.services.drafts import FeedbackDraft
from app.services.love_touches import TouchDraft
from tests.builders import Firm

CARE, REMARKABLE, SAFE, BRAG = TouchKind


def test_a_visit_lacks_care_and_safety_for_three_days_and_a_surprise_until_it_comes(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    (row,) = list_missing_after_visits(firm.clock.now(), firm.zone).rows
    assert (row.client_name, row.job_id, row.visit_on, row.until) == (
        "Ana Ruiz",
        job_id,
        date(2026, 3, 2),
        date(2026, 3, 5),
    )
    assert row.kinds == (SAFE, CARE, REMARKABLE)
    assert row.idea
    firm.everafter.love_touches.log(client_id, TouchDraft(kind="safe", what="Showed the card"))
    firm.clock.move_on(days=4)
    found = list_missing_after_visits(firm.clock.now(), firm.zone)
    assert [(row.kinds, row.until) for row in found.rows] == [((REMARKABLE,), None)]
    assert (found.whole, found.in_time) == (1, 0), "care did not come in time"
    firm.everafter.love_touches.log(client_id, TouchDraft(kind="remarkable", what="One more chair"))
    assert list_missing_after_visits(firm.clock.now(), firm.zone).rows == ()


def test_both_in_time_are_counted_and_a_great_wants_something_to_show(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    for kind in ("safe", "care", "remarkable"):
        firm.everafter.love_touches.log(client_id, TouchDraft(kind=kind, what="Something"))
    firm.everafter.feedback.record(FeedbackDraft(client_id=client_id, job_id=job_id, answer="great", score=10))
    firm.clock.move_on(days=10)
    found = list_missing_after_visits(firm.clock.now(), firm.zone)
    assert [(row.kinds, row.until) for row in found.rows] == [((BRAG,), date(2026, 3, 16))]
    assert (found.whole, found.in_time) == (1, 1)
    firm.clock.move_on(days=5)
    assert list_missing_after_visits(firm.clock.now(), firm.zone).rows == (), "the fourteen days are over"


def test_hurt_wants_only_care_and_who_left_nothing(firm: Firm) -> None:
    hurt, gone = firm.client("Ana Ruiz"), firm.client("Ben Ode")
    for client_id in (hurt, gone):
        firm.finished_job(client_id)
    firm.complaint(hurt)
    firm.everafter.client_endings.write(gone, "moved", None)
    (row,) = list_missing_after_visits(firm.clock.now(), firm.zone).rows
    assert (row.client_id, row.kinds) == (hurt, (CARE,))


def test_a_month_counts_kinds_reactions_and_what_surprises_cost(firm: Firm) -> None:
    client_id, service = firm.client("Ana Ruiz"), firm.everafter.love_touches
    today = firm.clock.today()
    service.log(client_id, TouchDraft(kind="remarkable", what="A chair", cost_minor=900, reaction="told_others"))
    service.log(client_id, TouchDraft(kind="remarkable", what="A mat", cost_minor=300, on=date(2026, 2, 28)))
    service.log(client_id, TouchDraft(kind="care", what="A call", cost_minor=50, reaction="thanked"))
    service.log(client_id, TouchDraft(kind="care", what="As they asked", is_asked_for=True, reaction="smiled"))
    service.plan(client_id, TouchDraft(kind="safe", what="The card"))
    month = sum_kindness(today.replace(day=1), today)
    assert month.count == 2
    assert month.by_kind == {"remarkable": 1, "care": 1}
    assert month.by_reaction == {"told_others": 1, "thanked": 1}
    assert (month.told_others, month.remarkable_minor) == (1, 900)
    assert sum_kindness(date(2026, 2, 1), date(2026, 2, 28)).remarkable_minor == 300
