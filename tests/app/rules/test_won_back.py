"""Won back in two grades (R7, W1-W6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.complaint_events import BoardColumn
from app.rules.complaints import Category
from app.rules.won_back import (
    Chip,
    RecoveryCounts,
    RecoveryFacts,
    ScoreGiven,
    WonBack,
    chip,
    recovery_counts,
    return_window_days,
    told_us,
    won_back,
)

FIX = date(2025, 6, 10)
OFFICE, TECHNICIAN = 1, 9


def facts(expected_days: int = 365, **fields: object) -> RecoveryFacts:
    known = {"category": Category.WICKING, "fixed_on": FIX, "complained_about": frozenset({TECHNICIAN})}
    return RecoveryFacts(**(known | {"expected_days": expected_days} | fields))  # type: ignore[arg-type]  # mixed fields


def gave(score: int, on: date = date(2025, 6, 12), by: int = OFFICE) -> tuple[ScoreGiven, ...]:
    return (ScoreGiven(on=on, score=score, asked_by=by),)


@pytest.mark.parametrize(
    ("known", "today", "result"),
    [
        pytest.param(facts(scores=gave(10)), date(2025, 7, 1), WonBack.TOLD_US, id="W1"),
        pytest.param(facts(scores=gave(10, by=TECHNICIAN)), date(2025, 7, 1), WonBack.PENDING, id="W2-asked-by-him"),
        pytest.param(facts(scores=gave(8)), date(2025, 7, 1), WonBack.PENDING, id="W3"),
        pytest.param(
            facts(scores=gave(8), returned_on=(date(2026, 6, 20),)), date(2026, 7, 1), WonBack.CAME_BACK, id="W4"
        ),
        pytest.param(facts(scores=gave(8)), date(2026, 12, 11), WonBack.NOT_WON_BACK, id="W5-window-over"),
        pytest.param(facts(91, returned_on=(date(2025, 8, 20),)), date(2025, 9, 1), WonBack.CAME_BACK, id="W6"),
        pytest.param(facts(), date(2026, 12, 10), WonBack.PENDING, id="last-day-of-window"),
        pytest.param(
            facts(returned_on=(date(2026, 12, 10),)), date(2027, 1, 1), WonBack.CAME_BACK, id="visit-on-last-day"
        ),
        pytest.param(
            facts(returned_on=(date(2026, 12, 11),)), date(2027, 1, 1), WonBack.NOT_WON_BACK, id="visit-too-late"
        ),
        pytest.param(facts(returned_on=(FIX,)), date(2025, 7, 1), WonBack.PENDING, id="visit-of-the-fix-itself"),
        pytest.param(
            facts(returned_on=(date(2025, 7, 2),)), date(2025, 7, 1), WonBack.PENDING, id="visit-still-to-come"
        ),
        pytest.param(facts(scores=gave(9, date(2025, 9, 8))), date(2025, 9, 9), WonBack.TOLD_US, id="day-90"),
        pytest.param(facts(scores=gave(9, date(2025, 9, 9))), date(2025, 9, 9), WonBack.PENDING, id="day-91"),
        pytest.param(facts(scores=gave(10, date(2025, 6, 9))), date(2025, 7, 1), WonBack.PENDING, id="before-the-fix"),
        pytest.param(
            facts(scores=gave(10), complained_again_on=(date(2026, 1, 5),)),
            date(2026, 2, 1),
            WonBack.PENDING,
            id="again-cancels-told-us",
        ),
        pytest.param(
            facts(scores=gave(10), complained_again_on=(date(2026, 1, 5),)),
            date(2026, 1, 4),
            WonBack.TOLD_US,
            id="again-lies-ahead",
        ),
        pytest.param(
            facts(scores=gave(10), complained_again_on=(date(2026, 12, 11),)),
            date(2026, 12, 12),
            WonBack.TOLD_US,
            id="again-after-18-months",
        ),
        pytest.param(
            facts(returned_on=(date(2025, 8, 1),), complained_again_on=(date(2025, 9, 1),)),
            date(2026, 1, 1),
            WonBack.CAME_BACK,
            id="again-does-not-cancel-came-back",
        ),
        pytest.param(facts(scores=gave(10), is_confirmed=False), date(2025, 7, 1), WonBack.PENDING, id="unconfirmed"),
        pytest.param(
            facts(scores=gave(10), is_confirmed=False, returned_on=(date(2025, 8, 1),)),
            date(2025, 9, 1),
            WonBack.CAME_BACK,
            id="unconfirmed-but-came",
        ),
        pytest.param(
            facts(scores=gave(10), is_confirmed=False),
            date(2027, 1, 1),
            WonBack.NOT_WON_BACK,
            id="unconfirmed-for-ever",
        ),
        pytest.param(
            facts(91, returned_on=(date(2025, 12, 7),)), date(2025, 12, 7), WonBack.CAME_BACK, id="exactly-180-days"
        ),
        pytest.param(
            facts(91, returned_on=(date(2025, 12, 8),)), date(2025, 12, 8), WonBack.NOT_WON_BACK, id="181-days"
        ),
        pytest.param(facts(91), date(2025, 12, 7), WonBack.PENDING, id="pending-through-day-180"),
        pytest.param(
            facts(121, returned_on=(date(2025, 12, 9),)), date(2025, 12, 9), WonBack.CAME_BACK, id="181.5-rounds-to-182"
        ),
        pytest.param(
            facts(121, returned_on=(date(2025, 12, 10),)), date(2026, 1, 1), WonBack.NOT_WON_BACK, id="day-183"
        ),
        pytest.param(facts(scores=gave(9, FIX)), FIX, WonBack.TOLD_US, id="said-on-the-day-of-the-fix"),
        pytest.param(facts(scores=gave(8, by=OFFICE) + gave(9)), date(2025, 7, 1), WonBack.TOLD_US, id="8-then-9"),
        pytest.param(
            facts(scores=gave(10, by=TECHNICIAN) + gave(9)), date(2025, 7, 1), WonBack.TOLD_US, id="asked-by-both"
        ),
        pytest.param(
            facts(scores=gave(10), complained_again_on=(date(2026, 12, 10),)),
            date(2026, 12, 10),
            WonBack.PENDING,
            id="again-on-the-last-day-of-18-months",
        ),
        pytest.param(
            facts(scores=gave(10), complained_again_on=(date(2025, 6, 9),)),
            date(2025, 7, 1),
            WonBack.TOLD_US,
            id="the-complaint-itself-is-no-second-one",
        ),
        pytest.param(facts(scores=gave(10), is_closed=False), date(2025, 7, 1), None, id="still-open"),
    ],
)
def test_won_back(known: RecoveryFacts, today: date, result: WonBack | None) -> None:
    assert won_back(known, today) is result


@pytest.mark.parametrize(("expected", "window"), [(365, 548), (91, 180), (120, 180), (121, 182), (14, 180)])
def test_the_window_is_one_and_a_half_intervals_at_least_180_days(expected: int, window: int) -> None:
    assert return_window_days(expected) == window


@pytest.mark.parametrize(
    ("column", "result", "expected"),
    [
        (BoardColumn.PUT_RIGHT, None, None),
        (BoardColumn.WITHDRAWN, WonBack.CAME_BACK, Chip.WITHDRAWN),
        (BoardColumn.MADE_GOOD, WonBack.CAME_BACK, Chip.WON_BACK),
        (BoardColumn.MADE_GOOD, WonBack.TOLD_US, Chip.WON_BACK),
        (BoardColumn.MADE_GOOD, WonBack.PENDING, Chip.AT_PEACE),
        (BoardColumn.MADE_GOOD, WonBack.NOT_WON_BACK, Chip.LOST),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.PENDING, Chip.UNCONFIRMED),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.NOT_WON_BACK, Chip.UNCONFIRMED),
        (BoardColumn.CLOSED_UNCONFIRMED, WonBack.CAME_BACK, Chip.WON_BACK),
    ],
)
def test_chips_are_computed(column: BoardColumn, result: WonBack | None, expected: Chip | None) -> None:
    assert chip(column, result) is expected


def test_counts_stand_side_by_side() -> None:
    results = [WonBack.CAME_BACK, WonBack.CAME_BACK, WonBack.TOLD_US, WonBack.PENDING, WonBack.NOT_WON_BACK, None]
    assert recovery_counts(results) == RecoveryCounts(closed=5, won_back=3, came_back=2, pending=1)


days = st.dates(date(2025, 6, 1), date(2027, 6, 1))


@given(st.lists(days, max_size=4), st.lists(days, max_size=2), days)
def test_a_later_day_never_turns_came_back_into_something_else(
    returned: list[date], again: list[date], today: date
) -> None:
    known = facts(returned_on=tuple(returned), complained_again_on=tuple(again), scores=gave(10))
    if won_back(known, today) is WonBack.CAME_BACK:
        assert won_back(known, date(2030, 1, 1)) is WonBack.CAME_BACK
    if again and min(again) >= FIX and min(again) <= min(today, date(2026, 12, 10)):
        assert not told_us(known, today)
