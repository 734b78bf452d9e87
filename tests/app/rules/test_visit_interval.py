"""Expected interval, due date and rho (R2)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.visit_interval import (
    HouseholdFactor,
    Premises,
    clipped_gaps,
    merged_visits,
    own_interval,
    prior_days,
    rhythm,
)

TODAY = date(2026, 3, 2)
CHILDREN, ELDERLY, ALLERGY, PETS, SMOKERS = HouseholdFactor


@pytest.mark.parametrize(
    ("prior", "visits", "expected", "due", "ratio"),
    [
        pytest.param(365, ["2023-03-01", "2024-03-05", "2025-02-20"], 362, "2026-02-17", 1.04, id="I1"),
        pytest.param(183, ["2025-09-01"], 183, "2026-03-03", 0.99, id="I2"),
        pytest.param(183, [f"2025-{month:02d}-01" for month in range(7, 13)], 31, "2026-01-01", 2.94, id="I3"),
        pytest.param(365, ["2025-10-06", "2025-10-08"], 365, "2026-10-06", 0.40, id="I5"),
    ],
)
def test_the_examples(prior: int, visits: list[str], expected: int, due: str, ratio: float) -> None:
    found = rhythm(prior, map(date.fromisoformat, visits), TODAY)
    assert found.expected_days == expected
    assert found.due_on == date.fromisoformat(due)
    assert found.overdue_ratio is not None
    assert round(float(found.overdue_ratio), 2) == ratio


def test_merging_makes_one_visit_of_jobs_up_to_three_days_after_the_first() -> None:
    days = [date(2025, 10, day) for day in (9, 6, 8, 10, 13, 14)]
    assert merged_visits(days) == (date(2025, 10, 6), date(2025, 10, 10), date(2025, 10, 14))
    assert rhythm(365, days[:1], TODAY).last_visit_on == date(2025, 10, 9)


@pytest.mark.parametrize(
    ("premises", "factors", "days"),
    [
        (Premises.HOME, None, 365),
        (Premises.HOME, [], 548),
        (Premises.HOME, [CHILDREN], 365),
        (Premises.HOME, [ELDERLY], 365),
        (Premises.HOME, [ALLERGY], 365),
        (Premises.HOME, [PETS], 183),
        (Premises.HOME, [SMOKERS, CHILDREN], 183),
        (Premises.OFFICE, None, 183),
        (Premises.SHOP, [PETS], 183),
        (Premises.FOOD, None, 30),
        (Premises.NURSING, None, 30),
        (Premises.DAY_CARE, None, 14),
    ],
)
def test_prior_days(premises: Premises, factors: list[HouseholdFactor] | None, days: int) -> None:
    assert prior_days(premises, factors) == days


def test_gaps_are_clipped_and_only_the_last_five_count() -> None:
    start = date(2010, 1, 1)
    visits, day = [start], start
    for gap in (100, 5, 2000, 14, 1095, 300):
        day += timedelta(days=gap)
        visits.append(day)
    assert clipped_gaps(visits) == (14, 1095, 14, 1095, 300)
    assert clipped_gaps([start]) == ()


@pytest.mark.parametrize(
    ("prior", "gaps", "expected"),
    [
        (365, [], 365),
        (365, [184], 275),
        (365, [100, 101], 189),
        (365, [10, 20, 90], 20),
        (365, [10, 21, 30, 90], 26),
        (365, [10, 20, 30, 40, 50], 30),
    ],
)
def test_two_gaps_are_averaged_with_the_prior_and_three_stand_alone(prior: int, gaps: list[int], expected: int) -> None:
    assert own_interval(prior, gaps) == expected


def test_without_a_visit_there_is_no_ratio_and_no_due_date() -> None:
    found = rhythm(365, [], TODAY)
    assert (found.expected_days, found.due_on, found.overdue_ratio, found.last_visit_on) == (365, None, None, None)


def test_a_promised_date_is_due_also_without_a_visit() -> None:
    found = rhythm(365, [], TODAY, agreed_on=date(2026, 4, 1))
    assert (found.due_on, found.overdue_ratio) == (date(2026, 4, 1), None)


def test_a_promised_date_overrides_the_rhythm_and_sets_the_ratio() -> None:
    found = rhythm(365, [date(2025, 12, 2)], TODAY, agreed_on=date(2026, 3, 2))
    assert (found.due_on, found.expected_days, found.overdue_ratio) == (TODAY, 90, Fraction(1))


def test_an_agreed_interval_overrides_prior_and_gaps() -> None:
    visits = [date(2025, month, 1) for month in (1, 2, 3, 4)]
    found = rhythm(365, visits, TODAY, agreed_days=90)
    assert (found.expected_days, found.due_on) == (90, date(2025, 6, 30))
    both = rhythm(365, visits, TODAY, agreed_days=90, agreed_on=date(2026, 3, 9))
    assert (both.expected_days, both.due_on) == (90, date(2026, 3, 9))


def test_a_promised_date_is_spent_by_a_visit_on_or_after_it() -> None:
    found = rhythm(183, [date(2025, 9, 1)], TODAY, agreed_on=date(2025, 9, 1))
    assert (found.expected_days, found.due_on) == (183, date(2026, 3, 3))


def test_jobs_after_today_are_no_visits_yet() -> None:
    assert rhythm(183, [date(2025, 9, 1), date(2026, 3, 3)], TODAY).last_visit_on == date(2025, 9, 1)


def test_an_interval_below_one_day_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        rhythm(365, [], TODAY, agreed_days=0)


days = st.dates(date(2015, 1, 1), TODAY)


@given(st.lists(days, max_size=12), st.sampled_from([14, 30, 183, 365, 548]))
def test_order_and_doubles_do_not_matter_and_the_interval_stays_in_bounds(job_days: list[date], prior: int) -> None:
    found = rhythm(prior, job_days, TODAY)
    assert found == rhythm(prior, [*reversed(job_days), *job_days], TODAY)
    assert 14 <= found.expected_days <= 1095
    assert all((later - earlier).days > 3 for earlier, later in zip(found.visits, found.visits[1:], strict=False))


def after(gaps: list[int], until: date = TODAY) -> list[date]:
    """Visits with these days between them, the last of them on a day."""
    found = [until]
    for gap in reversed(gaps):
        found.append(found[-1] - timedelta(days=gap))
    return found


@pytest.mark.parametrize(
    ("prior", "gaps", "expected"),
    [
        pytest.param(365, [156], 261, id="(365 + 156) / 2 = 260.5"),
        pytest.param(548, [300, 401], 416, id="(548 + 701) / 3 = 416.33"),
        pytest.param(365, [4], 190, id="a gap of 4 counts 14: 189.5"),
        pytest.param(30, [30, 31], 30, id="(30 + 61) / 3 = 30.33"),
        pytest.param(365, [2000], 730, id="a gap of 2000 counts 1095"),
        pytest.param(365, [10, 20, 2000], 20, id="three gaps: 14, 20, 1095"),
        pytest.param(365, [5, 6, 7], 14, id="three short ones"),
        pytest.param(365, [100, 100, 101, 150], 101, id="of four the half goes up: 100.5"),
        pytest.param(365, [500, 30, 30, 40, 50, 60], 40, id="the last five of six"),
        pytest.param(183, [3, 3], 99, id="days 0 and 3 are one visit, 6 is the next: (183 + 14) / 2"),
    ],
)
def test_other_intervals_by_hand(prior: int, gaps: list[int], expected: int) -> None:
    found = rhythm(prior, after(gaps), TODAY)
    assert (found.expected_days, found.due_on) == (expected, found.visits[-1] + timedelta(days=expected))


def test_a_promised_date_that_has_passed_stays_the_due_date() -> None:
    found = rhythm(365, [date(2025, 1, 1)], TODAY, agreed_on=date(2025, 4, 11))
    assert (found.expected_days, found.due_on, found.overdue_ratio) == (100, date(2025, 4, 11), Fraction(425, 100))
    assert rhythm(365, [], TODAY, agreed_on=date(2026, 2, 1)).due_on == date(2026, 2, 1)
