"""What each of us did in the month: own mistakes first, calls in time, kindness, training; on both databases (R12)."""

from __future__ import annotations

from datetime import date

from app.models.aftercare import LoveTouch
from app.models.team import Training, TrainingTopic
from app.queries.month_page import get_month_page
from app.queries.month_page_rows import MonthPersonRow
from app.rules.staff_figures import Rate
from app.services.drafts import FeedbackDraft, GoodwillDraft
from tests.builders import Firm


def people(firm: Firm, month: int = 3) -> dict[str, MonthPersonRow]:
    days = (date(2026, month, 1), date(2026, month, 30))
    return {row.name.split()[0]: row for row in get_month_page(*days, firm.clock.now(), firm.zone).people}


def test_a_complaint_about_their_own_work_that_somebody_wrote_down_is_brought_in(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.finished_job(client)
    firm.complaint(client)  # Dana writes down what Luis did
    firm.everafter.sign_in(firm.luis)
    firm.complaint(client, "I scratched the door frame")
    found = people(firm)
    assert (found["Luis"].brought_in, found["Dana"].brought_in) == (1, 0)
    assert found["Luis"].visits == 1
    assert people(firm, 4)["Luis"].brought_in == 0


def test_an_answer_within_the_promise_counts_for_whom_the_complaint_belongs_to(firm: Firm) -> None:
    kept, broken = (firm.complaint(firm.client(name)) for name in ("Ana Bell", "Tom Reyes"))
    firm.everafter.complaints.record_contact(kept, firm.version_of(kept), "We are on our way.")
    firm.clock.move_on(days=2)
    assert people(firm)["Dana"].calls == Rate(1, 2)
    assert firm.version_of(broken)


def test_a_check_call_by_its_day_counts_for_whoever_made_it(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    job = firm.finished_job(client)
    firm.clock.move_on(days=1)
    firm.everafter.sign_in(firm.ben)
    firm.everafter.feedback.record(FeedbackDraft(client, job, answer="great", words="Like new"))
    late = firm.client("Tom Reyes")
    late_job = firm.finished_job(late)
    firm.clock.move_on(days=5)
    firm.everafter.feedback.record(FeedbackDraft(late, late_job, answer="good", words="fine"))
    found = people(firm)
    assert found["Ben"].calls == Rate(1, 2)
    assert found["Luis"].great == Rate(1, 2)


def test_kindness_is_what_was_given_and_what_nobody_asked_for(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.everafter.goodwill.give(client, GoodwillDraft("Cleaned the mat as well", 1_500))
    common = {
        "client_id": client,
        "given_on": date(2026, 3, 2),
        "kind": "care",
        "what": "Called",
        "person_id": firm.dana,
    }
    LoveTouch.create(**common)
    LoveTouch.create(is_asked_for=True, **common)
    LoveTouch.create(is_planned=True, **common)
    dana = people(firm)["Dana"]
    assert (dana.kindness_count, dana.kindness_minor) == (2, 1_500)


def test_training_counts_in_its_month_and_a_topic_as_long_as_it_is_valid(firm: Firm) -> None:
    wanted = TrainingTopic.create(name="Moisture and pH", is_required=True)
    TrainingTopic.create(name="Probe call", is_required=True)
    extra = TrainingTopic.create(name="Singing")
    Training.create(person_id=firm.luis, topic_id=wanted.id, trained_on=date(2025, 3, 20), expires_on=date(2026, 3, 20))
    Training.create(person_id=firm.luis, topic_id=extra.id, trained_on=date(2026, 3, 5), expires_on=date(2027, 3, 5))
    Training.create(person_id=firm.ben, topic_id=wanted.id, trained_on=date(2026, 3, 5), expires_on=date(2027, 3, 5))
    found = people(firm)
    assert (found["Luis"].trained, found["Luis"].topics_valid, found["Luis"].topics_required) == (1, 0, 2)
    assert (found["Ben"].trained, found["Ben"].topics_valid) == (1, 1)
    assert people(firm, 4)["Ben"].trained == 0
