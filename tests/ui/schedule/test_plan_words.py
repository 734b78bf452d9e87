from __future__ import annotations

from datetime import date

import pytest

from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan
from ui.schedule.plan_words import plan_counts, plan_title

DAY = date(2026, 3, 4)


def test_a_week_is_called_by_its_first_and_its_last_day() -> None:
    title = plan_title(WeekPlan(date(2026, 3, 2), (), (), (), {}))
    assert " – " in title
    assert "2" in title.split(" – ")[0]
    assert "8" in title.split(" – ")[1]
    assert " – " not in plan_title(DayPlan(DAY, (), ()))


@pytest.mark.parametrize(
    ("plan", "count", "words"),
    [
        (DayPlan(DAY, (), ()), 1, "1 visit"),
        (DayPlan(DAY, (), (), is_closed=True), 0, "closed · 0 visits"),
        (DayPlan(DAY, (), (), is_closed=True, closed_words="Easter"), 2, "closed: Easter · 2 visits"),
    ],
)
def test_a_closed_day_is_said_before_the_number_of_visits(plan: DayPlan, count: int, words: str) -> None:
    assert plan_counts(plan, count) == words
