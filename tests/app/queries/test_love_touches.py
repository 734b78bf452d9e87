"""Which kindnesses count: written ones, and what the program knows by itself (R8, S4.5 to S4.8, S3.18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.aftercare import AftercareStep
from app.models.clients import TimelineEntry
from app.models.rewards import Reward
from app.queries.love_touches import get_kindness, list_given, list_ideas, list_planned, read_touches
from app.rules.kindness_ideas import KINDNESS_IDEAS
from app.rules.love_touches import TouchKind
from app.services.drafts import FeedbackDraft
from app.services.love_touches import TouchDraft
from tests.builders import Firm

CARE, REMARKABLE, SAFE, BRAG = TouchKind


def _shown(firm: Firm, client_id: int) -> frozenset[TouchKind]:
    return get_kindness(client_id, firm.clock.now(), firm.zone).shown


def _paper(firm: Firm, client_id: int, job_id: int, paper: str, kind: str = "letter") -> None:
    TimelineEntry.create(
        client=client_id, job_id=job_id, kind=kind, direction="out", purpose="service", paper=paper,
        happened_at=firm.clock.now(), headline="A card",
    )  # fmt: skip


def test_l1_a_check_call_and_a_safety_card_two_weeks_ago_make_two(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    _paper(firm, client_id, job_id, "care-card")
    assert _shown(firm, client_id) == frozenset(), "a card for a visit that may still be called off is none yet"
    firm.clock.move_on(hours=2)
    firm.finish(job_id)
    firm.clock.move_on(days=1)
    firm.everafter.feedback.record(FeedbackDraft(client_id=client_id, job_id=job_id, answer="great", words="All fine"))
    firm.clock.move_on(days=13)
    kindness = get_kindness(client_id, firm.clock.now(), firm.zone)
    assert kindness.shown == {CARE, SAFE}
    assert kindness.missing is REMARKABLE
    assert kindness.ideas == list_ideas(REMARKABLE)


def test_l2_a_discount_a_reminder_and_a_letter_by_itself_count_nothing(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, discount_minor=1_500)
    for paper in ("invoice", "reminder", "statement", "job-report"):
        _paper(firm, client_id, job_id, paper)
    assert _shown(firm, client_id) == frozenset()
    assert get_kindness(client_id, firm.clock.now(), firm.zone).missing is SAFE


def test_what_the_program_did_without_a_person_is_no_care(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    step = AftercareStep.kind == "quality_call"
    AftercareStep.update(state="done", done_at=firm.clock.now(), done_by=None).where(step).execute()
    assert _shown(firm, client_id) == frozenset()
    AftercareStep.update(done_by=firm.ben).where(step).execute()
    assert _shown(firm, client_id) == {CARE}


@pytest.mark.parametrize(("rule", "level", "shown"), [("tenure", 5, {BRAG}), ("recovery", 1, frozenset())])
def test_a_certificate_handed_over_is_something_to_show_and_a_private_note_is_not(
    firm: Firm, rule: str, level: int, shown: set[TouchKind]
) -> None:
    client_id = firm.client("Ana Ruiz")
    now = firm.clock.now()
    Reward.create(client=client_id, rule=rule, level=level, state="printed", earned_on=now.date(), handed_over_at=now)
    assert _shown(firm, client_id) == shown


def test_asked_for_planned_and_older_than_a_year_do_not_count(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    service, today = firm.everafter.love_touches, firm.clock.today()
    service.log(client_id, TouchDraft(kind="care", what="Called back as they wished", is_asked_for=True))
    service.plan(client_id, TouchDraft(kind="remarkable", what="One more chair"))
    service.log(client_id, TouchDraft(kind="safe", what="Showed the card", on=today - timedelta(days=366)))
    service.log(client_id, TouchDraft(kind="brag", what="A picture", on=today - timedelta(days=365)))
    assert _shown(firm, client_id) == {BRAG}
    assert {touch.kind for touch in read_touches([client_id], firm.zone)[client_id]} == {CARE, SAFE, BRAG}


def test_brag_is_missing_only_after_a_confirmed_great_and_not_while_hurt(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    for kind in ("safe", "care", "remarkable"):
        firm.everafter.love_touches.log(client_id, TouchDraft(kind=kind, what="Something"))
    assert get_kindness(client_id, firm.clock.now(), firm.zone).missing is None
    firm.everafter.feedback.record(FeedbackDraft(client_id=client_id, job_id=job_id, answer="great", score=10))
    assert get_kindness(client_id, firm.clock.now(), firm.zone).missing is BRAG
    firm.complaint(client_id)
    assert get_kindness(client_id, firm.clock.now(), firm.zone).missing is None


def test_ideas_are_the_firms_own_where_it_wrote_some(firm: Firm) -> None:
    shipped = list_ideas(CARE)
    firm.everafter.paper_words.change(KINDNESS_IDEAS, ("", "care"), ["Bring the newspaper up."])
    assert list_ideas(CARE) == ("Bring the newspaper up.",)
    assert list_ideas(SAFE), "the others stay ours"
    firm.everafter.history.undo()
    assert list_ideas(CARE) == shipped


def test_clients_who_left_or_were_deleted_have_nothing_planned_in_the_lists(firm: Firm) -> None:
    stays, died = firm.client("Ana Ruiz"), firm.client("Ben Ode")
    for client_id in (stays, died):
        firm.everafter.love_touches.plan(client_id, TouchDraft(kind="care", what="A call"))
    firm.everafter.client_endings.write(died, "died", None)
    today = firm.clock.today()
    assert [row.client_id for row in list_planned(today)] == [stays]
    assert list_given(today, today) == []
