"""The words on the wall, with their clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes import MovableClock
from tests.ui.wall_monitor.conftest import FIVE, GREG, MARGARET, NOW, TOM, promise, wall_of
from ui.wall_monitor.wall_picture import wall_picture
from ui.widgets.chips import ClockState


def test_the_picture_of_the_design(wall_clock: MovableClock) -> None:
    picture = wall_picture(wall_of(*FIVE), wall_clock)
    assert (picture.title, picture.subtitle) == ("5 people are counting on us", "Next promise: call Greg by 12:18")
    assert (picture.time, picture.day) == ("11:42", "Friday 21 November")
    assert [(line.name, line.tenure, line.step, line.owner, line.clock) for line in picture.lines] == [
        ("Margaret A.", "11 years with us", "Call back", "Dana is on it", "12 min late"),
        ("Greg H.", "new client", "Call back", "Ben", "36 min"),
        ("Tom R.", "4 years", "Visit: hall baseboard", "Dana", "48 min"),
        ("Priya N.", "4 years", "Re-clean: red wine", "Dana", "Sat 09:00"),
        ("St Mark's Hall", "4 years", "Ask: is it great now?", "Dana", "Mon 15:00"),
    ]
    assert [line.state for line in picture.lines] == [
        ClockState.LATE, ClockState.DUE, ClockState.DUE, ClockState.ON_TRACK, ClockState.ON_TRACK,
    ]  # fmt: skip
    words = "You came back the same day. Nobody does that."
    assert picture.win == f"Won back this week: Jean W., 6 years. \u201c{words}\u201d"
    assert picture.visits == "Next visits: 12:30 Tom R.  ·  Sat 13:42 Ana B."
    assert (picture.firm, picture.updated) == ("Brightwater Carpet Care", "Updated just now")
    assert (picture.more, picture.warning, picture.quiet_number) == ("", "", "")


def test_a_screen_reader_hears_the_head_and_every_row(wall_clock: MovableClock) -> None:
    sentence = wall_picture(wall_of(*FIVE), wall_clock).sentence
    assert sentence.startswith("5 people are counting on us. Next promise: call Greg by 12:18. ")
    assert "Margaret A., 12 min late, Call back, Dana is on it, 11 years with us" in sentence


def test_one_person_is_not_people(wall_clock: MovableClock) -> None:
    assert wall_picture(wall_of(GREG), wall_clock).title == "1 person is counting on us"


def test_with_every_promise_late_the_head_says_how_many(wall_clock: MovableClock) -> None:
    late = replace(MARGARET, name="Ann B.")
    assert wall_picture(wall_of(MARGARET, late), wall_clock).subtitle == "2 promises are late"


def test_those_beyond_the_rows_are_a_number(wall_clock: MovableClock) -> None:
    row = wall_of(*FIVE, GREG, TOM, waiting_count=10)
    assert wall_picture(row, wall_clock).more == "+3 more"


def test_a_promise_becomes_late_between_two_readings(wall_clock: MovableClock) -> None:
    row = wall_of(GREG)
    wall_clock.move_on(minutes=37)
    (line,) = wall_picture(row, wall_clock).lines
    assert (line.state, line.clock) == (ClockState.LATE, "1 min late")
    assert wall_picture(row, wall_clock).subtitle == ""


def test_a_pause_and_a_missing_clock_are_said_without_a_time(wall_clock: MovableClock) -> None:
    row = wall_of(promise("Tom R.", 60, "paused"), promise("Ann B.", None, "on_track"), next_promise=None)
    assert [line.clock for line in wall_picture(row, wall_clock).lines] == ["paused", ""]


def test_nobody_waiting_shows_the_days_and_a_thank_you(wall_clock: MovableClock) -> None:
    picture = wall_picture(wall_of(), wall_clock)
    assert (picture.title, picture.quiet_number) == ("Nobody is waiting on us", "12")
    assert picture.quiet_words == "days on which nobody had to wait"
    assert picture.thanks.startswith("Thank you")
    assert "12 days on which nobody had to wait" in picture.sentence
    assert wall_picture(wall_of(quiet_days=1), wall_clock).quiet_words == "day on which nobody had to wait"
    for days in (0, None):
        quiet = wall_picture(wall_of(quiet_days=days), wall_clock)
        assert quiet.quiet_number == ""
        assert quiet.quiet_words


@pytest.mark.parametrize(
    ("minutes", "updated", "warning"),
    [
        (0, "Updated just now", ""),
        (1.5, "Updated 1 min ago", ""),
        (2, "", "Not updating since 11:42"),
        (60, "", "Not updating since 11:42"),
        (24 * 60, "", "Not updating since yesterday 11:42"),
    ],
)
def test_from_two_minutes_on_the_wall_says_that_it_is_not_updating(
    wall_clock: MovableClock, minutes: float, updated: str, warning: str
) -> None:
    wall_clock.move_on(minutes=minutes)
    picture = wall_picture(wall_of(*FIVE), wall_clock)
    assert (picture.updated, picture.warning) == (updated, warning)


def test_the_clock_goes_on_while_the_rows_stand_still(wall_clock: MovableClock) -> None:
    wall_clock.move_on(minutes=10)
    picture = wall_picture(wall_of(*FIVE), wall_clock)
    assert picture.time == "11:52"
    assert [line.clock for line in picture.lines[:3]] == ["22 min late", "26 min", "38 min"]


def test_an_older_win_is_not_called_this_weeks(wall_clock: MovableClock) -> None:
    row = wall_of(*FIVE)
    assert row.win is not None
    old = replace(row, win=replace(row.win, won_on=(NOW - timedelta(days=20)).date(), years=0, words=""))
    assert wall_picture(old, wall_clock).win == "Won back: Jean W."
