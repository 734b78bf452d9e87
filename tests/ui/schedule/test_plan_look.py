from __future__ import annotations

from datetime import date

import pytest

from app.queries.firm_rows import PersonRow
from app.queries.plan import WeekPlan, WeekRow
from app.queries.rows import DayColumn, DayPlan
from tests.ui.firm_pages import Desk
from ui.schedule.plan_look import PlanLook, remembered_look
from ui.window_state import preferences

ANA = PersonRow(1, "Ana Costa", "AC", "technician", "", is_in_field=True, van_name="Van 1")
LUIS = PersonRow(2, "Luis Vega", "LV", "technician", "", is_in_field=True, van_name="Van 2")


@pytest.mark.usefixtures("desk")
def test_a_look_that_was_kept_is_the_look_of_next_time() -> None:
    assert remembered_look() == PlanLook()
    look = PlanLook(is_week=True, is_list=True, hidden_ids=frozenset({3, 7}), is_fitted=True)
    look.keep()
    assert remembered_look() == look


@pytest.mark.parametrize("kept", ["{", "[]", '{"hidden": ["van"]}', '{"hidden": 5}', "null"])
def test_what_cannot_be_read_is_as_it_is_at_first(desk: Desk, kept: str) -> None:
    preferences().keep_layout("schedule.view", kept)
    assert remembered_look() == PlanLook()


def test_a_day_and_a_week_leave_out_the_same_technicians() -> None:
    look = PlanLook(hidden_ids=frozenset({LUIS.id}))
    day = DayPlan(date(2026, 3, 4), (DayColumn(ANA, ()), DayColumn(LUIS, ())), ())
    week = WeekPlan(date(2026, 3, 2), (WeekRow(ANA, ()), WeekRow(LUIS, ())), (), (), {})
    assert [column.technician for column in look.of_day(day).columns] == [ANA]
    assert [row.technician for row in look.of_week(week).rows] == [ANA]
    assert PlanLook().of_day(day) == day
