"""The rows of jobs on the timeline say what was found on the floor, read once for a page."""

from __future__ import annotations

from app.models.jobs import Finding
from app.queries.client_rows import TimelineFilter
from app.queries.timeline import list_timeline
from tests.builders import Firm


def test_what_was_found_and_whether_they_saw_it_stands_on_the_visit(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    Finding.create(job=job_id, kind="other", note="tea mark by window", shown_at=firm.clock.now())
    Finding.create(job=job_id, kind="photos_before")
    (row,) = list_timeline(client_id, TimelineFilter.JOBS, None)
    assert row.words == "Something else, tea mark by window (shown to client)"
    for _number in range(3):
        firm.finished_job(client_id)
    assert [bool(each.words) for each in list_timeline(client_id, TimelineFilter.JOBS, None)].count(True) == 1
    assert list_timeline(firm.client("Tom Reyes"), TimelineFilter.JOBS, None) == []
