"""What is due after each job, for everybody, one client or one job (R14)."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.aftercare import AftercareStep
from app.queries.care_plan import get_step, list_due_steps, list_steps_of_client, list_steps_of_job
from app.queries.care_plan_rows import KINDS_OF, StepKinds
from app.rules.aftercare_plan import AftercareStep as Step
from tests.builders import Firm


def kinds_of(firm: Firm, kinds: StepKinds = StepKinds.ALL) -> list[str]:
    return [row.kind for row in list_due_steps(firm.clock.now(), firm.zone, kinds).steps]


def test_the_late_come_first_then_today_then_a_week(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    assert kinds_of(firm) == ["thanks", "quality_call", "dry_check"]
    assert kinds_of(firm, StepKinds.CALLS) == ["quality_call", "dry_check"]
    firm.clock.move_on(days=23)
    found = list_due_steps(firm.clock.now(), firm.zone)
    assert [row.kind for row in found.steps] == ["thanks", "quality_call", "dry_check", "spots_check"]
    assert (found.count, found.late_count) == (4, 3)
    row = found.steps[0]
    assert (row.client_name, row.finished_on, row.against) == ("Ana Ruiz", date(2026, 3, 2), "")
    short = list_due_steps(firm.clock.now(), firm.zone, limit=2)
    assert (len(short.steps), short.count, short.late_count) == (2, 4, 3)


def test_whoever_is_deleted_is_not_listed(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.everafter.clients.archive(client_id)
    assert kinds_of(firm) == []


def test_an_open_complaint_is_told_of_and_gone_once_it_is_closed(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.complaint(client_id)
    steps = {row.kind: row for row in list_steps_of_client(client_id, firm.clock.now(), firm.zone)}
    assert (steps["letter"].against, steps["letter"].may_do) == ("waits: a complaint is open", False)
    assert steps["dry_check"].may_do
    firm.everafter.history.undo()
    steps = {row.kind: row for row in list_steps_of_client(client_id, firm.clock.now(), firm.zone)}
    assert steps["letter"].against == ""


def test_a_booked_visit_and_a_wish_are_told_of(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.everafter.permissions.write(client_id, "phone", {"service": False}, "said so")
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=5))
    steps = {row.kind: row for row in list_steps_of_client(client_id, firm.clock.now(), firm.zone)}
    assert steps["dry_check"].against == "Ana Ruiz wants no calls from us."
    assert steps["reminder"].against == "waits: the next visit is booked"
    assert steps["halfway_tip"].against == ""


def test_the_letters_of_today_are_counted(firm: Firm) -> None:
    firm.finished_job(firm.client())
    firm.finished_job(firm.client())
    assert list_due_steps(firm.clock.now(), firm.zone).letter_count == 0
    firm.clock.move_on(days=340)
    assert list_due_steps(firm.clock.now(), firm.zone).letter_count == 2


def test_the_plan_of_a_job_shows_what_became_of_each_step(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    tip = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "halfway_tip"))
    firm.everafter.aftercare_steps.skip(tip.id, tip.version, "They know it all")
    rows = list_steps_of_job(job_id, firm.clock.now(), firm.zone)
    assert [row.due_on for row in rows] == sorted(row.due_on for row in rows)
    (left_out,) = (row for row in rows if row.state == "skipped")
    assert (left_out.reason, left_out.done_by) == ("They know it all", "Dana Kowalski")
    assert get_step(tip.id, firm.clock.now(), firm.zone) == left_out
    assert get_step(999, firm.clock.now(), firm.zone) is None


def test_every_step_is_found_under_one_filter() -> None:
    found = [kind for kinds in KINDS_OF.values() for kind in kinds]
    assert sorted(found) == sorted(Step)
