"""A visit that came more than a quarter of an hour late leaves one small cut, however often its sheet is corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.clients import TimelineEntry
from app.models.jobs import Job
from app.services.drafts import FinishDraft, NoteDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm

_LATE = timedelta(minutes=16)


def _cuts() -> list[tuple[int | None, str]]:
    found = TimelineEntry.select().where((TimelineEntry.is_small_cut == True) & TimelineEntry.archived_at.is_null())  # noqa: E712 - SQL
    return [(row.job_id, row.headline) for row in found.order_by(TimelineEntry.id)]


@pytest.mark.parametrize(("late", "count"), [(timedelta(minutes=15), 0), (timedelta(minutes=15, seconds=1), 1)])
def test_the_window_counts_and_without_one_the_planned_start(firm: Firm, late: timedelta, count: int) -> None:
    begins = firm.clock.now() - timedelta(hours=3)
    windowed = firm.booked_job(
        firm.client(), begins, window_starts_at=begins, window_ends_at=begins + timedelta(hours=1)
    )
    plain = firm.booked_job(firm.client(), begins)
    firm.finish(windowed, FinishDraft(arrived_at=begins + timedelta(hours=1) + late, left_at=firm.clock.now()))
    assert len(_cuts()) == count
    firm.finish(plain, FinishDraft(arrived_at=begins + late, left_at=firm.clock.now()))
    assert len(_cuts()) == 2 * count
    assert {row.waited_minutes for row in Job.select()} == {15}


def test_one_cut_for_a_job_that_follows_its_sheet(firm: Firm) -> None:
    begins = firm.clock.now() - timedelta(hours=3)
    client_id = firm.client()
    job_id = firm.booked_job(client_id, begins)
    firm.everafter.clients.write_note(client_id, NoteDraft("The dog got out", is_small_cut=True, job_id=job_id))
    firm.finish(job_id, FinishDraft(arrived_at=begins + _LATE, left_at=firm.clock.now()))
    by_hand = _cuts()[0]
    assert _cuts() == [by_hand, (job_id, "We came 16 minutes late")]
    for late, expected in (
        (timedelta(minutes=40), [by_hand, (job_id, "We came 40 minutes late")]),
        (timedelta(minutes=2), [by_hand]),
        (timedelta(minutes=20), [by_hand, (job_id, "We came 20 minutes late")]),
    ):
        draft = FinishDraft(arrived_at=begins + late, left_at=firm.clock.now())
        firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), draft)
        assert _cuts() == expected
    firm.everafter.history.undo()
    assert _cuts() == [by_hand]


def test_undoing_the_sheet_takes_its_cut_back(firm: Firm) -> None:
    begins = firm.clock.now() - timedelta(hours=3)
    job_id = firm.booked_job(firm.client(), begins)
    firm.finish(job_id, FinishDraft(arrived_at=begins + _LATE, left_at=firm.clock.now()))
    firm.everafter.history.undo()
    assert (_cuts(), Job.get_by_id(job_id).waited_minutes) == ([], None)
