"""When a visit takes place and who drives there: moved, seen by the second desk, safe when the clocks change."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client
from app.queries import jobs
from app.queries.schedule import list_to_plan
from app.services.drafts import FinishDraft, JobDraft
from app.services.job_times import VisitPlace
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
        assert jobs.get_job(job_id).job.starts_at.astimezone(firm.zone).hour == 9  # type: ignore[union-attr]  # None would fail here, too


def test_a_visit_taken_off_the_plan_waits_and_undo_puts_it_back(firm: Firm) -> None:
    times, job_id = firm.everafter.jobs.times, firm.booked_job(firm.client("Ana Bell"))
    before = jobs.get_job(job_id).job
    times.unplan(job_id, before.version)
    waiting = jobs.get_job(job_id).job
    assert (waiting.state, waiting.starts_at, waiting.technician_id) == ("booked", None, firm.luis)
    assert [job.id for job in list_to_plan()] == [job_id]
    assert firm.everafter.history.undo_label() == "Take visit of Ana Bell off the plan"
    firm.everafter.history.undo()
    assert jobs.get_job(job_id).job.starts_at == before.starts_at


def test_a_visit_under_way_or_done_stays_on_the_plan(firm: Firm) -> None:
    times, job_id = firm.everafter.jobs.times, firm.booked_job(firm.client())
    firm.everafter.jobs.start(job_id, version_of(job_id))
    refused(job_id, lambda: times.unplan(job_id, version_of(job_id)), ValidationError)
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now()))
    refused(job_id, lambda: times.unplan(job_id, version_of(job_id)), ValidationError)


def test_the_arrival_window_is_kept_beside_the_planned_start(firm: Firm) -> None:
    times, job_id = firm.everafter.jobs.times, firm.booked_job(firm.client("Ana Bell"))
    starts_at = jobs.get_job(job_id).job.starts_at
    opens, closes = datetime(2026, 3, 2, 8, tzinfo=firm.zone), datetime(2026, 3, 2, 10, tzinfo=firm.zone)
    times.set_window(job_id, version_of(job_id), opens, closes)
    job = jobs.get_job(job_id).job
    assert (job.window_starts_at, job.window_ends_at, job.starts_at) == (opens, closes, starts_at)
    assert firm.everafter.history.undo_label() == "Arrival window of Ana Bell"
    refused(job_id, lambda: times.set_window(job_id, job.version, closes, opens), ValidationError, "window")
    refused(job_id, lambda: times.set_window(job_id, job.version, opens, None), ValidationError, "window")
    times.set_window(job_id, job.version, None, None)
    assert jobs.get_job(job_id).job.window_starts_at is None


def test_two_visits_change_places_as_one_act_or_not_at_all(firm: Firm) -> None:
    times = firm.everafter.jobs.times
    first, second = (
        firm.booked_job(firm.client()),
        firm.booked_job(firm.client(), firm.clock.now() + timedelta(hours=3)),
    )
    before = [jobs.get_job(each).job for each in (first, second)]
    assert before[0].starts_at is not None
    assert before[1].starts_at is not None
    hour = timedelta(hours=1)
    swapped = [
        VisitPlace(first, before[0].version, before[1].starts_at, before[1].starts_at + hour, firm.luis),
        VisitPlace(second, before[1].version, before[0].starts_at, before[0].starts_at + hour, firm.luis),
    ]
    times.rearrange("Shorter way for Luis", swapped)
    assert jobs.get_job(first).job.starts_at == before[1].starts_at
    with pytest.raises(ConflictError, match="Somebody else changed the visit of"):
        times.rearrange("Shorter way for Luis", swapped)
    assert firm.everafter.history.undo_label() == "Shorter way for Luis"
    firm.everafter.history.undo()
    assert [jobs.get_job(each).job.starts_at for each in (first, second)] == [job.starts_at for job in before]


@pytest.mark.parametrize(
    ("zone_name", "left_out"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30)),
        ("America/Los_Angeles", datetime(2026, 3, 8, 2, 30)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15)),
    ],
)
def test_a_time_that_no_clock_shows_is_refused_in_one_sentence(firm: Firm, zone_name: str, left_out: datetime) -> None:
    starts_at = left_out.replace(tzinfo=ZoneInfo(zone_name))
    with pytest.raises(ValidationError, match="The clocks jump that night and there is no 02:") as refusal:
        firm.everafter.jobs.book(JobDraft(firm.client(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)))
    assert refusal.value.field == "starts_at"
    job_id = firm.booked_job(firm.client())
    before = starts_at - timedelta(hours=1)
    refused(
        job_id,
        lambda: firm.everafter.jobs.move(job_id, version_of(job_id), before, starts_at, firm.luis),
        ValidationError,
        "ends_at",
    )


def test_on_the_night_an_hour_comes_twice_the_end_may_show_less_than_the_beginning(firm: Firm) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    starts_at, ends_at = (
        datetime(2026, 10, 25, 2, 45, tzinfo=berlin),
        datetime(2026, 10, 25, 2, 15, tzinfo=berlin, fold=1),
    )
    job_id = firm.everafter.jobs.book(JobDraft(firm.client(), starts_at=starts_at, ends_at=ends_at))
    job = jobs.get_job(job_id).job
    assert job.starts_at is not None
    assert job.ends_at is not None
    assert job.ends_at - job.starts_at == timedelta(minutes=30)
    whole = datetime(2026, 10, 25, tzinfo=berlin)
    firm.everafter.jobs.book(JobDraft(firm.client(), starts_at=whole, ends_at=whole + timedelta(days=1)))
    with pytest.raises(ValidationError, match="longer than a day"):
        firm.everafter.jobs.book(
            JobDraft(firm.client(), starts_at=whole, ends_at=whole + timedelta(days=1, minutes=15))
        )
