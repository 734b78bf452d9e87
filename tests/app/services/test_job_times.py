"""When a visit takes place and who drives there: moved, seen by the second desk, safe when the clocks change."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client
from app.queries import jobs
from app.services.drafts import (
    FinishDraft,
)
from tests.app.services.jobs_as_seen import refused, version_of
from tests.builders import Firm


def test_moving_takes_the_van_of_the_new_driver_and_tells_the_second_desk(firm: Firm) -> None:
    service, client_id = firm.everafter.jobs, firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    later = firm.clock.now() + timedelta(days=2)
    seen = version_of(job_id)
    service.move(job_id, seen, later, later + timedelta(hours=2), firm.ben)
    moved = jobs.get_job(job_id).job
    assert (moved.starts_at, moved.technician_name, moved.van_name) == (later, "Ben Moreno", "")
    assert Client.get_by_id(client_id).next_visit_at == later
    refused(job_id, lambda: service.move(job_id, seen, later, later + timedelta(hours=1), None), ConflictError)
    refused(job_id, lambda: service.move(job_id, moved.version, later, later, None), ValidationError, "ends_at")
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now()))
    refused(
        job_id,
        lambda: service.move(job_id, version_of(job_id), later, later + timedelta(hours=1), None),
        ValidationError,
    )
    with pytest.raises(NotFoundError):
        service.start(99, 1)


def test_summer_time_begins_while_a_visit_is_booked(firm: Firm) -> None:
    """On 8 March the wall shows 9:00 one hour earlier in the world; the visit stays at nine on the wall."""
    client_id = firm.client("Ana Ruiz")
    before = datetime(2026, 3, 7, 9, tzinfo=firm.zone)
    after = datetime(2026, 3, 9, 9, tzinfo=firm.zone)
    for starts_at in (before, after):
        job_id = firm.booked_job(client_id, starts_at)
        assert jobs.get_job(job_id).job.starts_at == starts_at
        assert jobs.get_job(job_id).job.starts_at.astimezone(firm.zone).hour == 9  # type: ignore[union-attr]
