from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ui import wording

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 20, 11, 42, tzinfo=ZONE)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(minutes=36), "in 36 min"),
        (timedelta(seconds=20), "in 1 min"),
        (timedelta(minutes=-12), "12 min late"),
        (timedelta(seconds=-20), "1 min late"),
        (timedelta(hours=-3), "3 h late"),
        (timedelta(days=-1, hours=-3), "27 h late"),
        (timedelta(days=-3), "3 days late"),
        (timedelta(hours=5), "today 16:42"),
        (timedelta(days=1), "tomorrow 11:42"),
        (timedelta(days=3), "Mon 11:42"),
        (timedelta(days=10), "Mon 30 Nov 11:42"),
    ],
)
def test_a_promise_is_said_as_people_say_it(away: timedelta, words: str) -> None:
    assert wording.due_words(NOW + away, NOW, ZONE) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 27), "Fri 27 Nov"), (date(2025, 3, 10), "Mon 10 Mar 2025"), (date(2027, 1, 4), "Mon 4 Jan")],
)
def test_a_day_has_its_year_only_when_it_is_far(day: date, words: str) -> None:
    assert wording.day_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (14, "14 days ago"), (15, "5 Nov")]
)
def test_the_past_is_counted_for_two_weeks(days: int, words: str) -> None:
    assert wording.days_ago_words(TODAY - timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning, Dana."), (13, "Good afternoon, Dana."), (19, "Good evening, Dana.")]
)
def test_the_greeting_follows_the_clock_of_the_firm(hour: int, words: str) -> None:
    assert wording.greeting_words(NOW.replace(hour=hour), ZONE, "Dana") == words


def test_nobody_is_greeted_without_a_name() -> None:
    assert wording.greeting_words(NOW, ZONE, "") == "Good morning."


def test_a_proposed_moment_is_the_next_half_hour() -> None:
    assert wording.next_full_half_hour(NOW) == NOW.replace(hour=12, minute=0)


@pytest.mark.parametrize(
    ("years", "words"), [(0, "in the first year"), (1, "1 year with us"), (11, "11 years with us")]
)
def test_years_together_are_said_with_us(years: int, words: str) -> None:
    assert wording.years_words(years) == words


def test_how_often_is_said_in_one_and_in_many() -> None:
    assert wording.every_words(1, "month") == "every month"
    assert wording.every_words(6, "month") == "every 6 months"
    assert [wording.every_words(2, unit) for unit in ("day", "week", "year")] == [
        "every 2 days",
        "every 2 weeks",
        "every 2 years",
    ]
