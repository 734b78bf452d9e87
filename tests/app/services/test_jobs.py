"""Every step of a job is the one that the rules allow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from app.errors import NotAllowedError, ValidationError
from app.models.clients import Client
from app.models.jobs import Job
from app.queries import jobs
from app.rules.job_states import NEXT_STATES, JobState
from app.services.drafts import FinishDraft, JobDraft, JobLineDraft
from tests.app.services.jobs_as_seen import refused, state_of, version_of
from tests.builders import Firm


def test_every_step_of_a_job_is_the_one_the_rules_allow(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    starts_at = firm.clock.now()
    acts: dict[JobState, Callable[[int, int], object]] = {
        JobState.QUOTED: service.tell_price,
        JobState.BOOKED: lambda job, version: service.schedule(
            job, version, starts_at, starts_at + timedelta(hours=1), firm.luis
        ),
        JobState.UNDER_WAY: service.start,
        JobState.DONE: lambda job, version: service.finish(job, version, FinishDraft()),
        JobState.CANCELLED: lambda job, version: service.cancel(job, version, "moved away"),
        JobState.NO_SHOW: service.mark_no_show,
        JobState.LOST: lambda job, version: service.lose(job, version, "too dear"),
    }

    def made(state: JobState) -> int:
        asked = JobDraft(client_id, (JobLineDraft("Hall", "", 5_000),))
        job_id = service.enquire(asked) if state is JobState.ENQUIRY else 0
        job_id = job_id or (service.quote(asked) if state in (JobState.QUOTED, JobState.LOST) else 0)
        job_id = job_id or firm.booked_job(client_id, starts_at)
        if state in acts and state_of(job_id) != state:
            acts[state](job_id, version_of(job_id))
        assert state_of(job_id) == state
        return job_id

    for present in JobState:
        for wanted, act in acts.items():
            job_id = made(present)
            if wanted in NEXT_STATES[present]:
                act(job_id, version_of(job_id))
                assert state_of(job_id) == wanted
                firm.everafter.history.undo()
                assert state_of(job_id) == present, f"{present} to {wanted} cannot be taken back"
                firm.everafter.history.redo()
                assert state_of(job_id) == wanted
            else:
                refused(job_id, lambda act=act, job_id=job_id: act(job_id, version_of(job_id)), NotAllowedError)  # type: ignore[misc]  # mypy cannot tell the type of a default


def test_an_ended_job_keeps_its_reason_and_is_no_next_visit(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    refused(job_id, lambda: service.cancel(job_id, version_of(job_id), " "), NotAllowedError)
    service.cancel(job_id, version_of(job_id), "holiday")
    assert (state_of(job_id), jobs.get_job(job_id).end_reason) == ("cancelled", "holiday")
    assert Client.get_by_id(client_id).next_visit_at is None
    other = firm.booked_job(client_id)
    service.mark_no_show(other, version_of(other))
    assert jobs.get_job(other).end_reason == "Nobody was there."


def test_printed_sheets_are_remembered(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    firm.everafter.jobs.mark_sheets_printed([job_id])
    assert jobs.get_job(job_id).sheet_printed_at == firm.clock.now()
    assert firm.everafter.history.undo_label() == "Book Ana Ruiz", "a printed sheet cannot be unprinted"


def test_an_enquiry_becomes_a_quote_once_it_has_a_price(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    job_id = service.enquire(JobDraft(client_id))
    refused(job_id, lambda: service.tell_price(job_id, version_of(job_id)), ValidationError, "price")
    firm.everafter.job_prices.change_lines(job_id, version_of(job_id), [JobLineDraft("Hall", "", 5_000)])
    service.tell_price(job_id, version_of(job_id))
    assert (state_of(job_id), Job.get_by_id(job_id).quoted_at) == ("quoted", firm.clock.now())
    service.lose(job_id, version_of(job_id), "Too dear")
    refused(job_id, lambda: service.lose(job_id, version_of(job_id), "again"), NotAllowedError)
    service.tell_price(job_id, version_of(job_id))
    assert Job.get_by_id(job_id).end_reason == "", "a quote that is open again has no reason why it was lost"
