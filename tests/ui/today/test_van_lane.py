from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.queries.firm_rows import PersonRow
from app.queries.rows import DayColumn, JobRow
from ui.today.van_lane import boxes_of, hours_of

ZONE = ZoneInfo("America/Chicago")
LUIS = PersonRow(1, "Luis Santos", "LS", "technician", "", is_in_field=True, van_name="van 2")
JOB = JobRow(
    id=1, number=2391, client_id=1, client_name="Margaret Alder", state="booked", description="", starts_at=None,
    ends_at=None, technician_id=1, technician_name="Luis Santos", van_name="van 2", price_minor=0,
    billed_minor=None, paid_minor=0, is_chargeable=True, complaint_id=None, street="", town="", version=1,
)  # fmt: skip


def job(start: int, end: int, *, end_day: int = 2) -> JobRow:
    begins = datetime(2026, 3, 2, start, tzinfo=ZONE)
    return replace(JOB, starts_at=begins, ends_at=datetime(2026, 3, end_day, end, tzinfo=ZONE))


def test_a_day_from_eight_to_seventeen_is_nine_parts_long() -> None:
    (box,) = boxes_of([job(8, 11)], ZONE)
    assert (box.start, round(box.end, 3)) == (0.0, 0.333)


def test_a_job_without_a_time_has_no_box() -> None:
    assert boxes_of([JOB], ZONE) == []


def test_what_lies_outside_is_cut_off() -> None:
    assert boxes_of([job(5, 7)], ZONE) == []
    (box,) = boxes_of([job(6, 10)], ZONE)
    assert box.start == 0.0
    (box,) = boxes_of([job(16, 1, end_day=3)], ZONE)
    assert box.end == 1.0


def test_an_early_and_a_late_visit_widen_the_day() -> None:
    assert hours_of([DayColumn(LUIS, (job(6, 9), job(16, 20)))], ZONE) == (6, 20)
    assert hours_of([DayColumn(LUIS, ())], ZONE) == (8, 17)
