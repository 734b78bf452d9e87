"""A job is put away when nothing is left to do for it (S0.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ConflictError, NotAllowedError
from app.models.aftercare import AftercareStep
from app.models.audit import AuditUnit
from app.models.jobs import Job
from app.services.call_drafts import CallDraft
from app.services.drafts import FeedbackDraft
from tests.builders import Firm


def settle_all_but(firm: Firm, job_id: int, kind: str) -> None:
    is_open = (AftercareStep.job == job_id) & (AftercareStep.state == "open") & (AftercareStep.kind != kind)
    for step in AftercareStep.select().where(is_open):
        firm.everafter.aftercare_steps.skip(step.id, step.version, "Not for them")


def test_one_open_step_keeps_a_job_in_view(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client())
    settle_all_but(firm, job_id, "spots_check")
    with pytest.raises(NotAllowedError, match="spots"):
        firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)
    last = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "spots_check"))
    firm.everafter.aftercare_steps.do(last.id, last.version)
    seen = Job.get_by_id(job_id).version
    firm.everafter.put_away.put_away(job_id, seen)
    assert Job.get_by_id(job_id).put_away_at == firm.clock.now()
    with pytest.raises(ConflictError):
        firm.everafter.put_away.put_away(job_id, seen)
    last = AftercareStep.get_by_id(last.id)
    firm.everafter.aftercare_steps.reopen(last.id, last.version)
    assert Job.get_by_id(job_id).put_away_at is None, "with a step to do it is in view again"
    firm.everafter.history.undo()
    firm.everafter.put_away.take_out(job_id, Job.get_by_id(job_id).version)
    assert Job.get_by_id(job_id).put_away_at is None
    with pytest.raises(NotAllowedError):
        firm.everafter.put_away.take_out(job_id, Job.get_by_id(job_id).version)


def test_what_waits_for_a_complaint_is_still_open(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    settle_all_but(firm, job_id, "letter")
    firm.complaint(client_id)
    with pytest.raises(NotAllowedError, match="letter"):
        firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)


def test_a_job_that_is_still_to_come_is_not_put_away(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    with pytest.raises(NotAllowedError, match="not ended"):
        firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)
    firm.everafter.jobs.cancel(job_id, Job.get_by_id(job_id).version, "They are ill")
    firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)


def test_several_are_put_away_as_one_act_and_the_first_that_stays_says_why(firm: Firm) -> None:
    done = firm.finished_job(firm.client())
    settle_all_but(firm, done, "")
    other = firm.finished_job(firm.client())
    count, left = firm.everafter.put_away.put_away_several([done, other])
    assert (count, Job.get_by_id(done).put_away_at is None) == (1, False)
    assert left.startswith(f"Job {Job.get_by_id(other).number} has a step still to do")
    firm.everafter.history.undo()
    assert Job.get_by_id(done).put_away_at is None
    assert firm.everafter.put_away.put_away_several([other])[0] == 0


def test_neither_undo_nor_a_card_we_owe_leaves_a_put_away_job_with_something_to_do(firm: Firm) -> None:
    client_id = firm.client()
    job_id = firm.finished_job(client_id)
    settle_all_but(firm, job_id, "quality_call")
    thanks = AuditUnit.select().where(AuditUnit.label.contains("Thanks")).get().id
    firm.clock.move_on(days=1)
    great = CallDraft(client_id, job_id, None, "great", "It looks like new", wants_card=False)
    firm.everafter.aftercare_calls.answer(great)
    brag = AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "brag"))
    firm.everafter.aftercare_steps.skip(brag.id, brag.version, "Not for them")
    firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)
    firm.everafter.history.undo_unit(thanks)
    assert AftercareStep.get((AftercareStep.job == job_id) & (AftercareStep.kind == "thanks")).state == "open"
    assert Job.get_by_id(job_id).put_away_at is None, "what is to be done again is in view again"
    settle_all_but(firm, job_id, "")
    mailed = FeedbackDraft(client_id=client_id, job_id=job_id, answer="good", words="Fine", channel="email")
    good_id = firm.everafter.feedback.record(mailed)
    firm.everafter.put_away.put_away(job_id, Job.get_by_id(job_id).version)
    firm.everafter.aftercare_calls.answer(replace(great, feedback_id=good_id, wants_card=True))
    assert Job.get_by_id(job_id).put_away_at is None
