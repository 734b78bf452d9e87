"""What keys and drags do to visits, by day and by week, also on the nights the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from app.queries.firm_rows import PersonRow
from app.queries.rows import JobRow
from app.rules.wall_clock import moment_on_wall
from ui.schedule.day_layout import PlacedJob, wall_span
from ui.schedule.plan_shape import PlanAct, PlanMove, PlanShape, act_of, can_do, is_same_place, neighbour

_DAY = date(2026, 3, 2)
_ZONE = ZoneInfo("America/Chicago")
_PEOPLE = tuple(PersonRow(number, f"Person {number}", "P", "technician", "", True, "") for number in (1, 2, 0))


def _shape(*, is_week: bool = False, day: date = _DAY, zone: ZoneInfo = _ZONE) -> PlanShape:
    days = tuple(day + timedelta(days=place) for place in range(7)) if is_week else (day,)
    return PlanShape(days, _PEOPLE, zone, is_week)


def _placed(
    number: int = 1, starts: int = 480, ends: int = 540, column: int = 0, row: int = 0, state: str = "booked",
    day: date = _DAY, zone: ZoneInfo = _ZONE,
) -> PlacedJob:  # fmt: skip
    job = JobRow(
        number, number, 1, "Ana", state, "Sofa", moment_on_wall(day, starts, zone), moment_on_wall(day, ends, zone),
        1, "", "", 0, None, 0, True, None, "", "", 1,
    )  # fmt: skip
    return PlacedJob(job, column, *wall_span(job, day, zone), 0, 1, is_clash=False, row=row)


def test_arrows_pick_in_time_and_across() -> None:
    placed = (_placed(1), _placed(2, 600, 660), _placed(3, 610, 700, column=2))
    assert neighbour(placed, None, Qt.Key.Key_Down) == 1
    assert neighbour((), None, Qt.Key.Key_Down) is None
    assert neighbour(placed, 1, Qt.Key.Key_Down) == 2
    assert neighbour(placed, 2, Qt.Key.Key_Down) == 2
    assert neighbour(placed, 2, Qt.Key.Key_Right) == 3
    assert neighbour(placed, 3, Qt.Key.Key_Left) == 2
    assert neighbour(placed, 3, Qt.Key.Key_Right) == 3


def test_in_a_week_arrows_go_from_day_to_day_of_one_technician() -> None:
    placed = (_placed(1, column=0, row=0), _placed(2, column=1, row=1), _placed(3, column=2, row=0))
    assert neighbour(placed, 1, Qt.Key.Key_Right) == 3


@pytest.mark.parametrize(
    ("act", "starts", "ends", "column", "row"),
    [
        (PlanAct.LATER, 495, 555, 0, 0),
        (PlanAct.EARLIER, 465, 525, 0, 0),
        (PlanAct.LONGER, 480, 555, 0, 0),
        (PlanAct.SHORTER, 480, 525, 0, 0),
        (PlanAct.RIGHT, 480, 540, 1, 0),
        (PlanAct.LEFT, 480, 540, 0, 0),
    ],
)
def test_each_act_moves_in_quarter_hours_or_by_one(act: PlanAct, starts: int, ends: int, column: int, row: int) -> None:
    for is_week in (False, True):
        landed = _shape(is_week=is_week).landed(_placed(), act)
        assert (landed.starts, landed.ends, landed.column, landed.row) == (starts, ends, column, row)


def test_far_acts_go_to_another_day_on_a_day_and_to_another_technician_in_a_week() -> None:
    tomorrow = _shape().landed(_placed(), PlanAct.FAR_RIGHT)
    move = PlanMove.of(_placed(), tomorrow, _shape())
    assert move.starts_at == moment_on_wall(date(2026, 3, 3), 480, _ZONE)
    week = _shape(is_week=True)
    landed = week.landed(_placed(), PlanAct.FAR_RIGHT)
    assert (landed.row, PlanMove.of(_placed(), landed, week).technician_id) == (1, 2)
    assert PlanMove.of(_placed(), week.landed(landed, PlanAct.FAR_RIGHT), week).technician_id is None


def test_a_visit_is_never_shorter_than_a_quarter_and_stays_on_its_day() -> None:
    short = _placed(starts=480, ends=495)
    assert is_same_place(_shape().landed(short, PlanAct.SHORTER), short)
    late = _placed(starts=1425, ends=1440)
    assert _shape().landed(late, PlanAct.LATER).starts == 1425
    early = _placed(starts=0, ends=60)
    assert _shape().landed(early, PlanAct.EARLIER).starts == 0


@pytest.mark.parametrize(
    ("zone_name", "night"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/Los_Angeles", date(2026, 3, 8)),
        ("America/Los_Angeles", date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
    ],
)
def test_a_move_across_the_change_of_the_clocks_keeps_the_length(zone_name: str, night: date) -> None:
    zone = ZoneInfo(zone_name)
    shape = _shape(day=night, zone=zone)
    before = _placed(starts=30, ends=330, day=night, zone=zone)
    assert before.job.starts_at is not None
    assert before.job.ends_at is not None
    length = before.job.ends_at - before.job.starts_at
    for act in (PlanAct.LATER, PlanAct.FAR_LEFT, PlanAct.FAR_RIGHT):
        move = PlanMove.of(before, shape.landed(before, act), shape)
        assert move.ends_at.astimezone(UTC) - move.starts_at.astimezone(UTC) == length
    longer = PlanMove.of(before, shape.landed(before, PlanAct.LONGER), shape)
    assert longer.starts_at == before.job.starts_at
    assert longer.ends_at == moment_on_wall(night, before.ends + 15, zone)


def test_a_drag_onto_an_hour_that_is_left_out_lands_after_it() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    shape = _shape(day=date(2026, 3, 29), zone=berlin)
    before = _placed(starts=105, ends=120, day=date(2026, 3, 29), zone=berlin)
    move = PlanMove.of(before, shape.landed(before, PlanAct.LATER), shape)
    assert move.starts_at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_what_is_over_stays_and_what_is_under_way_stays_on_the_plan() -> None:
    assert not can_do(_placed(state="done"), PlanAct.LATER)
    assert can_do(_placed(state="done"), PlanAct.OPEN)
    assert not can_do(_placed(state="under_way"), PlanAct.UNPLAN)
    assert can_do(_placed(state="under_way"), PlanAct.LATER)


def test_keys_are_read_with_the_number_block_too() -> None:
    keypad, ctrl = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier
    assert act_of(Qt.Key.Key_Enter, keypad) is PlanAct.OPEN
    assert act_of(Qt.Key.Key_Up, ctrl | keypad) is PlanAct.EARLIER
    assert act_of(Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier) is None
