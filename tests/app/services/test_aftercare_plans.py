"""The plan after a job follows the facts: made once, moved with them, cancelled and open again as they say (R14)."""

from __future__ import annotations

from datetime import date, time, timedelta

from app.models.aftercare import AftercareStep
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.jobs import get_job
from app.services.aftercare_plans import open_plan
from app.services.aftercare_steps import StepDone
from app.services.client_merges import MergeDraft
from app.services.drafts import ClientChanges, FeedbackDraft, FinishDraft
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def steps_of(job_id: int, state: str = "open") -> dict[str, date]:
    chosen = (AftercareStep.job == job_id) & (AftercareStep.state == state)
    return {row.kind: row.due_on for row in AftercareStep.select().where(chosen)}


def change(firm: Firm, client_id: int, **fields: object) -> None:
    version = Client.get_by_id(client_id).version
    firm.everafter.clients.change(client_id, version, ClientChanges(**fields))  # type: ignore[arg-type]  # as a form fills it


def say(firm: Firm, client_id: int, job_id: int, answer: str) -> None:
    firm.everafter.feedback.record(FeedbackDraft(client_id, job_id=job_id, answer=answer, channel="phone"))


def test_a_great_that_is_heard_later_brings_something_to_show_once(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    assert "brag" not in steps_of(job_id)
    firm.clock.move_on(days=1)
    say(firm, client_id, job_id, "great")
    assert steps_of(job_id)["brag"] == MONDAY + timedelta(days=14)
    say(firm, client_id, job_id, "great")
    assert AftercareStep.select().where(AftercareStep.kind == "brag").count() == 1
    say(firm, client_id, job_id, "good")
    assert "brag" in steps_of(job_id, "cancelled")
    firm.everafter.history.undo()
    assert "brag" in steps_of(job_id)


def test_a_great_after_three_weeks_is_shown_from_today_on(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    firm.clock.move_on(days=20)  # a Sunday
    say(firm, client_id, job_id, "great")
    assert steps_of(job_id)["brag"] == date(2026, 3, 23)


def test_the_plan_is_never_made_twice(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client())
    with firm.everafter.units("again") as work:
        open_plan(work, Job.get_by_id(job_id), firm.clock)
    assert AftercareStep.select().count() == 10


def test_undoing_the_finish_takes_the_plan_back_and_opens_the_older_one_again(firm: Firm) -> None:
    client_id = firm.client()
    first = firm.finished_job(client_id)
    before = steps_of(first)
    firm.clock.move_on(days=300)
    second = firm.finished_job(client_id)
    assert len(steps_of(first, "cancelled")) == 5
    assert "reminder" in steps_of(second)
    firm.everafter.history.undo()
    assert steps_of(first) == before
    assert steps_of(second) == {}
    firm.everafter.history.redo()
    assert len(steps_of(first, "cancelled")) == 5


def test_a_sheet_of_an_older_visit_keyed_late_sells_nothing(firm: Firm) -> None:
    client_id = firm.client()
    older = firm.booked_job(client_id)
    firm.clock.move_on(days=60)
    newer = firm.finished_job(client_id)
    firm.finish(older, FinishDraft(left_at=firm.clock.now() - timedelta(days=59)))
    assert "reminder" in steps_of(newer)
    assert not steps_of(older).keys() & {"reminder", "due_call", "personal_call", "letter", "last_letter"}


def test_the_day_agreed_on_the_sheet_and_the_day_promised_later_are_the_due_day(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), next_agreed_on=date(2026, 9, 1)))
    assert Client.get_by_id(client_id).due_on == date(2026, 9, 1)
    assert (steps_of(job_id)["reminder"], steps_of(job_id)["due_call"]) == (date(2026, 8, 3), date(2026, 9, 1))
    change(firm, client_id, promised_on=date(2026, 6, 15))
    assert steps_of(job_id)["due_call"] == date(2026, 6, 15)
    firm.everafter.history.undo()
    assert steps_of(job_id)["due_call"] == date(2026, 9, 1)


def test_what_a_person_moved_or_did_stays_when_the_due_day_changes(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    step = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "due_call"))
    firm.everafter.aftercare_steps.move(step.id, step.version, date(2026, 5, 4))
    change(firm, client_id, promised_on=date(2026, 6, 15))
    assert steps_of(job_id)["due_call"] == date(2026, 5, 4)
    assert steps_of(job_id)["reminder"] == date(2026, 5, 16)


def test_a_corrected_day_moves_the_open_steps(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    thanks = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "thanks"))
    firm.everafter.aftercare_steps.do(thanks.id, thanks.version)
    firm.clock.move_on(days=1)
    draft = FinishDraft(left_at=firm.clock.now() - timedelta(days=3))  # Saturday 28 February
    firm.everafter.jobs.correct_sheet(job_id, get_job(job_id).job.version, draft)
    assert steps_of(job_id)["spots_check"] == date(2026, 3, 30)
    assert steps_of(job_id)["due_call"] == date(2027, 3, 1), "the 28th of February 2027 is a Sunday"
    assert steps_of(job_id, "done") == {"thanks": MONDAY}


def test_open_steps_leave_a_day_that_is_closed_later(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client())
    firm.everafter.closed_days.close(date(2026, 4, 1), date(2026, 4, 2), "Training")
    assert steps_of(job_id)["spots_check"] == date(2026, 4, 3)
    firm.everafter.history.undo()
    assert steps_of(job_id)["spots_check"] == date(2026, 4, 1)
    firm.everafter.promised_times.close_on(2)
    assert steps_of(job_id)["spots_check"] == date(2026, 4, 2)
    firm.everafter.promised_times.open_on(2, time(8), time(18))
    assert steps_of(job_id)["spots_check"] == date(2026, 4, 2)


def test_after_the_last_letter_nothing_is_asked_any_more(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client())
    firm.clock.move_on(days=910)
    last = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "last_letter"))
    firm.everafter.aftercare_steps.do(last.id, last.version, StepDone("letter"))
    assert steps_of(job_id, "cancelled").keys() == {"reminder", "due_call", "personal_call", "letter"}
    firm.everafter.history.undo()
    assert steps_of(job_id, "cancelled") == {}


def test_whoever_moves_away_is_sold_nothing_and_seen_off(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    firm.everafter.client_endings.write(client_id, "moved", None)
    assert steps_of(job_id)["farewell"] == date(2026, 3, 3)
    assert "spots_check" in steps_of(job_id)
    assert len(steps_of(job_id, "cancelled")) == 5
    firm.everafter.client_endings.write(client_id, "", None)
    assert "reminder" in steps_of(job_id)
    assert steps_of(job_id, "cancelled").keys() == {"farewell"}
    firm.everafter.client_endings.write(client_id, "died", None)
    assert steps_of(job_id) == {}


def test_nobody_without_a_visit_is_seen_off(firm: Firm) -> None:
    firm.everafter.client_endings.write(firm.client(), "moved", None)
    assert AftercareStep.select().count() == 0


def test_two_clients_who_become_one_have_the_newer_plan_sell(firm: Firm) -> None:
    kept, gone = firm.client("Ana Ruiz"), firm.client("Anna Ruiz")
    older = firm.finished_job(kept)
    firm.clock.move_on(days=10)
    newer = firm.finished_job(gone)
    firm.everafter.client_merges.merge(MergeDraft(kept, gone))
    assert len(steps_of(older, "cancelled")) == 5
    assert "reminder" in steps_of(newer)
    firm.everafter.history.undo()
    assert "reminder" in steps_of(older)
