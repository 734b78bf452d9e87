"""Steps are done, moved, left out and opened again, each as one act; what cannot be says why in a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import AftercareStep, LoveTouch
from app.models.clients import Client, TimelineEntry
from app.rules.aftercare_plan import AftercareStep as Step
from app.services.aftercare_steps import AftercareStepService, StepDone, step_name
from tests.builders import Firm


def step_of(client_id: int, kind: str) -> AftercareStep:
    found: AftercareStep = AftercareStep.get((AftercareStep.client == client_id) & (AftercareStep.kind == kind))
    return found


@pytest.fixture
def steps(firm: Firm) -> AftercareStepService:
    return firm.everafter.aftercare_steps


def test_a_call_that_was_made_is_done_stands_on_the_timeline_and_resets_the_clocks(
    firm: Firm, steps: AftercareStepService
) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.clock.move_on(days=3)
    call = step_of(client_id, "dry_check")
    steps.do(call.id, call.version, StepDone("call", "Dry by the evening", firm.ben))
    call = step_of(client_id, "dry_check")
    assert (call.state, call.done_at, call.done_by_id) == ("done", firm.clock.now(), firm.ben)
    entry = TimelineEntry.get(TimelineEntry.client == client_id)
    assert (entry.kind, entry.purpose, entry.words, entry.job_id) == ("call", "care", "Dry by the evening", call.job_id)
    assert Client.get_by_id(client_id).last_contact_at == firm.clock.now()
    with pytest.raises(NotAllowedError, match="done already"):
        steps.do(call.id, call.version)
    firm.everafter.history.undo()
    assert step_of(client_id, "dry_check").state == "open"
    assert TimelineEntry.get(TimelineEntry.client == client_id).archived_at is not None


def test_a_sales_step_that_was_done_counts_as_one(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    reminder = step_of(client_id, "reminder")
    steps.do(reminder.id, reminder.version, StepDone("letter"))
    assert TimelineEntry.get(TimelineEntry.client == client_id).purpose == "sales"


def test_a_step_moves_to_an_open_day_but_never_into_the_past(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    call = step_of(client_id, "spots_check")
    assert steps.move(call.id, call.version, date(2026, 4, 5)) == date(2026, 4, 6), "a Sunday goes on to Monday"
    call = step_of(client_id, "spots_check")
    assert (call.due_on, call.moved_from_on) == (date(2026, 4, 6), date(2026, 4, 1))
    steps.move(call.id, call.version, date(2026, 4, 7))
    call = step_of(client_id, "spots_check")
    assert call.moved_from_on == date(2026, 4, 1), "the first day is remembered"
    with pytest.raises(ValidationError):
        steps.move(call.id, call.version, date(2026, 3, 1))


def test_a_step_is_left_out_with_a_reason_only_and_opened_again(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    tip = step_of(client_id, "halfway_tip")
    with pytest.raises(ValidationError):
        steps.skip(tip.id, tip.version, "  ")
    steps.skip(tip.id, tip.version, "They know it all")
    tip = step_of(client_id, "halfway_tip")
    assert (tip.state, tip.reason, tip.done_by_id) == ("skipped", "They know it all", firm.dana)
    with pytest.raises(NotAllowedError, match="They know it all"):
        steps.do(tip.id, tip.version)
    steps.reopen(tip.id, tip.version)
    tip = step_of(client_id, "halfway_tip")
    assert (tip.state, tip.reason, tip.done_at) == ("open", "", None)
    with pytest.raises(NotAllowedError):
        steps.reopen(tip.id, tip.version)


def test_what_a_newer_visit_cancelled_is_not_opened_again(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    first = firm.finished_job(client_id)
    firm.clock.move_on(days=100)
    firm.finished_job(client_id)
    old = AftercareStep.get((AftercareStep.job == first) & (AftercareStep.kind == "letter"))
    with pytest.raises(NotAllowedError, match="newer visit"):
        steps.reopen(old.id, old.version)


def test_an_open_complaint_suspends_what_sells_and_lets_care_go_on(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.complaint(client_id)
    letter, check = step_of(client_id, "letter"), step_of(client_id, "dry_check")
    assert letter.state == "open", "it waits, and nobody has to remember to open it again"
    with pytest.raises(NotAllowedError, match="Ana Ruiz is open"):
        steps.do(letter.id, letter.version)
    steps.do(check.id, check.version, StepDone("call"))


def test_the_quality_call_is_done_by_its_answer_alone(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    call = step_of(client_id, "quality_call")
    with pytest.raises(NotAllowedError, match="answer"):
        steps.do(call.id, call.version, StepDone("call"))


def test_another_desk_that_was_faster_is_told_of(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    seen = step_of(client_id, "spots_check")
    steps.move(seen.id, seen.version, date(2026, 4, 7))
    with pytest.raises(ConflictError):
        steps.do(seen.id, seen.version)
    with pytest.raises(NotFoundError):
        steps.skip(999, 1, "gone")


def test_nothing_is_done_in_the_time_to_come_or_in_an_unknown_way(firm: Firm, steps: AftercareStepService) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    check = step_of(client_id, "dry_check")
    for done in (StepDone(done_at=firm.clock.now() + timedelta(minutes=1)), StepDone("pigeon")):
        with pytest.raises(ValidationError):
            steps.do(check.id, check.version, done)


def test_seeing_somebody_off_is_a_kindness_and_the_ended_can_still_complain_and_be_helped(
    firm: Firm, steps: AftercareStepService
) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.everafter.client_endings.write(client_id, "moved", None)
    farewell = step_of(client_id, "farewell")
    steps.do(farewell.id, farewell.version, StepDone("letter", "A card with a spot guide for the new home"))
    touch = LoveTouch.get(LoveTouch.client == client_id)
    assert (touch.kind, touch.what, touch.cost_minor) == ("care", "A card with a spot guide for the new home", 0)
    assert firm.complaint(client_id) > 0


def test_every_step_has_a_name() -> None:
    names = [step_name(kind.value) for kind in Step]
    assert len(set(names)) == len(Step)
